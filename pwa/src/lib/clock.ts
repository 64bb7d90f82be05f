/**
 * Whether this device's clock may be believed, measured against the server's.
 *
 * All instants are milliseconds since the epoch. A measurement is good for 24 hours and two minutes of difference;
 * beyond that nothing may be called open or closed.
 */

export const STALE_AFTER = 24 * 60 * 60 * 1000;
export const TOLERANCE = 2 * 60 * 1000;

/** One comparison with the server: `offset` = server minus device. */
export interface Measurement {
  readonly offset: number;
  readonly at: number;
}

/** `unmeasured`: never compared, or too long ago; `skewed`: the device is wrong by more than two minutes. */
export type ClockState =
  | { readonly trusted: true; readonly offset: number }
  | { readonly trusted: false; readonly why: "unmeasured" | "skewed"; readonly since: number | null };

/**
 * Compares the device with a `Date` header of a response that came from the network.
 *
 * `asked` and `answered` are the device's instants around the request; the header has whole seconds, so half a second
 * is added. Returns null when the header is absent or unreadable.
 */
export function measure(header: string | null, asked: number, answered: number): Measurement | null {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server) || answered < asked) return null;
  return { offset: server + 500 - (asked + answered) / 2, at: answered };
}

/** What `measurement` is worth at the device's `now`; a clock that went backwards is not believed. */
export function judge(measurement: Measurement | null, now: number): ClockState {
  if (measurement === null) return { trusted: false, why: "unmeasured", since: null };
  const age = now - measurement.at;
  if (age < -TOLERANCE) return { trusted: false, why: "skewed", since: measurement.at };
  if (age > STALE_AFTER) return { trusted: false, why: "unmeasured", since: measurement.at };
  if (Math.abs(measurement.offset) > TOLERANCE) return { trusted: false, why: "skewed", since: measurement.at };
  return { trusted: true, offset: measurement.offset };
}
