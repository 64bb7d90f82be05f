/** Read what a person typed or pasted: the parts of a signal, in the order of contract §3. */
import { readLines, splitLines } from "./match-message";
import { normaliseCode, normaliseLabel, normaliseLine, splitAtWhiteSpace } from "./normalise";
import { NO_PARTS, type Parts } from "./sides";
import type { ShownPart, Table } from "./table";

const TOKEN = /^[a-z0-9-]$/;
const CODE_TOKEN = /^[A-Z0-9-]+$/;
const LETTER = /[a-z]/;
// A paste with more codes is a list, not a screen; every code costs a whole answer.
const MOST_CODES = 20;
const LONGEST_CODE = 80;
const LONGEST_LABEL = 200;

/** The parts found, further codes in order; with nothing found `parts` serves for candidates only. */
export interface TextReading {
  readonly parts: Parts;
  readonly more: readonly string[];
  readonly found: boolean;
}

/** One line in the form of `shown` patterns; `gaps` are the places where white space stood. */
interface Line {
  readonly characters: readonly string[];
  readonly gaps: ReadonlySet<number>;
}

interface Shown {
  readonly code: string;
  readonly label: string | null;
  readonly end: number;
}

function readLine(raw: string): Line {
  const characters: string[] = [];
  const gaps = new Set<number>();
  for (const piece of splitAtWhiteSpace(raw)) {
    for (const character of normaliseLine(piece)) characters.push(character);
    gaps.add(characters.length);
  }
  return { characters, gaps };
}

function stands(literal: readonly string[], characters: readonly string[], at: number): boolean {
  return literal.every((character, offset) => characters[at + offset] === character);
}

/** Where the literal begins, from `at` on and at most `longest` characters later; else -1. */
function findLiteral(literal: readonly string[], { characters }: Line, at: number, longest: number): number {
  for (let start = at; start <= at + longest && start < characters.length; start += 1) {
    if (stands(literal, characters, start)) return start;
  }
  return -1;
}

/** The end of the run of ASCII letters, digits and hyphens that starts at `at`; white space ends it. */
function tokenAt({ characters, gaps }: Line, at: number): number {
  let end = at;
  while (TOKEN.test(characters[end] ?? "") && (end === at || !gaps.has(end))) end += 1;
  return end;
}

/** The pattern from `from` on, if its code is in the table. */
function placeShown(pattern: readonly ShownPart[], line: Line, from: number, table: Table): Shown | null {
  let at = from;
  let code = "";
  let label: string | null = null;
  for (let position = 0; position < pattern.length; position += 1) {
    const { literal, slot } = pattern[position] ?? { literal: null, slot: null };
    if (literal !== null) {
      if (!stands(literal, line.characters, at)) return null;
      at += literal.length;
      continue;
    }
    const following = pattern[position + 1]?.literal ?? null;
    let end: number;
    if (following !== null) end = findLiteral(following, line, at, slot === "code" ? LONGEST_CODE : LONGEST_LABEL);
    else end = slot === "code" ? tokenAt(line, at) : line.characters.length;
    if (end <= at) return null;
    const taken = line.characters.slice(at, end).join("");
    if (slot === "code") {
      code = normaliseCode(taken);
      if (code === "" || !table.declaresCode(code)) return null;
    } else {
      label = normaliseLabel(taken);
    }
    at = end;
  }
  return { code, label: label || null, end: at };
}

function findShown(line: Line, table: Table): Shown[] {
  const shown: Shown[] = [];
  let at = 0;
  while (at < line.characters.length) {
    const hit = firstShown(line, at, table);
    if (hit === null) {
      at += 1;
      continue;
    }
    shown.push(hit);
    at = Math.max(hit.end, at + 1);
  }
  return shown;
}

function firstShown(line: Line, at: number, table: Table): Shown | null {
  for (const pattern of table.shown) {
    const hit = placeShown(pattern, line, at, table);
    if (hit !== null) return hit;
  }
  return null;
}

/** The text as one code; a family only where the text is one token. */
function wholeCode(raw: string, table: Table): string | null {
  const code = normaliseCode(raw);
  const families = CODE_TOKEN.test(code) && splitAtWhiteSpace(raw).filter((piece) => piece !== "").length === 1;
  return code !== "" && table.declaresCode(code, { families }) ? code : null;
}

function findTokens(line: Line, table: Table): string[] {
  const codes: string[] = [];
  let at = 0;
  while (at < line.characters.length) {
    const end = tokenAt(line, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const token = line.characters.slice(at, end).join("");
    const code = normaliseCode(token);
    if (token.length <= LONGEST_CODE && LETTER.test(token) && table.declaresCode(code, { families: false })) {
      codes.push(code);
    }
    at = end;
  }
  return codes;
}

/** The parts of a raw text under one system's table. */
export function readText(text: string, table: Table): TextReading {
  const label = normaliseLabel(text);
  if (label !== "" && table.findLabel(label).length > 0) {
    return { parts: { ...NO_PARTS, label }, more: [], found: true };
  }
  const whole = wholeCode(text, table);
  if (whole !== null) return { parts: { ...NO_PARTS, code: whole }, more: [], found: true };
  const codes = new Set<string>();
  const labels: string[] = [];
  for (const raw of splitLines(text)) readOne(raw, table, codes, labels);
  const message = readLines(text);
  if (codes.size === 0 && labels.length === 0 && table.findMessages(message).length === 0) {
    const parts: Parts = { ...NO_PARTS, code: normaliseCode(text) || null, label: label || null };
    return { parts, more: [], found: false };
  }
  const [code = null, ...more] = Array.from(codes).slice(0, MOST_CODES);
  return { parts: { ...NO_PARTS, code, label: labels[0] ?? null, message }, more, found: true };
}

/** One line: through `shown`, then as a label, then as codes; the first that hits decides. */
function readOne(raw: string, table: Table, codes: Set<string>, labels: string[]): void {
  const line = readLine(raw);
  const shown = findShown(line, table);
  for (const hit of shown) {
    codes.add(hit.code);
    if (hit.label !== null) labels.push(hit.label);
  }
  if (shown.length > 0) return;
  const label = normaliseLabel(raw);
  if (label !== "" && table.findLabel(label).length > 0) {
    labels.push(label);
    return;
  }
  const code = wholeCode(raw, table);
  for (const one of code === null ? findTokens(line, table) : [code]) codes.add(one);
}
