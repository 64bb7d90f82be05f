"""What symptom search may find in a release, and by which words (the same list on the server and on a phone)."""

from __future__ import annotations

from collections import defaultdict

from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.search import Entry, LabelKey

__all__ = ["list_search_entries"]


def list_search_entries(library: Library, lang: Language) -> tuple[Entry, ...]:
    """Every condition with guidance in `lang` or Japanese, in the site's order.

    Japanese titles and words find it in every language: they are what stands on the screens. Labels are those of all
    systems, by system id.
    """
    spoken, japanese = library.guidance.get(lang, {}), library.guidance.get("ja", {})
    labels = _labels_by_condition(library)
    entries = []
    for core in library.site.conditions:
        known = [texts[core.id] for texts in (spoken, japanese) if core.id in texts]
        if not known:
            continue
        words = list(known[0].search)
        if core.id in japanese and lang != "ja":
            words += [japanese[core.id].title, *japanese[core.id].search]
        found = tuple(labels.get(core.id, ()))
        once = tuple(dict.fromkeys(words))
        entries.append(Entry(condition=core.id, title=known[0].title, words=once, labels=found))
    return tuple(entries)


def _labels_by_condition(library: Library) -> dict[str, list[LabelKey]]:
    labels: dict[str, list[LabelKey]] = defaultdict(list)
    for system, table in sorted(library.tables.items()):
        for rule in table.rules:
            for choice in rule.condition:
                labels[choice.is_] += [LabelKey(system=system, text=text) for text in rule.label_texts]
    return labels
