"""Turn loaded content into what readers hold: guidance in one language, and the parts of `Site`."""

from __future__ import annotations

from collections.abc import Sequence

from hoteki_sdk import normalise_label
from hoteki_sdk.content import ConditionCore, Guidance, GuidanceBranch, Site, SystemSummary
from hoteki_sdk.model import Language, Text
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content.entries import BranchEntry, ConditionEntry, LoadedContent
from hoteki_server.content.romaji import spell_in_latin

__all__ = ["condition_cores", "resolve_guidance", "resolve_site"]


def _said(texts: Sequence[Text], lang: Language) -> tuple[str, ...]:
    return tuple(text.in_language(lang) for text in texts)


def _said_one(text: Text | None, lang: Language) -> str | None:
    return None if text is None else text.in_language(lang)


def _branch(branch: BranchEntry, local: Sequence[Text], lang: Language) -> GuidanceBranch:
    return GuidanceBranch(
        when=branch.when,
        meaning=_said_one(branch.meaning, lang),
        steps=_said(branch.steps, lang),
        irreversible=_said(branch.irreversible, lang),
        fallback=_said([*branch.fallback, *local], lang) if branch.fallback else (),
        escalate=_said_one(branch.escalate, lang),
    )


def _search_words(entry: ConditionEntry, lang: Language) -> tuple[str, ...]:
    readings = [spelt for reading in entry.readings for spelt in (reading, *spell_in_latin(reading))]
    spoken = [*readings, *entry.synonyms, entry.title.ja, entry.title.in_language(lang)]
    return tuple(word for word in dict.fromkeys(_in_words(word) for word in spoken) if word)


def _in_words(text: str) -> str:
    """The form in which labels are compared, with the gaps between words kept: search compares word by word."""
    return " ".join(filter(None, map(normalise_label, text.split())))


def _state_source(entry: ConditionEntry, content: LoadedContent) -> str | None:
    return "、".join(content.sources[key].title for key in entry.state_sources if key in content.sources) or None


def _guidance(entry: ConditionEntry, content: LoadedContent, local: Sequence[Text], lang: Language) -> Guidance:
    keys = dict.fromkeys((*entry.sources, *entry.state_sources))
    return Guidance(
        title=entry.title.in_language(lang),
        state=entry.state,
        state_source=_state_source(entry, content),
        meaning=entry.meaning.in_language(lang),
        meanwhile=_said(entry.meanwhile, lang),
        steps=_said(entry.steps, lang),
        irreversible=_said(entry.irreversible, lang),
        danger_step=entry.danger_step,
        verify_at=entry.verify_at,
        solved_when=_said_one(entry.solved_when, lang) or "",
        fallback=_said([*entry.fallback, *local], lang),
        wait=_said_one(entry.wait, lang),
        cost=_said_one(entry.cost, lang),
        have=_said(entry.have, lang),
        escalate=_said_one(entry.escalate, lang),
        branches=tuple(_branch(branch, local, lang) for branch in entry.branches),
        sources=tuple(content.sources[key].as_source() for key in keys if key in content.sources),
        search=_search_words(entry, lang),
    )


def resolve_guidance(content: LoadedContent, lang: Language) -> dict[str, Guidance]:
    """The guidance of every condition in one language, Japanese where a translation is missing.

    `{maker}` in steps is left for the reader, who knows where the certificate was made.
    """
    local: dict[str, list[Text]] = {}
    for remark in content.local:
        for id_ in remark.conditions:
            local.setdefault(id_, []).extend(remark.fallback)
    return {id_: _guidance(entry, content, local.get(id_, []), lang) for id_, entry in content.conditions.items()}


def condition_cores(content: LoadedContent, vocabulary: Vocabulary) -> tuple[ConditionCore, ...]:
    """Every living condition of the vocabulary in its order, with the verdict and urgency of its guidance."""
    return tuple(
        ConditionCore(
            id=known.id,
            stage=known.stage,
            fixed=known.fixed,
            about=known.about,
            verdict=content.conditions[known.id].verdict,
            urgency=content.conditions[known.id].urgency,
        )
        for known in vocabulary.conditions.values()
        if known.id in content.conditions
    )


def resolve_site(
    content: LoadedContent,
    vocabulary: Vocabulary,
    *,
    systems: Sequence[SystemSummary],
    holidays: Sequence[str],
    holidays_until: str,
) -> Site:
    """The site of a release; days are `YYYY-MM-DD`. Raises ValueError when the content has no sound profile."""
    if content.profile is None:
        raise ValueError("the content has no sound profile.toml")
    return Site(
        association=content.profile.association,
        name=content.profile.name,
        short_name=content.profile.short_name,
        systems=tuple(systems),
        context=vocabulary.context,
        conditions=condition_cores(content, vocabulary),
        contacts=content.contacts,
        services=content.services,
        holidays=tuple(holidays),
        holidays_until=holidays_until,
        notices=content.notices,
        directory=content.directory,
        checklists=content.checklists,
    )
