"""Every fault of the content is named with its reason, file, line and path."""

from __future__ import annotations

from typing import Any

import pytest

from hoteki_server.content import parse_content
from unit.content.small_content import COMMON, PROFILE, VOCABULARY

JIBAI = "conditions/jibai.toml"
DONE = "conditions/done.toml"
FLOW = "checklists/flow.toml"


def test_sound_content_has_no_finding(read: Any) -> None:
    assert read().findings == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "reason", "path"),
    [
        (JIBAI, 'id = "jibai.wait"', 'id = "jibai.weight"', "unknown-condition", "condition[0].id"),
        (JIBAI, 'sources = ["notice"]', "sources = []", "unsourced", "condition[0].sources"),
        (JIBAI, 'sources = ["notice"]', 'sources = ["hearsay"]', "unknown-source", "condition[0].sources"),
        (JIBAI, 'verify_at = "airas"', 'verify_at = "nowhere"', "dead-id", "condition[0].verify_at"),
        (JIBAI, "danger_step = 2", "danger_step = 3", "danger-step", "condition[0].danger_step"),
        (JIBAI, "danger_step = 2", "danger = 2", "unknown-key", "condition[0].danger"),
        (JIBAI, 'urgency = "U0"', 'urgency = "U9"', "bad-value", "condition[0].urgency"),
        (JIBAI, 'title = "反映待ち"\n', "", "missing-key", "condition[0]"),
        (JIBAI, 'title = "反映待ち"', 'title = { en = "Wait" }', "missing-japanese", "condition[0].title"),
        (JIBAI, 'title = "反映待ち"', 'title = { ja = "待つ", fr = "x" }', "bad-value", "condition[0].title"),
        (JIBAI, 'title = "反映待ち"', "title = 3", "wrong-type", "condition[0].title"),
        (JIBAI, 'fallback = ["窓口で出す"]', 'fallback = "窓口"', "wrong-type", "condition[0].fallback"),
        (JIBAI, 'meaning = "データを待ちます。"', 'meaning = " "', "empty-text", "condition[0].meaning.ja"),
        (JIBAI, "データを待ちます", "<b>待つ</b>", "markup", "condition[0].meaning.ja"),
        (JIBAI, "データを待ちます", "https://example.jp を見る", "markup", "condition[0].meaning.ja"),
        (JIBAI, "データを待ちます", "待つ" * 61, "too-long", "condition[0].meaning.ja"),
        (JIBAI, "データを待ちます", "{maker}で待つ", "placeholder", "condition[0].meaning.ja"),
        (JIBAI, "{maker}で送る", "{system}で送る", "placeholder", "condition[0].steps[0].ja"),
        (JIBAI, "窓口で出す", "ベンダーに聞く", "avoided-word", "condition[0].fallback[0].ja"),
        (JIBAI, "窓口で出す", "運輸支局に聞く", "avoided-word", "condition[0].fallback[0].ja"),
        (
            JIBAI,
            'certificate = ["direct"]',
            'certificate = ["fax"]',
            "unknown-context",
            "condition[0].branches[0].when.certificate",
        ),
        (JIBAI, 'when = { certificate = ["direct"] }', "when = {}", "empty-branch", "condition[0].branches[0].when"),
        (JIBAI, '\nsteps = ["画面で送る"]', "", "empty-branch", "condition[0].branches[0]"),
        (DONE, ', en = "It is over."', "", "partly-translated", "condition[0].meaning"),
        (
            DONE,
            'steps = [{ ja = "{bureau}で受け取る", en = "Collect at {bureau}" }]',
            "steps = []",
            "no-steps",
            "condition[0].steps",
        ),
        (FLOW, 'start = "made"', 'start = "begin"', "dead-next", "checklist[0].start"),
        (
            FLOW,
            '"システム", next = "wait"',
            '"システム", next = "later"',
            "dead-next",
            "checklist[0].questions[0].options[1].next",
        ),
        (
            FLOW,
            'label = "日整連", next = "found"',
            'label = "日整連", next = "wait"',
            "unreachable",
            "checklist[0].questions[1]",
        ),
        (FLOW, 'label = "はい", next = "wait"', 'label = "はい", next = "made"', "circle", "checklist[0].questions[0]"),
        (
            FLOW,
            '  { value = "unknown", label = "わからない", next = "ask" },\n  { value = "cannot',
            '  { value = "cannot',
            "no-unknown",
            "checklist[0].questions[1]",
        ),
        (FLOW, 'value = "cannot-look"', 'value = "later"', "no-cannot-look", "checklist[0].questions[1]"),
        (FLOW, 'key = "certificate"', 'key = "weather"', "unknown-context", "checklist[0].questions[0].key"),
        (FLOW, 'value = "vendor"', 'value = "fax"', "unknown-context", "checklist[0].questions[0].options[1].value"),
        (FLOW, 'value = "vendor"', 'value = "direct"', "duplicate-id", "checklist[0].questions[0].options[1].value"),
        (FLOW, 'who = "association"\n', "", "no-contact", "checklist[0].outcomes[1]"),
        (
            FLOW,
            'condition = "jibai.wait"',
            'condition = "gone"',
            "unknown-condition",
            "checklist[0].outcomes[0].condition",
        ),
        (
            FLOW,
            'condition = "jibai.wait"',
            'condition = "jibai.wait"\ncontext = { certificate = "fax" }',
            "unknown-context",
            "checklist[0].outcomes[0].context",
        ),
        (FLOW, 'verify_at = "airas"', 'verify_at = "moon"', "dead-id", "checklist[0].questions[1].verify_at"),
        ("services.toml", 'close = "20:00"', 'close = "07:00"', "bad-hours", "service[0].weekly[0]"),
        ("services.toml", ', close = "20:00"', "", "bad-hours", "service[0].weekly[0]"),
        ("services.toml", "days = [0, 1]", "days = [7]", "bad-hours", "service[0].weekly[0].days"),
        ("notices.toml", "2027-01-04T00:00:00+09:00", "2026-12-28T00:00:00+09:00", "bad-instant", "notice[0].until"),
        ("notices.toml", "2026-12-29T00:00:00+09:00", "12/29", "bad-instant", "notice[0].since"),
        ("notices.toml", 'conditions = ["done"]', 'conditions = ["gone"]', "unknown-condition", "notice[0].conditions"),
        ("directory.toml", 'url = "https://example.jp/faq"\n', "", "no-way", "group[0].links[0]"),
        ("directory.toml", "https://example.jp/faq", "example.jp", "bad-url", "group[0].links[0].url"),
        ("directory.toml", 'service = "airas"', 'service = "moon"', "dead-id", "group[0].links[0].service"),
        ("contacts.toml", 'who = "agent"', 'who = "agent"\nservice = "moon"', "dead-id", "contact[0].service"),
        (
            "local.toml",
            'conditions = ["jibai.wait"]',
            'conditions = ["gone"]',
            "unknown-condition",
            "local[0].conditions",
        ),
        (FLOW, 'id = "wait"\ntitle', 'id = "found"\ntitle', "duplicate-id", "checklist[0]"),
        ("services.toml", "days = [0, 1]", "days = []", "bad-hours", "service[0].weekly[0].days"),
        ("local.toml", "[[local]]", "[local]", "wrong-type", "local"),
        ("sources.toml", 'confidence = "H"', 'confidence = "Z"', "bad-value", "source[0].confidence"),
    ],
)
def test_a_fault_is_named_with_its_reason_file_and_path(
    read: Any, name: str, old: str, new: str, reason: str, path: str
) -> None:
    found = read(change=(name, old, new)).findings
    assert (reason, path, name) in [(f.reason, f.path, (f.file or "").split("/", 1)[-1]) for f in found]


def test_a_finding_names_the_line_of_its_key(read: Any) -> None:
    found = read(change=(JIBAI, 'verify_at = "airas"', 'verify_at = "nowhere"')).findings
    assert [7] == [finding.line for finding in found]


def test_all_faults_of_an_entry_are_named_at_once(read: Any) -> None:
    broken = '[[condition]]\nid = "done"\nverdict = "maybe"\nurgency = 3\ncolour = "red"\ntitle = { en = "Done" }\n'
    reasons = [f.reason for f in read(common={DONE: broken}).findings]
    assert ["bad-value", "bad-value", "unknown-key", "missing-japanese"] == [
        reason for reason in reasons if reason not in ("missing-key", "missing-condition")
    ]
    assert 3 == reasons.count("missing-key")


def test_a_condition_of_the_vocabulary_without_guidance_is_a_finding(read: Any) -> None:
    found = read(common={DONE: ""}).findings
    assert [("missing-condition", "done")] == [(finding.reason, finding.path) for finding in found]


def test_a_contact_without_a_card_is_a_finding(read: Any) -> None:
    found = read(change=("contacts.toml", '[[contact]]\nwho = "bank"\nname = "相手"\n', "")).findings
    assert [("missing-contact", "bank")] == [(finding.reason, finding.path) for finding in found]


def test_a_file_that_is_no_toml_is_named_with_its_line(read: Any) -> None:
    found = read(profile={"directory.toml": "ok = 1\nbroken ="}).findings
    assert [("toml", "profile/directory.toml", 2)] == [(f.reason, f.file, f.line) for f in found]


def test_a_profile_without_its_own_file_is_a_finding_and_has_no_name(read: Any) -> None:
    content = read(change=("profile.toml", "association =", "owner ="))
    assert content.profile is None
    assert {"unknown-key", "missing-key", "placeholder"} == {finding.reason for finding in content.findings}


def test_the_same_id_twice_is_a_finding(read: Any) -> None:
    twice = read(change=("services.toml", "[[service]]", '[[service]]\nid = "airas"\nname = "前"\n\n[[service]]'))
    assert [("duplicate-id", "service[1].id")] == [(finding.reason, finding.path) for finding in twice.findings]


def test_more_than_five_steps_are_a_finding(read: Any) -> None:
    six = ", ".join(['"見る"'] * 6)
    found = read(change=(JIBAI, 'steps = ["画面で送る"]', f"steps = [{six}]")).findings
    assert [("too-many-steps", "condition[0].branches[0].steps")] == [(f.reason, f.path) for f in found]


def test_a_long_sentence_of_easy_japanese_is_a_finding_but_spaces_and_readings_do_not_count(read: Any) -> None:
    fine = "これは（よみがな の せつめい） " + "あ " * 37
    long = "あ" * 41

    def reasons(easy: str) -> list[str]:
        files = {JIBAI: _with_easy(easy)}
        return [finding.reason for finding in read(common=files).findings]

    assert [] == reasons(fine)
    assert ["easy-sentence"] == reasons(long)


def _with_easy(easy: str) -> str:
    def text(ja: str) -> str:
        return f'{{ ja = "{ja}", ja-easy = "{easy}" }}'

    return f"""
[[condition]]
id = "jibai.wait"
verdict = "wait"
urgency = "U0"
sources = ["notice"]
title = {{ ja = "反映待ち", ja-easy = "待つ" }}
meaning = {text("待ちます。")}
steps = [{{ ja = "待つ", ja-easy = "待つ" }}]
"""


def test_a_key_that_no_file_of_this_kind_has_is_a_finding(read: Any) -> None:
    found = read(profile={"local.toml": "[[remark]]\n"}).findings
    assert [("unknown-key", "remark", 1)] == [(finding.reason, finding.path, finding.line) for finding in found]


def test_a_folder_without_a_profile_is_a_finding() -> None:
    files = {name: text for name, text in PROFILE.items() if name != "profile.toml"}
    found = parse_content(COMMON, files, vocabulary=VOCABULARY).findings
    assert ("missing-file", "profile/profile.toml") in [(finding.reason, finding.file) for finding in found]


def test_an_open_end_of_a_notice_is_no_fault(read: Any) -> None:
    assert () == read(change=("notices.toml", 'until = "2027-01-04T00:00:00+09:00"\n', "")).findings
