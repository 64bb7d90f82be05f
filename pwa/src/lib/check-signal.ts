/** Check a signal before it is looked up: all faults at once, each with its path (contract §5). */
import { entry } from "./dict";
import { SignalRefused, UnknownSystem } from "./errors";
import type { Library } from "./library";
import { type ContextKeys, listContextKeys } from "./lookup";
import { normaliseCode, normaliseLabel } from "./normalise";
import type { Dict, Fault, Signal } from "./types";

export const OTHER = "other";
const YES_NO: readonly string[] = ["yes", "no", "unknown"];
const PARTS = ["code", "label", "message", "text"] as const;

/** A lone surrogate is no fault here: the API refuses it, the normalisers read it as U+FFFD (contract §2). */
function checkParts(signal: Signal, faults: Fault[]): void {
  const given = PARTS.filter((part) => typeof signal[part] === "string");
  const beside = given.filter((part) => part !== "text");
  if (given.includes("text") && beside.length > 0) {
    const message = `text は ${beside.join(" ")} と一緒に使えません`;
    faults.push({ path: "text", reason: "text-beside", message, allowed: [] });
  } else if (!given.some((part) => isFilled(part, signal[part] ?? ""))) {
    const message = "code label message text のどれかに、画面の文字を入れてください";
    faults.push({ path: "code", reason: "empty", message, allowed: PARTS });
  }
}

function isFilled(part: (typeof PARTS)[number], value: string): boolean {
  if (part === "code") return normaliseCode(value) !== "";
  return normaliseLabel(value) !== "" || (part === "text" && normaliseCode(value) !== "");
}

function checkValues(
  path: string,
  given: Dict<string>,
  keys: ContextKeys,
  faults: Fault[],
  extra: readonly string[],
): void {
  for (const [key, value] of Object.entries(given)) {
    const known = keys.get(key);
    if (known === undefined || key === "version") continue;
    const allowed = [...known.values.map((one) => one.value), ...extra];
    if (allowed.includes(value)) continue;
    const message = `${key} に使えない値です：${value}`;
    faults.push({ path: `${path}.${key}`, reason: "unknown-value", message, allowed });
  }
}

function checkAnswers(
  answers: Dict<string>,
  library: Library,
  keys: ContextKeys,
  choosable: readonly string[],
  faults: Fault[],
): void {
  for (const [key, value] of Object.entries(answers)) {
    const path = `answers.${key}`;
    if (key === "system") {
      if (choosable.includes(value)) continue;
      faults.push({ path, reason: "unknown-value", message: `選べない画面です：${value}`, allowed: choosable });
    } else if (library.conditions.has(key)) {
      if (YES_NO.includes(value)) continue;
      const message = `${key} の答えは yes no unknown のどれかです`;
      faults.push({ path, reason: "unknown-value", message, allowed: YES_NO });
    } else if (!keys.has(key)) {
      const allowed = ["system", ...keys.keys()];
      faults.push({ path, reason: "unknown-answer", message: `知らない質問です：${key}`, allowed });
    }
  }
}

/**
 * The context keys of the signal's system, in asking order.
 *
 * Throws SignalRefused with every fault, or UnknownSystem.
 */
export function checkSignal(library: Library, signal: Signal): ContextKeys {
  const faults: Fault[] = [];
  const known = [...library.tables.keys(), OTHER];
  const { context = {}, answers = {} } = signal;
  if (!signal.system) {
    faults.push({ path: "system", reason: "missing", message: "system を入れてください", allowed: known });
  } else if (!known.includes(signal.system)) {
    throw new UnknownSystem(signal.system, known);
  }
  checkParts(signal, faults);
  const system = signal.system || OTHER;
  const keys = listContextKeys(library.tables, system, library.site.context);
  const isVendor = library.tables.get(system)?.system.kind === "vendor";
  const choosable = [...(isVendor ? library.platforms : []), system, "unknown"];
  const chosen = entry(answers, "system");
  if (chosen !== undefined && library.tables.has(chosen) && choosable.includes(chosen)) {
    for (const [name, declared] of listContextKeys(library.tables, chosen, [])) {
      if (!keys.has(name)) keys.set(name, declared);
    }
  }
  for (const key of Object.keys(context)) {
    if (keys.has(key)) continue;
    const message = `知らない条件です：${key}`;
    faults.push({ path: `context.${key}`, reason: "unknown-context", message, allowed: Array.from(keys.keys()) });
  }
  checkValues("context", context, keys, faults, []);
  checkAnswers(answers, library, keys, choosable, faults);
  checkValues("answers", answers, keys, faults, ["unknown"]);
  if (faults.length > 0) throw new SignalRefused(faults);
  return keys;
}
