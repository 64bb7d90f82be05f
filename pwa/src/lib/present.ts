/** Put an outcome into words: guidance with its branches, the vendor's words, the contact card, questions. */
import { inLanguage, type Library } from "./library";
import type { Context, ContextKeys } from "./lookup";
import { type Route, route } from "./routing";
import type { Entry } from "./sides";
import type {
  Asked,
  ConditionCore,
  Contact,
  ContactCard,
  ContextKey,
  GuidanceBranch,
  GuidanceText,
  Language,
  Rule,
  Text,
  Translation,
  VendorWords,
  Who,
} from "./types";
import { fits } from "./when";
import { fillIn, sayWord } from "./wording";

const MAKER = "{maker}";

function bareCondition(id: string): ConditionCore {
  return { id, stage: "", fixed: null, about: null, verdict: "fix", urgency: "U1" };
}

function bareContact(who: Who, question: Asked | null, second: Contact | null): Contact {
  return {
    who,
    name: null,
    phone: null,
    phoneNote: null,
    hours: null,
    service: null,
    url: null,
    why: null,
    cannot: null,
    have: [],
    unconfirmed: false,
    verifiedOn: null,
    question,
    second,
  };
}

export interface PresenterOptions {
  readonly lang: Language;
  readonly system: string;
  readonly context: Context;
  readonly keys: ContextKeys;
  readonly maker: string | null;
}

/** Words for one signal: its language, its system and the context that is known. */
export class Presenter {
  private readonly lang: Language;
  private readonly system: string;
  private readonly context: Context;
  private readonly keys: ContextKeys;
  private readonly isVendor: boolean;
  /** The vendor's system in which the certificate was made, where it is known. */
  private readonly vendor: string | null;
  private readonly maker: string;

  constructor(
    private readonly library: Library,
    { lang, system, context, keys, maker }: PresenterOptions,
  ) {
    this.lang = lang;
    this.system = system;
    this.context = context;
    this.keys = keys;
    const kind = library.tables.get(system)?.system.kind;
    // A system that is not in the list is a vendor's once its certificate was made in one.
    this.isVendor = kind === undefined ? context.get("certificate") === "vendor" : kind === "vendor";
    this.vendor = this.findVendor(maker);
    this.maker = this.nameMaker();
  }

  /** The question for a context key, with all values or the named ones. */
  ask(key: ContextKey, values: readonly string[] | null = null): Asked {
    const asked = key.values.filter(({ value }) => values === null || values.includes(value));
    return {
      key: key.key,
      ask: this.say(key.ask),
      values: asked.map(({ value, label }) => ({ value, label: this.say(label) })),
    };
  }

  /** One entry of an answer; `system` is the one whose screen it belongs to. */
  translation(system: string, entry: Entry, certain: boolean): Translation {
    const core = this.library.conditions.get(entry.condition) ?? bareCondition(entry.condition);
    return {
      condition: entry.condition,
      system,
      rule: entry.rule.id,
      matchedBy: entry.matchedBy,
      weak: entry.weak,
      ask: this.sayMaybe(entry.ask),
      on: entry.ask === null ? null : entry.on,
      params: entry.params,
      relayedFrom: entry.relayedFrom,
      vendor: this.vendorWords(entry.words),
      guidance: this.guidanceText(core),
      contact: this.contact(route(core, this.context, { vendorSystem: this.isVendor, certain })),
    };
  }

  /** The contact of an answer that has no translation. */
  contactWithoutCondition(): Contact {
    return this.contact(route(null, this.context, { vendorSystem: this.isVendor, certain: false }));
  }

  private say(text: Text): string {
    return inLanguage(text, this.lang);
  }

  private sayMaybe(text: Text | null): string | null {
    return text && this.say(text);
  }

  private findVendor(maker: string | null): string | null {
    const known = [this.system, this.context.get("certificate") === "vendor" ? maker : null];
    return known.find((system) => system !== null && this.library.tables.get(system)?.system.kind === "vendor") ?? null;
  }

  private nameMaker(): string {
    if (this.vendor !== null) return this.library.shortName(this.vendor, this.lang);
    const channel = this.context.get("certificate");
    if (channel === "vendor") return sayWord("maker-vendor", this.lang);
    return sayWord(channel === "direct" ? "maker-direct" : "maker", this.lang);
  }

  private vendorWords(rule: Rule): VendorWords {
    return {
      steps: rule.steps.map((step) => this.say(step)),
      screen: this.sayMaybe(rule.screen),
      caveats: rule.caveats.map((caveat) => this.say(caveat)),
      severity: rule.severity,
      links: rule.links.map(({ url, title }) => ({ url, title: this.sayMaybe(title) })),
      source: rule.source,
      verifiedOn: rule.verifiedOn,
    };
  }

  private fill(text: string): string {
    return fillIn(text, MAKER, this.maker);
  }

  private guidanceText(core: ConditionCore): GuidanceText {
    const guidance = this.library.findGuidance(core.id, this.lang);
    const fitting = guidance.branches.filter((branch) => fits(branch.when, this.context));
    const choose = (name: "steps" | "irreversible" | "fallback"): readonly string[] =>
      firstFilled(fitting, name, guidance[name]).map((text) => this.fill(text));
    const meaning = fitting.map((branch) => branch.meaning).find((text) => text) ?? guidance.meaning;
    const escalate = fitting.map((branch) => branch.escalate).find((text) => text) ?? guidance.escalate;
    return {
      title: guidance.title,
      verdict: core.verdict,
      state: guidance.state,
      stateSource: guidance.stateSource,
      meaning: this.fill(meaning),
      meanwhile: guidance.meanwhile.map((text) => this.fill(text)),
      steps: choose("steps"),
      irreversible: choose("irreversible"),
      dangerStep: guidance.dangerStep,
      verifyAt: guidance.verifyAt,
      solvedWhen: this.fill(guidance.solvedWhen),
      fallback: choose("fallback"),
      wait: guidance.wait,
      cost: guidance.cost,
      have: guidance.have,
      escalate: escalate && this.fill(escalate),
      urgency: core.urgency,
      sources: guidance.sources,
    };
  }

  /** The contact of a route, also of one that was decided elsewhere, a flow's outcome for instance. */
  contact({ who, key, second }: Route): Contact {
    const asked = who === "ask" && key !== null ? this.keys.get(key) : undefined;
    const bare = bareContact(who, asked === undefined ? null : this.ask(asked), second && this.contact(second));
    const card = this.library.cards.get(who);
    const contact = card === undefined ? bare : this.withCard(bare, card);
    return who === "vendor" ? this.asVendor(contact) : contact;
  }

  private withCard(contact: Contact, card: ContactCard): Contact {
    return {
      ...contact,
      name: this.say(card.name),
      phone: card.phone,
      phoneNote: this.sayMaybe(card.phoneNote),
      hours: this.sayMaybe(card.hours),
      service: card.service,
      url: card.url,
      why: this.sayMaybe(card.why),
      cannot: this.sayMaybe(card.cannot),
      have: card.have.map((text) => this.say(text)),
      unconfirmed: card.unconfirmed,
      verifiedOn: card.verifiedOn,
    };
  }

  /** The vendor's card, filled from what the vendor published with its catalogue. */
  private asVendor(contact: Contact): Contact {
    const system = this.vendor === null ? undefined : this.library.tables.get(this.vendor)?.system;
    if (system === undefined) return { ...contact, name: sayWord("vendor-unnamed", this.lang) };
    const known = this.library.shortName(system.id, this.lang);
    const { company, support } = system;
    const name =
      company === null
        ? fillIn(sayWord("vendor-of", this.lang), "{system}", known)
        : `${this.say(company)}（${known}）`;
    if (support === null) return { ...contact, name };
    return {
      ...contact,
      name,
      phone: support.phone,
      hours: this.sayMaybe(support.hours) ?? contact.hours,
      url: support.url,
      have: support.needed.length > 0 ? support.needed.map((text) => this.say(text)) : contact.have,
      verifiedOn: support.verifiedOn,
    };
  }
}

function firstFilled(
  branches: readonly GuidanceBranch[],
  name: "steps" | "irreversible" | "fallback",
  own: readonly string[],
): readonly string[] {
  return branches.map((branch) => branch[name]).find((texts) => texts.length > 0) ?? own;
}
