/** Compare the `when` of rules: what contexts they fit, and which of two is narrower (contract §3). */
import { entry } from "./dict";
import type { Dict } from "./types";

export type When = Dict<readonly string[]>;

/** Whether a context that knows every key of `when` lies in it. */
export function fits(when: When, context: ReadonlyMap<string, string>): boolean {
  return Object.keys(when).every((key) => {
    const value = context.get(key);
    return value !== undefined && (entry(when, key) ?? []).includes(value);
  });
}

/** Whether every context of `one` is one of `other`, and not the reverse; both list a value at most once. */
export function isNarrower(one: When, other: When): boolean {
  let smaller = false;
  for (const key of Object.keys(other)) {
    const inner = entry(one, key);
    const outer = entry(other, key) ?? [];
    if (inner === undefined || !inner.every((value) => outer.includes(value))) return false;
    if (inner.length < outer.length) smaller = true;
  }
  return smaller || Object.keys(one).length > Object.keys(other).length;
}
