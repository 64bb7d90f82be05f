/**
 * The two normalisers of contract §2: equal in Python and every browser because they call no platform case mapping and
 * no platform character class, and NFKC only on blocks that no longer change.
 */

/** The dropped set as in the contract: ascending ranges of scalar values, both ends included. */
const DROPPED: readonly (readonly [number, number])[] = [
  [0x0, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];
const FOLDED = /[\u00A0-\u00FF\u2000-\u33FF\uF900-\uFFEF]+/g;
const LONE_SURROGATE = /[\u{D800}-\u{DFFF}]/gu;
const BEYOND_ASCII = /[\u0080-\uFFFF]/;

const HYPHENS =
  "\u02D7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207B\u208B\u2212\u2500\u2501\u2796\u2E3A\u2E3B\uFE58\uFE63\uFF0D";
const CODE_HYPHENS = `${HYPHENS}\u30A0\u30FC\uFF70`;
const PUNCTUATION = "。、.,・:;…「」『』()[]【】〔〕〈〉《》{}<>\"'“”‘’!?";

/** The characters of the dropped set that a reader sees as a gap; they part tokens in running text. */
const WHITE_SPACE =
  "\t\n\x0B\x0C\r \x85\xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

const GAP = new RegExp(`[${WHITE_SPACE}]+`);
const LONG_VOWEL = "\u30FC";

function members(characters: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < characters.length; at += 1) found.add(characters.charCodeAt(at));
  return found;
}

const HYPHEN = members(HYPHENS);
const CODE_HYPHEN = members(CODE_HYPHENS);
const PUNCTUATION_MARK = members(PUNCTUATION);
const POINT = 0x2e;

/** The pieces between white space, as Python's `split` gives them: empty at an end where white space stands there. */
export function splitAtWhiteSpace(text: string): string[] {
  return text.split(GAP);
}

/** `text` with every lone surrogate as U+FFFD; Python never sees one, the API refuses it. */
export function scalarText(text: string): string {
  return text.replace(LONE_SURROGATE, "\uFFFD");
}

function isDropped(point: number): boolean {
  for (const [first, last] of DROPPED) if (point <= last) return point >= first;
  return false;
}

function drop(text: string): string {
  let kept = "";
  for (const character of text) if (!isDropped(character.codePointAt(0) ?? 0)) kept += character;
  return kept;
}

function fold(text: string): string {
  return text.replace(FOLDED, (run) => run.normalize("NFKC"));
}

function dropAndFold(text: string): string {
  const dropped = drop(scalarText(text));
  return BEYOND_ASCII.test(dropped) ? drop(fold(dropped)) : dropped;
}

/** Every character handled here is one UTF-16 unit; the halves of the others are neither hyphens nor ASCII letters. */
function inForm(text: string, hyphens: ReadonlySet<number>, letterFrom: number, shift: number): string {
  let formed = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (hyphens.has(unit)) formed += "-";
    else if (unit >= letterFrom && unit < letterFrom + 26) formed += String.fromCharCode(unit + shift);
    else formed += text.charAt(at);
  }
  return formed;
}

function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && PUNCTUATION_MARK.has(text.charCodeAt(start))) start += 1;
  while (end > start && PUNCTUATION_MARK.has(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function withoutPunctuation(text: string): string {
  let kept = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const between = unit === POINT && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
    if (between || !PUNCTUATION_MARK.has(unit)) kept += text.charAt(at);
  }
  return kept;
}

function isKatakana(unit: number): boolean {
  return (unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc;
}

function withLongVowels(text: string): string {
  let formed = "";
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at) === "-" && isKatakana(before) ? LONG_VOWEL : text.charAt(at);
    formed += mark;
    before = mark.charCodeAt(0);
  }
  return formed;
}

/** The form in which codes are compared: no white space, one hyphen, ASCII upper case, no punctuation at the ends. */
export function normaliseCode(text: string): string {
  return fold(strip(normaliseLiteral(text)));
}

/**
 * The form in which labels and messages are compared: no white space and punctuation, ASCII lower case.
 *
 * A point between two ASCII digits stays; hyphens after katakana become the long vowel mark.
 */
export function normaliseLabel(text: string): string {
  return withLongVowels(fold(withoutPunctuation(normaliseLine(text))));
}

/** Steps 1-4 for labels, punctuation kept: the form in which `shown` patterns are compared (contract §3). */
export function normaliseLine(text: string): string {
  return inForm(dropAndFold(text), HYPHEN, 0x41, 32);
}

/** Steps 1-4 for codes, punctuation kept: a literal inside a template. */
export function normaliseLiteral(text: string): string {
  return inForm(dropAndFold(text), CODE_HYPHEN, 0x61, -32);
}
