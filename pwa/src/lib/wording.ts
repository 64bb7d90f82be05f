/** The few sentences that an answer says itself, in every language. */
import type { Language } from "./types";

export type Word = "which-screen" | "maker" | "maker-vendor" | "maker-direct" | "vendor-of" | "vendor-unnamed";

const WORDS: Readonly<Record<Word, Readonly<Record<Language, string>>>> = {
  "which-screen": {
    ja: "どの画面の表示ですか",
    "ja-easy": "どの 画面の 表示ですか",
    en: "Which screen shows this?",
    vi: "Chữ này hiện trên màn hình nào?",
  },
  maker: {
    ja: "保適証を作ったシステム",
    "ja-easy": "保適証を つくった システム",
    en: "the system that made the certificate",
    vi: "hệ thống đã tạo giấy bảo chứng",
  },
  "maker-vendor": {
    ja: "お使いの整備業務システム",
    "ja-easy": "いつもの システム",
    en: "your shop system",
    vi: "hệ thống của xưởng",
  },
  "maker-direct": {
    ja: "保適証サービス",
    "ja-easy": "保適証サービス",
    en: "保適証サービス",
    vi: "保適証サービス",
  },
  "vendor-of": {
    ja: "{system}のシステム会社",
    "ja-easy": "{system}の システム会社",
    en: "The company behind {system}",
    vi: "Công ty của {system}",
  },
  "vendor-unnamed": {
    ja: "お使いのシステムの会社",
    "ja-easy": "いつもの システムの 会社",
    en: "The company behind your system",
    vi: "Công ty của hệ thống đang dùng",
  },
};

/** The sentence in `lang`. */
export function sayWord(word: Word, lang: Language): string {
  return WORDS[word][lang];
}

/** `text` with every `mark` replaced; unlike `replace` it takes a `$` in the name as it is. */
export function fillIn(text: string, mark: string, name: string): string {
  return text.split(mark).join(name);
}
