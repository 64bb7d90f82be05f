/**
 * Find declared messages in a pasted text: whole, or cut where the paste or a line ends (contract §3, `message`).
 *
 * The text is normalised line by line and joined; a message may be wrapped. Work grows with the length of the text: a
 * message is tried only where its first six characters stand. Positions and lengths count characters, as everywhere in
 * the contract; a character beyond U+FFFF is one.
 */
import { normaliseLabel } from "./normalise";
import type { Dict, Part } from "./types";

const HEAD = 6;
const SHORTEST_CUT = 12;
const LONGEST_SLOT = 80;
const LINE_END = /\r\n|\n|\r/;

/** A pasted text, normalised as labels are; `ends` are the positions at which a line ends. */
export interface Reading {
  readonly text: string;
  readonly characters: readonly string[];
  readonly ends: readonly number[];
}

/** One message of a rule: its index among the rules, and the characters of its literals (slots: their name). */
export interface MessagePattern {
  readonly rule: number;
  readonly parts: readonly Part[];
  readonly literals: readonly (readonly string[])[];
}

/** Patterns by the first characters of their first literal. */
export type MessageIndex = ReadonlyMap<string, readonly MessagePattern[]>;

/** Where a message stands: [start, end) in the reading, and what its slots took. */
export interface MessageHit {
  readonly pattern: MessagePattern;
  readonly start: number;
  readonly end: number;
  readonly params: Dict<string>;
}

/** The lines of a raw text, split at CR, LF and CRLF only. */
export function splitLines(text: string): string[] {
  return text.split(LINE_END);
}

/** Normalise a raw text line by line and join the lines. */
export function readLines(text: string): Reading {
  const characters: string[] = [];
  const ends: number[] = [];
  for (const line of splitLines(text)) {
    const piece = Array.from(normaliseLabel(line));
    if (piece.length === 0) continue;
    for (const character of piece) characters.push(character);
    ends.push(characters.length);
  }
  return { text: characters.join(""), characters, ends };
}

/** Put one message into an index under construction. */
export function indexMessage(index: Map<string, MessagePattern[]>, rule: number, parts: readonly Part[]): void {
  const literals = parts.map((part) => Array.from(part.text ?? ""));
  const head = (literals[0] ?? []).slice(0, HEAD).join("");
  const known = index.get(head);
  const pattern: MessagePattern = { rule, parts, literals };
  if (known === undefined) index.set(head, [pattern]);
  else known.push(pattern);
}

/** One try of one pattern at one place; a slot takes the shortest text with which the rest fits. */
class Attempt {
  cut = -1;
  params: Dict<string> = {};
  cutParams: Dict<string> = {};
  private readonly failed = new Set<string>();
  private readonly text: readonly string[];
  private readonly ends: readonly number[];

  constructor(
    private readonly pattern: MessagePattern,
    reading: Reading,
  ) {
    this.text = reading.characters;
    this.ends = reading.ends;
  }

  /** End of the whole message from part `position` at `from`, or -1; cuts met on the way are noted. */
  run(position: number, from: number, literalsBefore: number, params: Dict<string>): number {
    const state = `${position}:${from}`;
    if (this.failed.has(state)) return -1;
    const literal = this.pattern.literals[position] ?? [];
    const common = this.common(literal, from);
    if (common < literal.length) {
      this.noteCut(from + 1, from + common, literalsBefore, from, params);
      this.failed.add(state);
      return -1;
    }
    if (position === this.pattern.parts.length - 1) {
      this.noteCut(from + 1, from + common - 1, literalsBefore, from, params);
      this.params = params;
      return from + common;
    }
    this.noteCut(from + 1, from + common, literalsBefore, from, params);
    const literals = literalsBefore + common;
    const at = from + common;
    if (literals >= SHORTEST_CUT) this.noteCut(at + 1, at + LONGEST_SLOT, literals, at + 1, params);
    const slot = this.pattern.parts[position + 1]?.slot ?? "";
    const following = this.pattern.literals[position + 2]?.[0];
    const last = Math.min(at + LONGEST_SLOT, this.text.length - 1);
    for (let end = at + 1; end <= last; end += 1) {
      if (this.text[end] !== following) continue;
      const taken = this.text.slice(at, end).join("");
      const found = this.run(position + 2, end, literals, { ...params, [slot]: taken });
      if (found >= 0) return found;
    }
    this.failed.add(state);
    return -1;
  }

  private common(literal: readonly string[], at: number): number {
    let length = 0;
    while (length < literal.length && this.text[at + length] === literal[length]) length += 1;
    return length;
  }

  /** The last line end in [first, last] ends a cut text, if twelve literal characters stand before it. */
  private noteCut(first: number, last: number, literals: number, start: number, params: Dict<string>): void {
    const end = this.lastEndUpTo(last);
    if (end >= first && end > this.cut && literals + end - start >= SHORTEST_CUT) {
      this.cut = end;
      this.cutParams = params;
    }
  }

  private lastEndUpTo(last: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) <= last) low = middle + 1;
      else high = middle;
    }
    return this.ends[low - 1] ?? -1;
  }
}

function findAll(index: MessageIndex, reading: Reading): MessageHit[] {
  const hits: MessageHit[] = [];
  for (let start = 0; start + HEAD <= reading.characters.length; start += 1) {
    for (const pattern of index.get(reading.characters.slice(start, start + HEAD).join("")) ?? []) {
      const attempt = new Attempt(pattern, reading);
      const end = attempt.run(0, start, 0, {});
      if (end >= 0) hits.push({ pattern, start, end, params: attempt.params });
      else if (attempt.cut >= 0) hits.push({ pattern, start, end: attempt.cut, params: attempt.cutParams });
    }
  }
  return hits;
}

/** All messages in the reading, by place; one that stands inside another does not count. */
export function matchMessages(index: MessageIndex, reading: Reading): MessageHit[] {
  const hits = findAll(index, reading).sort((one, other) => one.start - other.start || other.end - one.end);
  const outer: MessageHit[] = [];
  let reach = -1;
  let reachStart = -1;
  for (const hit of hits) {
    if (hit.end > reach || (hit.end === reach && hit.start === reachStart)) outer.push(hit);
    if (hit.end > reach) {
      reach = hit.end;
      reachStart = hit.start;
    }
  }
  return outer;
}
