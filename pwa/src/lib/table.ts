/** The immutable look-up index of one catalogue: which rules a code, a label or a message touches. */
import {
  indexMessage,
  type MessageHit,
  type MessageIndex,
  type MessagePattern,
  matchMessages,
  type Reading,
} from "./match-message";
import type { Catalogue, Dict, Part, Rule, SlotKind, System } from "./types";

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CLASSES: Readonly<Record<SlotKind, string>> = {
  d: DIGITS,
  a: LETTERS,
  x: DIGITS + LETTERS,
  h: `${DIGITS}ABCDEF`,
};

export type CodeSign = "code" | "range" | "template" | "prefix";

/** A range may be wider than a number is exact; only ranks of one kind are ever compared in their second place. */
export type Rank = readonly [number, number | bigint];

/** A rule that a code touches; a smaller `rank` wins. */
export interface CodeHit {
  readonly rule: number;
  readonly sign: CodeSign;
  readonly rank: Rank;
  readonly params: Dict<string>;
}

/** A part of a `shown` pattern: the characters of a literal, or the slot `code` or `label`. */
export interface ShownPart {
  readonly literal: readonly string[] | null;
  readonly slot: string | null;
}

interface RangeRow {
  readonly width: bigint;
  readonly low: string;
  readonly high: string;
  readonly rule: number;
}

interface TemplateRow {
  readonly literals: number;
  readonly parts: readonly Part[];
  readonly rule: number;
}

function add<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [value]);
  else known.push(value);
}

function addOnce(names: Map<string, string>, key: string, name: string): void {
  if (!names.has(key)) names.set(key, name);
}

function lengthsOf(groups: ReadonlyMap<string, unknown>): readonly number[] {
  return Array.from(new Set(Array.from(groups.keys(), (key) => key.length))).sort((one, other) => one - other);
}

function withoutDigitsAtEnd(code: string): string {
  let end = code.length;
  while (end > 0 && DIGITS.includes(code.charAt(end - 1))) end -= 1;
  return code.slice(0, end);
}

/** The slots' values if the whole code fits, the shortest for the earlier slots; else null. */
function fitTemplate(parts: readonly Part[], code: string): Dict<string> | null {
  const failed = new Set<string>();

  function place(position: number, at: number, params: Dict<string>): Dict<string> | null {
    const part = parts[position];
    if (part === undefined) return at === code.length ? params : null;
    const state = `${position}:${at}`;
    if (failed.has(state)) return null;
    let found: Dict<string> | null = null;
    if (part.text !== null) {
      if (code.startsWith(part.text, at)) found = place(position + 1, at + part.text.length, params);
    } else {
      const allowed = CLASSES[part.kind ?? "x"];
      let length = 0;
      while (found === null && length < part.max && at + length < code.length) {
        if (!allowed.includes(code.charAt(at + length))) break;
        length += 1;
        if (length < part.min) continue;
        found = place(position + 1, at + length, { ...params, [part.slot ?? ""]: code.slice(at, at + length) });
      }
    }
    if (found === null) failed.add(state);
    return found;
  }

  return place(0, 0, {});
}

/** What one system declares, indexed; built once, read by every look-up. */
export class Table {
  readonly system: System;
  readonly rules: readonly Rule[];
  /** Every declared code and label, normalised, in the order of the file → as the file spells it. */
  readonly codeNames: ReadonlyMap<string, string>;
  readonly labelNames: ReadonlyMap<string, string>;
  readonly shown: readonly (readonly ShownPart[])[];
  private readonly codes: ReadonlyMap<string, readonly number[]>;
  private readonly labels: ReadonlyMap<string, readonly number[]>;
  private readonly prefixes: ReadonlyMap<string, readonly number[]>;
  private readonly prefixLengths: readonly number[];
  private readonly ranges: ReadonlyMap<string, readonly RangeRow[]>;
  private readonly templates: ReadonlyMap<string, readonly TemplateRow[]>;
  private readonly templateHeads: readonly number[];
  private readonly messages: MessageIndex;
  private readonly words: ReadonlySet<string>;

  constructor(readonly catalogue: Catalogue) {
    this.system = catalogue.system;
    this.rules = catalogue.rules;
    this.shown = catalogue.shown.map((pattern) =>
      pattern.map(({ text, slot }) => ({ literal: text === null ? null : Array.from(text), slot })),
    );
    const codes = new Map<string, number[]>();
    const labels = new Map<string, number[]>();
    const prefixes = new Map<string, number[]>();
    const ranges = new Map<string, RangeRow[]>();
    const templates = new Map<string, TemplateRow[]>();
    const messages = new Map<string, MessagePattern[]>();
    const codeNames = new Map<string, string>();
    const labelNames = new Map<string, string>();
    const words = new Set<string>();
    this.rules.forEach((rule, number) => {
      rule.codes.forEach((code, at) => {
        add(codes, code, number);
        addOnce(codeNames, code, rule.codeTexts[at] ?? code);
      });
      rule.labels.forEach((spelled, at) => {
        for (const spelling of spelled) {
          add(labels, spelling, number);
          addOnce(labelNames, spelling, rule.labelTexts[at] ?? spelling);
        }
      });
      if (rule.prefix !== null) add(prefixes, rule.prefix, number);
      if (rule.range !== null) {
        const [low, high] = rule.range;
        const head = withoutDigitsAtEnd(low);
        const width = BigInt(high.slice(head.length)) - BigInt(low.slice(head.length));
        add(ranges, `${low.length}:${head}`, { width, low, high, rule: number });
      }
      if (rule.template.length > 0) {
        const literals = rule.template.reduce((count, part) => count + Array.from(part.text ?? "").length, 0);
        add(templates, rule.template[0]?.text ?? "", { literals, parts: rule.template, rule: number });
      }
      for (const parts of rule.messages) indexMessage(messages, number, parts);
      for (const word of rule.mentions) words.add(word);
    });
    this.codes = codes;
    this.labels = labels;
    this.prefixes = prefixes;
    this.prefixLengths = lengthsOf(prefixes);
    this.ranges = ranges;
    this.templates = templates;
    this.templateHeads = lengthsOf(templates);
    this.messages = messages;
    this.words = words;
    this.codeNames = codeNames;
    this.labelNames = labelNames;
  }

  /** All rules that a normalised code touches; `families` false leaves prefixes out. */
  findCode(code: string, { families = true } = {}): CodeHit[] {
    const hits: CodeHit[] = [];
    for (const rule of this.codes.get(code) ?? []) hits.push({ rule, sign: "code", rank: [0, 0], params: {} });
    for (const { width, low, high, rule } of this.ranges.get(`${code.length}:${withoutDigitsAtEnd(code)}`) ?? []) {
      if (low <= code && code <= high) hits.push({ rule, sign: "range", rank: [1, width], params: {} });
    }
    for (const length of this.templateHeads) {
      for (const { literals, parts, rule } of this.templates.get(code.slice(0, length)) ?? []) {
        if ((parts[0]?.text ?? "").length !== length) continue;
        const params = fitTemplate(parts, code);
        if (params !== null) hits.push({ rule, sign: "template", rank: [2, -literals], params });
      }
    }
    if (!families) return hits;
    for (const length of this.prefixLengths) {
      if (length >= code.length) continue;
      for (const rule of this.prefixes.get(code.slice(0, length)) ?? []) {
        hits.push({ rule, sign: "prefix", rank: [3, -length], params: {} });
      }
    }
    return hits;
  }

  /** Whether some rule has this normalised code. */
  declaresCode(code: string, { families = true } = {}): boolean {
    return this.codes.has(code) || this.findCode(code, { families }).length > 0;
  }

  /** The rules that declare this normalised label. */
  findLabel(label: string): readonly number[] {
    return this.labels.get(label) ?? [];
  }

  /** The declared messages that stand in a text. */
  findMessages(reading: Reading): MessageHit[] {
    return this.messages.size > 0 ? matchMessages(this.messages, reading) : [];
  }

  /** Whether a word that some rule waits for stands in the normalised text. */
  mentionsAny(text: string): boolean {
    return Array.from(this.words).some((word) => text.includes(word));
  }
}
