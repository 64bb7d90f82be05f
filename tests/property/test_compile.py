"""Properties of the compiler: it never fails on any input and says where each key stands."""

from __future__ import annotations

import tomllib
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from hoteki_sdk.compile import compile_catalogue
from hoteki_sdk.compile._patterns import PatternFault, read_template, templates_meet
from hoteki_sdk.compile._spellings import spell_out
from hoteki_sdk.model import Rule
from hoteki_sdk.table import Table, fit_template
from hoteki_sdk.toml_lines import locate_keys
from hoteki_sdk.when import fits, is_narrower, whens_meet

_HEAD = 'contract = 1\n[system]\nid = "kaisha-a"\nkind = "vendor"\n'
_KEYS = (
    "code", "label", "message", "mentions", "range", "template", "prefix", "relay", "condition", "when", "steps",
    "samples", "links", "severity", "verified_on", "id", "headline", "zzz",
)  # fmt: skip
_VALUES = st.one_of(
    st.sampled_from(
        ['"E1"', '"ok"', '["E1", "E2"]', "1", "true", "[]", "{}", '""', '"{a:d1}"', '"x{v}y"', '{ is = "ok" }',
         '[{ is = "ok", ask = "?" }, { is = "done" }]', '{ slot = "a", else = "ok" }', '{ vehicle = "kei" }',
         "2026-11-22", "[[1]]", "{ ja = 1 }", '{ url = "x" }', "nan", "[1, 2]"]
    ),
    st.text(alphabet="aE1ー{}:-「」。", max_size=12).map(lambda text: f'"{text}"'),
)  # fmt: skip


@st.composite
def _rules(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=5))
    return "[[rule]]\n" + "".join(f"{key} = {draw(_VALUES)}\n" for key in keys)


@given(st.text())
def test_any_text_compiles_or_is_refused_with_a_line(source: str) -> None:
    compiled = compile_catalogue(source)
    assert all(1 <= finding.line <= source.count("\n") + 1 for finding in compiled.findings)
    assert (compiled.catalogue is None) is bool(compiled.findings)


@settings(max_examples=300)
@given(st.lists(_rules(), max_size=4))
def test_any_rule_compiles_or_is_refused_in_line_order(rules: list[str]) -> None:
    """Contract §3: "all at once, in line order"."""
    compiled = compile_catalogue(_HEAD + "".join(rules))
    lines = [finding.line for finding in compiled.findings]
    assert sorted(lines) == lines
    assert (compiled.catalogue is None) is bool(lines)
    if compiled.catalogue is not None:
        Table(compiled.catalogue)


_TOML_VALUES = st.sampled_from(
    [
        "1",
        '"a#b"',
        "'c]d'",
        '"""x\n[[y]]\nz = 1"""',
        "'''\nq'''",
        "[\n 1, # ]\n 2\n]",
        '{ a = "}" }',
        '"\\"="',
        "[[1], [2]]",
    ]
)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    blocks = []
    for number in range(draw(st.integers(0, 4))):
        blocks.append(draw(st.sampled_from([f"[t{number}]", "[[rule]]", f"[a.b{number}]", "# note", ""])))
        for key in draw(st.lists(st.sampled_from(["k", '"k k"', "x.y", "'q'"]), unique=True, max_size=3)):
            blocks.append(f"{key} = {draw(_TOML_VALUES)}")
    return "\n".join(blocks)


@given(_documents())
def test_every_key_of_a_document_stands_on_the_line_that_is_told(source: str) -> None:
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return
    lines = source.split("\n")
    located = locate_keys(source)
    for path, line in located.items():
        last = str(path[-1]) if not isinstance(path[-1], int) else str(path[-2])
        assert last in lines[line - 1]
    heads = sum(1 for path in located if len(path) == 2 and path[0] == "rule" and isinstance(path[1], int))
    assert len(tomllib.loads(source).get("rule", [])) == heads


_LETTERS = "AB1"
_PIECES = st.lists(
    st.sampled_from(["A", "B", "1", "{s:d1}", "{s:a1}", "{s:x1-2}", "{s:h2}", "{s:d0}", "{s:a1-3}"]),
    min_size=1,
    max_size=4,
)


def _name_slots(pieces: list[str]) -> str:
    return "".join(piece.replace("{s:", f"{{s{number}:") for number, piece in enumerate(pieces))


@given(_PIECES, _PIECES)
def test_two_templates_meet_exactly_when_some_code_fits_both(one: list[str], other: list[str]) -> None:
    try:
        left, right = read_template(_name_slots(one)), read_template(_name_slots(other))
    except PatternFault:
        return
    rules = [Rule(id="l", template=left), Rule(id="r", template=right)]
    codes = ("".join(code) for length in range(1, 9) for code in product(_LETTERS, repeat=length))
    fit_both = any(all(fit_template(rule.template, code) is not None for rule in rules) for code in codes)
    assert fit_both == templates_meet(left, right)


@given(st.text(alphabet="済みずx", max_size=6))
def test_spelling_out_keeps_the_own_spelling_first_and_never_repeats(label: str) -> None:
    variants = spell_out(label, [["済", "済み", "ずみ"]])
    assert variants is None or (label == variants[0] and len(set(variants)) == len(variants))


_WHENS = st.dictionaries(
    st.sampled_from(["k", "m"]), st.lists(st.sampled_from(["1", "2", "3"]), min_size=1, unique=True).map(tuple)
)


@given(_WHENS, _WHENS)
def test_a_narrower_when_fits_fewer_contexts_and_no_others(
    one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]
) -> None:
    contexts = [{"k": k, "m": m} for k in "123" for m in "123"]
    ours = [context for context in contexts if fits(one, context)]
    theirs = [context for context in contexts if fits(other, context)]
    assert any(context in theirs for context in ours) == whens_meet(one, other)
    if is_narrower(one, other):
        assert all(context in theirs for context in ours)
        assert not is_narrower(other, one)
