/** From the files of a release to a shelf. */
import { Library } from "../lib/library.ts";
import { parseCatalogue, parseGuidance, parseSite } from "../lib/parse.ts";
import { buildIndex, type SearchIndex } from "../lib/search.ts";
import { listSearchEntries } from "../lib/search-entries.ts";
import type { Held } from "../lib/sync.ts";
import { Table } from "../lib/table.ts";
import type { Guidance, Language } from "../lib/types.ts";
import type { Shelf } from "./shelf.ts";

/** Parses the files of `held`; a guidance text that `lang` lacks is shown in Japanese. */
export function buildShelf(held: Held, lang: Language): Shelf {
  const { manifest, texts } = held;
  const json = (sha: string): never => JSON.parse(texts.get(sha) ?? "{}") as never;
  const siteFile = manifest.files.find((file) => file.kind === "site");
  const site = parseSite(json(siteFile?.sha256 ?? ""));
  const tables = new Map<string, Table>();
  const guidance = new Map<Language, ReadonlyMap<string, Guidance>>();
  for (const file of manifest.files) {
    if (!texts.get(file.sha256)) continue;
    if (file.kind === "system" && file.id !== undefined)
      tables.set(file.id, new Table(parseCatalogue(json(file.sha256))));
    if (file.kind === "guidance" && file.lang !== undefined) guidance.set(file.lang, parseGuidance(json(file.sha256)));
  }
  const library = new Library({ release: manifest.release, asOf: manifest.publishedAt, tables, site, guidance });
  let index: SearchIndex | null = null;
  return {
    manifest,
    lang,
    library,
    site,
    index: () => {
      index ??= buildIndex(listSearchEntries(library, lang));
      return index;
    },
  };
}
