/** Whether answers helped, kept on this device until there is a way to tell it. */
import type { Store } from "../lib/db.ts";

/** One word of a user about one answer; `at` is the device's time in milliseconds. */
export interface Feedback {
  readonly kind: "helpful" | "not-solved";
  readonly system: string;
  readonly condition: string | null;
  readonly release: number;
}

const KEY = "feedback";
const MOST = 200;

let store: Store | null = null;

/** Where feedback is kept. */
export function startFeedback(in_: Store): void {
  store = in_;
}

/** Keeps one word; the oldest give way beyond two hundred. */
export function keep(feedback: Feedback): void {
  const at = Date.now();
  void store
    ?.get<(Feedback & { at: number })[]>(KEY)
    .then((kept) => store?.set(KEY, [...(kept ?? []), { ...feedback, at }].slice(-MOST)))
    .catch(() => undefined);
}
