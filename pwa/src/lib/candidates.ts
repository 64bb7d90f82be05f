/** Declared codes and labels that look like a typed one (contract §4, `candidates`); never an answer. */
import type { Table } from "./table";
import type { Candidate, Language } from "./types";

const MOST = 3;
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["o", "0"],
  ["I", "1"],
  ["i", "1"],
  ["L", "1"],
  ["l", "1"],
  ["B", "8"],
  ["b", "8"],
  ["S", "5"],
  ["s", "5"],
  ["Z", "2"],
  ["z", "2"],
]);

type Why = "look-alike" | "dropped" | "changed" | "part";
const WHY: Readonly<Record<Why, Readonly<Record<Language, string>>>> = {
  "look-alike": {
    ja: "形の似た文字が違います（0とOなど）",
    "ja-easy": "かたちの にた 文字が ちがいます（0と Oなど）",
    en: "letters that look alike differ (0 and O)",
    vi: "khác ở ký tự trông giống nhau (0 và O)",
  },
  dropped: {
    ja: "1文字多いか足りません",
    "ja-easy": "1文字 多いか たりません",
    en: "one character more or less",
    vi: "thừa hoặc thiếu một ký tự",
  },
  changed: {
    ja: "1文字違うか、入れ替わっています",
    "ja-easy": "1文字 ちがうか いれかわって います",
    en: "one character differs or two are swapped",
    vi: "khác một ký tự hoặc hai ký tự bị đổi chỗ",
  },
  part: {
    ja: "初めか終わりが同じ表示です",
    "ja-easy": "はじめか おわりが おなじ 表示です",
    en: "begins or ends alike",
    vi: "phần đầu hoặc cuối giống nhau",
  },
};

/** A normalised name as its characters. */
type Name = readonly string[];
type Near = (typed: Name, name: Name) => boolean;

function lookAlike(typed: Name, name: Name): boolean {
  return typed.length === name.length && typed.every((character, at) => shapeOf(character) === shapeOf(name[at] ?? ""));
}

function shapeOf(character: string): string {
  return LOOK_ALIKES.get(character) ?? character;
}

/** Whether `longer` is `shorter` with one character more. */
function hasOneMore(longer: Name, shorter: Name): boolean {
  if (longer.length !== shorter.length + 1) return false;
  const at = firstDifference(longer, shorter);
  return sameFrom(longer, at + 1, shorter, at);
}

function dropped(typed: Name, name: Name): boolean {
  return hasOneMore(typed, name) || hasOneMore(name, typed);
}

function changed(typed: Name, name: Name): boolean {
  if (typed.length !== name.length) return false;
  const at = firstDifference(typed, name);
  if (at === typed.length) return false;
  const swapped = typed[at] === name[at + 1] && typed[at + 1] === name[at];
  return sameFrom(typed, at + 1, name, at + 1) || (swapped && sameFrom(typed, at + 2, name, at + 2));
}

function part(typed: Name, name: Name): boolean {
  const [longer, shorter] = typed.length > name.length ? [typed, name] : [name, typed];
  const start = longer.length - shorter.length;
  return shorter.every((character, at) => character === longer[at]) || sameFrom(longer, start, shorter, 0);
}

function firstDifference(one: Name, other: Name): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function sameFrom(one: Name, from: number, other: Name, otherFrom: number): boolean {
  if (one.length - from !== other.length - otherFrom) return false;
  for (let at = from; at < one.length; at += 1) if (one[at] !== other[otherFrom + at - from]) return false;
  return true;
}

const CODE_CLASSES: readonly (readonly [Why, Near])[] = [
  ["look-alike", lookAlike],
  ["dropped", dropped],
  ["changed", changed],
];
const LABEL_CLASSES: readonly (readonly [Why, Near])[] = [...CODE_CLASSES, ["part", part]];

function collect(
  typed: string,
  names: ReadonlyMap<string, string>,
  classes: readonly (readonly [Why, Near])[],
): (readonly [string, Why])[] {
  const characters = Array.from(typed);
  const others = Array.from(names, ([name, text]) => [Array.from(name), text, name] as const);
  const told = new Map<string, Why>();
  for (const [why, near] of classes) {
    const found = new Set<string>();
    for (const [name, text, normal] of others) {
      if (normal !== typed && !told.has(text) && near(characters, name)) found.add(text);
    }
    if (found.size <= MOST) for (const text of found) told.set(text, why);
  }
  return Array.from(told);
}

/** At most three names of the table, codes first, in the order of the contract's classes; in the table's spelling. */
export function findCandidates(
  table: Table,
  code: string | null,
  label: string | null,
  lang: Language,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  if (code !== null && Array.from(code).length >= 2) {
    for (const [text, why] of collect(code, table.codeNames, CODE_CLASSES)) {
      candidates.push({ code: text, label: null, why: WHY[why][lang] });
    }
  }
  if (label !== null) {
    for (const [text, why] of collect(label, table.labelNames, LABEL_CLASSES)) {
      candidates.push({ code: null, label: text, why: WHY[why][lang] });
    }
  }
  return candidates.slice(0, MOST);
}
