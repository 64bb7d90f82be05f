/**
 * The data of a release and the answer of contract §4, as the SDK's Structs declare them.
 *
 * A file of a release leaves out every field that stands at its default; `Stored<T>` is that shape, and `parse.ts` is the
 * one place that fills the defaults in. Everything else reads the full types. Texts are the exception: a language that
 * nobody wrote is absent and Japanese is shown. `null` means what `None` means in Python.
 */

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

export type Who =
  | "none"
  | "self"
  | "vendor"
  | "association"
  | "agent"
  | "insurer"
  | "bank"
  | "tax"
  | "police"
  | "bureau"
  | "keikenkyo"
  | "aina"
  | "customer"
  | "ask";
export type Verdict = "wait" | "fix" | "ask" | "ok";
export type Tri = "yes" | "no" | "unknown";
export type Urgency = "U0" | "U1" | "U2" | "U3";
export type About = "certificate" | "application";
export type Confidence = "H" | "M" | "L";

/** Where a fact comes from; shown as stored, so absent fields stay absent (`confidence` absent means M). */
export interface Source {
  readonly title: string;
  readonly url?: string | null;
  readonly date?: string | null;
  readonly verifiedOn?: string | null;
  readonly confidence?: Confidence;
}

export interface State {
  readonly sent: Tri;
  readonly saved: Tri;
  readonly charged: Tri;
  readonly certificateValid: Tri;
}

export interface ConditionCore {
  readonly id: string;
  readonly stage: string;
  readonly fixed: Who | null;
  readonly about: About | null;
  readonly verdict: Verdict;
  readonly urgency: Urgency;
}

/** What reads otherwise when the known context fits `when`; the first branch that fits wins, field by field. */
export interface GuidanceBranch {
  readonly when: Dict<readonly string[]>;
  readonly meaning: string | null;
  readonly steps: readonly string[];
  readonly irreversible: readonly string[];
  readonly fallback: readonly string[];
}

/** The association's text for one condition in one language; `dangerStep` is 1-based. */
export interface Guidance {
  readonly title: string;
  readonly state: State;
  readonly meaning: string;
  readonly meanwhile: readonly string[];
  readonly steps: readonly string[];
  readonly irreversible: readonly string[];
  readonly dangerStep: number;
  readonly verifyAt: string | null;
  readonly solvedWhen: string;
  readonly fallback: readonly string[];
  readonly wait: string | null;
  readonly cost: string | null;
  readonly have: readonly string[];
  readonly branches: readonly GuidanceBranch[];
  readonly sources: readonly Source[];
  readonly search: readonly string[];
}

/** Whom one `who` means for this association; `service` names the hours, `hours` is their wording. */
export interface ContactCard {
  readonly who: Who;
  readonly name: Text;
  readonly phone: string | null;
  readonly phoneNote: Text | null;
  readonly hours: Text | null;
  readonly service: string | null;
  readonly url: string | null;
  readonly why: Text | null;
  readonly cannot: Text | null;
  readonly have: readonly Text[];
  readonly unconfirmed: boolean;
  readonly verifiedOn: string | null;
}

/** Weekdays (0 = Monday) with opening and closing time; without times: open that day, hours 未確認. */
export interface Window {
  readonly days: readonly number[];
  readonly open: string | null;
  readonly close: string | null;
}

/** A dated exception, half-open [since, until) in RFC 3339. */
export interface Interval {
  readonly since: string;
  readonly until: string;
  readonly state: "open" | "closed" | "unconfirmed";
  readonly note: Text | null;
}

/** The 年末年始 of one winter: first and last closed day. */
export interface YearEnd {
  readonly year: number;
  readonly first: string;
  readonly last: string;
}

/** When something is open; `weekly` null: nobody told us (未確認). */
export interface Service {
  readonly id: string;
  readonly name: Text;
  readonly kind: "system" | "desk" | "review" | "proxy";
  readonly weekly: readonly Window[] | null;
  readonly closedOnHolidays: boolean;
  readonly closedAtYearEnd: boolean;
  readonly yearEnd: readonly YearEnd[];
  readonly exceptions: readonly Interval[];
  readonly note: Text | null;
  readonly source: string | null;
  readonly verifiedOn: string | null;
  readonly unconfirmed: boolean;
}

/** A dated notice or incident; half-open [since, until), without `until` it stays. */
export interface Notice {
  readonly id: string;
  readonly kind: "notice" | "incident" | "maintenance";
  readonly title: Text;
  readonly body: Text;
  readonly since: string;
  readonly until: string | null;
  readonly urgent: boolean;
  readonly systems: readonly string[];
  readonly conditions: readonly string[];
  readonly workaround: Text | null;
  readonly source: string | null;
}

export interface DirectoryLink {
  readonly id: string;
  readonly title: Text;
  readonly purpose: Text;
  readonly url: string | null;
  readonly how: Text | null;
  readonly login: boolean;
  readonly service: string | null;
  readonly source: string | null;
  readonly verifiedOn: string | null;
}

export interface Directory {
  readonly id: string;
  readonly title: Text;
  readonly links: readonly DirectoryLink[];
}

/** An answer of a flow's question; leads to a question or outcome id. */
export interface Option {
  readonly value: string;
  readonly label: Text;
  readonly next: string;
}

/** A question of a flow; with `key` its answer is also context for the contact rule. */
export interface Question {
  readonly id: string;
  readonly ask: Text;
  readonly help: Text | null;
  readonly key: string | null;
  readonly verifyAt: string | null;
  readonly options: readonly Option[];
}

/** An end of a flow; the contact follows from the condition, else from `who`. */
export interface Outcome {
  readonly id: string;
  readonly title: Text;
  readonly verdict: Verdict;
  readonly condition: string | null;
  readonly steps: readonly Text[];
  readonly who: Who | null;
  readonly have: readonly Text[];
  readonly context: Dict<string>;
}

export interface Checklist {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly start: string;
  readonly minutes: number | null;
  readonly questions: readonly Question[];
  readonly outcomes: readonly Outcome[];
  readonly source: string | null;
}

export interface SystemSummary {
  readonly id: string;
  readonly kind: "vendor" | "platform" | "other";
  readonly name: Text;
  readonly company: Text | null;
  readonly common: readonly string[];
}

/** Everything of a release that is neither a catalogue nor guidance text. */
export interface Site {
  readonly association: string;
  readonly name: Text;
  readonly shortName: Text;
  readonly systems: readonly SystemSummary[];
  readonly context: readonly ContextKey[];
  readonly conditions: readonly ConditionCore[];
  readonly contacts: readonly ContactCard[];
  readonly services: readonly Service[];
  readonly holidays: readonly string[];
  readonly holidaysUntil: string;
  readonly notices: readonly Notice[];
  readonly directory: readonly Directory[];
  readonly checklists: readonly Checklist[];
}

export type Result = "matched" | "choose" | "conflict" | "undocumented" | "unknown";

/** What a person sees; every field may be left out. */
export interface Signal {
  readonly system?: string | null;
  readonly code?: string | null;
  readonly label?: string | null;
  readonly message?: string | null;
  readonly text?: string | null;
  readonly context?: Dict<string>;
  readonly answers?: Dict<string>;
  readonly lang?: Language;
}

/** The signal as it was sent. */
export interface Input {
  readonly code: string | null;
  readonly label: string | null;
  readonly message: string | null;
  readonly text: string | null;
  readonly context: Dict<string>;
}

export interface AskedValue {
  readonly value: string;
  readonly label: string;
}

/** A question by a context key, or `system`. */
export interface Asked {
  readonly key: string;
  readonly ask: string;
  readonly values: readonly AskedValue[];
}

export interface LinkText {
  readonly url: string;
  readonly title: string | null;
}

/** The vendor's own words for a rule. */
export interface VendorWords {
  readonly steps: readonly string[];
  readonly screen: string | null;
  readonly caveats: readonly string[];
  readonly severity: Severity;
  readonly links: readonly LinkText[];
  readonly source: string | null;
  readonly verifiedOn: string | null;
}

/** The association's guidance for a condition, its branches resolved for the known context. */
export interface GuidanceText {
  readonly title: string;
  readonly verdict: Verdict;
  readonly state: State;
  readonly meaning: string;
  readonly meanwhile: readonly string[];
  readonly steps: readonly string[];
  readonly irreversible: readonly string[];
  readonly dangerStep: number;
  readonly verifyAt: string | null;
  readonly solvedWhen: string;
  readonly fallback: readonly string[];
  readonly wait: string | null;
  readonly cost: string | null;
  readonly have: readonly string[];
  readonly urgency: Urgency;
  readonly sources: readonly Source[];
}

/** Whom to ask and why; `question` is filled when `who` is `ask`. */
export interface Contact {
  readonly who: Who;
  readonly name: string | null;
  readonly phone: string | null;
  readonly phoneNote: string | null;
  readonly hours: string | null;
  readonly service: string | null;
  readonly url: string | null;
  readonly why: string | null;
  readonly cannot: string | null;
  readonly have: readonly string[];
  readonly unconfirmed: boolean;
  readonly verifiedOn: string | null;
  readonly question: Asked | null;
  readonly second: Contact | null;
}

/** One condition of an answer, the rule that led to it, its guidance and its contact. */
export interface Translation {
  readonly condition: string;
  readonly system: string;
  readonly rule: string;
  readonly matchedBy: string;
  readonly weak: boolean;
  readonly ask: string | null;
  readonly on: "yes" | "no" | null;
  readonly params: Dict<string>;
  readonly relayedFrom: string | null;
  readonly vendor: VendorWords;
  readonly guidance: GuidanceText;
  readonly contact: Contact;
}

/** A declared code or label that looks like the typed one; never an answer. */
export interface Candidate {
  readonly code: string | null;
  readonly label: string | null;
  readonly why: string;
}

export interface Answer {
  readonly result: Result;
  readonly system: string;
  readonly release: number;
  readonly asOf: string;
  readonly lang: Language;
  readonly input: Input;
  readonly assumed: readonly string[];
  readonly unmatched: readonly string[];
  readonly headline: string | null;
  readonly question: Asked | null;
  readonly translations: readonly Translation[];
  readonly candidates: readonly Candidate[];
  readonly contact: Contact;
  readonly more: readonly Answer[];
}

/** Why a signal is refused, field by field; `path` is a JSON pointer. */
export interface Fault {
  readonly path: string;
  readonly reason: string;
  readonly message: string;
  readonly allowed: readonly string[];
}

/** `T` as a file of a release holds it: any field at its default is absent, at every depth. */
export type Stored<T> = T extends readonly [unknown, unknown]
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Stored<Item>[]
    : T extends object
      ? { readonly [K in keyof T]?: Stored<T[K]> }
      : T;
