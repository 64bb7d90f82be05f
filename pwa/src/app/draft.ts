/**
 * What is being typed and what was looked at, for as long as this visit lasts.
 *
 * It lives in the session's storage: a reload keeps it, the next person at a shared tablet does not find it.
 */
import { effect, signal } from "@preact/signals";

/** One thing that was looked up, in the words of the hand-off; already masked. */
export interface Visit {
  readonly at: number;
  readonly clockTrusted: boolean;
  readonly release: number;
  readonly systemName: string;
  readonly shown: string;
  readonly title: string;
  readonly checked: readonly string[];
  readonly answered: readonly { readonly ask: string; readonly said: string }[];
  readonly steps: readonly string[];
  readonly contact: string;
}

/** The text of the one box; a paste keeps its lines. */
export const typed = signal("");

/** The latest look-up, which the hand-off tells. */
export const visit = signal<Visit | null>(null);

/** What the user adds to the hand-off. */
export const note = signal("");

/** Lines ticked in an answer's lists. */
export const ticked = signal<readonly string[]>([]);

const KEY = "hoteki-draft";

/** Fills the draft from this visit's storage and keeps it there. */
export function startDraft(): void {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    if (typeof kept.typed === "string") typed.value = kept.typed;
    if (typeof kept.note === "string") note.value = kept.note;
    if (Array.isArray(kept.ticked)) ticked.value = kept.ticked.filter((line) => typeof line === "string");
    if (typeof kept.visit === "object") visit.value = kept.visit as Visit | null;
  } catch {
    // An unreadable or forbidden session storage is an empty draft.
  }
  effect(() => {
    const kept = JSON.stringify({ typed: typed.value, note: note.value, ticked: ticked.value, visit: visit.value });
    try {
      sessionStorage.setItem(KEY, kept);
    } catch {
      // Without storage the draft ends with the page, as the banner about memory says.
    }
  });
}

/** Whether a reload would interrupt somebody. */
export const isDirty = (): boolean => typed.value !== "" || note.value !== "";

/** Clears everything the next person must not see. */
export function clearDraft(): void {
  typed.value = "";
  note.value = "";
  ticked.value = [];
  visit.value = null;
}

/** Ticks or unticks a line. */
export function tick(line: string): void {
  const has = ticked.value.includes(line);
  ticked.value = has ? ticked.value.filter((other) => other !== line) : [...ticked.value, line];
}
