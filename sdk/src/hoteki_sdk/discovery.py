"""Find what installed distributions offer, without importing any of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.machinery import PathFinder
from importlib.metadata import Distribution, EntryPoint, distributions
from pathlib import Path, PurePosixPath

from hoteki_sdk.plugin import Plugin

__all__ = ["CATALOGUES", "HOOKS", "discover"]

CATALOGUES = "hoteki.catalogue"
HOOKS = "hoteki.hooks"


def discover(paths: Sequence[str] | None = None) -> tuple[Plugin, ...]:
    """Every entry of the group `hoteki.catalogue` on `paths` (the interpreter's own when None), sorted by name."""
    found = distributions() if paths is None else distributions(path=list(paths))
    plugins: dict[tuple[str, str], Plugin] = {}
    for distribution in found:
        for plugin in _offered_by(distribution):
            plugins.setdefault((plugin.distribution, plugin.name), plugin)
    return tuple(plugins[key] for key in sorted(plugins))


def _offered_by(distribution: Distribution) -> Iterable[Plugin]:
    try:
        name, version = distribution.metadata["Name"] or "", distribution.version or ""
        entries = list(distribution.entry_points)
    except Exception:  # metadata of a stranger: whatever is wrong with it, the neighbours are still listed
        return
    hooks = {entry.name: entry.value for entry in entries if entry.group == HOOKS}
    for entry in entries:
        if entry.group == CATALOGUES:
            file = _locate(distribution, entry)
            yield Plugin(
                distribution=name,
                version=version,
                name=entry.name,
                value=entry.value,
                file=None if file is None else str(file),
                hooks=hooks.pop(entry.name, None),
            )
    for lone, value in hooks.items():
        yield Plugin(distribution=name, version=version, name=lone, value="", hooks=value)


def _locate(distribution: Distribution, entry: EntryPoint) -> Path | None:
    package, _, inner = entry.value.partition(":")
    wanted = PurePosixPath(*package.strip().split("."), inner.strip())
    if not inner.strip() or ".." in wanted.parts or PurePosixPath(inner.strip()).is_absolute():
        return None
    for listed in distribution.files or ():
        if PurePosixPath(str(listed).replace("\\", "/")) == wanted:
            return Path(str(distribution.locate_file(listed)))
    return _beside_the_package(wanted)


def _beside_the_package(wanted: PurePosixPath) -> Path | None:
    # An editable install lists no files; the path finder says where the package is without running it. Only the
    # topmost name is asked for: looking up a dotted name would import its parents.
    spec = PathFinder.find_spec(wanted.parts[0])
    for place in (spec.submodule_search_locations or ()) if spec else ():
        candidate = Path(place, *wanted.parts[1:])
        if candidate.is_file():
            return candidate
    return None
