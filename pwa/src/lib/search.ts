/**
 * Symptom search: from words that people use to conditions, by a linear scan over keys whose signs are worked out once.
 *
 * A key is a title, a search word (reading, synonym) or a label that a system shows. A key that is the query stands first,
 * then one that begins with it; everything else is weighed: a sign (`search-signs`) counts for more the fewer conditions
 * have it, one key that says most of the query counts for more than many that each say a little, and what nobody here
 * ever says counts against. What weighs too little is not found, so that words of another world find nothing.
 */
import { fold, signsOf, type Weight } from "./search-signs";

export { fold };

export const MAX_HITS = 50;

export type HitKind = "title" | "word" | "label";
const KINDS: readonly HitKind[] = ["title", "word", "label"];
const DIGITS = /^[0-9]+$/;
const WHOLE = 0;
const BEGINS = 1;
const WEIGHED = 2;
/** What one key must say of the query to be found at all. */
const LEAST = 150;
/** How many hundredths of what nobody here says are set against it. */
const AGAINST_PERCENT = 90;
/** A pair of kanji that nobody says, each of which is known, is mostly where two words meet: a quarter counts. */
const MET = 4;
const RAREST = 4900;
const COMMONEST = 200;
/** Labels stand side by side, behind all words: of which condition they speak is not theirs to rank. */
const LABEL_PLACE = 1000;
/** Of the best weight, how many hundredths a further condition needs. */
const FURTHER_PERCENT = 45;

/** A label that the screen of `system` shows. */
export interface LabelKey {
  readonly system: string;
  readonly text: string;
}

/** One condition and everything by which it may be found, the most typical words first. */
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
  /** In characters, as in Python: an old kanji beyond U+FFFF is one. */
  readonly length: number;
  readonly kind: number;
  readonly entry: number;
  readonly place: number;
  readonly text: string;
  readonly system: string | null;
}

/** The signs of all keys, made by the first query. */
interface Scale {
  readonly signs: readonly ReadonlyMap<string, number>[];
  readonly weights: readonly number[];
  readonly rarity: ReadonlyMap<string, number>;
  readonly rarest: number;
}

/** Keys in the order of their entries. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly keys: readonly Key[];
  readonly scale: () => Scale;
}

type Rank = readonly [number, number, number, number];

/** What is known of one entry while the keys are scanned. */
interface Found {
  rank: Rank;
  key: Key;
  readonly signs: Set<string>;
  said: number;
  meant: number;
}

/** Fold all keys of `entries`; keys that are empty after folding are left out. */
export function buildIndex(entries: readonly SearchEntry[]): SearchIndex {
  const keys: Key[] = [];
  entries.forEach((one, entry) => {
    let place = 0;
    const add = (kind: number, text: string, system: string | null): void => {
      const folded = fold(text);
      const length = Array.from(folded).length;
      if (length > 0)
        keys.push({ folded, length, kind, entry, place: system === null ? place : LABEL_PLACE, text, system });
      place += 1;
    };
    add(0, one.title, null);
    for (const word of one.words) add(1, word, null);
    for (const label of one.labels) add(2, label.text, label.system);
  });
  let made: Scale | undefined;
  const scale = (): Scale => {
    made ??= scaleOf(keys, entries.length);
    return made;
  };
  return { entries, keys, scale };
}

export interface SearchOptions {
  readonly system?: string | null;
  readonly limit?: number;
}

/** The best hit of each condition, best first, at most `limit`; with `system` no labels of other systems count. */
export function search(index: SearchIndex, query: string, { system = null, limit = 10 }: SearchOptions = {}): Hit[] {
  const sought = fold(query);
  if (sought === "") return [];
  const { signs, weights, rarity, rarest } = index.scale();
  const queried = signsOf(query);
  const known = weigh(queried, rarity);
  let against = 0;
  for (const [sign, weight] of queried) {
    if (!rarity.has(sign)) against += Math.floor((weight.missing * rarest) / (met(sign, rarity) ? MET * 1000 : 1000));
  }
  const found = new Map<number, Found>();
  index.keys.forEach((key, position) => {
    if (system !== null && key.system !== null && key.system !== system) return;
    const way = wayOf(sought, key.folded);
    const shared: string[] = [];
    let inter = 0;
    let cover = 0;
    for (const [sign, weight] of known) {
      const own = signs[position]?.get(sign);
      if (own === undefined) continue;
      shared.push(sign);
      inter += weight;
      cover += own;
    }
    if (shared.length === 0 && way === WEIGHED) return;
    const meant = Math.floor((inter * cover) / Math.max(weights[position] ?? 0, 1));
    const said = inter + meant;
    const rank: Rank = [way, way === BEGINS ? key.length : -said, key.place, position];
    const entry = found.get(key.entry);
    if (entry === undefined) {
      found.set(key.entry, { rank, key, signs: new Set(shared), said, meant });
      return;
    }
    for (const sign of shared) entry.signs.add(sign);
    entry.said = Math.max(entry.said, said);
    entry.meant = Math.max(entry.meant, meant);
    if (compareRanks(rank, entry.rank) < 0) {
      entry.rank = rank;
      entry.key = key;
    }
  });
  return best(index, found.values(), known, against).slice(0, Math.max(0, Math.min(limit, MAX_HITS)));
}

function best(
  index: SearchIndex,
  found: Iterable<Found>,
  weights: ReadonlyMap<string, number>,
  against: number,
): readonly Hit[] {
  const ranked: (readonly [Rank, Key])[] = [];
  let most = 0;
  for (const { rank, key, signs, said, meant } of found) {
    if (rank[0] !== WEIGHED) {
      ranked.push([rank, key]);
      continue;
    }
    if (meant * 100 < LEAST * 100 + AGAINST_PERCENT * against) continue;
    let known = 0;
    for (const sign of signs) known += weights.get(sign) ?? 0;
    const score = said + Math.floor(known / 2);
    most = Math.max(most, score);
    ranked.push([[WEIGHED, -score, rank[2], rank[3]], key]);
  }
  return ranked
    .sort(([one], [other]) => compareRanks(one, other))
    .filter(([rank]) => rank[0] !== WEIGHED || -rank[1] * 100 >= FURTHER_PERCENT * most)
    .map(([, key]) => ({
      condition: index.entries[key.entry]?.condition ?? "",
      kind: KINDS[key.kind] ?? "title",
      text: key.text,
      system: key.system,
    }));
}

function met(sign: string, rarity: ReadonlyMap<string, number>): boolean {
  const characters = Array.from(sign);
  return characters.length === 2 && characters.every((character) => rarity.has(character));
}

function wayOf(sought: string, key: string): number {
  if (key === sought) return WHOLE;
  // One kana or letter stands at the beginning of half of all keys.
  if (key.startsWith(sought) && !DIGITS.test(sought) && (sought.length >= 2 || sought >= "\u3400")) return BEGINS;
  return WEIGHED;
}

function compareRanks(one: Rank, other: Rank): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3];
}

function scaleOf(keys: readonly Key[], entries: number): Scale {
  const cut = keys.map((key) => signsOf(key.text));
  const had = new Map<string, Set<number>>();
  keys.forEach((key, at) => {
    for (const sign of cut[at]?.keys() ?? []) {
      const holders = had.get(sign);
      if (holders === undefined) had.set(sign, new Set([key.entry]));
      else holders.add(key.entry);
    }
  });
  const byCount = raritiesOf(entries);
  const rarity = new Map(Array.from(had, ([sign, holders]) => [sign, byCount[holders.size] ?? 0] as const));
  const signs = cut.map((one) => weigh(one, rarity));
  const weights = signs.map((one) => Array.from(one.values()).reduce((sum, weight) => sum + weight, 0));
  return { signs, weights, rarity, rarest: byCount[1] ?? 0 };
}

/**
 * How much a sign says that 0, 1, 2 … of `entries` have: the logarithm of how rare it is, in integers. One that a single
 * entry has says RAREST, however many entries there are.
 */
function raritiesOf(entries: number): readonly number[] {
  const rarity = new Array<number>(entries + 1).fill(0);
  for (let count = entries - 1; count > 0; count -= 1) {
    rarity[count] = (rarity[count + 1] ?? 0) + Math.floor(1_000_000 / count);
  }
  const most = Math.max(rarity[1] ?? 0, 1);
  return rarity.map((one) => Math.max(Math.floor((one * RAREST) / most), COMMONEST));
}

function weigh(signs: ReadonlyMap<string, Weight>, rarity: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const weighed = new Map<string, number>();
  for (const [sign, weight] of signs) {
    const rare = rarity.get(sign);
    if (rare !== undefined) weighed.set(sign, Math.floor((weight.known * rare) / 1000));
  }
  return weighed;
}
