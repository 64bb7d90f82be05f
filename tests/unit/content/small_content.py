"""A small, sound content to break on purpose: every kind of file once."""

from __future__ import annotations

import msgspec

from hoteki_sdk.content import Who
from hoteki_sdk.model import ContextKey, Text, Value
from hoteki_sdk.vocabulary import Vocabulary, VocabularyCondition

__all__ = ["COMMON", "PROFILE", "VOCABULARY"]

VOCABULARY = Vocabulary(
    conditions={
        "jibai.wait": VocabularyCondition(id="jibai.wait", title="反映待ち", stage="jibai", about="certificate"),
        "done": VocabularyCondition(id="done", title="完了", stage="deliver", fixed="none"),
    },
    context=(
        ContextKey(
            key="certificate",
            ask=Text(ja="どの画面ですか"),
            values=(Value(value="direct", label=Text(ja="日整連")), Value(value="vendor", label=Text(ja="システム"))),
        ),
    ),
)

COMMON = {
    "sources.toml": """
[[source]]
key = "notice"
title = "お知らせ"
verified_on = 2026-11-22
confidence = "H"
""",
    "conditions/jibai.toml": """
[[condition]]
id = "jibai.wait"
verdict = "wait"
urgency = "U0"
sources = ["notice"]
verify_at = "airas"
readings = ["はんえい"]
synonyms = ["ＡＢＣ"]
title = "反映待ち"
meaning = "データを待ちます。"
steps = ["待ってから{maker}で送る", { ja = "{association}に聞く", unconfirmed = true }]
irreversible = ["先に知らせる"]
danger_step = 2
fallback = ["窓口で出す"]

[[condition.branches]]
when = { certificate = ["direct"] }
steps = ["画面で送る"]
""",
    "conditions/done.toml": """
[[condition]]
id = "done"
verdict = "ok"
urgency = "U0"
sources = ["notice"]
title = { ja = "終わりました", en = "Done" }
meaning = { ja = "審査は終わりました。", en = "It is over." }
steps = [{ ja = "{bureau}で受け取る", en = "Collect at {bureau}" }]
""",
    "checklists/flow.toml": """
[[checklist]]
id = "flow"
version = 1
title = "確認"
start = "made"

[[checklist.questions]]
id = "made"
ask = "どの画面ですか"
key = "certificate"
options = [
  { value = "direct", label = "日整連", next = "found" },
  { value = "vendor", label = "システム", next = "wait" },
  { value = "unknown", label = "わからない", next = "ask" },
]

[[checklist.questions]]
id = "found"
ask = "見つかりますか"
verify_at = "airas"
options = [
  { value = "yes", label = "はい", next = "wait" },
  { value = "unknown", label = "わからない", next = "ask" },
  { value = "cannot-look", label = "いま見られない", next = "ask" },
]

[[checklist.outcomes]]
id = "wait"
title = "待ちます"
verdict = "wait"
condition = "jibai.wait"

[[checklist.outcomes]]
id = "ask"
title = "聞きます"
verdict = "ask"
who = "association"
""",
}

PROFILE = {
    "profile.toml": """
association = "somewhere"
name = "どこかの振興会"
short_name = "どこか"
[names]
association = { ja = "指導課", en = "the desk" }
bureau = { ja = "事務所", en = "the office" }
""",
    "services.toml": """
[[service]]
id = "airas"
name = "保適証サービス"
weekly = [{ days = [0, 1], open = "08:00", close = "20:00" }]
""",
    "contacts.toml": "\n".join(
        f'[[contact]]\nwho = "{who}"\nname = "相手"\n' for who in sorted(msgspec.json.schema(Who)["enum"])
    ),
    "notices.toml": """
[[notice]]
id = "stop"
title = "停止"
body = "止まります。"
since = "2026-12-29T00:00:00+09:00"
until = "2027-01-04T00:00:00+09:00"
conditions = ["done"]
""",
    "directory.toml": """
[[group]]
id = "links"
title = "リンク"
[[group.links]]
id = "faq"
title = "FAQ"
purpose = "質問"
url = "https://example.jp/faq"
service = "airas"
""",
    "local.toml": """
[[local]]
conditions = ["jibai.wait"]
fallback = ["島は先に日を決める"]
""",
}
