"""The files of a new plugin project, by path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

__all__ = ["list_project_files", "name_package"]

_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "hoteki-plugin-{name}"
version = "0.1.0"
description = "{name} の画面に出る表示を、保適ナビの案内につなぐ変換表"
requires-python = ">=3.11"
dependencies = []

[project.optional-dependencies]
test = ["hoteki-sdk[test]"]

[project.entry-points."hoteki.catalogue"]
{name} = "{package}:catalogue.toml"

[tool.hatch.build.targets.wheel]
packages = ["src/{package}"]
"""
_TEST = """\
from hoteki_sdk.testing import conformance

TestConformance = conformance({package!r})
"""
_README = """\
# {name}

`src/{package}/catalogue.toml` が変換表です。

1. `hoteki-sdk check` で、間違いをまとめて見ます。
2. 「要記入」の行に `condition` を書きます。`hoteki-sdk conditions 言葉` で探せます。
3. `hoteki-sdk explain --system {name} --code コード` で、どう引かれるかを見ます。
4. `hoteki-sdk test` で、`samples` がその行に当たるかを調べます。
5. `hoteki-sdk coverage` で、案内のないコードを数えます。
"""


def name_package(name: str) -> str:
    """The Python package of a plugin."""
    return f"hoteki_plugin_{name.replace('-', '_')}"


def list_project_files(name: str, catalogue: str) -> Mapping[PurePosixPath, str]:
    """Every file of the project, relative to its folder."""
    package = name_package(name)
    texts = {
        "pyproject.toml": _PYPROJECT,
        "README.md": _README,
        "tests/test_conformance.py": _TEST,
    }
    files = {PurePosixPath(path): text.format(name=name, package=package) for path, text in texts.items()}
    source = PurePosixPath("src", package)
    files[source / "__init__.py"] = f'"""The catalogue of {name}."""\n'
    files[source / "catalogue.toml"] = catalogue
    return files
