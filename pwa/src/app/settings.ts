/** What this device remembers of its user's ways; no name, no car. */
import { signal } from "@preact/signals";
import type { Store } from "../lib/db.ts";
import { type Dict, LANGUAGES, type Language } from "../lib/types.ts";

export type Theme = "system" | "light" | "dark";

/** `system`: the screen looked at, null while none is chosen; `maker`: the vendor's system chosen last. The rest null: asked. */
export interface Settings {
  readonly system: string | null;
  readonly maker: string | null;
  readonly certificate: string | null;
  readonly agent: string | null;
  readonly lang: Language;
  readonly theme: Theme;
}

export const DEFAULTS: Settings = {
  system: null,
  maker: null,
  certificate: null,
  agent: null,
  lang: "ja",
  theme: "system",
};

const KEY = "settings";

/** The settings in force. */
export const settings = signal<Settings>(DEFAULTS);

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Settings from whatever was stored; what is not understood falls back to its default. */
export function settingsFrom(stored: unknown): Settings {
  const data = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  const theme = data.theme === "light" || data.theme === "dark" ? data.theme : "system";
  const lang = LANGUAGES.find((known) => known === data.lang) ?? "ja";
  const { system, maker, certificate, agent } = data;
  return {
    system: text(system),
    maker: text(maker),
    certificate: text(certificate),
    agent: text(agent),
    lang,
    theme,
  };
}

let store: Store | null = null;

/** Reads the settings of this device. */
export async function startSettings(from: Store): Promise<void> {
  store = from;
  settings.value = settingsFrom(await from.get(KEY).catch(() => undefined));
}

/** Changes some settings and keeps them; a device that cannot keep them still uses them now. */
export function change(part: Partial<Settings>): void {
  settings.value = { ...settings.value, ...part };
  store?.set(KEY, settings.value).catch(() => undefined);
}

/** The context that the settings stand for. */
export function standingContext(): Dict<string> {
  const { certificate, agent } = settings.value;
  return { ...(certificate ? { certificate } : {}), ...(agent ? { agent } : {}) };
}
