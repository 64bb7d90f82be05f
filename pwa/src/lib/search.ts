/**
 * Symptom search: from words that people use to conditions, by a linear scan over keys normalised once.
 *
 * A key is a title, a search word (reading, synonym) or a label that a system shows. Keys and queries are compared in the
 * form of labels with katakana read as hiragana, so がいじ finds ガイジ. The ways to match, best first: the whole key,
 * its beginning, a part of it, all words of the query in one key, a key that the query names, and, only if nothing else
 * was found, enough letter pairs in common. Nothing is found for words of another world.
 */
import { normaliseLabel } from "./normalise";

export const MAX_HITS = 50;

export type HitKind = "title" | "word" | "label";
const KINDS: readonly HitKind[] = ["title", "word", "label"];
const PARTS_WORDS = /[ \t\n\r\u00A0\u3000、。,，・/／]/;
const WHOLE = 0;
const BEGINS = 1;
const PART = 2;
const WORDS = 3;
const NAMED = 4;
const SIMILAR = 5;
/** Of a query's letter pairs that carry meaning, how many of a hundred a key must share to be similar. */
const SIMILAR_PERCENT = 55;

/** A label that the screen of `system` shows. */
export interface LabelKey {
  readonly system: string;
  readonly text: string;
}

/** One condition and everything by which it may be found. */
export interface SearchEntry {
  readonly condition: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly labels: readonly LabelKey[];
}

/** A condition that was found, and the text that led to it; `system` is filled when that is a label. */
export interface Hit {
  readonly condition: string;
  readonly kind: HitKind;
  readonly text: string;
  readonly system: string | null;
}

interface Key {
  readonly folded: string;
  /** In characters, as every length here: an old kanji beyond U+FFFF is one. */
  readonly length: number;
  readonly kind: number;
  readonly entry: number;
  readonly text: string;
  readonly system: string | null;
}

/** Keys in the order of their entries. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly keys: readonly Key[];
  /** The letter pairs of each key; made when a query first finds nothing else, which on a phone is mostly never. */
  readonly pairs: () => readonly ReadonlySet<string>[];
}

type Rank = readonly [number, number, number, number, number];

/** The form in which keys are compared: a normalised label, katakana read as hiragana. */
export function fold(text: string): string {
  return Array.from(normaliseLabel(text), hiragana).join("");
}

/** Normalise all keys of `entries`; keys that are empty after normalising are left out. */
export function buildIndex(entries: readonly SearchEntry[]): SearchIndex {
  const keys: Key[] = [];
  const add = (kind: number, entry: number, text: string, system: string | null): void => {
    const folded = fold(text);
    if (folded !== "") keys.push({ folded, length: Array.from(folded).length, kind, entry, text, system });
  };
  entries.forEach((one, number) => {
    add(0, number, one.title, null);
    for (const word of one.words) add(1, number, word, null);
    for (const label of one.labels) add(2, number, label.text, label.system);
  });
  let made: readonly ReadonlySet<string>[] | undefined;
  const pairs = (): readonly ReadonlySet<string>[] => {
    made ??= keys.map((key) => pairsOf(key.text));
    return made;
  };
  return { entries, keys, pairs };
}

export interface SearchOptions {
  readonly system?: string | null;
  readonly limit?: number;
}

/** The best hit of each condition, best first, at most `limit`; with `system` no labels of other systems count. */
export function search(index: SearchIndex, query: string, { system = null, limit = 10 }: SearchOptions = {}): Hit[] {
  const sought = fold(query);
  if (sought === "") return [];
  const soughtLength = Array.from(sought).length;
  const words = query
    .split(PARTS_WORDS)
    .map(fold)
    .filter((word) => word !== "");
  const counts = (key: Key): boolean => system === null || key.system === null || key.system === system;
  const best = new Map<number, readonly [Rank, Key]>();
  index.keys.forEach((key, position) => {
    if (!counts(key)) return;
    const rank = rankOf(sought, soughtLength, words, key);
    if (rank !== null) keepBetter(best, [...rank, key.kind, key.entry, position], key);
  });
  if (best.size === 0) findSimilar(index, query, counts, best);
  return Array.from(best.values())
    .sort(([one], [other]) => compareRanks(one, other))
    .slice(0, Math.max(0, Math.min(limit, MAX_HITS)))
    .map(([, key]) => hitOf(index, key));
}

function hitOf(index: SearchIndex, key: Key): Hit {
  return {
    condition: index.entries[key.entry]?.condition ?? "",
    kind: KINDS[key.kind] ?? "title",
    text: key.text,
    system: key.system,
  };
}

function findSimilar(
  index: SearchIndex,
  query: string,
  counts: (key: Key) => boolean,
  best: Map<number, readonly [Rank, Key]>,
): void {
  const sought = Array.from(pairsOf(query));
  if (sought.length < 2) return;
  const pairs = index.pairs();
  index.keys.forEach((key, position) => {
    if (!counts(key)) return;
    const shared = sought.filter((pair) => pairs[position]?.has(pair)).length;
    if (shared * 100 >= SIMILAR_PERCENT * sought.length) {
      keepBetter(best, [SIMILAR, -shared, key.kind, key.entry, position], key);
    }
  });
}

function compareRanks(one: Rank, other: Rank): number {
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function keepBetter(best: Map<number, readonly [Rank, Key]>, rank: Rank, key: Key): void {
  const known = best.get(key.entry);
  if (known === undefined || compareRanks(rank, known[0]) < 0) best.set(key.entry, [rank, key]);
}

/** How `key` matches and, within that way, how closely (smaller is closer); null if it does not. */
function rankOf(
  sought: string,
  soughtLength: number,
  words: readonly string[],
  key: Key,
): readonly [number, number] | null {
  const { folded, length } = key;
  if (folded === sought) return [WHOLE, 0];
  if (folded.startsWith(sought)) return [BEGINS, length];
  // One letter stands in half of all keys: alone it only counts at the beginning.
  if (soughtLength >= 2 && folded.includes(sought)) return [PART, length];
  if (words.length >= 2 && words.every((word) => folded.includes(word))) return [WORDS, length];
  if (sought.includes(folded) && canBeNamed(key)) return [NAMED, -length];
  return null;
}

/** Whether a query that holds `key` means it: two kanji are enough, three ASCII letters or digits, four kana. */
function canBeNamed({ folded }: Key): boolean {
  let weight = 0;
  for (const character of folded) weight += isHiragana(character) ? 2 : character < "\u0080" ? 3 : 4;
  return weight >= 8;
}

/** Letter pairs that carry meaning, each once in order: pairs of two hiragana are endings and particles. */
function pairsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let first: string | null = null;
  for (const second of normaliseLabel(text)) {
    if (first !== null && !(isHiragana(first) && isHiragana(second))) found.add(hiragana(first) + hiragana(second));
    first = second;
  }
  return found;
}

function isHiragana(character: string): boolean {
  return character >= "\u3041" && character <= "\u309F";
}

function hiragana(character: string): string {
  const unit = character.charCodeAt(0);
  const katakana = (unit >= 0x30a1 && unit <= 0x30f6) || unit === 0x30fd || unit === 0x30fe;
  return katakana ? String.fromCharCode(unit - 0x60) : character;
}
