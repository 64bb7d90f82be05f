"""Whom the end of a flow sends to."""

from __future__ import annotations

from hoteki_sdk.content import ConditionCore, ContactCard, Guidance, GuidanceBranch, Outcome, Site, Who
from hoteki_sdk.library import Library
from hoteki_sdk.model import ContextKey, Text, Value
from hoteki_sdk.present import Presenter
from hoteki_server.domain.outcome_contact import contact_of

KEY = ContextKey(
    key="certificate", ask=Text(ja="どの画面ですか"), values=(Value(value="direct", label=Text(ja="日整連")),)
)
LIBRARY = Library(
    release=1,
    as_of="2026-11-23T09:00:00+09:00",
    tables={},
    site=Site(
        association="somewhere",
        name=Text(ja="どこか"),
        short_name=Text(ja="どこか"),
        context=(KEY,),
        conditions=(ConditionCore(id="cert.draft", stage="cert-issue", about="certificate"),),
        contacts=(ContactCard(who="vendor", name=Text(ja="会社")), ContactCard(who="self", name=Text(ja="自分"))),
    ),
    guidance={
        "ja": {
            "cert.draft": Guidance(
                title="作成中",
                escalate="{maker}の会社に聞く",
                branches=(GuidanceBranch(when={"certificate": ("direct",)}, escalate="振興会に聞く"),),
            )
        }
    },
)


def _end(*, condition: str | None, who: Who | None) -> Outcome:
    return Outcome(id="end", title=Text(ja="終わり"), verdict="ask", condition=condition, who=who)


def _sent_to(condition: str | None, who: Who | None, **context: str) -> str:
    return contact_of(LIBRARY, _end(condition=condition, who=who), context, system=None, lang="ja").who


def test_whom_an_end_names_wins_over_the_contact_of_its_condition() -> None:
    assert "self" == _sent_to("cert.draft", "self", certificate="direct")


def test_an_end_that_names_nobody_follows_its_condition() -> None:
    assert "association" == _sent_to("cert.draft", None, certificate="direct")


def test_an_end_without_a_condition_sends_to_whom_it_names() -> None:
    assert "vendor" == _sent_to(None, "vendor")


def test_escalation_follows_the_branch_that_fits_and_names_the_maker_elsewhere() -> None:
    def said(context: dict[str, str]) -> str | None:
        presenter = Presenter(LIBRARY, lang="ja", system="", context=context, keys={"certificate": KEY}, maker=None)
        return presenter._guidance(LIBRARY.conditions["cert.draft"]).escalate

    assert "振興会に聞く" == said({"certificate": "direct"})
    assert "保適証を作ったシステムの会社に聞く" == said({})
