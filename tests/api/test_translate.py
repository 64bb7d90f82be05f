"""Translate over HTTP: what a vendor's system asks (walkthrough E)."""

from __future__ import annotations

import pytest
from litestar.testing import AsyncTestClient
from litestar.types import ASGIApp

from api.asgi import Got, ask, post

TRANSLATE = "/api/v1/translate"
BATCH = "/api/v1/translate/batch"


def faults(got: Got) -> dict[str, str]:
    assert got.headers["content-type"] == "application/problem+json"
    return {error["path"]: error["reason"] for error in got.json["errors"]}


async def test_a_client_gets_a_match_for_a_label(app: ASGIApp) -> None:
    async with AsyncTestClient(app) as client:
        reply = await client.get(TRANSLATE, params={"system": "sf-ns", "label": "登録完了"})
    assert reply.status_code == 200
    assert reply.json()["result"] == "matched"
    assert reply.json()["translations"][0]["condition"] == "cert.created"


async def test_a_full_width_code_gives_the_choice_with_headline_and_first_question(app: ASGIApp) -> None:
    answer = (await ask(app, TRANSLATE, {"system": "e-hoteki", "code": "１２７"})).json
    assert answer["result"] == "choose"
    assert answer["headline"]
    assert answer["translations"][0]["ask"]
    assert {"jibai"} <= {entry["condition"].partition(".")[0] for entry in answer["translations"]}
    assert answer["input"]["code"] == "１２７"


async def test_a_code_with_a_letter_too_many_is_unknown_with_a_candidate(app: ASGIApp) -> None:
    answer = (await ask(app, TRANSLATE, {"system": "e-hoteki", "code": "ｅ１２７"})).json
    assert answer["result"] == "unknown"
    assert [candidate["code"] for candidate in answer["candidates"]] == ["127"]
    assert answer["contact"]["who"] == "vendor"
    assert answer["translations"] == []


async def test_a_platform_label_under_a_vendor_system_asks_which_screen(app: ASGIApp) -> None:
    answer = (await ask(app, TRANSLATE, {"system": "sf-ns", "text": "却下"})).json
    assert answer["result"] == "choose"
    assert answer["question"]["key"] == "system"


async def test_every_answer_says_its_release_and_as_of_when(app: ASGIApp) -> None:
    answer = (await ask(app, TRANSLATE, {"system": "other", "code": "E1"})).json
    assert (answer["release"], answer["asOf"]) == (1, "2026-11-22T19:50:00+09:00")
    assert answer["result"] == "unknown"


@pytest.mark.parametrize(
    "fields",
    [
        {"system": "sf-ns", "label": "登録完了"},
        {"system": "kaisha-a", "code": "V1", "version": "2"},
        {"system": "kaisha-a", "code": "E1", "lang": "en"},
        {"system": "airas", "label": "却下", "certificate": "direct"},
        {"system": "e-hoteki", "text": "127"},
    ],
    ids=str,
)
async def test_post_takes_the_same_flat_fields_as_get(app: ASGIApp, fields: dict[str, str]) -> None:
    by_query, by_body = await ask(app, TRANSLATE, fields), await post(app, TRANSLATE, fields)
    assert by_query.status == by_body.status == 200
    assert by_query.json == by_body.json


async def test_context_may_stand_in_an_object_too(app: ASGIApp) -> None:
    flat = await post(app, TRANSLATE, {"system": "kaisha-a", "code": "V1", "version": "1"})
    nested = await post(app, TRANSLATE, {"system": "kaisha-a", "code": "V1", "context": {"version": "1"}})
    assert flat.json == nested.json
    assert flat.json["translations"][0]["condition"] == "cert.draft"


async def test_a_context_said_twice_with_different_values_is_a_fault(app: ASGIApp) -> None:
    got = await post(app, TRANSLATE, {"system": "kaisha-a", "code": "V1", "version": "2", "context": {"version": "1"}})
    assert (got.status, faults(got)) == (400, {"version": "repeated"})


async def test_answers_take_a_choice_further(app: ASGIApp) -> None:
    asked = await post(app, TRANSLATE, {"system": "e-hoteki", "code": "127"})
    first = asked.json["translations"][0]["condition"]
    taken = await post(app, TRANSLATE, {"system": "e-hoteki", "code": "127", "answers": {first: "yes"}})
    assert taken.json["result"] == "matched"
    assert [entry["condition"] for entry in taken.json["translations"]] == [first]


async def test_a_message_is_answered_by_post_only(app: ASGIApp) -> None:
    fields = {"system": "sf-ns", "message": "指定した自賠責保険証明書情報が電子登録されていない場合があるため、"}
    got = await ask(app, TRANSLATE, fields)
    assert got.status == 400
    assert faults(got)["message"] == "post-only"
    assert (await post(app, TRANSLATE, fields)).json["result"] == "choose"


async def test_a_text_of_200_characters_is_taken_by_get_and_a_longer_one_only_by_post(app: ASGIApp) -> None:
    fields = {"system": "e-hoteki", "text": "あ" * 200}
    assert (await ask(app, TRANSLATE, fields)).status == 200
    fields["text"] += "あ"
    got = await ask(app, TRANSLATE, fields)
    assert (got.status, faults(got)) == (400, {"text": "too-long"})
    assert (await post(app, TRANSLATE, fields)).status == 200


async def test_a_message_of_10000_characters_is_answered_and_a_longer_one_is_refused(app: ASGIApp) -> None:
    fields = {"system": "sf-ns", "message": "あ" * 10_000}
    assert (await post(app, TRANSLATE, fields)).json["result"] == "unknown"
    fields["message"] += "あ"
    got = await post(app, TRANSLATE, fields)
    assert (got.status, faults(got)) == (400, {"message": "too-long"})


async def test_all_faults_of_a_query_are_named_at_once_with_what_is_allowed(app: ASGIApp) -> None:
    got = await ask(app, TRANSLATE, {"lable": "x", "vehicle": "boat", "lang": "fr", "code": "1" * 201})
    assert got.status == 400
    assert faults(got) == {
        "lable": "unknown-field",
        "vehicle": "unknown-value",
        "lang": "unknown-language",
        "code": "too-long",
        "system": "missing",
    }
    allowed = {error["path"]: error.get("allowed") for error in got.json["errors"]}
    assert {"label", "vehicle"} <= set(allowed["lable"])
    assert allowed["vehicle"] == ["registered", "kei", "motorcycle"]
    assert "sf-ns" in allowed["system"]


async def test_all_faults_of_a_body_are_named_at_once(app: ASGIApp) -> None:
    body = {"system": 5, "code": ["E1"], "answers": {"cert.created": "maybe"}, "context": {"vehicle": 1}, "foo": "bar"}
    got = await post(app, TRANSLATE, body)
    assert got.status == 400
    assert faults(got) == {
        "system": "not-a-text",
        "code": "not-a-text",
        "answers.cert.created": "unknown-value",
        "context.vehicle": "not-a-text",
        "foo": "unknown-field",
    }


@pytest.mark.parametrize("fields", [{"system": "sf-ns"}, {"system": "sf-ns", "code": "", "label": "　。"}])
async def test_nothing_to_look_up_is_a_fault(app: ASGIApp, fields: dict[str, str]) -> None:
    assert faults(await ask(app, TRANSLATE, fields)) == {"code": "empty"}


async def test_a_missing_system_and_nothing_to_look_up_are_two_faults(app: ASGIApp) -> None:
    assert faults(await ask(app, TRANSLATE)) == {"system": "missing", "code": "empty"}


async def test_text_beside_a_code_is_a_fault(app: ASGIApp) -> None:
    got = await ask(app, TRANSLATE, {"system": "sf-ns", "code": "1", "text": "1"})
    assert faults(got) == {"text": "text-beside"}


async def test_an_unknown_system_lists_the_known_ones(app: ASGIApp) -> None:
    got = await ask(app, TRANSLATE, {"system": "sfns", "label": "登録完了"})
    assert (got.status, got.json["reason"]) == (404, "unknown-system")
    assert {"sf-ns", "other"} <= set(got.json["errors"][0]["allowed"])


async def test_a_field_twice_in_a_query_is_a_fault(app: ASGIApp) -> None:
    got = await ask(app, TRANSLATE, "system=sf-ns&code=1&code=2")
    assert (got.status, faults(got)) == (400, {"code": "repeated"})


@pytest.mark.parametrize("query", [b"system=sf-ns&label=%FF", b"system=%ED%A0%80", b"code=%e3%81", b"code=%zz", b"%=1"])
async def test_a_query_that_is_not_utf8_is_refused(app: ASGIApp, query: bytes) -> None:
    got = await ask(app, TRANSLATE, query)
    assert (got.status, got.json["reason"]) == (400, "bad-encoding")


async def test_titles_are_english_when_english_is_asked_for(app: ASGIApp) -> None:
    japanese = await ask(app, TRANSLATE, {"system": "nope", "code": "1"})
    english = await ask(app, TRANSLATE, {"system": "nope", "code": "1", "lang": "en"})
    assert japanese.json["title"] == "このシステムは登録されていません"
    assert english.json["title"] == "This system is not registered"


async def test_a_batch_answers_in_order_with_a_problem_where_one_cannot_be_asked(app: ASGIApp) -> None:
    signals = [
        {"system": "sf-ns", "label": "登録完了"},
        {"system": "nope", "code": "1"},
        {"system": "e-hoteki", "code": "127", "color": "red"},
        "登録完了",
        {"system": "e-hoteki", "code": "127"},
    ]
    got = await post(app, BATCH, {"signals": signals})
    assert got.status == 200
    answers = got.json["answers"]
    assert ["matched", None, None, None, "choose"] == [answer.get("result") for answer in answers]
    problems = [answer["problem"] for answer in answers if "problem" in answer]
    assert ["unknown-system", "invalid-request", "invalid-request"] == [problem["reason"] for problem in problems]
    assert ["signals[1].system", "signals[2].color", "signals[3]"] == [p["errors"][0]["path"] for p in problems]


async def test_a_batch_gives_what_single_requests_give(app: ASGIApp) -> None:
    signals = [{"system": "sf-ns", "label": "登録完了"}, {"system": "airas", "text": "作成済"}]
    answers = (await post(app, BATCH, {"signals": signals})).json["answers"]
    assert [(await post(app, TRANSLATE, signal)).json for signal in signals] == answers


async def test_a_batch_takes_500_signals_and_no_more(app: ASGIApp) -> None:
    signal = {"system": "sf-ns", "label": "登録完了"}
    assert len((await post(app, BATCH, {"signals": [signal] * 500})).json["answers"]) == 500
    got = await post(app, BATCH, {"signals": [signal] * 501})
    assert (got.status, faults(got)) == (400, {"signals": "too-many"})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, {"signals": "not-a-list"}),
        ({"signals": {}}, {"signals": "not-a-list"}),
        ({"signals": [], "lang": "ja"}, {"lang": "unknown-field"}),
    ],
)
async def test_a_batch_of_another_shape_is_refused(app: ASGIApp, body: object, expected: dict[str, str]) -> None:
    got = await post(app, BATCH, body)
    assert (got.status, faults(got)) == (400, expected)


async def test_an_empty_batch_has_no_answers(app: ASGIApp) -> None:
    assert (await post(app, BATCH, {"signals": []})).json == {"answers": []}
