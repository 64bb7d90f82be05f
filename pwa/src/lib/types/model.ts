/** A catalogue as data; `hoteki_sdk/model.py` in TypeScript. */

export const CONTRACT = 1;

export type Language = "ja" | "ja-easy" | "en" | "vi";
export const LANGUAGES: readonly Language[] = ["ja", "ja-easy", "en", "vi"];

export type Dict<T> = Readonly<Record<string, T>>;

/** A text in up to four languages; Japanese is always there. */
export interface Text {
  readonly ja: string;
  readonly "ja-easy"?: string | null;
  readonly en?: string | null;
  readonly vi?: string | null;
}

export interface Link {
  readonly url: string;
  readonly title: Text | null;
}

export interface Support {
  readonly phone: string | null;
  readonly hours: Text | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly needed: readonly Text[];
  readonly verifiedOn: string | null;
}

export interface Value {
  readonly value: string;
  readonly label: Text;
}

export interface ContextKey {
  readonly key: string;
  readonly ask: Text;
  readonly values: readonly Value[];
}

export interface System {
  readonly id: string;
  readonly kind: "vendor" | "platform";
  readonly name: Text | null;
  readonly company: Text | null;
  readonly versions: readonly string[];
  readonly context: readonly ContextKey[];
  readonly support: Support | null;
}

export type SlotKind = "d" | "a" | "x" | "h";

/** A literal (`text`) or a slot of a template, a message or a `shown` pattern. */
export interface Part {
  readonly text: string | null;
  readonly slot: string | null;
  readonly kind: SlotKind | null;
  readonly min: number;
  readonly max: number;
}

/** A condition and the question whose answer `on` takes it; the last of a list has no question. */
export interface Choice {
  readonly is: string;
  readonly ask: Text | null;
  readonly on: "yes" | "no";
}

/** Which condition a template's slot value means; a value without one is undocumented. */
export interface SlotChoice {
  readonly slot: string;
  readonly cases: Dict<string>;
  readonly else: string | null;
}

export type Severity = "error" | "wait" | "ok" | "info";

export interface Rule {
  readonly id: string;
  readonly line: number;
  readonly codes: readonly string[];
  readonly codeTexts: readonly string[];
  readonly range: readonly [string, string] | null;
  readonly template: readonly Part[];
  readonly prefix: string | null;
  readonly labels: readonly (readonly string[])[];
  readonly labelTexts: readonly string[];
  readonly messages: readonly (readonly Part[])[];
  readonly mentions: readonly string[];
  readonly relay: string | null;
  readonly condition: readonly Choice[];
  readonly bySlot: SlotChoice | null;
  readonly when: Dict<readonly string[]>;
  readonly headline: Text | null;
  readonly steps: readonly Text[];
  readonly screen: Text | null;
  readonly caveats: readonly Text[];
  readonly links: readonly Link[];
  readonly severity: Severity;
  readonly source: string | null;
  readonly verifiedOn: string | null;
}

export interface Sample {
  readonly rule: string;
  readonly code: string | null;
  readonly label: string | null;
  readonly message: string | null;
  readonly text: string | null;
  readonly context: Dict<string>;
}

/** The compiled table of one system; `shown` are the patterns in which codes stand in a line. */
export interface Catalogue {
  readonly contract: number;
  readonly system: System;
  readonly shown: readonly (readonly Part[])[];
  readonly rules: readonly Rule[];
}

/** `T` as a file of a release holds it: any field at its default is absent, at every depth. */
export type Stored<T> = T extends readonly [unknown, unknown]
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [K in keyof T]?: Stored<T[K]> }
      : T;
