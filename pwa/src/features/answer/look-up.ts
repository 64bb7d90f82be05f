/** From what was seen to an answer: the settings' standing context, and the library of the release in use. */
import { settings, standingContext } from "../../app/settings.ts";
import { type Shelf, systemOf } from "../../app/shelf.ts";
import { SignalRefused, UnknownSystem } from "../../lib/errors.ts";
import type { Seen } from "../../lib/router.ts";
import { translate } from "../../lib/translate.ts";
import type { Answer, Dict, Signal } from "../../lib/types.ts";

/** The context that holds before anything is asked. A vendor's screen says by itself where the certificate was made. */
export function contextFor(shelf: Shelf, system: string | null): Dict<string> {
  const { certificate, ...rest } = standingContext() as Record<string, string>;
  const vendor = system !== null && systemOf(shelf.site, system)?.kind === "vendor";
  return vendor || certificate === undefined ? rest : { ...rest, certificate };
}

/** The signal for what was seen. */
export function signalFor(shelf: Shelf, seen: Seen): Signal {
  return {
    system: seen.system,
    ...(seen.code !== undefined ? { code: seen.code } : {}),
    ...(seen.label !== undefined ? { label: seen.label } : {}),
    // A text reads code and label by itself and never stands beside them.
    ...(seen.text !== undefined && seen.code === undefined && seen.label === undefined ? { text: seen.text } : {}),
    context: { ...contextFor(shelf, seen.system), ...seen.context },
    answers: seen.answers,
    lang: shelf.lang,
  };
}

/** The answer, or null when nothing readable was given or the address names no known system or value. */
export function lookUp(shelf: Shelf, seen: Seen): Answer | null {
  try {
    return translate(shelf.library, signalFor(shelf, seen), { maker: settings.value.maker });
  } catch (error) {
    if (error instanceof SignalRefused || error instanceof UnknownSystem) return null;
    throw error;
  }
}

/** What was seen, as the user wrote it, on one line. */
export const shownText = (seen: Seen): string =>
  [seen.code, seen.label, seen.text?.replace(/\s+/g, " ")].filter(Boolean).join(" ");
