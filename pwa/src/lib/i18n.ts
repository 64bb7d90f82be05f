/** The language of the screen: words of the app, texts of the content, dates. */
import { computed, signal } from "@preact/signals";
import { ja, type Strings } from "../i18n/ja.ts";
import type { Language, Text } from "./types.ts";

/** The language on show. */
export const language = signal<Language>("ja");

const words = signal<Strings>(ja);

/** The words of the app; read as `t.value.back`. */
export const t = computed(() => words.value);

/** The `lang` attribute; やさしい日本語 is Japanese. */
export const langTag = computed(() => (language.value === "ja-easy" ? "ja" : language.value));

const packs: Readonly<Record<Exclude<Language, "ja">, () => Promise<Strings>>> = {
  "ja-easy": async () => (await import("../i18n/ja-easy.ts")).jaEasy,
  en: async () => (await import("../i18n/en.ts")).en,
  vi: async () => (await import("../i18n/vi.ts")).vi,
};

/** Switches the language; the old one stays until the new words are here. */
export async function speak(lang: Language): Promise<void> {
  words.value = lang === "ja" ? ja : await packs[lang]();
  language.value = lang;
  document.documentElement.lang = langTag.value;
}

/** A text of the content in the language on show, else in Japanese. */
export function say(text: Text | null | undefined): string {
  return text ? (text[language.value] ?? text.ja) : "";
}

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ja: "日本語",
  "ja-easy": "やさしい日本語",
  en: "English",
  vi: "Tiếng Việt",
};
