"""One release as readers see it, and the one reference that is swapped when a new one is published."""

from __future__ import annotations

from collections.abc import Mapping

from hoteki_sdk.library import Library
from hoteki_sdk.model import Language
from hoteki_sdk.search import SearchIndex, build_index
from hoteki_sdk.search_entries import list_search_entries
from hoteki_server.api.prepared import PreparedAnswers
from hoteki_server.domain.reverse import ScreenSign, signs_by_condition
from hoteki_server.release.library import open_library
from hoteki_server.release.shelf import Release, Shelf

__all__ = ["Current", "Reading"]


class Reading:
    """Everything that requests read; built whole before anybody sees it, never changed after."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.library: Library = open_library(release)
        self.signs: Mapping[str, tuple[ScreenSign, ...]] = signs_by_condition(
            table.catalogue for _, table in sorted(self.library.tables.items())
        )
        self.search: Mapping[Language, SearchIndex] = {
            lang: build_index(list_search_entries(self.library, lang)) for lang in self.library.guidance
        }
        self.prepared = PreparedAnswers(self.library)


class Current:
    """The release that is served; readers take the reference once and keep it for their whole request."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.reading: Reading | None = None

    def refresh(self) -> bool:
        """Serve the newest whole release of the shelf if it is newer than the one that is served; was it?

        A release that cannot be opened leaves the served one in place.
        """
        served = 0 if self.reading is None else self.reading.release.manifest.release
        for number in self.shelf.numbers():
            if number <= served:
                return False
            release = self.shelf.read(number)
            if release is None:
                continue
            try:
                self.reading = Reading(release)
            except ValueError:
                continue
            return True
        return False
