/** Guidance and contact of a condition that no screen said: found by words, or the end of a flow. */
import { settings } from "../../app/settings.ts";
import type { Shelf } from "../../app/shelf.ts";
import { listContextKeys } from "../../lib/lookup.ts";
import { Presenter } from "../../lib/present.ts";
import { route } from "../../lib/routing.ts";
import type { Entry } from "../../lib/sides.ts";
import type { Contact, Dict, Outcome, Rule, Translation } from "../../lib/types.ts";
import { contextFor } from "./look-up.ts";

/** No vendor said anything: an empty rule, so that nothing is put into a vendor's mouth. */
const NO_RULE: Rule = {
  id: "",
  line: 0,
  codes: [],
  codeTexts: [],
  range: null,
  template: [],
  prefix: null,
  labels: [],
  labelTexts: [],
  messages: [],
  mentions: [],
  relay: null,
  condition: [],
  bySlot: null,
  when: {},
  headline: null,
  steps: [],
  screen: null,
  caveats: [],
  links: [],
  severity: "info",
  source: null,
  verifiedOn: null,
};

/** `condition` was found by words, and nothing was asked. */
const entryFor = (condition: string): Entry => ({
  condition,
  ask: null,
  on: "yes",
  rule: NO_RULE,
  words: NO_RULE,
  matchedBy: "search",
  weak: false,
  params: {},
  relayedFrom: null,
});

function presenter(shelf: Shelf, system: string | null, context: Dict<string>): Presenter {
  const vendor = system !== null && shelf.library.tables.get(system)?.system.kind === "vendor";
  const known = { ...contextFor(shelf, system), ...(vendor ? { certificate: "vendor" } : {}), ...context };
  return new Presenter(shelf.library, {
    lang: shelf.lang,
    system: system ?? "",
    context: new Map(Object.entries(known)),
    keys: listContextKeys(shelf.library.tables, system ?? "", shelf.site.context),
    maker: settings.value.maker,
  });
}

/** The condition in words for the known context, or null when this release has no such condition. */
export function describe(
  shelf: Shelf,
  condition: string,
  system: string | null,
  context: Dict<string>,
): Translation | null {
  if (!shelf.library.conditions.has(condition)) return null;
  return presenter(shelf, system, context).translation(system ?? "", entryFor(condition), true);
}

/** Whom to ask at the end of a flow: as the outcome says, else as the condition says. */
export function outcomeContact(
  shelf: Shelf,
  outcome: Outcome,
  translation: Translation | null,
  system: string | null,
  context: Dict<string>,
): Contact {
  const words = presenter(shelf, system, context);
  const own = outcome.have.map((text) => text[shelf.lang] ?? text.ja);
  const contact =
    outcome.who !== null
      ? words.contact({ who: outcome.who, key: null, second: null })
      : (translation?.contact ?? words.contact(route(null, new Map(), { vendorSystem: false, certain: true })));
  return own.length > 0 ? { ...contact, have: own } : contact;
}
