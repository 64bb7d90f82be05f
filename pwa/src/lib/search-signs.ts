/**
 * What a text says, cut into small signs that bear spelling: the unit in which symptom search compares.
 *
 * Words are parted at white space and punctuation. Kanji give each character and each pair; kana give groups of three,
 * with katakana, small kana and long vowels read alike; Latin words give groups of three with their ends marked; a number
 * is one sign. So okurigana, particles, half-width, endings and a slip of the finger change some signs, never all.
 */
import { normaliseLabel } from "./normalise";

const PARTS_WORDS =
  /[ \t\n\r\u00a0\u3000、。，．,.・/／:：;；…「」『』()（）[\]［］【】〔〕〈〉《》{}<>＜＞"'“”‘’!！?？=＝~～〜|｜&＆+＋]+/;
const SMALL: ReadonlyMap<string, string> = new Map(
  Array.from("ぁぃぅぇぉっゃゅょゎゕゖぢづ", (small, at) => [small, "あいうえおつやゆよわかけじず".charAt(at)]),
);

const KANJI = 30;
const LONE_KANJI = 50;
const KANJI_PAIR = 100;
const LOOSE_PAIR = 60;
const ENDING = 30;
const KANA = 70;
const KANA_BESIDE_KANJI = 25;
const LATIN_WORD = 140;
const LETTER = 30;
const NUMBER = 100;
const UNKNOWN_NUMBER = 30;
const LONG_KANA = 5;
/** English that says nothing by itself. */
const SILENT: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been but by can car did do does for from had has have how i if in is it my of on " +
    "or our please so that the they this to was we were what when which who why will with you your"
  ).split(" "),
);

/** What a sign says when it is known, and what it counts against when it is not; a pair of kanji says 100. */
export interface Weight {
  readonly known: number;
  readonly missing: number;
}

type Kind = "kanji" | "kana" | "latin" | "digit";

interface Run {
  readonly kind: Kind;
  readonly text: string;
  readonly katakana: boolean;
}

/** The form in which whole keys are compared: words without gaps, kana read alike, long vowels left out. */
export function fold(text: string): string {
  return Array.from(normaliseLabel(text), plain).join("");
}

/** The signs of `text` with what they weigh, in the order in which they stand. */
export function signsOf(text: string): Map<string, Weight> {
  const found = new Map<string, Weight>();
  for (const word of text.split(PARTS_WORDS)) addWord(normaliseLabel(word), found);
  return found;
}

function addWord(word: string, found: Map<string, Weight>): void {
  const runs = runsOf(word);
  const onlyKana = runs.every((run) => run.kind === "kana");
  runs.forEach(({ kind, text, katakana }, at) => {
    if (kind === "kanji") addKanji(text, runs.slice(at + 1), found);
    else if (kind === "kana") {
      const weight = kanaWeight(text, katakana, onlyKana);
      addGroups(text, weight, found);
      if (text.length === 2 && (katakana || onlyKana)) keep(found, text, weight);
    } else if (kind === "digit") {
      keep(found, `#${text}`, { known: text.length > 1 ? NUMBER : LETTER, missing: UNKNOWN_NUMBER });
    } else if (!SILENT.has(text)) addLatin(text, found);
  });
}

function addLatin(text: string, found: Map<string, Weight>): void {
  const whole = text.length > 1 ? LATIN_WORD : LETTER;
  const known = Math.floor(whole / text.length);
  addGroups(`^${text}$`, { known, missing: Math.floor(Math.floor((whole * 3) / 10) / text.length) }, found);
  keep(found, `=${text}`, { known: Math.floor(whole / 2), missing: Math.floor((whole * 4) / 10) });
}

function addKanji(text: string, following: readonly Run[], found: Map<string, Weight>): void {
  const characters = Array.from(text);
  const share = characters.length > 1 ? KANJI : LONE_KANJI;
  for (const character of characters) keep(found, character, { known: share, missing: Math.floor(share / 2) });
  for (let at = 0; at + 1 < characters.length; at += 1) {
    keep(found, `${characters[at]}${characters[at + 1]}`, { known: KANJI_PAIR, missing: KANJI_PAIR });
  }
  addEnding(characters[characters.length - 1] ?? "", following, found);
}

/** The kana right after kanji, and the kanji behind a short run of kana: what okurigana leave out or put in. */
function addEnding(last: string, [kana, next]: readonly Run[], found: Map<string, Weight>): void {
  if (kana?.kind !== "kana") return;
  if (kana.text !== "") keep(found, last + kana.text.charAt(0), { known: ENDING, missing: 0 });
  if (kana.text.length <= 2 && next?.kind === "kanji") {
    keep(found, last + (Array.from(next.text)[0] ?? ""), { known: LOOSE_PAIR, missing: 0 });
  }
}

/** Katakana is a word and counts against when unknown, however short; hiragana beside kanji is mostly an ending. */
function kanaWeight(text: string, katakana: boolean, alone: boolean): Weight {
  if (katakana) {
    const missing = text.length > 2 ? Math.max(KANA, Math.floor((2 * KANJI_PAIR) / (text.length - 2))) : KANA;
    return { known: KANA, missing };
  }
  if (alone) return { known: KANA, missing: Math.floor(KANA / 4) };
  const known = text.length >= LONG_KANA ? KANA_BESIDE_KANJI * 2 : KANA_BESIDE_KANJI;
  return { known, missing: Math.floor(KANA_BESIDE_KANJI / 5) };
}

function addGroups(text: string, weight: Weight, found: Map<string, Weight>): void {
  for (let start = 0; start + 3 <= text.length; start += 1) keep(found, text.slice(start, start + 3), weight);
}

function keep(found: Map<string, Weight>, sign: string, weight: Weight): void {
  const known = found.get(sign);
  if (known === undefined || known.known < weight.known) found.set(sign, weight);
}

/** Neighbours of one kind, folded, and whether it is katakana: データを is データ and を. */
function runsOf(word: string): readonly Run[] {
  const runs: Run[] = [];
  for (const character of word) {
    const kind = kindOf(character);
    if (kind === null) continue;
    const katakana = character >= "\u30a1" && character <= "\u30fa";
    const last = runs[runs.length - 1];
    if (last?.kind === kind && (character === "ー" || last.katakana === katakana)) {
      runs[runs.length - 1] = { ...last, text: last.text + plain(character) };
    } else runs.push({ kind, text: plain(character), katakana });
  }
  return runs;
}

function kindOf(character: string): Kind | null {
  if (character >= "a" && character <= "z") return "latin";
  if (character >= "0" && character <= "9") return "digit";
  // Compared by code point: a character beyond U+FFFF begins with a unit above all kana.
  if (character >= "\u3041" && character <= "\u30ff") return "kana";
  return character < "\u0080" ? null : "kanji";
}

function plain(character: string): string {
  if (character === "ー") return "";
  const unit = character.charCodeAt(0);
  const katakana = (unit >= 0x30a1 && unit <= 0x30f6) || unit === 0x30fd || unit === 0x30fe;
  const hiragana = katakana ? String.fromCharCode(unit - 0x60) : character;
  return SMALL.get(hiragana) ?? hiragana;
}
