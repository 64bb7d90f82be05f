"""The project's Python sources as a graph: which module imports which, and which names it calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["ROOT", "calls_of", "imports_of", "modules", "reachable_from"]

ROOT = Path(__file__).parents[2]
_PACKAGES = {"hoteki_sdk": ROOT / "sdk/src/hoteki_sdk", "hoteki_server": ROOT / "server/src/hoteki_server"}


@cache
def modules() -> dict[str, Path]:
    """Dotted name → file of every module of both packages."""
    found = {}
    for package, folder in _PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            inner = path.relative_to(folder).with_suffix("").parts
            found[".".join((package, *inner)).removesuffix(".__init__")] = path
    return found


@cache
def imports_of(module: str) -> frozenset[str]:
    """Every module that `module` imports, at its top or inside a function, but not for type checking only."""
    return frozenset(_imports(module, _tree(module)))


def _imports(module: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = _absolute(module, node)
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names if f"{source}.{alias.name}" in modules())
        yield from _imports(module, node)


def _absolute(module: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    keep = len(parts) - node.level + (modules()[module].name == "__init__.py")
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def reachable_from(roots: set[str]) -> set[str]:
    """The roots and every module, ours or not, that importing and running them may import, parents included."""
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in modules():
            waiting.extend(imports_of(name))
            waiting.extend([name.rpartition(".")[0]] if "." in name else [])
    return seen


@cache
def calls_of(module: str) -> frozenset[str]:
    """Every called name as it is written, such as `datetime.now` or `open`."""
    calls = (node.func for node in ast.walk(_tree(module)) if isinstance(node, ast.Call))
    return frozenset(ast.unparse(function) for function in calls)


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))
