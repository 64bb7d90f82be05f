"""The fast lane and the framework's way give the same bytes and headers, and the lane really answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.types import ASGIApp

from api.asgi import ask
from api.publication import catalogues
from hoteki_sdk.model import LANGUAGES
from hoteki_sdk.normalise import normalise_code
from hoteki_server.api.fast_lane import answer_plain
from hoteki_server.api.reading import Current

TRANSLATE = "/api/v1/translate"
SYSTEMS = sorted(catalogues())


def _full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _declared() -> Iterator[tuple[str, str, str]]:
    for system, catalogue in catalogues().items():
        for rule in catalogue.rules:
            for part, texts in (("code", rule.code_texts), ("label", rule.label_texts)):
                for text in texts:
                    for spelling in (text, _full_width(text), f" {text}。", text.lower()):
                        yield system, part, spelling


async def _both(app: ASGIApp, slow_app: ASGIApp, path: str, query: dict[str, str], **more: object) -> int:
    fast, slow = await ask(app, path, query, **more), await ask(slow_app, path, query, **more)  # type: ignore[arg-type]
    assert slow == fast
    return fast.status


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_declared_code_and_label_has_the_same_answer_on_both_ways(
    app: ASGIApp, slow_app: ASGIApp, lang: str
) -> None:
    declared = list(dict.fromkeys(_declared()))
    assert len(declared) > 50
    for system, part, text in declared:
        assert await _both(app, slow_app, TRANSLATE, {"system": system, part: text, "lang": lang}) == 200


async def test_every_declared_code_has_the_same_answer_under_its_own_path(app: ASGIApp, slow_app: ASGIApp) -> None:
    codes = [(system, text) for system, part, text in dict.fromkeys(_declared()) if part == "code"]
    for system, code in codes:
        # R1 is relayed to a system that does not know it.
        expected = 404 if normalise_code(code) == "R1" else 200
        assert expected == await _both(app, slow_app, f"/api/v1/systems/{system}/codes/{code}", {})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "system": st.sampled_from([*SYSTEMS, "other", "nope", ""]),
            "code": st.text(max_size=12) | st.sampled_from(["127", "E1", "F150", "N112", "S99", "R1", "1" * 201]),
            "label": st.text(max_size=12) | st.sampled_from(["却下", "登録完了", "登録不備"]),
            "lang": st.sampled_from([*LANGUAGES, "fr"]),
            "vehicle": st.sampled_from(["kei", "boat"]),
        },
    )
)
async def test_random_queries_have_the_same_answer_on_both_ways(
    app: ASGIApp, slow_app: ASGIApp, fields: dict[str, str]
) -> None:
    encodable = {name: value.encode("utf-8", "replace").decode() for name, value in fields.items()}
    assert await _both(app, slow_app, TRANSLATE, encodable) in (200, 400, 404)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*SYSTEMS, "other"]), st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
)
async def test_random_codes_under_their_path_have_the_same_answer_on_both_ways(
    app: ASGIApp, slow_app: ASGIApp, system: str, code: str
) -> None:
    assert await _both(app, slow_app, f"/api/v1/systems/{system}/codes/{code}", {}) in (200, 400, 404)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("known", [True, False])
async def test_conditional_and_head_requests_are_the_same_on_both_ways(
    app: ASGIApp, slow_app: ASGIApp, method: str, known: bool
) -> None:
    query = {"system": "sf-ns", "label": "登録完了"}
    etag = (await ask(app, TRANSLATE, query)).headers["etag"] if known else '"other"'
    status = await _both(app, slow_app, TRANSLATE, query, method=method, headers={"if-none-match": etag})
    assert status == (304 if known else 200)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (TRANSLATE, b"system=sf-ns&label=%E7%99%BB%E9%8C%B2%E5%AE%8C%E4%BA%86"),
        (TRANSLATE, b"system=e-hoteki&code=127&lang=en"),
        (TRANSLATE, b"system=e-hoteki&code=999"),
        (TRANSLATE, b"system=e-hoteki&code=127&label=x"),
        ("/api/v1/systems/e-hoteki/codes/127", b""),
    ],
)
def test_plain_look_ups_never_reach_the_framework(current: Current, path: str, query: bytes) -> None:
    assert current.reading is not None
    reply = answer_plain(current.reading, path, query, None)
    assert reply is not None
    assert reply.status == 200


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (TRANSLATE, b"system=e-hoteki&code=127&vehicle=kei"),
        (TRANSLATE, b"system=e-hoteki&text=127"),
        (TRANSLATE, b"system=nope&code=127"),
        (TRANSLATE, b"system=e-hoteki&code=127&code=128"),
        (TRANSLATE, b"system=e-hoteki&code=%FF"),
        ("/api/v1/systems/e-hoteki/codes/127", b"lang=en"),
        ("/api/v1/systems/e-hoteki/codes/999", b""),
        ("/api/v1/systems/e-hoteki", b""),
        ("/api/v1/release", b""),
    ],
)
def test_what_is_not_plain_is_left_to_the_framework(current: Current, path: str, query: bytes) -> None:
    assert current.reading is not None
    assert answer_plain(current.reading, path, query, None) is None
