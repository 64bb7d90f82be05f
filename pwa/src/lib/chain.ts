/**
 * Can it still be done today: send, report, hand to the agent, examine, each with until when, else when next.
 *
 * Only what the services' hours say is said. Nobody told us when 保適証サービス reports and how long a step takes, so a
 * step behind the report is never a plain yes; and open AINAS does not mean that an application still goes out today.
 */
import { dayOf, formatInstant, type HoursReason, parseInstant, type ServiceNow, stateAt } from "./hours.ts";
import type { Service } from "./types.ts";

export type Application = "oss" | "counter";
export type Agent = "association" | "scrivener" | "dealer" | "zenkeijikyo" | "self";
export type StepId = "send" | "report" | "agent" | "examine";
export const STEPS: readonly StepId[] = ["send", "report", "agent", "examine"];
export type Why = HoursReason | "report-times" | "agent-hours" | "route" | "earlier";

/**
 * One step: whether it can still happen today, from when (null: from now), and until when as far as known.
 *
 * On `no`, `since` is the earliest next time, a bound and no promise; it is null when none is known within 366 days.
 * `sinceState` is `unconfirmed` when only the day is known. `reason` says why it is not a plain yes; `services` are
 * those that the step needs, in the order in which to look at them.
 */
export interface ChainStep {
  readonly id: StepId;
  readonly today: "yes" | "no" | "unconfirmed";
  readonly since: string | null;
  readonly sinceState: "open" | "unconfirmed" | null;
  readonly until: string | null;
  readonly reason: Why | null;
  readonly services: readonly string[];
}

/**
 * The steps from `start` on at an instant, and `today` for all of them together.
 *
 * `ask` names the context key (`application`, `agent`) that is not known and would make this more certain.
 */
export interface Chain {
  readonly at: string;
  readonly application: Application | null;
  readonly agent: Agent | null;
  readonly ask: "application" | "agent" | null;
  readonly today: "yes" | "no" | "unconfirmed";
  readonly steps: readonly ChainStep[];
}

/** Which way an application goes and which step comes first; what is unknown is null. */
export interface Way {
  readonly application: Application | null;
  readonly agent: Agent | null;
  readonly start: StepId;
}

/** The hours of a release. */
export interface Hours {
  readonly services: readonly Service[];
  readonly holidays: readonly string[];
  readonly holidaysUntil: string;
}

interface Need {
  readonly step: StepId;
  readonly services: readonly Service[];
  readonly doubt: Why | null;
}

interface Earliest {
  readonly at: number;
  readonly closed: Why | null;
  readonly doubt: Why | null;
  readonly until: number | null;
}

function askOf({ application, agent }: Way): Chain["ask"] {
  if (application === null) return "application";
  return application === "oss" && agent === null ? "agent" : null;
}

function needsOf(services: readonly Service[], { application, agent }: Way): readonly Need[] {
  const send = services.filter(({ id }) => id === "airas");
  const ainas = services.filter(({ id }) => id === "ainas");
  const proxy = services.filter(({ kind }) => kind === "proxy").slice(0, 1);
  const review = services.filter(({ kind }) => kind === "review").slice(0, 1);
  const unless = (known: boolean): Why | null => (known ? null : "unset");
  const needs: Need[] = [
    { step: "send", services: send, doubt: unless(send.length > 0) },
    { step: "report", services: [], doubt: "report-times" },
  ];
  if (application === "oss" && agent === "association") {
    const both = proxy.length > 0 && ainas.length > 0;
    needs.push({ step: "agent", services: [...proxy, ...ainas], doubt: unless(both) });
  } else if (application === "oss" && agent === "self") {
    needs.push({ step: "agent", services: [], doubt: "agent-hours" });
  } else if (application === "oss") {
    needs.push({ step: "agent", services: ainas, doubt: agent === null ? "route" : "agent-hours" });
  } else if (application === null) {
    needs.push({ step: "agent", services: [], doubt: "route" });
  }
  needs.push({ step: "examine", services: review, doubt: unless(review.length > 0) });
  return needs;
}

type StateOf = (service: Service, instant: number) => ServiceNow;

/** The first instant from `instant` on at which none of `services` is known to be closed. */
function together(services: readonly Service[], instant: number, stateOf: StateOf): Earliest | null {
  let at = instant;
  let closed: Why | null = null;
  for (;;) {
    const states = services.map((service) => stateOf(service, at));
    const shut = states.find(({ state }) => state === "closed");
    if (shut === undefined) {
      const ends = states.flatMap(({ state, until }) =>
        state === "open" && until !== null ? [parseInstant(until)] : [],
      );
      const doubt = states.find(({ state }) => state === "unconfirmed")?.reason ?? null;
      return { at, closed, doubt, until: ends.length > 0 ? Math.min(...ends) : null };
    }
    if (shut.until === null) return null;
    closed = closed ?? shut.reason;
    at = parseInstant(shut.until);
  }
}

function whyNever(need: Need, earliest: number | null, stateOf: StateOf): Why {
  if (earliest === null) return "earlier";
  const states = need.services.map((service) => stateOf(service, earliest));
  return states.find(({ state }) => state === "closed")?.reason ?? "outside";
}

/** The step when it cannot begin before `earliest`, and the earliest beginning of the one behind it. */
function stepOf(
  need: Need,
  stateOf: StateOf,
  instant: number,
  earliest: number | null,
  certain: boolean,
): readonly [ChainStep, number | null] {
  const services = need.services.map(({ id }) => id);
  const base = { id: need.step, since: null, sinceState: null, until: null, services } as const;
  const first = earliest === null ? null : together(need.services, earliest, stateOf);
  if (earliest === null || first === null) {
    return [{ ...base, today: "no", reason: whyNever(need, earliest, stateOf) }, null];
  }
  const doubt = need.doubt ?? first.doubt;
  if (dayOf(first.at) !== dayOf(instant)) {
    const closed = dayOf(earliest) === dayOf(instant) ? first.closed : null;
    const sinceState = doubt === null && certain ? "open" : "unconfirmed";
    return [
      { ...base, today: "no", since: formatInstant(first.at), sinceState, reason: closed ?? "earlier" },
      first.at,
    ];
  }
  const later = first.at !== instant;
  const today = first.until !== null && dayOf(first.until - 1) === dayOf(instant);
  return [
    {
      ...base,
      today: doubt === null && certain ? "yes" : "unconfirmed",
      since: later ? formatInstant(first.at) : null,
      sinceState: later ? (first.doubt === null ? "open" : "unconfirmed") : null,
      until: today && first.until !== null ? formatInstant(first.until) : null,
      reason: doubt ?? (certain ? null : "earlier"),
    },
    first.at,
  ];
}

/** What can still be done on the day of `instant` (seconds since 1970-01-01T00:00:00Z), from step `start` on. */
export function chain({ services, holidays, holidaysUntil }: Hours, instant: number, way: Way): Chain {
  const stateOf: StateOf = (service, at) => stateAt(service, holidays, holidaysUntil, at);
  const needs = needsOf(services, way);
  const from = STEPS.indexOf(way.start);
  const steps: ChainStep[] = [];
  let earliest: number | null = instant;
  let certain = true;
  for (const need of needs.filter(({ step }) => STEPS.indexOf(step) >= from)) {
    const [step, next] = stepOf(need, stateOf, instant, earliest, certain);
    earliest = next;
    certain = step.today === "yes";
    steps.push(step);
  }
  const has = (today: ChainStep["today"]): boolean => steps.some((step) => step.today === today);
  return {
    at: formatInstant(instant),
    application: way.application,
    agent: way.application === "counter" ? null : way.agent,
    ask: askOf(way),
    today: has("no") ? "no" : has("unconfirmed") ? "unconfirmed" : "yes",
    steps,
  };
}
