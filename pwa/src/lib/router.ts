/** Addresses of the app and back; paths only, so that every view can be opened, shared and reloaded offline. */
import { signal } from "@preact/signals";
import type { Dict } from "./types.ts";

/** What was seen, as an address carries it; `answers` and `context` are the steps taken since. */
export interface Seen {
  readonly system: string;
  readonly code?: string;
  readonly label?: string;
  readonly text?: string;
  readonly answers: Dict<string>;
  readonly context: Dict<string>;
}

export type Route =
  | { readonly view: "home"; readonly text: string | null }
  | { readonly view: "answer"; readonly seen: Seen }
  | { readonly view: "condition"; readonly id: string; readonly system: string | null; readonly context: Dict<string> }
  | { readonly view: "flow"; readonly id: string; readonly answers: Dict<string> }
  | {
      readonly view:
        | "systems"
        | "hours"
        | "notices"
        | "directory"
        | "handoff"
        | "settings"
        | "reset"
        | "check"
        | "deadlines";
    }
  | { readonly view: "missing" };

const PLAIN = [
  "systems",
  "hours",
  "notices",
  "directory",
  "handoff",
  "settings",
  "reset",
  "check",
  "deadlines",
] as const;

/** `a:yes,b:no` as an address carries a few ids and values. */
function pairsOf(raw: string | null): Dict<string> {
  const found: Record<string, string> = {};
  for (const pair of (raw ?? "").split(",")) {
    const colon = pair.lastIndexOf(":");
    if (colon > 0) found[pair.slice(0, colon)] = pair.slice(colon + 1);
  }
  return found;
}

function pairs(values: Dict<string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}:${value}`)
    .join(",");
}

function segment(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The view that `url` names; `text` is a paste that was kept out of the address. */
export function routeOf(url: URL, text?: string): Route {
  const [head = "", second, ...rest] = url.pathname.split("/").filter(Boolean).map(segment);
  const query = url.searchParams;
  const answers = pairsOf(query.get("answers"));
  const context = pairsOf(query.get("context"));
  if (head === "" || head === "index.html") return { view: "home", text: query.get("text") ?? query.get("title") };
  if (head === "c" && second !== undefined && rest.length <= 1) {
    const given = rest[0] !== undefined ? { code: rest[0] } : {};
    const parts: Record<string, string> = { ...given };
    for (const name of ["code", "label", "text"] as const) {
      const value = query.get(name);
      if (value) parts[name] = value;
    }
    if (text !== undefined) parts.text = text;
    return { view: "answer", seen: { system: second, ...parts, answers, context } };
  }
  if (head === "k" && second !== undefined && rest.length === 0) {
    return { view: "condition", id: second, system: query.get("system"), context };
  }
  if (head === "flow" && second !== undefined && rest.length === 0) return { view: "flow", id: second, answers };
  const plain = PLAIN.find((name) => name === head);
  return plain !== undefined && second === undefined ? { view: plain } : { view: "missing" };
}

const LONGEST_IN_ADDRESS = 60;
const MOST_DIGITS = 4;

/**
 * Whether `text` may stand in an address: short, one line, and surely without a plate, a chassis number or a name.
 *
 * Stricter than the mask of a hand-off, and wrong only towards keeping a harmless text out of the address.
 */
export function mayStandInAddress(text: string): boolean {
  const digits = text.match(/[0-9０-９]/g)?.length ?? 0;
  return text.length <= LONGEST_IN_ADDRESS && digits <= MOST_DIGITS && !/[\n様殿]|氏名|名前/.test(text);
}

/** The address of an answer; a text that must not stand in it is left to `openAnswer`. */
export function answerPath(seen: Seen): string {
  const query = new URLSearchParams();
  for (const name of ["code", "label", "text"] as const) {
    const value = seen[name];
    if (value && (name !== "text" || mayStandInAddress(value))) query.set(name, value);
  }
  if (Object.keys(seen.context).length > 0) query.set("context", pairs(seen.context));
  if (Object.keys(seen.answers).length > 0) query.set("answers", pairs(seen.answers));
  return `/c/${encodeURIComponent(seen.system)}?${query}`;
}

/** The address of a condition without a signal. */
export function conditionPath(id: string, system: string | null, context: Dict<string> = {}): string {
  const query = new URLSearchParams();
  if (system) query.set("system", system);
  if (Object.keys(context).length > 0) query.set("context", pairs(context));
  const tail = query.toString();
  return `/k/${encodeURIComponent(id)}${tail ? `?${tail}` : ""}`;
}

/** The address of a step of a flow. */
export function flowPath(id: string, answers: Dict<string>): string {
  const given = Object.keys(answers).length > 0 ? `?${new URLSearchParams({ answers: pairs(answers) })}` : "";
  return `/flow/${encodeURIComponent(id)}${given}`;
}

/** What a history entry holds beside its address. */
interface Entry {
  readonly depth: number;
  readonly text?: string;
}

const entry = (): Entry | null => (globalThis.history?.state as Entry | null) ?? null;

const here = (): Route => routeOf(new URL(globalThis.location?.href ?? "http://localhost/"), entry()?.text);

/** The view on show. */
export const route = signal<Route>(here());

/** How many steps of this visit lie behind, so that 戻る never leaves the app. */
const depth = (): number => entry()?.depth ?? 0;

interface Step {
  readonly replace?: boolean;
  readonly text?: string | undefined;
}

/** Goes to `path`; `replace` leaves no step behind, `text` travels beside the address. */
export function go(path: string, { replace = false, text }: Step = {}): void {
  const kept = text === undefined ? {} : { text };
  if (replace) history.replaceState({ depth: depth(), ...kept }, "", path);
  else history.pushState({ depth: depth() + 1, ...kept }, "", path);
  route.value = here();
  if (!replace) window.scrollTo(0, 0);
}

/** Opens the answer for what was seen; a paste that may name a car stays out of the address. */
export function openAnswer(seen: Seen, { replace = false }: { replace?: boolean } = {}): void {
  const text = seen.text !== undefined && !mayStandInAddress(seen.text) ? seen.text : undefined;
  go(answerPath(seen), { replace, text });
}

/** One step back, or home when this view was opened from outside. */
export function back(): void {
  if (depth() > 0) history.back();
  else go("/", { replace: true });
}

/** Follows the browser's own buttons, and every plain click on a link of this app (`data-in`). */
export function startRouter(): void {
  addEventListener("popstate", () => {
    route.value = here();
  });
  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[data-in]");
    if (!link || link.origin !== location.origin) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

/** What tells two views apart, so that a new one starts afresh; steps within a choice stay the same view. */
export function routeKey(view: Route): string {
  if (view.view !== "answer") return view.view;
  const { system, code, label, text } = view.seen;
  return JSON.stringify([system, code, label, text]);
}
