"""Translate over HTTP: what walkthrough E does with curl."""

from __future__ import annotations

from litestar.testing import AsyncTestClient

Client = AsyncTestClient


async def test_a_label_is_matched(client: Client) -> None:
    reply = await client.get("/api/v1/translate", params={"system": "sf-ns", "label": "登録完了"})
    assert reply.status_code == 200
    assert reply.json()["result"] == "matched"
    assert reply.json()["translations"][0]["condition"] == "cert.created"


async def test_a_full_width_code_gives_the_choice_with_headline_and_first_question(client: Client) -> None:
    reply = await client.get("/api/v1/translate", params={"system": "e-hoteki", "code": "１２７"})
    answer = reply.json()
    assert answer["result"] == "choose"
    assert answer["headline"]
    assert answer["translations"][0]["ask"]
    assert {entry["condition"].partition(".")[0] for entry in answer["translations"]} >= {"jibai"}
    assert answer["input"]["code"] == "１２７"
