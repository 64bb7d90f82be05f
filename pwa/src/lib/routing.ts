/** Whom to ask when the steps do not help: the contact rule of contract §4, first hit wins. */
import type { About, Who } from "./types";

const REFUSALS = "cert.rejected-";

/** What a condition says about whom to ask. */
export interface RoutedCondition {
  readonly id: string;
  readonly fixed: Who | null;
  readonly about: About | null;
}

/** A contact and the next one; `key` is the context key to ask for when `who` is `ask`. */
export interface Route {
  readonly who: Who;
  readonly key: string | null;
  readonly second: Route | null;
}

export interface RouteOptions {
  /** The signal is one of a vendor's system. */
  readonly vendorSystem: boolean;
  /** False for an unknown or undocumented signal, a family or a conflict. */
  readonly certain: boolean;
}

type Context = ReadonlyMap<string, string>;

function to(who: Who, second: Route | null = null): Route {
  return { who, key: null, second };
}

function askFor(key: string): Route {
  return { who: "ask", key, second: null };
}

function byCertificate(condition: RoutedCondition, context: Context): Route {
  const channel = context.get("certificate");
  if (channel === "vendor") {
    // What a refusal's エラー詳細 means is for the 振興会's desk, 未確認 (practice.md §2).
    return to("vendor", condition.id.startsWith(REFUSALS) ? to("association") : null);
  }
  return channel === "direct" ? to("association") : askFor("certificate");
}

function byApplication(context: Context): Route {
  const agent = context.get("agent");
  if (agent === undefined) return askFor("agent");
  if (agent === "association") return to("association");
  if (agent !== "self") return to("agent");
  const vehicle = context.get("vehicle");
  if (vehicle === undefined) return askFor("vehicle");
  return to(vehicle === "kei" ? "keikenkyo" : "bureau");
}

function byChannel(condition: RoutedCondition, context: Context): Route | null {
  if (condition.about === "certificate") return byCertificate(condition, context);
  return condition.about === "application" ? byApplication(context) : null;
}

/** The contact for a condition under the known context; a fixed contact has the channel's one as second. */
export function route(
  condition: RoutedCondition | null,
  context: Context,
  { vendorSystem, certain }: RouteOptions,
): Route {
  if (vendorSystem && !certain) return to("vendor");
  if (condition === null) return askFor("certificate");
  const channel = byChannel(condition, context);
  if (condition.fixed !== null) return to(condition.fixed, channel);
  return channel ?? askFor("certificate");
}
