"""Every route of the read API over real content."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from litestar.types import ASGIApp

from api.asgi import ask, post
from api.publication import publication
from hoteki_sdk.checklist import evaluate
from hoteki_sdk.content import Checklist

V1 = "/api/v1"
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = publication().site


async def test_systems_are_listed_with_names_in_the_language_and_other_last(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/systems", "lang=en")).json
    assert (page["release"], page["asOf"], page["lang"]) == (1, "2026-11-22T19:50:00+09:00", "en")
    ids = [system["id"] for system in page["systems"]]
    assert {"airas", "ainas", "sf-ns", "e-hoteki"} <= set(ids)
    assert ids[-1] == "other"
    assert page["systems"][-1]["name"] == "Not sure / other"


async def test_a_system_shows_what_it_declares_and_its_context_keys(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/systems/kaisha-a")).json
    assert page["codes"] == ["E1", "E2", "E200", "R1", "V1"]
    assert page["versions"] == ["1", "2"]
    assert page["support"]["phone"] == "00-0000-0000"
    version = next(key for key in page["context"] if key["key"] == "version")
    assert [value["value"] for value in version["values"]] == ["1", "2"]


async def test_the_system_other_declares_nothing(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/systems/other")).json
    assert (page["kind"], page["codes"], page["labels"]) == ("other", [], [])


@pytest.mark.parametrize("path", ["/systems/nope", "/systems/nope/codes/127"])
async def test_an_unknown_system_is_404_and_lists_the_known_ones(app: ASGIApp, path: str) -> None:
    got = await ask(app, V1 + path)
    assert (got.status, got.json["reason"]) == (404, "unknown-system")
    assert "e-hoteki" in got.json["errors"][0]["allowed"]


async def test_a_declared_code_has_an_address_of_its_own(app: ASGIApp) -> None:
    answer = (await ask(app, f"{V1}/systems/e-hoteki/codes/１２７")).json
    assert answer == (await ask(app, f"{V1}/translate", {"system": "e-hoteki", "code": "１２７"})).json


async def test_a_code_without_a_condition_is_declared_all_the_same(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/systems/kaisha-a/codes/E200")
    assert (got.status, got.json["result"]) == (200, "undocumented")


async def test_the_code_of_a_range_is_declared(app: ASGIApp) -> None:
    assert (await ask(app, f"{V1}/systems/kaisha-a/codes/F150")).json["result"] == "matched"


@pytest.mark.parametrize(("code", "candidates"), [("E12", {"E1", "E2"}), ("E3", {"E1", "E2"}), ("S99", set())])
async def test_a_code_that_the_table_does_not_list_is_404_with_candidates(
    app: ASGIApp, code: str, candidates: set[str]
) -> None:
    got = await ask(app, f"{V1}/systems/kaisha-a/codes/{code}")
    assert (got.status, got.json["reason"]) == (404, "undeclared-code")
    assert candidates <= {candidate["code"] for candidate in got.json.get("candidates", [])}


async def test_a_code_that_is_empty_after_normalising_is_a_fault(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/systems/kaisha-a/codes/。")
    assert (got.status, got.json["errors"][0]["reason"]) == (400, "empty")


async def test_conditions_are_listed_with_their_verdict(app: ASGIApp) -> None:
    rows = (await ask(app, f"{V1}/conditions")).json["conditions"]
    assert [core.id for core in SITE.conditions] == [row["id"] for row in rows]
    assert all(row["title"] and row["verdict"] in ("wait", "fix", "ask", "ok") for row in rows)


async def test_a_condition_shows_its_guidance_with_sources(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/conditions/cert.created", "lang=ja")).json
    assert page["guidance"]["meaning"] == publication().guidance["ja"]["cert.created"].meaning
    assert page["guidance"]["sources"]
    assert page["guidance"]["state"]["sent"] in ("yes", "no", "unknown")


async def test_the_reverse_look_up_tells_what_each_screen_says(app: ASGIApp) -> None:
    rows = (await ask(app, f"{V1}/conditions/cert.created/signals")).json["signals"]
    labels = {(row["system"], label) for row in rows for label in row["labels"]}
    assert {("sf-ns", "登録完了"), ("airas", "作成済")} <= labels


async def test_a_row_that_may_mean_others_too_says_so_and_shows_its_signs(app: ASGIApp) -> None:
    rows = (await ask(app, f"{V1}/conditions/jibai.wait/signals")).json["signals"]
    choice = next(row for row in rows if row["system"] == "e-hoteki" and "127" in row["codes"])
    plain = next(row for row in rows if row["system"] == "kaisha-a")
    assert (choice["alone"], plain["alone"]) == (False, True)
    templated = (await ask(app, f"{V1}/conditions/cert.print/signals")).json["signals"]
    assert "N{cat}{rest}" in [row["template"] for row in templated]


@pytest.mark.parametrize("path", ["/conditions/nope", "/conditions/nope/signals"])
async def test_an_unknown_condition_is_404(app: ASGIApp, path: str) -> None:
    got = await ask(app, V1 + path)
    assert (got.status, got.json["reason"]) == (404, "unknown-condition")


async def test_search_finds_conditions_by_symptom_and_says_why(app: ASGIApp) -> None:
    hits = (await ask(app, f"{V1}/search", {"q": "登録不備"})).json["hits"]
    assert hits[0]["title"]
    assert "SF.NS「登録不備」" in [hit["why"] for hit in hits]


async def test_search_leaves_out_labels_of_other_systems(app: ASGIApp) -> None:
    hits = (await ask(app, f"{V1}/search", {"q": "登録不備", "system": "ainas"})).json["hits"]
    assert "SF.NS「登録不備」" not in [hit["why"] for hit in hits]


async def test_search_finds_nothing_for_words_of_another_world(app: ASGIApp) -> None:
    assert (await ask(app, f"{V1}/search", {"q": "今日の天気"})).json["hits"] == []


async def test_search_names_all_faults_at_once(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/search", {"limit": "0"})
    assert {"q": "missing", "limit": "out-of-range"} == {e["path"]: e["reason"] for e in got.json["errors"]}
    assert (await ask(app, f"{V1}/search", {"q": "あ" * 201})).status == 400
    assert (await ask(app, f"{V1}/search", {"q": "却下", "system": "nope"})).status == 404


async def test_search_keeps_to_its_limit(app: ASGIApp) -> None:
    assert len((await ask(app, f"{V1}/search", {"q": "自賠責", "limit": "2"})).json["hits"]) == 2


async def test_flows_are_listed_and_shown(app: ASGIApp) -> None:
    rows = (await ask(app, f"{V1}/checklists")).json["checklists"]
    assert [flow.id for flow in SITE.checklists] == [row["id"] for row in rows]
    page = (await ask(app, f"{V1}/checklists/before-you-call")).json
    assert page["start"] in [question["id"] for question in page["questions"]]


async def test_an_unknown_flow_is_404_on_both_its_routes(app: ASGIApp) -> None:
    shown = await ask(app, f"{V1}/checklists/nope")
    evaluated = await post(app, f"{V1}/checklists/nope/evaluate", {"answers": {}})
    assert ["unknown-checklist"] * 2 == [shown.json["reason"], evaluated.json["reason"]]
    assert "before-you-call" in shown.json["errors"][0]["allowed"]


def _ways(flow: Checklist, answers: dict[str, str]) -> list[dict[str, str]]:
    step = evaluate(flow, answers)
    if step.next is None:
        return [answers]
    ahead = [_ways(flow, {**answers, step.next.id: option.value}) for option in step.next.options]
    return [way for ways in ahead for way in ways]


async def test_every_way_through_the_five_checks_ends_with_whom_to_ask_and_why(app: ASGIApp) -> None:
    flow = next(flow for flow in SITE.checklists if flow.id == "before-you-call")
    ways = _ways(flow, {})
    reached = set()
    for answers in ways:
        got = await post(app, f"{V1}/checklists/before-you-call/evaluate", {"answers": answers})
        assert got.status == 200
        assert got.json["outcome"]["title"]
        contact = got.json["contact"]
        assert contact["who"] == "ask" or contact["who"] == "none" or contact["name"], answers
        reached.add(got.json["outcome"]["id"])
    assert {outcome.id for outcome in flow.outcomes} == reached


async def test_a_flow_asks_its_first_question_before_any_answer(app: ASGIApp) -> None:
    step = (await post(app, f"{V1}/checklists/before-you-call/evaluate", {"answers": {}})).json
    flow = next(flow for flow in SITE.checklists if flow.id == "before-you-call")
    assert step["next"]["id"] == flow.start
    assert {"outcome", "contact"}.isdisjoint(step)


async def test_a_flow_names_all_wrong_answers_at_once(app: ASGIApp) -> None:
    body = {"answers": {"nope": "yes", SITE.checklists[0].start: "nope"}, "colour": "red", "lang": "fr"}
    got = await post(app, f"{V1}/checklists/before-you-call/evaluate", body)
    assert {
        "colour": "unknown-field",
        "lang": "unknown-language",
        "answers.nope": "unknown-question",
        f"answers.{SITE.checklists[0].start}": "unknown-value",
    } == {error["path"]: error["reason"] for error in got.json["errors"]}


async def test_a_flow_needs_answers(app: ASGIApp) -> None:
    got = await post(app, f"{V1}/checklists/before-you-call/evaluate", {})
    assert got.json["errors"][0] == {"path": "answers", "reason": "missing", "message": "answers を入れてください"}


async def test_services_show_their_hours_and_the_known_holidays(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/services")).json
    assert "2026-11-23" in page["holidays"]
    assert page["holidaysUntil"] == "2028-12-31"
    airas = next(service for service in page["services"] if service["id"] == "airas")
    assert airas["weekly"][0]["close"] == "20:00"


async def test_now_is_the_servers_clock_in_japan(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/services/now")).json
    assert page["at"] == "2026-11-22T19:50:00+09:00"
    states = {service["id"]: service for service in page["services"]}
    assert (states["airas"]["state"], states["airas"]["until"]) == ("open", "2026-11-22T20:00:00+09:00")
    assert (states["review"]["state"], states["review"]["until"]) == ("closed", "2026-11-24T00:00:00+09:00")
    assert states["proxy"]["state"] == "unconfirmed"


@pytest.mark.parametrize("at", ["2026-11-22T20:00:00+09:00", "2026-11-22T20:00:00 09:00", "2026-11-22T11:00:00Z"])
async def test_at_names_another_instant_even_with_an_unescaped_plus(app: ASGIApp, at: str) -> None:
    page = (await ask(app, f"{V1}/services/now", {"at": at})).json
    assert page["at"] == "2026-11-22T20:00:00+09:00"
    assert page["services"][0]["state"] == "closed"


@pytest.mark.parametrize("at", ["", "now", "2026-11-22", "9999-12-31T23:59:59Z", "2026-13-01T00:00:00Z"])
async def test_what_is_no_instant_is_a_fault(app: ASGIApp, at: str) -> None:
    got = await ask(app, f"{V1}/services/now", {"at": at})
    assert (got.status, got.json["errors"][0]["reason"]) == (400, "not-an-instant")


async def test_notices_are_listed_with_their_dates_whatever_time_it_is(app: ASGIApp) -> None:
    notices = (await ask(app, f"{V1}/notices")).json["notices"]
    assert [(notice.id, notice.since) for notice in SITE.notices] == [(row["id"], row["since"]) for row in notices]


async def test_the_feed_is_atom_with_one_entry_a_notice(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/notices.atom")
    assert got.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(got.body)
    assert f"{ATOM}feed" == feed.tag
    assert len(SITE.notices) == len(feed.findall(f"{ATOM}entry"))
    assert feed.findtext(f"{ATOM}updated") == "2026-11-22T19:50:00+09:00"
    assert all(entry.findtext(f"{ATOM}{name}") for entry in feed.iter(f"{ATOM}entry") for name in ("id", "title"))


async def test_the_directory_has_groups_of_links(app: ASGIApp) -> None:
    groups = (await ask(app, f"{V1}/directory")).json["directory"]
    assert [group.id for group in SITE.directory] == [group["id"] for group in groups]


@pytest.mark.parametrize("path", ["systems", "conditions", "checklists", "services", "notices", "directory"])
async def test_lists_refuse_fields_that_do_not_exist(app: ASGIApp, path: str) -> None:
    got = await ask(app, f"{V1}/{path}", "page=2")
    assert (got.status, got.json["errors"][0]["path"]) == (400, "page")


async def test_the_chain_says_step_by_step_what_can_still_be_done_today(app: ASGIApp) -> None:
    got = await ask(app, f"{V1}/services/chain", {"application": "oss", "agent": "association"})
    assert got.headers["cache-control"] == "no-store"
    page = got.json
    assert (page["at"], page["today"], page["ask"]) == ("2026-11-22T19:50:00+09:00", "no", None)
    steps = {step["id"]: step for step in page["steps"]}
    assert ["send", "report", "agent", "examine"] == list(steps)
    assert (steps["send"]["today"], steps["send"]["until"]) == ("yes", "2026-11-22T20:00:00+09:00")
    assert (steps["report"]["today"], steps["report"]["reason"]) == ("unconfirmed", "report-times")
    assert ["proxy", "ainas"] == steps["agent"]["services"]
    assert (steps["examine"]["today"], steps["examine"]["since"]) == ("no", "2026-11-24T00:00:00+09:00")


async def test_the_chain_asks_for_the_way_that_is_not_known(app: ASGIApp) -> None:
    assert (await ask(app, f"{V1}/services/chain")).json["ask"] == "application"
    assert (await ask(app, f"{V1}/services/chain", {"application": "oss"})).json["ask"] == "agent"


async def test_the_chain_begins_where_one_stands(app: ASGIApp) -> None:
    page = (await ask(app, f"{V1}/services/chain", {"application": "oss", "from": "agent"})).json
    assert ["agent", "examine"] == [step["id"] for step in page["steps"]]


async def test_the_chain_names_all_faults_at_once_with_what_is_allowed(app: ASGIApp) -> None:
    query = {"at": "now", "application": "post", "agent": "bank", "from": "pay"}
    got = await ask(app, f"{V1}/services/chain", query)
    assert got.status == 400
    faults = {error["path"]: error for error in got.json["errors"]}
    assert set(query) == set(faults)
    assert ["oss", "counter"] == faults["application"]["allowed"]
