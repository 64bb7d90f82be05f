/** A signal and its answer (contract §4); `hoteki_sdk/answer.py` in TypeScript. */

import type { Source, State, Urgency, Verdict, Who } from "./content.ts";
import type { Dict, Language, Severity } from "./model.ts";

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
