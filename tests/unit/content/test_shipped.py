"""The content that ships: complete, sourced, in plain words, dangers first, every path with somebody to ask."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from hoteki_sdk.checklist import evaluate
from hoteki_sdk.content import Checklist, Outcome, State
from hoteki_sdk.model import LANGUAGES, Text
from hoteki_sdk.routing import Route, RoutedCondition, route
from hoteki_sdk.vocabulary import load_vocabulary
from hoteki_server.content import LoadedContent, condition_cores, load_content, parse_content, resolve_guidance
from hoteki_server.content.placed import walk_texts
from hoteki_server.content.prose import UNCONFIRMED, language_texts
from unit.content.conftest import CONTENT
from unit.content.small_content import PROFILE

# Facts that nobody has confirmed: a text that states one carries the mark.
DOUBTFUL = re.compile(
    r"36円|40日|20～30分|4営業日|16:45|12/29|1時間(くらい|ほど)|1週間ほど|15日は検査の|03-3404|050-5540|03-5733|0570-"
)
OKINAWAN = re.compile(r"沖縄|陸運|運輸事務所|宮古|八重山|離島|慰霊|098-")
VENDORS = re.compile(r"SF\.NS|e-HOTEKI|DREAMPOWER|Maintenance\.c|スマート継続|F2車検|OSS関連窓口")


def _texts(content: LoadedContent) -> Iterator[tuple[str, Text]]:
    shelves = (*content.conditions.values(), *content.contacts, *content.services, *content.directory)
    for entry in (*shelves, *content.notices, *content.checklists, *content.local):
        for path, text in walk_texts(entry):
            yield f"{getattr(entry, 'id', '')} {path}", text


def _flow(content: LoadedContent) -> Checklist:
    return next(flow for flow in content.checklists if flow.id == "before-you-call")


def _ends(flow: Checklist) -> Iterator[tuple[dict[str, str], Outcome, dict[str, str]]]:
    """Every way through a flow: the answers, the outcome, and the context they gave."""
    ahead: list[dict[str, str]] = [{}]
    while ahead:
        answers = ahead.pop()
        step = evaluate(flow, answers)
        if step.next is None:
            assert step.outcome is not None
            yield answers, step.outcome, step.context
            continue
        ahead += [{**answers, step.next.id: option.value} for option in step.next.options]


def _contact(outcome: Outcome, context: dict[str, str]) -> Route:
    if outcome.who is not None:
        return Route(who=outcome.who)
    known = load_vocabulary().conditions[outcome.condition or ""]
    routed = RoutedCondition(id=known.id, fixed=known.fixed, about=known.about)
    return route(routed, context, vendor_system=context.get("certificate") == "vendor")


def test_shipped_content_has_no_finding(shipped: LoadedContent) -> None:
    assert () == shipped.findings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_condition_of_the_vocabulary_has_guidance_in_every_language(shipped: LoadedContent, lang: str) -> None:
    guidance = resolve_guidance(shipped, lang)  # type: ignore[arg-type]
    assert set(load_vocabulary().conditions) == set(guidance)
    assert [] == [id_ for id_, words in guidance.items() if not (words.title and words.meaning and words.steps)]


def test_every_condition_has_a_core_in_the_order_of_the_vocabulary(shipped: LoadedContent) -> None:
    vocabulary = load_vocabulary()
    assert list(vocabulary.conditions) == [core.id for core in condition_cores(shipped, vocabulary)]


def test_every_condition_is_written_in_all_four_languages(shipped: LoadedContent) -> None:
    texts = [text for entry in shipped.conditions.values() for _, text in walk_texts(entry)]
    assert {LANGUAGES} == {tuple(lang for lang, _ in language_texts(text)) for text in texts}


def test_every_condition_says_how_one_sees_that_it_is_over(shipped: LoadedContent) -> None:
    assert [] == [id_ for id_, entry in shipped.conditions.items() if entry.solved_when is None]


# facts.md's urgencies; what it does not list is as pressing as the conditions of its stage.
URGENT = {
    "U3": {"cert.expiring", "deadline.expiry"},
    "U2": {
        "access.yearend", "access.outage", "elig.recall", "elig.parking", "elig.tax", "elig.limited", "jibai.chassis",
        "cert.not-sent", "cert.sticker-only", "cert.rejected-correctable", "cert.rejected-locked",
        "cert.rejected-unknown", "cert.kind-wrong", "cert.fmt-chassis", "cert.sticker-lost", "app.not-requested",
        "app.wait-proxy", "app.stalled", "app.correction", "app.ended", "app.reapply", "app.withdraw", "app.duplicate",
        "pay.failed", "ident.unreadable", "ident.superseded",
    },
    "U0": {
        "status.lag", "elig.early", "jibai.wait", "jibai.insurer-name", "jibai.found", "cert.created", "cert.reported",
        "cert.done", "cert.fmt-plate", "cert.fmt-code", "cert.fmt-charset", "cert.batch-file", "app.accepted",
        "app.retention", "pay.check", "review.hours", "done", "ok",
    },
}  # fmt: skip


def test_every_condition_is_as_urgent_as_the_facts_say(shipped: LoadedContent) -> None:
    urgency = {id_: urgency for urgency, ids in URGENT.items() for id_ in ids}
    assert {id_: urgency.get(id_, "U1") for id_ in shipped.conditions} == {
        id_: entry.urgency for id_, entry in shipped.conditions.items()
    }


def test_what_is_known_of_a_state_has_its_source_and_the_rest_is_unknown(shipped: LoadedContent) -> None:
    inferred = {key for key, source in shipped.sources.items() if source.confidence == "L"}
    for id_, entry in shipped.conditions.items():
        known = entry.state != State()
        assert known == bool(entry.state_sources), id_
        assert not set(entry.state_sources) & inferred, id_
    assert "yes" == resolve_guidance(shipped, "ja")["cert.reported"].state.sent
    assert "佐藤社長の継続OSS：保適証ステータス確認" == resolve_guidance(shipped, "ja")["cert.reported"].state_source


def test_every_condition_says_after_what_to_stop_trying_and_whom_to_ask(shipped: LoadedContent) -> None:
    for lang in LANGUAGES:
        guidance = resolve_guidance(shipped, lang)
        assert [] == [id_ for id_, words in guidance.items() if not words.escalate]
    whom = re.compile(r"会社|振興会|相手|協会|陸運事務所|保険会社|銀行|窓口|事業場管理責任者|コールセンター|管理者")
    said = {id_: words.escalate or "" for id_, words in resolve_guidance(shipped, "ja").items()}
    assert {} == {id_: words for id_, words in said.items() if not whom.search(words) or "聞きます" not in words}


def test_the_one_to_ask_about_a_lag_follows_from_who_files_the_application(shipped: LoadedContent) -> None:
    branches = resolve_guidance(shipped, "ja")["status.lag"].branches
    said = {agent: branch.escalate or "" for branch in branches for agent in branch.when.get("agent", ())}
    assert "振興会の指導課に聞きます" in said["association"]
    assert "頼んだ相手に聞きます" in said["scrivener"]


def test_nobody_is_sent_to_a_call_without_things_to_have_ready(shipped: LoadedContent) -> None:
    assert [] == [id_ for id_, entry in shipped.conditions.items() if not entry.have]


def test_every_condition_can_be_found_by_a_reading_and_by_words_people_use(shipped: LoadedContent) -> None:
    assert [] == [id_ for id_, entry in shipped.conditions.items() if not (entry.readings and entry.synonyms)]


@pytest.mark.parametrize(
    "id_", ["cert.rejected-locked", "cert.fmt-chassis", "cert.deleted", "app.reapply", "jibai.chassis"]
)
def test_the_dangers_of_issuing_anew_stand_before_the_step_that_does_it(shipped: LoadedContent, id_: str) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    dangers = "\n".join(guidance.irreversible)
    for part in ("頼んだ相手に知らせます", "標章は回収", "検査した日のまま", "指定整備記録簿", "15日は検査の日から"):
        assert part in dangers
    step = guidance.steps[guidance.danger_step - 1]
    assert re.search("削除|新しく交付|出し直", step)
    assert not any("削除します" in earlier for earlier in guidance.steps[: guidance.danger_step - 1])


@pytest.mark.parametrize("id_", ["cert.rejected-correctable", "cert.rejected-locked"])
def test_a_refusal_that_names_only_the_date_of_issue_goes_to_the_desk_first(shipped: LoadedContent, id_: str) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    assert any("交付年月日だけ" in danger and "指導課に聞きます" in danger for danger in guidance.irreversible)


@pytest.mark.parametrize(
    "id_",
    ["elig.recall", "elig.tax", "elig.parking", "jibai.flag-missing", "jibai.paper", "jibai.old-policy"],
)
def test_before_changing_to_the_counter_the_kind_is_corrected_and_the_agent_told(
    shipped: LoadedContent, id_: str
) -> None:
    guidance = resolve_guidance(shipped, "ja")[id_]
    dangers = "\n".join(guidance.irreversible)
    assert "引戻しをして「窓口申請」に訂正" in dangers
    assert "頼んだ相手に知らせます" in dangers
    assert "窓口申請" in guidance.steps[guidance.danger_step - 1]


def test_waiting_for_the_jibai_names_the_hour_the_next_morning_and_three_things_to_look_at(
    shipped: LoadedContent,
) -> None:
    guidance = resolve_guidance(shipped, "ja")["jibai.wait"]
    steps = "\n".join(guidance.steps)
    for part in ("1時間以内なら", "20:00を過ぎるなら、翌日8:00", "審査は平日だけ", "送り直しを繰り返さないでください"):
        assert part in steps
    assert 3 == len(guidance.meanwhile)
    assert "標章を印刷していても、保適証のデータは送られていません" in guidance.meaning


def test_a_doubtful_fact_is_never_told_without_the_mark(shipped: LoadedContent) -> None:
    plain = [
        f"{where}: {text.ja}"
        for where, text in _texts(shipped)
        if DOUBTFUL.search(text.ja) and not text.ja.endswith(UNCONFIRMED["ja"])
    ]
    assert [] == plain


def test_nothing_of_one_association_stands_in_the_common_content(common_files: dict[str, str]) -> None:
    found = {name: OKINAWAN.findall(text) for name, text in common_files.items() if name != "sources.toml"}
    assert [] == [(name, words) for name, words in found.items() if words]


def test_no_system_of_a_company_and_no_screen_path_stands_in_guidance(shipped: LoadedContent) -> None:
    named = [where for where, text in _texts(shipped) if VENDORS.search(text.ja)]
    assert [] == named


def test_the_desk_of_okinawa_has_its_number_and_guidance_number(shipped: LoadedContent) -> None:
    card = next(card for card in shipped.contacts if card.who == "association")
    assert ("098-877-7065", "ガイダンス番号 1") == (card.phone, card.phone_note.ja if card.phone_note else "")


def test_hours_that_nobody_has_told_us_are_left_open(shipped: LoadedContent) -> None:
    hours = {service.id: service.weekly for service in shipped.services}
    assert (None, None) == (hours["proxy"], hours["desk"])
    assert {
        "airas": ("08:00", "20:00"),
        "airas-users": ("08:00", "20:00"),
        "ainas": ("07:00", "22:00"),
    } == {
        id_: (weekly[0].open, weekly[0].close)
        for id_, weekly in hours.items()
        if weekly is not None and id_ != "review"
    }


def test_the_notices_of_last_winter_are_history_and_claim_no_end(shipped: LoadedContent) -> None:
    for notice in shipped.notices:
        day = notice.since[:10]
        assert f"history-{day}" == notice.id
        # Nobody knows how long they held: they end with the day on which the heading appeared.
        assert notice.until is not None
        assert dt.timedelta(days=1) == dt.datetime.fromisoformat(notice.until) - dt.datetime.fromisoformat(notice.since)
        assert notice.title.ja.startswith("過去のお知らせ：")
        assert "いつまでの知らせかは分かりません" in notice.body.ja


def test_answers_reach_every_outcome_of_the_five_checks(shipped: LoadedContent) -> None:
    flow = _flow(shipped)
    assert {outcome.id for outcome in flow.outcomes} == {outcome.id for _, outcome, _ in _ends(flow)}
    assert {
        "never-sent-vendor", "never-sent-direct", "vendor-screen", "direct-stuck", "rejected", "scrivener",
        "association-app", "ainas-lag", "manual-faq", "nothing-wrong", "cannot-look", "route-unknown",
    } <= {outcome.id for outcome in flow.outcomes}  # fmt: skip


def test_every_path_of_the_five_checks_ends_with_a_person_or_place_and_things_to_have_ready(
    shipped: LoadedContent,
) -> None:
    open_ended = [
        (outcome.id, answers)
        for answers, outcome, context in _ends(_flow(shipped))
        if _contact(outcome, context).who == "ask" or not outcome.have or not outcome.steps
    ]
    assert [] == open_ended


def test_nobody_is_asked_more_than_ten_questions(shipped: LoadedContent) -> None:
    assert max(len(answers) for answers, _, _ in _ends(_flow(shipped))) <= 10


@pytest.mark.parametrize(
    ("outcome_id", "who"),
    [
        ("never-sent-vendor", "vendor"),
        ("never-sent-direct", "association"),
        ("vendor-screen", "vendor"),
        ("direct-stuck", "association"),
        ("scrivener", "agent"),
        ("other-agent", "agent"),
        ("association-app", "association"),
        ("ainas-lag", "vendor"),
        ("nothing-wrong", "none"),
        ("cannot-look", "self"),
        ("route-unknown", "self"),
    ],
)
def test_an_outcome_always_leads_to_the_same_contact(shipped: LoadedContent, outcome_id: str, who: str) -> None:
    contacts = {
        _contact(outcome, context).who for _, outcome, context in _ends(_flow(shipped)) if outcome.id == outcome_id
    }
    assert {who} == contacts


def test_a_refused_certificate_leads_to_the_one_who_made_it(shipped: LoadedContent) -> None:
    contacts = {
        (context["certificate"], _contact(outcome, context).who)
        for _, outcome, context in _ends(_flow(shipped))
        if outcome.id == "rejected"
    }
    assert {("vendor", "vendor"), ("direct", "association")} == contacts


def test_the_common_content_serves_another_association_without_a_word_of_okinawa() -> None:
    folder = CONTENT / "common"
    common = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.toml")}
    elsewhere = parse_content(common, PROFILE, vocabulary=load_vocabulary())
    assert () == elsewhere.findings
    assert [] == [where for where, text in _texts(elsewhere) if OKINAWAN.search(text.ja)]
    assert any("事務所の窓口" in step for step in resolve_guidance(elsewhere, "ja")["done"].steps)


# Every place that the association's notice names.
NAMED_PLACES = {
    "保適証サービス ログイン", "保適証利用者管理サービス ログイン", "保適証サービスに関するFAQ",
    "保適証サービス（体験版）",
    "画面操作 動画マニュアル", "保適証サービス 利用規約・細則", "整備業務システム会社向け情報", "法令に基づく開示情報",
    "OSS申請共同利用システム（AINAS）", "AINAS利用登録通知書", "日整連・継続検査OSS管理システム",
    "お知らせ一覧（登録車・軽自動車）", "OSS申請可能な車両の条件等", "OSSの利用規約等（登録車・軽自動車）",
    "自動車重量税額の照会等（登録車・軽自動車）", "ダイレクト納付対応金融機関", "OSS代理申請に関するFAQ",
    "各種申込書及び届出書", "OSS代理申請 利用規約・細則", "マニュアル類のダウンロード",
    "確認事項及び承諾書【様式例】のダウンロード", "利用料及び手数料について", "ご利用に関するお問合せ（日整連）",
    "自動車情報管理センター（AIRAC）", "入力文字チェック", "OSS申請共同利用システム（AINAS）の案内",
    "利活用協会からのお知らせ", "重要なお知らせ", "令和5年度 OSS説明会の資料",
}  # fmt: skip


def test_every_place_that_the_notice_names_has_its_entry_with_owner_and_way(shipped: LoadedContent) -> None:
    links = {link.title.ja: link for group in shipped.directory for link in group.links}
    assert set() == NAMED_PLACES - set(links)
    assert [] == [title for title, link in links.items() if link.owner is None or not (link.url or link.how)]


def test_every_directory_text_is_said_in_three_languages(shipped: LoadedContent) -> None:
    texts = [text for group in shipped.directory for _, text in walk_texts(group)]
    assert {("ja", "ja-easy", "en")} == {tuple(lang for lang, _ in language_texts(text)) for text in texts}


@pytest.mark.parametrize(
    ("link", "seen"),
    [
        ("ainas-icon", "「申請ステータス」と「OSSステータス」"),
        ("oss-management", "「AINASクライアント証明書等」"),
        ("oss-management", "引落予定期間"),
        ("ainas-letter", "ログイン方法"),
        ("airas-login", "「保適証照会」"),
        ("airas-login", "「エラー詳細」"),
    ],
)
def test_a_place_says_what_one_sees_there(shipped: LoadedContent, link: str, seen: str) -> None:
    found = next(one for group in shipped.directory for one in group.links if one.id == link)
    assert any(seen in line.ja for line in found.what_you_see)


def test_member_only_papers_are_named_and_never_linked_past_the_login(shipped: LoadedContent) -> None:
    papers = [
        link for group in shipped.directory for link in group.links if "会員" in (link.how.ja if link.how else "")
    ]
    assert papers
    assert [] == [link.id for link in papers if link.url is not None or not link.login]


@pytest.mark.parametrize("profile", ["okinawa", "aichi", "template"])
def test_the_doctor_has_nothing_to_warn_of_in_what_ships(profile: str) -> None:
    content = load_content(CONTENT / "common", CONTENT / profile, today=dt.date(2026, 11, 23))
    assert ((), ()) == (content.findings, content.warnings)
