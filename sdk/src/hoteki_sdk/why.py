"""Why each rule that a signal touches won or lost, in the words of the catalogue's author."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hoteki_sdk.sides import Touched
from hoteki_sdk.when import fits

__all__ = ["Standing", "explain_standings"]

_RANKED = {"code": 0, "label": 0, "message": 1, "range": 2, "template": 3, "prefix": 4}


class Standing(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A rule that the signal touches: by which signs, whether it answers, and why or why not."""

    rule: str
    line: int
    matched_by: str
    when: Mapping[str, tuple[str, ...]]
    won: bool
    why: str


def explain_standings(touched: Touched, context: Mapping[str, str], winners: set[str]) -> list[Standing]:
    """One standing for each rule touched, in the order of the file; `winners` are the ids of the rules that answer."""
    rules = {match.rule.id: match for match in touched.matches}
    best = [match for name, match in rules.items() if name in winners]
    standings = []
    for match in touched.matches:
        rule = match.rule
        known = {key: values for key, values in match.when.items() if key in context}
        if rule.id in winners:
            why = "これが答え" if match.full else "これが答え（しるしの一部だけの弱い一致）"
        elif not fits(known, context):
            wrong = [key for key, values in known.items() if context[key] not in values]
            why = "、".join(f"{key} は {'・'.join(match.when[key])} のときだけ" for key in wrong)
        elif rule.relay is None and not rule.condition and rule.by_slot is None:
            why = "condition がない（宣言だけ）"
        elif not match.full and any(winner.full for winner in best):
            why = "しるしがそろわない弱い一致"
        elif best and match.rank > min(winner.rank for winner in best):
            why = f"順位が下（{_name(best[0].signs)} が {_name(match.signs)} に勝つ）"
        elif best:
            why = "when のもっと狭いルールが勝つ"
        else:
            why = "ほかの部分と食い違うか、この条件では決まらない"
        standings.append(
            Standing(
                rule=rule.id,
                line=rule.line,
                matched_by="+".join(match.signs),
                when=match.when,
                won=rule.id in winners,
                why=why,
            )
        )
    return standings


def _name(signs: tuple[str, ...]) -> str:
    return "+".join(sorted(signs, key=lambda sign: _RANKED.get(sign, len(_RANKED))))
