"""Releases on disk: frozen the same way every time, whole or not at all, old ones kept and dropped by rule."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from hoteki_sdk.content import ConditionCore, Guidance, Service, Site
from hoteki_sdk.hours import parse_instant
from hoteki_sdk.model import CONTRACT, Catalogue, System, Text
from hoteki_server.release import shelf as shelves
from hoteki_server.release.freeze import Publication, freeze
from hoteki_server.release.library import open_library
from hoteki_server.release.manifest import Manifest, sha256_of
from hoteki_server.release.public_holidays import public_holidays
from hoteki_server.release.shelf import KEPT_DAYS, KEPT_RELEASES, Shelf

NOW = parse_instant("2026-11-22T19:50:00+09:00")
DAY = 86_400


def _publication(title: str = "待つ", systems: tuple[str, ...] = ("kaisha-a",)) -> Publication:
    site = Site(
        association="okinawa",
        name=Text(ja="沖縄"),
        short_name=Text(ja="沖縄"),
        conditions=(ConditionCore(id="jibai.wait", stage="jibai"),),
        services=(Service(id="airas", name=Text(ja="保適証サービス")),),
    )
    return Publication(
        site=site,
        guidance={"ja": {"jibai.wait": Guidance(title=title)}, "en": {"jibai.wait": Guidance(title="Wait")}},
        catalogues={
            id_: Catalogue(contract=CONTRACT, system=System(id=id_, kind="vendor")) for id_ in reversed(systems)
        },
    )


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "releases")


def test_the_same_content_freezes_to_the_same_bytes() -> None:
    assert freeze(_publication()) == freeze(_publication())
    assert freeze(_publication()).digest != freeze(_publication("直す")).digest


def test_a_file_is_canonical_json_under_its_hash() -> None:
    frozen = freeze(_publication(systems=("b", "a")))
    assert [("site", None), ("guidance", None), ("guidance", None), ("system", "a"), ("system", "b")] == [
        (entry.kind, entry.id) for entry in frozen.files
    ]
    for entry in frozen.files:
        content = frozen.data[entry.sha256]
        assert entry.sha256 == sha256_of(content)
        assert content == msgspec.json.encode(msgspec.json.decode(content), order="sorted")


def test_a_release_is_read_back_as_it_was_published(shelf: Shelf) -> None:
    published, is_new = shelf.publish(freeze(_publication()), NOW)
    assert is_new
    assert published == shelf.newest()
    assert published.manifest.published_at == "2026-11-22T19:50:00+09:00"
    library = open_library(published)
    assert (library.release, library.as_of) == (1, "2026-11-22T19:50:00+09:00")
    assert library.find_guidance("jibai.wait", "en").title == "Wait"
    assert set(library.tables) == {"kaisha-a"}


def test_unchanged_content_is_not_published_again(shelf: Shelf) -> None:
    shelf.publish(freeze(_publication()), NOW)
    again, is_new = shelf.publish(freeze(_publication()), NOW + DAY)
    assert (again.manifest.release, is_new) == (1, False)
    assert [1] == shelf.numbers()


def test_numbers_only_rise_also_when_earlier_content_comes_back(shelf: Shelf) -> None:
    numbers = [
        shelf.publish(freeze(_publication(title)), NOW)[0].manifest.release for title in ("一", "二", "一", "一", "三")
    ]
    assert numbers == [1, 2, 3, 3, 4]


def test_numbers_rise_past_a_broken_release(shelf: Shelf, tmp_path: Path) -> None:
    shelf.publish(freeze(_publication("一")), NOW)
    (tmp_path / "releases/manifests/000007.json").write_bytes(b"{")
    assert shelf.publish(freeze(_publication("二")), NOW)[0].manifest.release == 8


@pytest.mark.parametrize("harm", ["empty-file", "missing-file", "other-bytes", "empty-manifest", "other-number"])
def test_a_broken_release_is_passed_over_for_the_last_good_one(shelf: Shelf, tmp_path: Path, harm: str) -> None:
    good, _ = shelf.publish(freeze(_publication("一")), NOW)
    bad, _ = shelf.publish(freeze(_publication("二")), NOW)
    own = (set(bad.data) - set(good.data)).pop()
    file, manifest = tmp_path / f"releases/files/{own}.json", tmp_path / "releases/manifests/000002.json"
    if harm == "empty-file":
        file.write_bytes(b"")
    elif harm == "missing-file":
        file.unlink()
    elif harm == "other-bytes":
        file.write_bytes(file.read_bytes() + b" ")
    elif harm == "empty-manifest":
        manifest.write_bytes(b"")
    else:
        manifest.write_bytes(manifest.read_bytes().replace(b'"release":2', b'"release":3'))
    assert shelf.read(2) is None
    assert good == shelf.newest()


def test_a_release_of_another_contract_is_not_served(shelf: Shelf, tmp_path: Path) -> None:
    shelf.publish(freeze(_publication()), NOW)
    manifest = tmp_path / "releases/manifests/000001.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"contract":1', b'"contract":2'))
    assert shelf.newest() is None


def test_a_broken_file_is_mended_when_its_content_is_published_again(shelf: Shelf, tmp_path: Path) -> None:
    first, _ = shelf.publish(freeze(_publication()), NOW)
    for sha256 in first.data:
        (tmp_path / f"releases/files/{sha256}.json").write_bytes(b"")
    mended, is_new = shelf.publish(freeze(_publication()), NOW)
    assert (mended.manifest.release, is_new) == (2, True)
    assert mended == shelf.newest()


@pytest.mark.parametrize("at", range(12))
def test_a_disk_that_refuses_at_any_write_leaves_the_last_good_release(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    good, _ = shelf.publish(freeze(_publication("一")), NOW)
    writes = 0
    place = shelves._place

    def refuse(path: Path, content: bytes) -> None:
        nonlocal writes
        writes += 1
        if writes > at:
            raise OSError("disk full")
        place(path, content)

    monkeypatch.setattr(shelves, "_place", refuse)
    try:
        shelf.publish(freeze(_publication("二", ("kaisha-a", "kaisha-b"))), NOW)
    except OSError:
        assert good == shelf.newest()
    else:
        assert at >= 7
    monkeypatch.setattr(shelves, "_place", place)
    assert shelf.publish(freeze(_publication("三")), NOW)[0] == shelf.newest()


def test_the_last_twenty_releases_stay_however_old(shelf: Shelf) -> None:
    for number in range(KEPT_RELEASES + 5):
        shelf.publish(freeze(_publication(str(number))), NOW + number * 60 * DAY)
    assert list(range(KEPT_RELEASES + 5, 5, -1)) == shelf.numbers()
    assert all(shelf.read(number) is not None for number in shelf.numbers())


def test_releases_of_the_last_thirty_days_stay_however_many(shelf: Shelf) -> None:
    for number in range(KEPT_RELEASES + 5):
        shelf.publish(freeze(_publication(str(number))), NOW + number)
    assert len(shelf.numbers()) == KEPT_RELEASES + 5
    shelf.publish(freeze(_publication("later")), NOW + (KEPT_DAYS + 1) * DAY)
    assert len(shelf.numbers()) == KEPT_RELEASES


def test_files_that_no_kept_release_needs_are_dropped_with_their_drafts(shelf: Shelf, tmp_path: Path) -> None:
    first, _ = shelf.publish(freeze(_publication("first")), NOW)
    (tmp_path / "releases/files/x.json.draft").write_bytes(b"half")
    for number in range(KEPT_RELEASES):
        shelf.publish(freeze(_publication(str(number))), NOW + (KEPT_DAYS + 1) * DAY)
    last = shelf.newest()
    assert last is not None
    gone = set(first.data) - set(last.data)
    assert len(gone) == 1
    assert [None] * 3 == [shelf.read_file(gone.copy().pop(), encoding) for encoding in ("identity", "br", "gzip")]
    assert [] == list((tmp_path / "releases").rglob("*.draft"))
    assert all(shelf.read_file(sha256, "br") for sha256 in last.data)


def test_publishers_side_by_side_each_get_a_number_of_their_own(shelf: Shelf) -> None:
    numbers: list[int] = []

    def publish(title: str) -> None:
        numbers.append(shelf.publish(freeze(_publication(title)), NOW)[0].manifest.release)

    threads = [threading.Thread(target=publish, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 9))
    assert all(shelf.read(number) is not None for number in numbers)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "0" * 64, "A" * 64, "0" * 64 + "/x"])
def test_a_name_that_is_no_kept_hash_gives_no_file(shelf: Shelf, name: str) -> None:
    shelf.publish(freeze(_publication()), NOW)
    assert shelf.read_file(name) is None


def test_a_release_without_a_site_cannot_be_opened(shelf: Shelf) -> None:
    release, _ = shelf.publish(freeze(_publication()), NOW)
    files = tuple(entry for entry in release.manifest.files if entry.kind != "site")
    manifest: Manifest = msgspec.structs.replace(release.manifest, files=files)
    with pytest.raises(msgspec.ValidationError):
        open_library(msgspec.structs.replace(release, manifest=manifest))


def test_holidays_hold_for_this_year_and_the_next_two_with_substitutes() -> None:
    days, until = public_holidays(2026)
    assert until == "2028-12-31"
    assert {"2026-11-23", "2026-05-06", "2026-09-22", "2027-03-22", "2028-01-01"} <= set(days)
    assert list(days) == sorted(days)
    assert {"2026", "2027", "2028"} == {day[:4] for day in days}
