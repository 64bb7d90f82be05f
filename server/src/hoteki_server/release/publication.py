"""Put content, catalogues and the calendar together into what a release says."""

from __future__ import annotations

from collections.abc import Mapping

from hoteki_sdk.content import SystemSummary
from hoteki_sdk.model import LANGUAGES, Catalogue, Text
from hoteki_sdk.vocabulary import Vocabulary
from hoteki_server.content import LoadedContent, resolve_guidance, resolve_site
from hoteki_server.release.freeze import Publication
from hoteki_server.release.public_holidays import public_holidays

__all__ = ["OTHER", "assemble"]

OTHER = "other"
_OTHER_NAME = Text(ja="わからない・その他", ja_easy="わからない・ほか", en="Not sure / other", vi="Không rõ / khác")
_COMMON = 4


def assemble(
    content: LoadedContent, catalogues: Mapping[str, Catalogue], vocabulary: Vocabulary, year: int
) -> Publication:
    """The publication of `content` and `catalogues` (by system id) with the holidays of `year` and the two after it.

    Raises ValueError when the content has no sound profile.
    """
    holidays, holidays_until = public_holidays(year)
    ordered = sorted(catalogues.values(), key=lambda catalogue: (catalogue.system.kind, catalogue.system.id))
    site = resolve_site(
        content,
        vocabulary,
        systems=[*map(_summary, ordered), SystemSummary(id=OTHER, kind="other", name=_OTHER_NAME)],
        holidays=holidays,
        holidays_until=holidays_until,
    )
    return Publication(
        site=site,
        guidance={lang: resolve_guidance(content, lang) for lang in LANGUAGES},
        catalogues=catalogues,
    )


def _summary(catalogue: Catalogue) -> SystemSummary:
    """The picker's row; the first labels of the file are the ones its author thought of first."""
    system = catalogue.system
    labels = dict.fromkeys(text for rule in catalogue.rules for text in rule.label_texts)
    return SystemSummary(
        id=system.id,
        kind=system.kind,
        name=system.name or Text(ja=system.id),
        company=system.company,
        common=tuple(labels)[:_COMMON],
    )
