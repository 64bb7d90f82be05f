"""Loaded content becomes what readers hold: one language, names filled, marks set."""

from __future__ import annotations

from typing import Any

import pytest

from hoteki_sdk.content import ConditionCore
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content import condition_cores, resolve_guidance, resolve_site

JIBAI = "conditions/jibai.toml"


def test_the_desk_is_named_marked_and_the_maker_left_for_the_reader(read: Any) -> None:
    guidance = resolve_guidance(read(), "ja")["jibai.wait"]
    assert ("待ってから{maker}で送る", "指導課に聞く（未確認）") == guidance.steps


def test_a_name_stands_in_the_language_of_its_sentence(read: Any) -> None:
    assert ("Collect at the office",) == resolve_guidance(read(), "en")["done"].steps


def test_a_missing_translation_falls_back_to_japanese_with_its_mark(read: Any) -> None:
    assert "指導課に聞く（未確認）" == resolve_guidance(read(), "vi")["jibai.wait"].steps[1]


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("ja", "（未確認）"), ("ja-easy", "（未確認）"), ("en", " (unconfirmed)"), ("vi", " (chưa xác nhận)")],
)
def test_each_language_has_its_own_mark_for_unconfirmed_texts(read: Any, lang: Any, mark: str) -> None:
    marked = 'title = { ja = "待つ", ja-easy = "待つ", en = "Wait", vi = "Chờ", unconfirmed = true }'
    guidance = resolve_guidance(read(change=(JIBAI, 'title = "反映待ち"', marked)), lang)["jibai.wait"]
    assert guidance.title.endswith(mark)


def test_a_branch_keeps_what_it_does_not_say_and_carries_its_context(read: Any) -> None:
    (branch,) = resolve_guidance(read(), "ja")["jibai.wait"].branches
    assert {"certificate": ("direct",)} == branch.when
    assert (("画面で送る",), None, ()) == (branch.steps, branch.meaning, branch.fallback)


def test_the_profiles_own_remarks_follow_the_common_ones(read: Any) -> None:
    assert ("窓口で出す", "島は先に日を決める") == resolve_guidance(read(), "ja")["jibai.wait"].fallback


def test_a_branch_with_its_own_fallback_keeps_the_profiles_remarks(read: Any) -> None:
    content = read(change=(JIBAI, 'steps = ["画面で送る"]', 'fallback = ["待つ"]'))
    (branch,) = resolve_guidance(content, "ja")["jibai.wait"].branches
    assert ("待つ", "島は先に日を決める") == branch.fallback


def test_search_words_are_readings_in_both_scripts_synonyms_and_the_title(read: Any) -> None:
    assert ("はんえい", "hanei", "abc", "反映待ち") == resolve_guidance(read(), "ja")["jibai.wait"].search


def test_search_in_another_language_finds_the_japanese_title_too(read: Any) -> None:
    assert ("終わりました", "done") == resolve_guidance(read(), "en")["done"].search


def test_sources_are_given_whole(read: Any) -> None:
    (source,) = resolve_guidance(read(), "ja")["done"].sources
    assert ("お知らせ", "2026-11-22", "H") == (source.title, source.verified_on, source.confidence)


def test_cores_stand_in_the_order_of_the_vocabulary_with_verdict_and_urgency(read: Any, vocabulary: Vocabulary) -> None:
    assert (
        ConditionCore(id="jibai.wait", stage="jibai", about="certificate", verdict="wait", urgency="U0"),
        ConditionCore(id="done", stage="deliver", fixed="none", verdict="ok", urgency="U0"),
    ) == condition_cores(read(), vocabulary)


def test_a_site_holds_the_profile_and_what_it_was_given(read: Any, vocabulary: Vocabulary) -> None:
    site = resolve_site(read(), vocabulary, systems=(), holidays=("2026-11-23",), holidays_until="2027-12-31")
    assert ("somewhere", ("2026-11-23",), "2027-12-31") == (site.association, site.holidays, site.holidays_until)
    assert (["airas"], ["flow"], ["links"]) == (
        [service.id for service in site.services],
        [flow.id for flow in site.checklists],
        [group.id for group in site.directory],
    )


def test_without_a_sound_profile_there_is_no_site(read: Any, vocabulary: Vocabulary) -> None:
    content = read(change=("profile.toml", "short_name", "nickname"))
    with pytest.raises(ValueError, match="profile"):
        resolve_site(content, vocabulary, systems=(), holidays=(), holidays_until="")
