/** Make the answer of contract §4 for one signal out of a release. */
import { findCandidates } from "./candidates";
import { checkSignal } from "./check-signal";
import { entry } from "./dict";
import { inLanguage, type Library } from "./library";
import {
  bareOutcome,
  type Context,
  type ContextKeys,
  type KeyQuestion,
  lookUp,
  type Outcome,
  takeAnswers,
} from "./lookup";
import { readLines } from "./match-message";
import { normaliseCode, normaliseLabel } from "./normalise";
import { Presenter } from "./present";
import { readText } from "./read-text";
import { type Entry, NO_PARTS, type Parts, unask } from "./sides";
import type { Answer, Asked, Candidate, Dict, Input, Language, Signal } from "./types";
import { sayWord } from "./wording";

/** An outcome with the system that each entry came from. */
interface Found {
  readonly outcome: Outcome;
  readonly entries: readonly (readonly [string, Entry])[];
  readonly question: Asked | null;
}

export interface TranslateOptions {
  /** The id of the vendor's system that this shop uses, where the reader knows it; its name fills `{maker}`. */
  readonly maker?: string | null;
}

/** Answer a signal; throws SignalRefused or UnknownSystem. */
export function translate(library: Library, signal: Signal, { maker = null }: TranslateOptions = {}): Answer {
  return new Translator(library, signal, checkSignal(library, signal), maker).answer();
}

class Translator {
  private readonly answers: Dict<string>;
  private readonly system: string;
  private readonly lang: Language;
  private readonly isVendor: boolean;
  private readonly context: Context;
  private readonly passedOver: readonly string[];
  private readonly presenter: Presenter;
  /** The system whose screen it is: the one named, or the platform that an answer named instead. */
  private readonly askedSystem: string;

  constructor(
    private readonly library: Library,
    private readonly signal: Signal,
    private readonly keys: ContextKeys,
    maker: string | null,
  ) {
    this.answers = signal.answers ?? {};
    this.system = signal.system ?? "";
    this.lang = signal.lang ?? "ja";
    this.isVendor = library.tables.get(this.system)?.system.kind === "vendor";
    [this.context, this.passedOver] = this.readContext();
    const { system, lang, context } = this;
    this.presenter = new Presenter(library, { lang, system, context, keys, maker });
    const chosen = entry(this.answers, "system");
    const isPlatform = chosen !== undefined && this.isVendor && library.platforms.includes(chosen);
    this.askedSystem = isPlatform ? chosen : system;
  }

  /** The answer, with further answers for further codes of a text. */
  answer(): Answer {
    const { code = null, label = null, message = null } = this.signal;
    let { text = null } = this.signal;
    const context = this.signal.context ?? {};
    const given: Input = { code, label, message, text, context };
    if (text === null && !isGiven(code) && !isGiven(label)) text = message;
    const table = this.library.tables.get(this.askedSystem);
    if (table === undefined) {
      return this.present({ outcome: bareOutcome("unknown"), entries: [], question: null }, given, NO_PARTS);
    }
    if (text === null) {
      const parts: Parts = {
        code: normaliseCode(code ?? "") || null,
        label: normaliseLabel(label ?? "") || null,
        message: message !== null && normaliseLabel(message) !== "" ? readLines(message) : null,
        told: true,
      };
      return this.present(this.find(parts, null, true), given, parts);
    }
    const reading = readText(text, table);
    const first = this.present(this.find(reading.parts, text, reading.found), given, reading.parts);
    const more = reading.more.map((further) => {
      const parts: Parts = { ...NO_PARTS, code: further };
      const input: Input = { code: further, label: null, message: null, text: null, context };
      return this.present(this.find(parts, null, true), input, parts);
    });
    return { ...first, more };
  }

  private readContext(): readonly [Context, readonly string[]] {
    const context = new Map(Object.entries(this.signal.context ?? {}));
    const passedOver: string[] = [];
    for (const [key, value] of Object.entries(this.answers)) {
      if (!this.keys.has(key)) continue;
      if (value === "unknown") passedOver.push(key);
      else context.set(key, value);
    }
    const version = context.get("version");
    const versions = this.keys.get("version")?.values ?? [];
    if (version !== undefined && !versions.some(({ value }) => value === version)) context.delete("version");
    if (this.isVendor && !context.has("certificate")) context.set("certificate", "vendor");
    return [context, passedOver];
  }

  private find(parts: Parts, text: string | null, found: boolean): Found {
    const outcome = found ? this.lookUp(this.askedSystem, parts) : bareOutcome("unknown");
    const asksPlatforms = this.isVendor && entry(this.answers, "system") !== this.system;
    if (outcome.kind === "unknown" && asksPlatforms && this.askedSystem === this.system) {
      const asked = this.askPlatforms(parts, text);
      if (asked !== null) return asked;
    }
    const entries = outcome.entries.map((one) => [this.askedSystem, one] as const);
    return { outcome, entries, question: this.askKey(outcome.question) };
  }

  private lookUp(system: string, parts: Parts): Outcome {
    const { tables } = this.library;
    const outcome = lookUp(tables, system, parts, this.context, this.keysOf(system), this.passedOver);
    return takeAnswers(outcome, this.answers);
  }

  private keysOf(system: string): ContextKeys {
    if (system === this.system) return this.keys;
    const keys = new Map(this.keys);
    for (const own of this.library.tables.get(system)?.system.context ?? []) {
      if (!keys.has(own.key)) keys.set(own.key, own);
    }
    return keys;
  }

  /** The question which screen shows a label that a platform declares and this vendor system does not. */
  private askPlatforms(parts: Parts, text: string | null): Found | null {
    const declaring: string[] = [];
    const entries: (readonly [string, Entry])[] = [];
    for (const platform of this.library.platforms) {
      const read = this.readFor(platform, parts, text);
      if (read === null) continue;
      const outcome = this.lookUp(platform, read);
      if (outcome.entries.length === 0) continue;
      declaring.push(platform);
      for (const one of unask(outcome.entries)) entries.push([platform, one]);
    }
    if (declaring.length === 0) return null;
    const names = [...declaring, this.system];
    const question: Asked = {
      key: "system",
      ask: sayWord("which-screen", this.lang),
      values: names.map((value) => ({ value, label: this.library.nameSystem(value, this.lang) })),
    };
    const toldUnknown = entry(this.answers, "system") === "unknown";
    return { outcome: bareOutcome("choose"), entries, question: toldUnknown ? null : question };
  }

  private readFor(platform: string, parts: Parts, text: string | null): Parts | null {
    const table = this.library.tables.get(platform);
    if (table === undefined) return null;
    if (text === null) {
      const { label, message, told } = parts;
      const declared = label !== null && table.findLabel(label).length > 0;
      return declared ? { code: null, label, message, told } : null;
    }
    const reading = readText(text, table);
    return reading.found && reading.parts.label !== null ? reading.parts : null;
  }

  private askKey(question: KeyQuestion | null): Asked | null {
    return question && this.presenter.ask(question.key, question.values);
  }

  private present({ outcome, entries, question }: Found, input: Input, parts: Parts): Answer {
    const { kind, headline } = outcome;
    const family = entries.length > 0 && entries.every(([, one]) => one.matchedBy === "prefix");
    const certain = (kind === "matched" || kind === "choose") && !family;
    const translations = entries.map(([system, one]) => this.presenter.translation(system, one, certain));
    return {
      result: kind,
      system: this.system,
      release: this.library.release,
      asOf: this.library.asOf,
      lang: this.lang,
      input,
      assumed: outcome.assumed,
      unmatched: outcome.unmatched,
      headline: headline && inLanguage(headline, this.lang),
      question,
      translations,
      candidates: this.candidates(parts, kind === "unknown", family && kind === "matched"),
      contact: translations[0]?.contact ?? this.presenter.contactWithoutCondition(),
      more: [],
    };
  }

  private candidates(parts: Parts, unknown: boolean, family: boolean): readonly Candidate[] {
    const table = this.library.tables.get(this.askedSystem);
    if (table === undefined || !(unknown || family)) return [];
    return findCandidates(table, parts.code, unknown ? parts.label : null, this.lang);
  }
}

function isGiven(part: string | null): boolean {
  return part !== null && (normaliseLabel(part) !== "" || normaliseCode(part) !== "");
}
