"""Where a certificate was made, once that is known: the shop's own system is named and its maker asked."""

from __future__ import annotations

import msgspec
import pytest

from hoteki_sdk.answer import Answer, Signal
from hoteki_sdk.content import Guidance
from hoteki_sdk.library import Library
from hoteki_sdk.model import Text
from hoteki_sdk.translate import translate
from vectors_library import installed, library_of

_GUIDANCE = {"cert.draft": Guidance(title="作成中", steps=("{maker}で続ける",))}


@pytest.fixture
def library() -> Library:
    bare = library_of(installed(["codes", "contacts"]))
    return Library(release=1, as_of="", tables=bare.tables, site=bare.site, guidance={"ja": _GUIDANCE})


def _ask(library: Library, certificate: str | None, maker: str | None) -> Answer:
    context = {} if certificate is None else {"certificate": certificate}
    return translate(library, Signal(system="kiban", label="登録待ち", context=context), maker=maker)


@pytest.mark.parametrize(
    ("certificate", "maker", "step"),
    [
        ("vendor", "kaisha-a", "kaisha-aで続ける"),
        ("vendor", None, "お使いの整備業務システムで続ける"),
        ("vendor", "kiban", "お使いの整備業務システムで続ける"),
        ("vendor", "gone", "お使いの整備業務システムで続ける"),
        ("direct", "kaisha-a", "保適証サービスで続ける"),
        (None, "kaisha-a", "保適証を作ったシステムで続ける"),
    ],
)
def test_the_step_names_the_system_only_where_the_certificate_was_made_in_it(
    library: Library, certificate: str | None, maker: str | None, step: str
) -> None:
    assert (step,) == _ask(library, certificate, maker).translations[0].guidance.steps


@pytest.mark.parametrize(
    ("name", "short"),
    [("SF.NS", "SF.NS"), ("e-HOTEKI（新一等書記官）", "e-HOTEKI"), ("A (B)", "A"), ("（甲）", "（甲）")],
)
def test_a_name_inside_a_sentence_leaves_out_what_stands_in_brackets_behind_it(name: str, short: str) -> None:
    catalogue = installed("codes")["kaisha-a"]
    named = msgspec.structs.replace(catalogue, system=msgspec.structs.replace(catalogue.system, name=Text(ja=name)))
    assert short == library_of({"kaisha-a": named}).short_name("kaisha-a", "ja")


def test_the_vendor_asked_is_the_one_of_the_shops_own_system(library: Library) -> None:
    assert "kaisha-aのシステム会社" == _ask(library, "vendor", "kaisha-a").contact.name
    assert "お使いのシステムの会社" == _ask(library, "vendor", None).contact.name
