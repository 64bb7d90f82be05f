import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/translate.json";
import { SignalRefused, UnknownSystem } from "../../src/lib/errors";
import { Library } from "../../src/lib/library";
import { parseCatalogue, parseSite } from "../../src/lib/parse";
import { Table } from "../../src/lib/table";
import { translate } from "../../src/lib/translate";
import type { Signal } from "../../src/lib/types";
import { readCompiled } from "./compiled";

const compiled = readCompiled();
const site = parseSite(compiled.site);

function libraryOf(names: readonly string[]): Library {
  const tables = new Map<string, Table>();
  for (const name of names) {
    const table = new Table(parseCatalogue(compiled.catalogues[name] ?? {}));
    tables.set(table.system.id, table);
  }
  return new Library({ release: 1, asOf: "2026-11-22T09:00:00+09:00", tables, site, guidance: new Map() });
}

function answer(names: readonly string[], signal: Signal): unknown {
  try {
    return translate(libraryOf(names), signal);
  } catch (error) {
    if (error instanceof SignalRefused) return { status: 400 };
    if (error instanceof UnknownSystem) return { status: 404 };
    throw error;
  }
}

/** What `got` lacks of `expected`: named keys equal, lists of the same length (the vectors' `about`). */
function differences(expected: unknown, got: unknown, path = "$"): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return [`${path} is ${JSON.stringify(got)}`];
    return expected.flatMap((one, at) => differences(one, got[at], `${path}[${at}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof got !== "object" || got === null) return [`${path} is ${JSON.stringify(got)}`];
    return Object.entries(expected).flatMap(([key, value]) =>
      key in got
        ? differences(value, (got as Record<string, unknown>)[key], `${path}.${key}`)
        : [`${path}.${key} lacks`],
    );
  }
  return expected === got ? [] : [`${path} is ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`];
}

describe("the vectors of contract §3-§4", () => {
  it("are all here", () => {
    expect(vectors.translate.length).toBe(279);
  });

  it.each(vectors.translate)("$group: $name", ({ catalogues, signal, expect: expected }) => {
    expect(differences(expected, answer(catalogues, signal as unknown as Signal))).toEqual([]);
  });
});
