/**
 * Open, closed or 未確認: what a service's dated hours say about one instant.
 *
 * Only Japan's time is used (fixed +09:00, no daylight saving), never the phone's own zone. All intervals are half-open:
 * at 20:00:00 a service that closes at 20:00 is closed. What nobody told us is `unconfirmed`, never open.
 */
import type { Interval, Service, Window } from "./types";

export const LOOK_AHEAD_DAYS = 366;

export type ServiceState = "open" | "closed" | "unconfirmed";
export type HoursReason =
  | "window"
  | "outside"
  | "holiday"
  | "year-end"
  | "exception"
  | "hours"
  | "unset"
  | "holidays-unknown"
  | "year-end-unset";

/**
 * How a service stands: its state, why, and when (RFC 3339 in JST) it changes to which other state.
 *
 * `until` and `then` are null when nothing changes within 366 days or when nobody told us the hours.
 */
export interface ServiceNow {
  readonly id: string;
  readonly state: ServiceState;
  readonly reason: HoursReason;
  readonly until: string | null;
  readonly then: ServiceState | null;
}

const DAY = 86_400;
const JST = 9 * 3600;
const INSTANT =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/;

function offsetSeconds(offset: string): number {
  if (offset === "Z") return 0;
  const seconds = Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60;
  return offset.charAt(0) === "-" ? -seconds : seconds;
}

/**
 * Seconds since 1970-01-01T00:00:00Z of an RFC 3339 instant with offset, parts of a second dropped; else RangeError.
 *
 * Years 2000 to 2199 are taken, so that no later arithmetic can leave the calendar.
 */
export function parseInstant(text: string): number {
  const found = INSTANT.exec(text);
  const [at, offset] = [found?.[1], found?.[2]];
  if (at === undefined || offset === undefined) throw new RangeError(`not an RFC 3339 instant with an offset: ${text}`);
  const milliseconds = Date.parse(`${at}Z`);
  // Date.parse takes 24:00:00 and carries it over; a moment that is written back otherwise does not exist.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== at) {
    throw new RangeError(`no such moment: ${text}`);
  }
  const year = Number(at.slice(0, 4));
  if (year < 2000 || year > 2199) throw new RangeError(`not between the years 2000 and 2199: ${text}`);
  return milliseconds / 1000 - offsetSeconds(offset);
}

/** RFC 3339 in JST of seconds since 1970-01-01T00:00:00Z. */
export function formatInstant(seconds: number): string {
  return `${new Date((seconds + JST) * 1000).toISOString().slice(0, 19)}+09:00`;
}

/** The day of Japan that `instant` falls on, counted from 1970-01-01. */
export function dayOf(instant: number): number {
  return Math.floor((instant + JST) / DAY);
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function nameOf(day: number): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10);
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** Seconds from midnight of `HH:MM`. */
function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
}

/** The year in whose December this 年末年始 began, else null. */
function winterOf(name: string): number | null {
  const year = Number(name.slice(0, 4));
  const monthDay = name.slice(5);
  if (monthDay >= "12-29") return year;
  return monthDay <= "01-03" ? year - 1 : null;
}

interface Exception {
  readonly since: number;
  readonly until: number;
  readonly index: number;
  readonly interval: Interval;
}

class Timeline {
  private readonly exceptions: readonly Exception[];

  constructor(
    private readonly service: Service,
    private readonly holidays: ReadonlySet<string>,
    private readonly holidaysUntil: string,
  ) {
    this.exceptions = service.exceptions
      .map((interval, index) => ({
        since: parseInstant(interval.since),
        until: parseInstant(interval.until),
        index,
        interval,
      }))
      .sort((one, other) => one.until - one.since - (other.until - other.since) || other.index - one.index);
  }

  at(instant: number): readonly [ServiceState, HoursReason] {
    const exception = this.exceptions.find(({ since, until }) => since <= instant && instant < until);
    if (exception !== undefined) return [exception.interval.state, "exception"];
    if (this.service.weekly === null) return ["unconfirmed", "unset"];
    const day = dayOf(instant);
    return this.ordinary(day, instant + JST - day * DAY);
  }

  /** Every instant of `day` after `instant` at which the state may change, in order. */
  boundariesOf(day: number, instant: number): readonly number[] {
    const midnight = day * DAY - JST;
    const found = new Set([midnight]);
    for (const { since, until } of this.exceptions) {
      for (const edge of [since, until]) if (midnight <= edge && edge < midnight + DAY) found.add(edge);
    }
    for (const window of this.windows(day)) {
      for (const time of [window.open, window.close]) if (time !== null) found.add(midnight + secondsOf(time));
    }
    return Array.from(found)
      .filter((edge) => edge > instant)
      .sort((one, other) => one - other);
  }

  private windows(day: number): readonly Window[] {
    const weekday = weekdayOf(day);
    return (this.service.weekly ?? []).filter((window) => window.days.includes(weekday));
  }

  private ordinary(day: number, second: number): readonly [ServiceState, HoursReason] {
    const { service } = this;
    const name = nameOf(day);
    if (service.yearEnd.some(({ first, last }) => first <= name && name <= last)) return ["closed", "year-end"];
    const winter = winterOf(name);
    if (service.closedAtYearEnd && winter !== null && service.yearEnd.every(({ year }) => year !== winter)) {
      return ["unconfirmed", "year-end-unset"];
    }
    const windows = this.windows(day);
    if (service.closedOnHolidays && this.holidays.has(name)) return ["closed", "holiday"];
    if (service.closedOnHolidays && windows.length > 0 && name > this.holidaysUntil) {
      return ["unconfirmed", "holidays-unknown"];
    }
    let timed = 0;
    for (const { open, close } of windows) {
      // Times that nobody confirmed are no times: the weekdays stand, the hours are 未確認.
      if (service.unconfirmed || open === null || close === null) continue;
      if (secondsOf(open) <= second && second < secondsOf(close)) return ["open", "window"];
      timed += 1;
    }
    return timed === windows.length ? ["closed", "outside"] : ["unconfirmed", "hours"];
  }
}

/**
 * The state of `service` at `instant` (seconds since 1970-01-01T00:00:00Z) and its next change.
 *
 * `holidays` are dates `YYYY-MM-DD`, known up to and including `holidaysUntil`. An exception wins over everything; of
 * several the shortest one wins, of equally long ones the later in the file.
 */
export function stateAt(
  service: Service,
  holidays: readonly string[],
  holidaysUntil: string,
  instant: number,
): ServiceNow {
  const timeline = new Timeline(service, new Set(holidays), holidaysUntil);
  const [state, reason] = timeline.at(instant);
  const today = dayOf(instant);
  for (let day = today; day <= today + LOOK_AHEAD_DAYS; day += 1) {
    for (const boundary of timeline.boundariesOf(day, instant)) {
      const [then] = timeline.at(boundary);
      if (then !== state) return { id: service.id, state, reason, until: formatInstant(boundary), then };
    }
  }
  // biome-ignore lint/suspicious/noThenProperty: the name that the API gives it; a text or null is no promise
  return { id: service.id, state, reason, until: null, then: null };
}

/** Whether `service` works on `day` (since 1970-01-01) at all, at known hours or not; null where nobody can say (未確認). */
export function worksOn(
  service: Service,
  holidays: readonly string[],
  holidaysUntil: string,
  day: number,
): boolean | null {
  const timeline = new Timeline(service, new Set(holidays), holidaysUntil);
  const midnight = day * DAY - JST;
  const found = [midnight, ...timeline.boundariesOf(day, midnight)].map((instant) => timeline.at(instant));
  if (found.some(([state, reason]) => state === "open" || reason === "hours")) return true;
  return found.some(([state]) => state === "unconfirmed") ? null : false;
}
