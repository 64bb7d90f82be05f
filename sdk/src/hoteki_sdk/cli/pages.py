"""The documentation page of the commands, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

__all__ = ["ENGLISH", "list_words", "write_page"]

# The help of the commands is Japanese; this says the same in English, by verb and by `verb --option`.
ENGLISH: Mapping[str, str] = {
    "check": "List all mistakes of a catalogue at once.",
    "check --fix": "Mend what needs no guess: encoding, quotes around numbers, misspelt keys.",
    "check --watch": "Check again on every save; Ctrl+C ends it.",
    "test": "Look up every sample and see whether its rule answers.",
    "test --kit": "Also run all checks of the conformance kit; no tests folder is needed.",
    "explain": "Show how an input is read and which rule wins: in the project at hand, then in installed plugins.",
    "explain --system": "Id of the system.",
    "explain --code": "An error code.",
    "explain --label": "A label.",
    "explain --message": "A sentence.",
    "explain --text": "Anything pasted from the screen.",
    "explain --context": "Context that is known; may be repeated.",
    "explain --path": "Where the catalogues are.",
    "conditions": "Find the id of a condition by words; without words, list them all.",
    "new": "Make a project. NAME is the id of the system, such as kaisha-a.",
    "new --from": "A list of codes (csv or xlsx).",
    "new --column": "Name a column: code=番号, label=2. Kinds are code label message steps.",
    "new --kind": "The kind of the system.",
    "new --into": "Where to make it.",
    "coverage": "Count the declared codes that have guidance. Exempt ones stand in coverage.toml with a reason.",
    "coverage --unknowns": "Counts of signals that shops saw and nobody answered (JSON from the server).",
    "coverage --no-stubs": "Do not append stubs for the signals of --unknowns to the catalogue.",
    "coverage --fail-under": "Exit with 1 below this percentage.",
    "coverage --html": "Write an HTML file too.",
    "diff": "Compare two catalogues; exit with 1 when a code loses its guidance.",
    "doctor": "Show this environment and the installed plugins.",
    "page": "Write one HTML file per system that opens as it is.",
    "page --system": "This system only; one that is not at hand is looked for in installed plugins.",
    "page --into": "Where to write.",
}
_JSON = {"ja": "機械で読める形で出します。", "en": "Print JSON."}
_HEAD = {
    "ja": (
        "# コマンド `hoteki-sdk`",
        "どのコマンドにも `--json` があります。終了コードは次のとおりです。\n"
        "0＝問題なし、1＝指摘あり、2＝使い方の間違い、3＝こちらの不具合。\n"
        "ここにあるコマンドは通信をしません。日本語のWindows（cp932）でも使えます。",
    ),
    "en": (
        "# The command `hoteki-sdk`",
        "Every verb has `--json`. Exit codes: 0 clean, 1 findings, 2 usage, 3 a fault of our own.\n"
        "No verb here uses the network, and all work on Japanese Windows consoles (cp932).",
    ),
}


def _options(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    for option in command.params:
        if isinstance(option, click.Option) and "--json" not in option.opts:
            yield option.opts[0], option


def list_words(commands: click.Group) -> set[str]:
    """Every verb and every option that the pages describe."""
    words = set(commands.commands)
    verbs = commands.commands.items()
    return words | {f"{verb} {name}" for verb, command in verbs for name, _ in _options(command)}


def write_page(commands: click.Group, language: str) -> str:
    """The page in `ja` or `en`."""
    title, intro = _HEAD[language]
    lines = [title, "", intro]
    for verb, command in sorted(commands.commands.items()):
        usage = " ".join(command.collect_usage_pieces(click.Context(command)))
        lines += ["", f"## {verb}", "", f"`hoteki-sdk {verb} {usage}`", ""]
        lines.append(ENGLISH[verb] if language == "en" else command.help or "")
        lines.append("")
        for name, option in _options(command):
            shown = f"{name} {option.metavar}" if option.metavar else name
            said = ENGLISH[f"{verb} {name}"] if language == "en" else option.help
            lines.append(f"- `{shown}` {said}")
        lines.append(f"- `--json` {_JSON[language]}")
    other = {"ja": "[English](cli.en.md)", "en": "[日本語](cli.ja.md)"}[language]
    return "\n".join([*lines, "", other, ""])
