/**
 * What is wrong with the form of one typed field, and the form that would be right; nothing is rewritten.
 *
 * Widths differ from field to field, so no two checks share a rule about them. A check takes any text and never says
 * that a number exists or is right: only its form is looked at. Letters are ASCII, never compared by a platform's rules.
 */
import { checkCharacters } from "./charset.ts";

export type FieldName = "chassis" | "inspector" | "factory" | "jibai" | "kana" | "class" | "insurer";
export const FIELDS: readonly FieldName[] = ["chassis", "inspector", "factory", "jibai", "kana", "class", "insurer"];

export type Level = "wrong" | "look" | "info";
export type Reason =
  | "outside"
  | "space"
  | "full-width"
  | "half-width"
  | "hyphen-kind"
  | "hyphen-missing"
  | "hyphen"
  | "lower-case"
  | "letter-o"
  | "letter-i"
  | "other-character"
  | "seventeen"
  | "locked"
  | "not-digits"
  | "too-short"
  | "too-long"
  | "former-official"
  | "only-number"
  | "digits-unusual"
  | "branch-unconfirmed"
  | "old-number"
  | "blank-full"
  | "blank-half"
  | "not-one"
  | "letter"
  | "official-name";

/**
 * One remark: `wrong` against a known rule, `look` compare with the paper, `info` worth knowing.
 *
 * `characters` are those that the remark is about, each once.
 */
export interface FieldFinding {
  readonly reason: Reason;
  readonly level: Level;
  readonly characters: readonly string[];
}

/**
 * What was found in one field, and the form to take over by hand.
 *
 * `empty`: nothing was typed; `ok`: no remark against the form. `suggestion` is null when there is none to offer; it
 * never holds a character that cannot be sent.
 */
export interface FieldCheck {
  readonly field: FieldName;
  readonly state: "empty" | "ok" | "look" | "wrong";
  readonly findings: readonly FieldFinding[];
  readonly suggestion: string | null;
}

const SPACES = " \t\n\r\u00a0\u3000";
const HYPHENS = "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u30fc\ufe63\uff0d\uff70";
const DIGITS = "0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const CODE_LENGTH = 8;
const FORMER_OFFICIAL = "99999999";
const HALF_KANA =
  "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
const VOICABLE = "ウカキクケコサシスセソタチツテトハヒフヘホ";
const VOICED = "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ";
const HALF_VOICABLE = "ハヒフヘホ";
const HALF_VOICED = "パピプペポ";

type Wanted = (character: string) => boolean;

const one =
  (characters: string): Wanted =>
  (character) =>
    characters.includes(character);
const between = (character: string, first: string, last: string): boolean => character >= first && character <= last;
const isFull: Wanted = (character) => between(character, "\uff01", "\uff5e") && character !== "\uff0d";
const isDigit = one(DIGITS);

const shift = (character: string, by: number): string => String.fromCharCode(character.charCodeAt(0) + by);
const map = (text: string, change: (character: string) => string): string => Array.from(text, change).join("");

/** ASCII for full-width ASCII; nothing else changes. */
const half = (text: string): string =>
  map(text, (character) => (between(character, "\uff01", "\uff5e") ? shift(character, -0xfee0) : character));
const hyphens = (text: string): string => map(text, (character) => (one(HYPHENS)(character) ? "-" : character));
const bare = (text: string): string => map(text, (character) => (one(SPACES)(character) ? "" : character));
const upper = (text: string): string =>
  map(text, (character) => (one(LOWER)(character) ? UPPER.charAt(LOWER.indexOf(character)) : character));

const those = (text: string, wanted: Wanted): readonly string[] =>
  Array.from(new Set(Array.from(text).filter((character) => wanted(character))));

const shown = (character: string): string => (/^[\ud800-\udfff]$/.test(character) ? "\ufffd" : character);

class Remarks {
  readonly findings: FieldFinding[] = [];

  about(reason: Reason, level: Level, characters: readonly string[]): void {
    if (characters.length === 0) return;
    this.findings.push({ reason, level, characters: Array.from(new Set(characters.map(shown))) });
  }

  note(reason: Reason, level: Level = "info"): void {
    this.findings.push({ reason, level, characters: [] });
  }
}

type Check = (text: string, found: Remarks) => string | null;

const chassis: Check = (text, found) => {
  if (text === "") return null;
  const plain = upper(hyphens(half(bare(text))));
  found.about("space", "wrong", those(text, one(SPACES)));
  found.about("hyphen-kind", "wrong", those(text, one(HYPHENS)));
  found.about("full-width", "look", those(text, isFull));
  found.about("lower-case", "look", those(half(text), one(LOWER)));
  const allowed = one(`${DIGITS}${UPPER}-`);
  found.about(
    "other-character",
    "look",
    those(plain, (character) => !allowed(character)),
  );
  if (!plain.includes("-")) {
    found.note(/^[0-9A-HJ-NPR-Z]{17}$/.test(plain) ? "seventeen" : "hyphen-missing", "look");
  }
  found.about("letter-o", "look", those(plain, one("O")));
  found.about("letter-i", "look", those(half(text), one("Iil")));
  found.note("locked");
  return plain;
};

const inspector: Check = (text, found) => {
  if (text === "") return null;
  const plain = hyphens(half(bare(text)));
  const digits = map(plain, (character) => (isDigit(character) ? character : ""));
  if (text === FORMER_OFFICIAL) {
    found.note("former-official");
    return null;
  }
  // 第1-12345 and 第1-12345号 are how the certificate writes it; anything else between the digits is not understood.
  const known = one(`${DIGITS}-第号`);
  found.about("space", "wrong", those(text, one(SPACES)));
  found.about("full-width", "look", those(text, isFull));
  found.about(
    "not-digits",
    "wrong",
    those(plain, (character) => !isDigit(character)),
  );
  if (digits.length > CODE_LENGTH) found.note("too-long", "wrong");
  else if (digits.length < CODE_LENGTH) found.note("too-short", "wrong");
  const usable = those(plain, (character) => !known(character)).length === 0;
  if (!usable || digits.length === 0 || digits.length > CODE_LENGTH) return null;
  if (digits === FORMER_OFFICIAL) found.note("former-official");
  return digits.padStart(CODE_LENGTH, "0");
};

const factory: Check = (text, found) => {
  if (text === "") return null;
  const plain = hyphens(half(bare(text)));
  found.about("space", "wrong", those(text, one(SPACES)));
  found.about("hyphen-kind", "wrong", those(text, one(HYPHENS)));
  found.about("full-width", "look", those(text, isFull));
  const strange = those(plain, (character) => !one(`${DIGITS}-`)(character));
  found.about("not-digits", "wrong", strange);
  const [branch = "", number, ...more] = plain.split("-");
  if (strange.length === 0) {
    if (number === undefined) found.note("only-number", "wrong");
    else if (branch === "" || number === "" || more.length > 0) found.note("digits-unusual", "wrong");
    else if (branch.length !== 2 || number.length !== 4) found.note("digits-unusual", "look");
  }
  found.note("branch-unconfirmed");
  return plain;
};

const jibai: Check = (text, found) => {
  if (text === "") return null;
  const plain = map(half(bare(hyphens(text))), (character) => (character === "-" ? "" : character));
  found.about("hyphen", "wrong", those(hyphens(half(text)), one("-")));
  found.about("space", "wrong", those(text, one(SPACES)));
  found.about("full-width", "look", those(text, isFull));
  const allowed = one(`${DIGITS}${UPPER}${LOWER}`);
  found.about(
    "other-character",
    "look",
    those(plain, (character) => !allowed(character)),
  );
  found.about("letter-o", "look", those(plain, one("Oo")));
  found.note("old-number");
  return plain;
};

const kana: Check = (text, found) => {
  const plain = bare(text);
  if (plain === "") {
    found.note("blank-full", text === "\u3000" ? "info" : "wrong");
    return "\u3000";
  }
  found.about("space", "wrong", those(text, one(SPACES)));
  const single = Array.from(plain).length === 1;
  if (!single) found.note("not-one", "wrong");
  else if (!between(plain, "\u3041", "\u3096")) found.about("letter", "look", [plain]);
  return single ? plain : null;
};

const classNumber: Check = (text, found) => {
  const plain = bare(text);
  if (plain === "") {
    found.note("blank-half", text === " " ? "info" : "wrong");
    return " ";
  }
  found.about("space", "wrong", those(text, one(SPACES)));
  found.about("full-width", "look", those(text, isFull));
  const allowed = one(`${DIGITS}${UPPER}`);
  found.about(
    "other-character",
    "look",
    those(half(plain), (character) => !allowed(character)),
  );
  if (Array.from(plain).length > 3) found.note("too-long", "look");
  return plain;
};

const isHalf: Wanted = (character) => between(character, " ", "~") || between(character, "\uff61", "\uff9f");

/** Full-width forms of ASCII and of half-width katakana, a ﾞ or ﾟ joined to the kana before it. */
function full(text: string): string {
  const written: string[] = [];
  for (const character of text) {
    const before = written[written.length - 1] ?? "\0";
    if (character === " ") written.push("\u3000");
    else if (between(character, "!", "~")) written.push(shift(character, 0xfee0));
    else if (character === "\uff9e" && VOICABLE.includes(before)) {
      written[written.length - 1] = VOICED.charAt(VOICABLE.indexOf(before));
    } else if (character === "\uff9f" && HALF_VOICABLE.includes(before)) {
      written[written.length - 1] = HALF_VOICED.charAt(HALF_VOICABLE.indexOf(before));
    } else if (between(character, "\uff61", "\uff9f")) {
      written.push(HALF_KANA.charAt(character.charCodeAt(0) - 0xff61));
    } else written.push(character);
  }
  return written.join("");
}

const insurer: Check = (text, found) => {
  if (text === "") return null;
  found.about("half-width", "wrong", those(text, isHalf));
  found.note("official-name");
  return full(text);
};

const CHECKS: Readonly<Record<FieldName, Check>> = {
  chassis,
  inspector,
  factory,
  jibai,
  kana,
  class: classNumber,
  insurer,
};

/** The remarks on `text` as the value of `field`. */
export function checkField(field: FieldName, text: string): FieldCheck {
  const found = new Remarks();
  const suggestion = CHECKS[field](text, found);
  const outside = checkCharacters(text).outside.map(({ character }) => character);
  const findings = [...found.findings];
  if (outside.length > 0) {
    findings.unshift({ reason: "outside", level: "wrong", characters: Array.from(new Set(outside)) });
  }
  const has = (level: Level): boolean => findings.some((finding) => finding.level === level);
  const blank = text === "" && field !== "kana" && field !== "class";
  const state = blank ? "empty" : has("wrong") ? "wrong" : has("look") ? "look" : "ok";
  // A form that still could not be sent is none to offer.
  const offered = suggestion !== null && suggestion !== text && checkCharacters(suggestion).outside.length === 0;
  return { field, state, findings, suggestion: offered ? suggestion : null };
}
