/**
 * Answer the parts of a signal under a fully known context: each part by its best rules, then together.
 *
 * Parts: code, label, message. A part's best rules are the full ones of the highest rank, else all weak ones
 * (contract §3).
 */
import { entry } from "./dict";
import type { MessageHit, Reading } from "./match-message";
import type { CodeHit, Table } from "./table";
import type { Dict, Result, Rule, Text } from "./types";
import { fits, isNarrower, type When } from "./when";

export type PartName = "code" | "label" | "message";
type Sign = "code" | "range" | "template" | "prefix" | "label" | "message" | "mentions";

const PART_OF: Readonly<Record<Sign, PartName>> = {
  code: "code",
  range: "code",
  template: "code",
  prefix: "code",
  label: "label",
  message: "message",
  mentions: "message",
};

/** The normalised parts of a signal; `told` says that the message was sent as such, not read out of a text. */
export interface Parts {
  readonly code: string | null;
  readonly label: string | null;
  readonly message: Reading | null;
  readonly told: boolean;
}

export const NO_PARTS: Parts = { code: null, label: null, message: null, told: false };

/** One condition and how it was found; `words` is the rule whose vendor words are shown with it. */
export interface Entry {
  readonly condition: string;
  readonly ask: Text | null;
  readonly on: "yes" | "no";
  readonly rule: Rule;
  readonly words: Rule;
  readonly matchedBy: string;
  readonly weak: boolean;
  readonly params: Dict<string>;
  readonly relayedFrom: string | null;
}

/** What the parts say together; `empty`: the context left a declared part without a rule; `keys`: asked context. */
export interface Said {
  readonly kind: Result;
  readonly entries: readonly Entry[];
  readonly unmatched: readonly PartName[];
  readonly headline: Text | null;
  readonly empty: boolean;
  readonly keys: ReadonlySet<string>;
}

/** A rule that some part touches: fully, or weakly when parts of it are missing. */
interface Match {
  readonly rule: Rule;
  readonly full: boolean;
  readonly signs: readonly Sign[];
  readonly rank: readonly [number, number, number | bigint];
  readonly when: When;
  readonly params: Dict<string>;
  readonly seen: ReadonlySet<string>;
  readonly relayed: Touched | null;
}

/**
 * The rules of one table that a signal touches, whatever the context; relays are followed.
 *
 * `declared` are the parts that some rule has, `meaningful` those of which some rule leads to a condition.
 */
export interface Touched {
  readonly system: string;
  readonly parts: Parts;
  readonly matches: readonly Match[];
  readonly declared: ReadonlySet<PartName>;
  readonly meaningful: ReadonlySet<PartName>;
  readonly keys: ReadonlySet<string>;
}

interface Side {
  readonly part: PartName;
  readonly declared: boolean;
  readonly found: boolean;
  readonly empty: boolean;
  readonly blocks: boolean;
  readonly entries: readonly Entry[];
  readonly headline: Text | null;
  readonly keys: ReadonlySet<string>;
}

/** A key by which two texts are equal when they read the same in every language. */
export function textKey(text: Text | null): string {
  return JSON.stringify(text && [text.ja, text["ja-easy"] ?? null, text.en ?? null, text.vi ?? null]);
}

function concerns(match: Match, part: PartName): boolean {
  return match.signs.some((sign) => PART_OF[sign] === part);
}

function signsOf(rule: Rule): Sign[] {
  const signs: Sign[] = [];
  if (rule.codes.length > 0) signs.push("code");
  if (rule.range !== null) signs.push("range");
  if (rule.template.length > 0) signs.push("template");
  if (rule.prefix !== null) signs.push("prefix");
  if (rule.labels.length > 0) signs.push("label");
  if (rule.messages.length > 0) signs.push("message");
  if (rule.mentions.length > 0) signs.push("mentions");
  return signs;
}

function hasMeaning(rule: Rule): boolean {
  return rule.condition.length > 0 || rule.bySlot !== null || rule.relay !== null;
}

/** All rules of `system` that the parts touch; `passed` are the systems a relay came through. */
export function touch(
  tables: ReadonlyMap<string, Table>,
  system: string,
  parts: Parts,
  passed: readonly string[] = [],
): Touched {
  const table = tables.get(system);
  if (table === undefined) throw new Error(`no table of ${system}`);
  const codes = new Map<number, CodeHit>();
  if (parts.code !== null) for (const hit of table.findCode(parts.code)) codes.set(hit.rule, hit);
  const labels = new Set(parts.label === null ? [] : table.findLabel(parts.label));
  const messages = new Map<number, MessageHit[]>();
  for (const hit of parts.message === null ? [] : table.findMessages(parts.message)) {
    const { rule } = hit.pattern;
    messages.set(rule, [...(messages.get(rule) ?? []), hit]);
  }
  const declared = new Set<PartName>();
  if (codes.size > 0) declared.add("code");
  if (labels.size > 0) declared.add("label");
  if (messages.size > 0) declared.add("message");
  else if (parts.told && parts.message !== null && table.mentionsAny(parts.message.text)) declared.add("message");
  const matches: Match[] = [];
  const numbers = Array.from(new Set([...codes.keys(), ...labels, ...messages.keys()])).sort((a, b) => a - b);
  for (const number of numbers) {
    const rule = table.rules[number];
    const found = rule && matchRule(rule, codes.get(number), labels.has(number), messages.get(number) ?? [], parts);
    if (!found) continue;
    const match = passed.length > 0 ? { ...found, when: withoutVersion(found.when) } : found;
    matches.push({ ...match, relayed: follow(tables, system, match, parts, passed) });
  }
  const meaningful = new Set<PartName>();
  const means = (number: number): boolean => {
    const rule = table.rules[number];
    return rule !== undefined && hasMeaning(rule);
  };
  if (Array.from(codes.keys()).some(means)) meaningful.add("code");
  if (Array.from(labels).some(means)) meaningful.add("label");
  const keys = new Set<string>();
  for (const match of matches) {
    for (const key of Object.keys(match.when)) keys.add(key);
    for (const key of match.relayed?.keys ?? []) keys.add(key);
  }
  return { system, parts, matches, declared, meaningful, keys };
}

/** What the system behind says to the part that matched; a relay that leads back says nothing. */
function follow(
  tables: ReadonlyMap<string, Table>,
  system: string,
  match: Match,
  parts: Parts,
  passed: readonly string[],
): Touched | null {
  const { relay } = match.rule;
  if (relay === null || relay === system || passed.includes(relay) || !tables.has(relay)) return null;
  const handed: Parts = {
    ...NO_PARTS,
    code: concerns(match, "code") ? parts.code : null,
    label: concerns(match, "label") ? parts.label : null,
  };
  return touch(tables, relay, handed, [...passed, system]);
}

/** Versions are those of the system asked; the system behind counts its own. */
function withoutVersion(when: When): When {
  return Object.fromEntries(Object.entries(when).filter(([key]) => key !== "version"));
}

function matchRule(
  rule: Rule,
  code: CodeHit | undefined,
  label: boolean,
  messages: readonly MessageHit[],
  parts: Parts,
): Match | null {
  const { message } = parts;
  const words = message === null ? [] : rule.mentions.filter((word) => message.text.includes(word));
  if (rule.mentions.length > 0 && words.length === 0) return null;
  const signs = signsOf(rule);
  const met = signs.filter((sign) => {
    if (sign === "label") return label;
    if (sign === "message") return messages.length > 0;
    return sign === "mentions" || code !== undefined;
  });
  if (met.every((sign) => sign === "mentions")) return null;
  const alone = code !== undefined && met.length === 1;
  return {
    rule,
    full: met.length === signs.length,
    signs: met,
    rank: [-met.length, ...(alone ? code.rank : ([0, 0] as const))],
    when: rule.when,
    params: { ...code?.params, ...messages[0]?.params },
    seen: new Set([...messages.map((hit) => skeleton(hit)), ...words]),
    relayed: null,
  };
}

function skeleton(hit: MessageHit): string {
  return hit.pattern.parts.map((part) => `\0${part.text ?? ""}`).join("");
}

function compareRanks(one: Match["rank"], other: Match["rank"]): number {
  for (let at = 0; at < 3; at += 1) {
    const [left, right] = [one[at] ?? 0, other[at] ?? 0];
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}

/** Whether two matches rest on the same occurrence, so that the narrower `when` may decide between them. */
function samePlace(one: Match, other: Match): boolean {
  if (one.signs.join() !== other.signs.join()) return false;
  if (!one.full) return pairKey(one.rule) === pairKey(other.rule);
  return one.seen.size === 0 || Array.from(one.seen).some((seen) => other.seen.has(seen));
}

function pairKey({ codes, labels, messages, mentions }: Rule): string {
  return JSON.stringify([codes, labels, messages, mentions]);
}

function chooseBest(matches: readonly Match[]): Match[] {
  const full = matches.filter((match) => match.full);
  const highest = full.map((match) => match.rank).sort(compareRanks)[0];
  const best = highest === undefined ? matches : full.filter((match) => compareRanks(match.rank, highest) === 0);
  return best.filter((match) => !best.some((other) => samePlace(match, other) && isNarrower(other.when, match.when)));
}

function slotCondition({ rule: { bySlot }, params }: Match): string | null {
  return bySlot && (entry(bySlot.cases, entry(params, bySlot.slot) ?? "") ?? bySlot.else);
}

function ownEntries(match: Match): Entry[] {
  const bySlot = slotCondition(match);
  const choices =
    match.rule.condition.length === 0 && bySlot !== null
      ? [{ is: bySlot, ask: null, on: "yes" as const }]
      : match.rule.condition;
  return choices.map((choice) => ({
    condition: choice.is,
    ask: choice.ask,
    on: choice.on,
    rule: match.rule,
    words: match.rule,
    matchedBy: match.signs.join("+"),
    weak: !match.full,
    params: match.params,
    relayedFrom: null,
  }));
}

function hasWords({ steps, screen, caveats, links }: Rule): boolean {
  return steps.length > 0 || screen !== null || caveats.length > 0 || links.length > 0;
}

function relayedEntries(match: Match, relayed: Touched, said: Said): Entry[] {
  return said.entries.map((found) => ({
    ...found,
    words: hasWords(match.rule) ? match.rule : found.words,
    relayedFrom: found.relayedFrom ?? relayed.system,
  }));
}

/** The first entry of each condition, in order. */
export function oncePerCondition(entries: readonly Entry[]): Entry[] {
  const once = new Map<string, Entry>();
  for (const found of entries) if (!once.has(found.condition)) once.set(found.condition, found);
  return Array.from(once.values());
}

/** Rules that stand beside each other as one list: as it is where they agree, else each condition once, unasked. */
function joinEntries(groups: readonly (readonly Entry[])[]): readonly Entry[] {
  const [first] = groups;
  if (first === undefined) return [];
  const head = (group: readonly Entry[]): string =>
    JSON.stringify(group.map((found) => [found.condition, textKey(found.ask), found.on]));
  if (groups.every((group) => head(group) === head(first))) return first;
  return unask(oncePerCondition(groups.flat()));
}

/** The entries without their questions. */
export function unask(entries: readonly Entry[]): Entry[] {
  return entries.map((found) => ({ ...found, ask: null, on: "yes" }));
}

/** The text on which all agree, else null. */
export function agreed(texts: readonly (Text | null)[]): Text | null {
  const [first] = texts;
  return first && texts.every((text) => textKey(text) === textKey(first)) ? first : null;
}

function takeSide(touched: Touched, part: PartName, context: ReadonlyMap<string, string>): Side {
  const mine = touched.matches.filter((match) => concerns(match, part));
  const best = chooseBest(mine.filter((match) => fits(match.when, context)));
  const groups: (readonly Entry[])[] = [];
  const headlines: (Text | null)[] = [];
  const keys = new Set(best.flatMap((match) => Object.keys(match.when)));
  let declared = touched.declared.has(part);
  let empty = false;
  for (const match of best) {
    let entries: readonly Entry[] = ownEntries(match);
    let { headline } = match.rule;
    if (match.rule.relay !== null) {
      const said = match.relayed === null ? NOTHING_SAID : say(match.relayed, context);
      for (const key of said.keys) keys.add(key);
      empty = empty || said.empty;
      declared = declared && said.kind !== "unknown";
      entries = match.relayed === null ? [] : relayedEntries(match, match.relayed, said);
      headline = headline ?? said.headline;
    }
    if (entries.length === 0) continue;
    groups.push(entries);
    headlines.push(headline);
  }
  const leftEmpty = declared && best.length === 0 && (mine.length > 0 || part !== "message");
  return {
    part,
    declared,
    found: best.length > 0,
    empty: empty || leftEmpty,
    blocks: leftEmpty && part !== "message" && touched.meaningful.has(part),
    entries: joinEntries(groups),
    headline: agreed(headlines),
    keys,
  };
}

const NOTHING_SAID: Said = {
  kind: "unknown",
  entries: [],
  unmatched: [],
  headline: null,
  empty: false,
  keys: new Set(),
};

/** What the parts say under `context`, which knows every key in `touched.keys`. */
export function say(touched: Touched, context: ReadonlyMap<string, string>): Said {
  const { code, label, message, told } = touched.parts;
  const sides: Side[] = [];
  if (code !== null) sides.push(takeSide(touched, "code", context));
  if (label !== null) sides.push(takeSide(touched, "label", context));
  if (message !== null) sides.push(takeSide(touched, "message", context));
  const speaking = sides.filter((side) => side.entries.length > 0);
  const [first] = speaking;
  const undeclared = sides.filter((side) => !side.declared && (side.part !== "message" || told));
  const said: Said = {
    ...NOTHING_SAID,
    unmatched: undeclared.map((side) => side.part),
    empty: sides.some((side) => side.empty),
    keys: new Set(sides.flatMap((side) => Array.from(side.keys))),
  };
  if (first === undefined) {
    const known = sides.some((side) => side.declared && (side.found || side.part !== "message"));
    return known ? { ...said, kind: "undocumented" } : said;
  }
  const common = findCommon(speaking, first.entries);
  if (common.length === 0 || sides.some((side) => side.blocks)) {
    return { ...said, kind: "conflict", entries: unask(oncePerCondition(speaking.flatMap((side) => side.entries))) };
  }
  return { ...said, kind: common.length === 1 ? "matched" : "choose", entries: common, headline: first.headline };
}

function findCommon(speaking: readonly Side[], first: readonly Entry[]): readonly Entry[] {
  const shared = first.filter((found) =>
    speaking.every((side) => side.entries.some((other) => other.condition === found.condition)),
  );
  if (shared.length === first.length) return first;
  return [...shared.slice(0, -1), ...unask(shared.slice(-1))];
}
