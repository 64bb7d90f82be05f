/** A release as the views use it: the library to look things up in, and what is found by words. */
import { say } from "../lib/i18n.ts";
import type { Library } from "../lib/library.ts";
import type { SearchIndex } from "../lib/search.ts";
import type { Manifest } from "../lib/sync.ts";
import type { Language, Site, SystemSummary } from "../lib/types.ts";

/** A release that is ready for use in one language. */
export interface Shelf {
  readonly manifest: Manifest;
  readonly lang: Language;
  readonly library: Library;
  readonly site: Site;
  readonly index: () => SearchIndex;
}

/** The name of a system without what stands in brackets behind it. */
export function shortName(site: Site, id: string): string {
  const name = systemOf(site, id)?.name;
  return say(name).replace(/\s*[（(][^（(]*[)）]$/, "");
}

/** The system with `id`, as the picker lists it. */
export function systemOf(site: Site, id: string): SystemSummary | undefined {
  return site.systems.find((system) => system.id === id);
}
