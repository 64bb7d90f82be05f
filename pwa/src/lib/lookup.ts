/**
 * Answer one signal from the tables: which conditions it means, or why none (contract §3-§4).
 *
 * Unknown context excludes nothing: the answer is worked out for every value of the unknown keys. Values that leave no
 * rule do not count, keys that change nothing are assumed, else the first key that matters is the question.
 */
import { entry } from "./dict";
import {
  agreed,
  type Entry,
  oncePerCondition,
  type Parts,
  type Said,
  say,
  type Touched,
  textKey,
  touch,
  unask,
} from "./sides";
import type { Table } from "./table";
import type { ContextKey, Dict, Result, Text } from "./types";
import type { When } from "./when";

const MOST_CONTEXTS = 4096;

export type Context = ReadonlyMap<string, string>;
export type ContextKeys = ReadonlyMap<string, ContextKey>;

/** The context key to ask for and those of its values that lead somewhere. */
export interface KeyQuestion {
  readonly key: ContextKey;
  readonly values: readonly string[];
}

/** What the tables say about one signal. */
export interface Outcome {
  readonly kind: Result;
  readonly entries: readonly Entry[];
  readonly unmatched: readonly string[];
  readonly assumed: readonly string[];
  readonly question: KeyQuestion | null;
  readonly headline: Text | null;
}

export function bareOutcome(kind: Result): Outcome {
  return { kind, entries: [], unmatched: [], assumed: [], question: null, headline: null };
}

/**
 * The context keys a signal of this system may carry, in the order in which they are asked.
 *
 * The contract's keys (`version` with the values this system lists), the system's own, then those it relays to.
 */
export function listContextKeys(
  tables: ReadonlyMap<string, Table>,
  system: string,
  contractKeys: readonly ContextKey[],
): Map<string, ContextKey> {
  const versions = (tables.get(system)?.system.versions ?? []).map((value) => ({ value, label: { ja: value } }));
  const keys = new Map<string, ContextKey>();
  for (const key of contractKeys) keys.set(key.key, key.key === "version" ? { ...key, values: versions } : key);
  const seen = new Set<string>();
  const waiting = [system];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const table = tables.get(name);
    if (table === undefined || seen.has(name)) continue;
    seen.add(name);
    for (const own of table.system.context) if (!keys.has(own.key)) keys.set(own.key, own);
    for (const { relay } of table.rules) if (relay !== null) waiting.push(relay);
  }
  return keys;
}

function listWhens(touched: Touched): When[] {
  return touched.matches.flatMap(({ when, relayed }) => [when, ...(relayed === null ? [] : listWhens(relayed))]);
}

/** Every value of the key with the first value that no rule tells from it. */
function pickValues(key: ContextKey, whens: readonly When[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const picked = new Map<string, string>();
  const lists = whens.map((when) => entry(when, key.key)).filter((list) => list !== undefined);
  for (const { value } of key.values) {
    const told = lists.map((list) => (list.includes(value) ? "1" : "0")).join("");
    const standIn = first.get(told) ?? value;
    first.set(told, standIn);
    picked.set(value, standIn);
  }
  return picked;
}

/** One way to fill the unknown keys, what is said then, and a key by which two such sayings are the same. */
interface Case {
  readonly chosen: readonly string[];
  readonly said: Said;
  readonly signature: string;
}

function signatureOf(said: Said): string {
  return JSON.stringify([
    said.kind,
    textKey(said.headline),
    said.entries.map(({ condition, ask, on, words }) => [
      condition,
      textKey(ask),
      on,
      words.steps.map(textKey),
      textKey(words.screen),
      words.caveats.map(textKey),
      words.links.map((link) => [link.url, textKey(link.title)]),
      words.severity,
    ]),
  ]);
}

function product(choices: readonly (readonly string[])[]): string[][] {
  let chosen: string[][] = [[]];
  for (const values of choices) chosen = chosen.flatMap((head) => values.map((value) => [...head, value]));
  return chosen;
}

/** Answer the parts under a context of known keys; a key in `passedOver` was asked and is not known. */
export function lookUp(
  tables: ReadonlyMap<string, Table>,
  system: string,
  parts: Parts,
  context: Context,
  keys: ContextKeys,
  passedOver: readonly string[],
): Outcome {
  const touched = touch(tables, system, parts);
  const unknown = Array.from(keys)
    .filter(([name]) => touched.keys.has(name) && !context.has(name))
    .map(([, key]) => key);
  const [firstUnknown] = unknown;
  if (firstUnknown === undefined) return settle(say(touched, context), []);
  const whens = listWhens(touched);
  const groups = unknown.map((key) => pickValues(key, whens));
  const choices = groups.map((group) => Array.from(new Set(group.values())));
  const size = choices.reduce((count, values) => count * Math.max(values.length, 1), 1);
  if (size > MOST_CONTEXTS) {
    const values = firstUnknown.values.map(({ value }) => value);
    return { ...bareOutcome("choose"), question: { key: firstUnknown, values } };
  }
  const cases = product(choices.map((values) => (values.length > 0 ? values : [""]))).map((chosen): Case => {
    const filled = new Map(context);
    unknown.forEach(({ key }, position) => {
      filled.set(key, chosen[position] ?? "");
    });
    const said = say(touched, filled);
    return { chosen, said, signature: signatureOf(said) };
  });
  const counted = cases.filter(({ said }) => !said.empty);
  return weigh(counted.length > 0 ? counted : cases, unknown, groups, passedOver);
}

function settle(said: Said, assumed: readonly string[]): Outcome {
  const { kind, entries, unmatched, headline } = said;
  return { kind, entries, unmatched, assumed, question: null, headline };
}

/** The positions of the keys whose value alone changes what is said; should none do so alone, all that vary. */
function findPositionsThatMatter(cases: readonly Case[], positions: readonly number[]): ReadonlySet<number> {
  const matters = new Set<number>();
  for (const position of positions) {
    const signatures = new Map<string, string>();
    for (const { chosen, signature } of cases) {
      const others = JSON.stringify(chosen.filter((_, at) => at !== position));
      const known = signatures.get(others);
      if (known === undefined) signatures.set(others, signature);
      else if (known !== signature) matters.add(position);
    }
  }
  if (matters.size > 0) return matters;
  return new Set(positions.filter((position) => new Set(cases.map(({ chosen }) => chosen[position])).size > 1));
}

function weigh(
  cases: readonly Case[],
  unknown: readonly ContextKey[],
  groups: readonly ReadonlyMap<string, string>[],
  passedOver: readonly string[],
): Outcome {
  const [first] = cases;
  if (first === undefined) throw new Error("a look-up without a case");
  const used = new Set(cases.flatMap(({ said }) => Array.from(said.keys)));
  if (cases.every(({ signature }) => signature === first.signature)) {
    return settle(
      first.said,
      unknown.map(({ key }) => key).filter((key) => used.has(key)),
    );
  }
  const matters = findPositionsThatMatter(
    cases,
    unknown.map((_, position) => position),
  );
  const open = unknown.findIndex(({ key }, position) => matters.has(position) && !passedOver.includes(key));
  const [key, group] = [unknown[open], groups[open]];
  let ordered = cases;
  let question: KeyQuestion | null = null;
  if (key !== undefined && group !== undefined) {
    ordered = orderBy(cases, open, group);
    const leading = new Set(cases.map(({ chosen }) => chosen[open]));
    const values = Array.from(group)
      .filter(([, standIn]) => leading.has(standIn))
      .map(([value]) => value);
    question = { key, values };
  }
  const entries = unask(oncePerCondition(ordered.flatMap(({ said }) => said.entries)));
  return {
    kind: question !== null || entries.length > 1 ? "choose" : entries.length === 1 ? "matched" : "undocumented",
    entries,
    unmatched: first.said.unmatched,
    assumed: unknown.filter(({ key }, position) => !matters.has(position) && used.has(key)).map(({ key }) => key),
    question,
    headline: agreed(cases.map(({ said }) => said.headline)),
  };
}

function orderBy(cases: readonly Case[], position: number, group: ReadonlyMap<string, string>): readonly Case[] {
  const ranks = new Map(Array.from(group.keys(), (value, rank) => [value, rank]));
  const rankOf = ({ chosen }: Case): number => ranks.get(chosen[position] ?? "") ?? ranks.size;
  return [...cases].sort((one, other) => rankOf(one) - rankOf(other));
}

/** Apply answers by condition id to a choice: the entry they take, or the entries still open. */
export function takeAnswers(outcome: Outcome, answers: Dict<string>): Outcome {
  if (outcome.kind !== "choose" || outcome.question !== null) return outcome;
  const taken = outcome.entries.find(({ condition, on }) => entry(answers, condition) === on);
  if (taken !== undefined) return { ...outcome, kind: "matched", entries: unask([taken]) };
  const open = outcome.entries.filter(({ condition }) => entry(answers, condition) === undefined);
  const left = open.length > 0 ? open : outcome.entries.slice(-1);
  if (left.length === 1) return { ...outcome, kind: "matched", entries: unask(left) };
  return { ...outcome, entries: [...left.slice(0, -1), ...unask(left.slice(-1))] };
}
