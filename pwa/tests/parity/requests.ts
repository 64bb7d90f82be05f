/** What the Python side of the parity tests asks of the phone's code; one request, one JSON value. */
import { type Agent, type Application, chain, type StepId } from "../../src/lib/chain";
import { checkCharacters } from "../../src/lib/charset";
import { deadlines } from "../../src/lib/deadlines";
import { SignalRefused, UnknownSystem } from "../../src/lib/errors";
import { checkField, FIELDS } from "../../src/lib/field-checks";
import { parseInstant, stateAt } from "../../src/lib/hours";
import { Library } from "../../src/lib/library";
import { normaliseCode, normaliseLabel } from "../../src/lib/normalise";
import { parseCatalogue, parseGuidance, parseSite } from "../../src/lib/parse";
import { buildIndex, type SearchEntry, search } from "../../src/lib/search";
import { listSearchEntries } from "../../src/lib/search-entries";
import { Table } from "../../src/lib/table";
import { translate } from "../../src/lib/translate";
import type { Catalogue, Dict, Guidance, Language, Service, Signal, Site, Stored } from "../../src/lib/types";

/** The files of a release. */
interface Files {
  readonly release: number;
  readonly asOf: string;
  readonly catalogues: readonly Stored<Catalogue>[];
  readonly site: Stored<Site>;
  readonly guidance: Dict<Dict<Stored<Guidance>>>;
}

export type Request =
  | { readonly ask: "normalise"; readonly texts: readonly string[] }
  | { readonly ask: "sweep"; readonly from: number; readonly until: number }
  | {
      readonly ask: "translate";
      readonly files: Files;
      readonly signals: readonly Signal[];
      readonly maker: string | null;
    }
  | {
      readonly ask: "hours";
      readonly service: Stored<Service>;
      readonly holidays: readonly string[];
      readonly holidaysUntil: string;
      readonly instants: readonly number[];
    }
  | { readonly ask: "fields"; readonly texts: readonly string[] }
  | {
      readonly ask: "deadlines";
      readonly service: Stored<Service>;
      readonly holidays: readonly string[];
      readonly holidaysUntil: string;
      readonly days: readonly (readonly [number | null, number | null, number])[];
    }
  | {
      readonly ask: "chain";
      readonly services: readonly Stored<Service>[];
      readonly holidays: readonly string[];
      readonly holidaysUntil: string;
      readonly ways: readonly (readonly [number, Application | null, Agent | null, StepId])[];
    }
  | { readonly ask: "parse"; readonly kind: "catalogue" | "site" | "guidance"; readonly stored: Dict<never> }
  | { readonly ask: "entries"; readonly files: Files; readonly lang: Language }
  | { readonly ask: "instants"; readonly texts: readonly string[] }
  | { readonly ask: "search"; readonly entries: readonly SearchEntry[]; readonly queries: readonly Query[] };

interface Query {
  readonly q: string;
  readonly system: string | null;
  readonly limit: number;
}

function both(text: string): readonly [string, string] {
  return [normaliseCode(text), normaliseLabel(text)];
}

/** Each scalar value alone and between other characters, both normalisers, one per line: no result holds a line break. */
function sweep(from: number, until: number): string {
  const lines: string[] = [];
  for (let point = from; point < until; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCodePoint(point);
    lines.push(...both(character), ...both(`aあ${character}1`));
  }
  return lines.join("\n");
}

function libraryOf({ release, asOf, catalogues, site, guidance }: Files): Library {
  const tables = catalogues.map((stored) => new Table(parseCatalogue(stored)));
  return new Library({
    release,
    asOf,
    tables: new Map(tables.map((table) => [table.system.id, table])),
    site: parseSite(site),
    guidance: new Map(Object.entries(guidance).map(([lang, texts]) => [lang as Language, parseGuidance(texts)])),
  });
}

function say(library: Library, signal: Signal, maker: string | null): unknown {
  try {
    return { answer: translate(library, signal, { maker }) };
  } catch (error) {
    if (error instanceof SignalRefused) return { refused: error.faults };
    if (error instanceof UnknownSystem) return { unknownSystem: error.system, known: error.known };
    throw error;
  }
}

function instantOf(text: string): number | null {
  try {
    return parseInstant(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function parse(kind: "catalogue" | "site" | "guidance", stored: Dict<never>): unknown {
  if (kind === "catalogue") return parseCatalogue(stored);
  return kind === "site" ? parseSite(stored) : Object.fromEntries(parseGuidance(stored));
}

export function respond(request: Request): unknown {
  switch (request.ask) {
    case "normalise":
      return request.texts.map(both);
    case "sweep":
      return sweep(request.from, request.until);
    case "translate": {
      const library = libraryOf(request.files);
      return request.signals.map((signal) => say(library, signal, request.maker));
    }
    case "hours": {
      const { service, holidays, holidaysUntil, instants } = request;
      const [read] = parseSite({ services: [service] }).services;
      return instants.map((instant) => read && stateAt(read, holidays, holidaysUntil, instant));
    }
    case "fields":
      return request.texts.map((text) => [checkCharacters(text), ...FIELDS.map((field) => checkField(field, text))]);
    case "deadlines": {
      const { service, holidays, holidaysUntil, days } = request;
      const review = parseSite({ services: [service] }).services[0] ?? null;
      return days.map(([inspected, expires, today]) =>
        deadlines(inspected, expires, today, { review, holidays, holidaysUntil }),
      );
    }
    case "chain": {
      const { holidays, holidaysUntil, ways } = request;
      const { services } = parseSite({ services: request.services });
      return ways.map(([at, application, agent, start]) =>
        chain({ services, holidays, holidaysUntil }, at, { application, agent, start }),
      );
    }
    case "parse":
      return parse(request.kind, request.stored);
    case "entries":
      return listSearchEntries(libraryOf(request.files), request.lang);
    case "instants":
      return request.texts.map(instantOf);
    case "search": {
      const index = buildIndex(request.entries);
      return request.queries.map(({ q, system, limit }) => search(index, q, { system, limit }));
    }
  }
}
