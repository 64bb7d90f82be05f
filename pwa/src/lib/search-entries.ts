/** What symptom search may find in a release, and by which words (the same list on the server and on a phone). */
import type { Library } from "./library";
import type { LabelKey, SearchEntry } from "./search";
import type { Language } from "./types";

/**
 * Every condition with guidance in `lang` or Japanese, in the site's order.
 *
 * Japanese titles and words find it in every language: they are what stands on the screens. Labels are those of all
 * systems, by system id.
 */
export function listSearchEntries(library: Library, lang: Language): SearchEntry[] {
  const labels = labelsByCondition(library);
  return library.site.conditions.flatMap(({ id }): SearchEntry[] => {
    const japanese = library.guidance.get("ja")?.get(id);
    const shown = library.guidance.get(lang)?.get(id) ?? japanese;
    if (shown === undefined) return [];
    const also = japanese === undefined || lang === "ja" ? [] : [japanese.title, ...japanese.search];
    const words = Array.from(new Set([...shown.search, ...also]));
    return [{ condition: id, title: shown.title, words, labels: labels.get(id) ?? [] }];
  });
}

function labelsByCondition(library: Library): ReadonlyMap<string, readonly LabelKey[]> {
  const labels = new Map<string, LabelKey[]>();
  for (const system of Array.from(library.tables.keys()).sort()) {
    for (const rule of library.tables.get(system)?.rules ?? []) {
      for (const { is } of rule.condition) {
        const known = labels.get(is) ?? [];
        known.push(...rule.labelTexts.map((text) => ({ system, text })));
        labels.set(is, known);
      }
    }
  }
  return labels;
}
