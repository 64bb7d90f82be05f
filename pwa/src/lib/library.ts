/** Everything of one release that an answer is made from, as a reader holds it. */
import { bareGuidance } from "./parse";
import type { Table } from "./table";
import type { ConditionCore, ContactCard, Guidance, Language, Site, SystemSummary, Text, Who } from "./types";

/** The text in `lang`, else in Japanese. */
export function inLanguage(text: Text, lang: Language): string {
  return text[lang] ?? text.ja;
}

export interface Release {
  readonly release: number;
  /** Its publication time, RFC 3339. */
  readonly asOf: string;
  readonly tables: ReadonlyMap<string, Table>;
  readonly site: Site;
  readonly guidance: ReadonlyMap<Language, ReadonlyMap<string, Guidance>>;
}

/** The tables, the site and the guidance of a release, with the look-ups that every answer needs. */
export class Library implements Release {
  readonly release: number;
  readonly asOf: string;
  readonly tables: ReadonlyMap<string, Table>;
  readonly site: Site;
  readonly guidance: ReadonlyMap<Language, ReadonlyMap<string, Guidance>>;
  readonly conditions: ReadonlyMap<string, ConditionCore>;
  readonly cards: ReadonlyMap<Who, ContactCard>;
  readonly systems: ReadonlyMap<string, SystemSummary>;
  readonly platforms: readonly string[];

  constructor({ release, asOf, tables, site, guidance }: Release) {
    this.release = release;
    this.asOf = asOf;
    this.tables = tables;
    this.site = site;
    this.guidance = guidance;
    this.conditions = new Map(site.conditions.map((core) => [core.id, core]));
    this.cards = new Map(site.contacts.map((card) => [card.who, card]));
    this.systems = new Map(site.systems.map((summary) => [summary.id, summary]));
    const platforms = Array.from(tables).filter(([, table]) => table.system.kind === "platform");
    this.platforms = platforms.map(([id]) => id).sort();
  }

  /** The name of a system as people know it, else its id. */
  nameSystem(system: string, lang: Language): string {
    const name = this.systems.get(system)?.name ?? this.tables.get(system)?.system.name ?? null;
    return name === null ? system : inLanguage(name, lang);
  }

  /** The name without what stands in brackets behind it, for use inside a sentence. */
  shortName(system: string, lang: Language): string {
    const name = this.nameSystem(system, lang);
    const bracket = Math.max(name.lastIndexOf("（"), name.lastIndexOf("("));
    if (bracket <= 0 || (!name.endsWith("）") && !name.endsWith(")"))) return name;
    return name.slice(0, bracket).replace(/ +$/, "");
  }

  /** The guidance in `lang`, else in Japanese, else its bare id. */
  findGuidance(condition: string, lang: Language): Guidance {
    const found = this.guidance.get(lang)?.get(condition) ?? this.guidance.get("ja")?.get(condition);
    return found ?? bareGuidance(condition);
  }
}
