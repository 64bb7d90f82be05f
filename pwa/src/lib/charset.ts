/**
 * Which characters of a text the 要求ファイル cannot carry: everything outside JIS X 0201 and JIS X 0208, by name.
 *
 * Nothing is ever replaced here: a replacement is what people usually write instead, for somebody to accept.
 */
import stored from "./charset-table.json";

export type CharacterKind =
  | "nec"
  | "nec-ibm"
  | "ibm"
  | "jisx0212"
  | "level3"
  | "level4"
  | "jisx0213"
  | "gaiji"
  | "control"
  | "invisible"
  | "variation"
  | "mark"
  | "broken"
  | "none";

/**
 * One character that cannot be carried: its sets, what people usually write instead, and where it stands.
 *
 * `character` is the character itself, U+FFFD for half a surrogate pair; a kana with a loose ゛ or ゜ is one of two code
 * points. `replacement` is null where no source gives one (未確認) and empty for what cannot be seen and is left out; `at`
 * counts code points from 0.
 */
export interface OutsideCharacter {
  readonly character: string;
  readonly code: string;
  readonly kinds: readonly CharacterKind[];
  readonly replacement: string | null;
  readonly at: readonly number[];
}

/**
 * All characters outside, each once in the order of the text; `suggestion` has every known replacement in it.
 *
 * `suggestion` is null when there is nothing to replace; it may still hold characters without a known replacement.
 */
export interface CharacterCheck {
  readonly outside: readonly OutsideCharacter[];
  readonly suggestion: string | null;
}

const FIRST = 0x20;

/** Those that no set of JIS has; the first range that holds a character names it. */
const OTHERS: readonly (readonly [CharacterKind, number, number])[] = [
  ["control", 0x0000, 0x001f],
  ["control", 0x007f, 0x009f],
  ["broken", 0xd800, 0xdfff],
  ["gaiji", 0xe000, 0xf8ff],
  ["gaiji", 0xf0000, 0x10ffff],
  ["variation", 0xfe00, 0xfe0f],
  ["variation", 0xe0100, 0xe01ef],
  ["mark", 0x0300, 0x036f],
  ["mark", 0x3099, 0x309a],
  ["invisible", 0x00ad, 0x00ad],
  ["invisible", 0x2000, 0x200f],
  ["invisible", 0x2028, 0x202f],
  ["invisible", 0x205f, 0x206f],
  ["invisible", 0xfeff, 0xfeff],
  ["invisible", 0x00a0, 0x00a0],
];

interface Table {
  readonly letters: string;
  readonly replacements: ReadonlyMap<string, string>;
}

function readTable(): Table {
  const letters = stored.runs.replace(/([a-zA-Z.])([0-9]+)/g, (_, letter: string, count: string) =>
    letter.repeat(Number(count)),
  );
  const replacements = new Map<string, string>();
  for (const line of stored.replacements.split("\n")) {
    const [character = "", ...rest] = Array.from(line);
    replacements.set(character, rest.join(""));
  }
  for (const [mark, pairs] of Object.entries(stored.composed)) {
    for (let i = 0; i < pairs.length; i += 2) replacements.set(pairs.charAt(i) + mark, pairs.charAt(i + 1));
  }
  return { letters, replacements };
}

let kept: Table | null = null;

function table(): Table {
  kept ??= readTable();
  return kept;
}

const CLASSES = stored.classes as Readonly<Record<string, readonly string[]>>;

/** Characters with their places; a kana and the loose mark that belongs to it are one. */
function unitsOf(text: string, { replacements }: Table): readonly (readonly [number, string])[] {
  const units: [number, string][] = [];
  Array.from(text).forEach((character, place) => {
    const last = units[units.length - 1];
    if (last !== undefined && last[0] === place - 1 && replacements.has(last[1] + character)) last[1] += character;
    else units.push([place, character]);
  });
  return units;
}

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;

/** Empty for a character that can be carried. */
function kindsOf(unit: string, { letters }: Table): readonly CharacterKind[] {
  const point = pointOf(unit);
  if (unit.length > String.fromCodePoint(point).length) return ["mark"];
  const kinds = CLASSES[letters.charAt(point - FIRST)] ?? [];
  if (kinds.includes("jisx0201") || kinds.includes("jisx0208")) return [];
  const other = OTHERS.find(([, first, last]) => first <= point && point <= last);
  if (other !== undefined) return [other[0]];
  return kinds.length > 0 ? (kinds as readonly CharacterKind[]) : ["none"];
}

function replacementOf(unit: string, kinds: readonly CharacterKind[], { replacements }: Table): string | null {
  const unseen = kinds[0] === "invisible" || kinds[0] === "variation";
  return replacements.get(unit) ?? (unseen ? "" : null);
}

const codeOf = (character: string): string => `U+${pointOf(character).toString(16).toUpperCase().padStart(4, "0")}`;

/** The characters of `text` outside JIS X 0201 and JIS X 0208; any text is taken, half a surrogate pair too. */
export function checkCharacters(text: string): CharacterCheck {
  const known = table();
  const found = new Map<string, { kinds: readonly CharacterKind[]; at: number[] }>();
  let suggestion = "";
  for (const [place, unit] of unitsOf(text, known)) {
    const kinds = kindsOf(unit, known);
    if (kinds.length === 0) {
      suggestion += unit;
      continue;
    }
    const entry = found.get(unit);
    if (entry === undefined) found.set(unit, { kinds, at: [place] });
    else entry.at.push(place);
    suggestion += replacementOf(unit, kinds, known) ?? unit;
  }
  const outside = Array.from(found, ([unit, { kinds, at }]) => ({
    character: kinds[0] === "broken" ? "\ufffd" : unit,
    code: Array.from(unit, codeOf).join(" "),
    kinds,
    replacement: replacementOf(unit, kinds, known),
    at,
  }));
  return { outside, suggestion: suggestion === text ? null : suggestion };
}
