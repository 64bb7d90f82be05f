/** What the association says; `hoteki_sdk/content.py` in TypeScript. */

import type { ContextKey, Dict, Text } from "./model.ts";

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
  readonly escalate: string | null;
}

/**
 * The association's text for one condition in one language; `dangerStep` is 1-based.
 *
 * `stateSource` names where `state` comes from; `escalate` says after what one stops trying and asks, and whom.
 */
export interface Guidance {
  readonly title: string;
  readonly state: State;
  readonly stateSource: string | null;
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
  readonly escalate: string | null;
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
  readonly owner: Text | null;
  readonly url: string | null;
  readonly how: Text | null;
  readonly whatYouSee: readonly Text[];
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

/** An end of a flow; `who` names the contact, else the condition does. */
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
