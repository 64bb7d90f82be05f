/**
 * How long is left until the 15 days of a 適合証 and until 満了日: two dates, each on its own.
 *
 * The 15 days are counted on the safe side, the inspection day as day 1; no source says how they are counted (未確認),
 * so the date is a guide. Whether a car may run past 満了日 is nobody's to say here.
 */
import { nameOf, worksOn } from "./hours.ts";
import type { Service } from "./types.ts";

export const CERTIFICATE_DAYS = 15;
export const NEAR_BUSINESS_DAYS = 2;

/**
 * One limit: its last day (`YYYY-MM-DD`), what is left until it, and how urgent that is.
 *
 * `daysLeft` is negative when the day has passed. Business days are the days after today, the last day included, on
 * which there are examinations; null as soon as one of them is 未確認. `lastBusinessDay` is the latest such day from
 * today on that is not after `last`, null when there is none or it is 未確認.
 */
export interface Deadline {
  readonly kind: "certificate" | "expiry";
  readonly last: string;
  readonly daysLeft: number;
  readonly businessDaysLeft: number | null;
  readonly lastBusinessDay: string | null;
  readonly near: "yes" | "no" | "unconfirmed" | "passed";
}

/**
 * Both limits, the earlier one first, and the urgency that follows: U3 within two business days of either.
 *
 * `urgency` null: neither limit is known to be near, at least one is 未確認 or no date was given.
 */
export interface Deadlines {
  readonly today: string;
  readonly limits: readonly Deadline[];
  readonly urgency: "U3" | "U0" | null;
}

/** On which days there are examinations: the service of kind `review`, and the holidays of the release. */
export interface Calendar {
  readonly review: Service | null;
  readonly holidays: readonly string[];
  readonly holidaysUntil: string;
}

const DAY = 86_400_000;

const WEEKDAYS: Service = {
  id: "weekdays",
  name: { ja: "平日" },
  kind: "review",
  weekly: [{ days: [0, 1, 2, 3, 4], open: null, close: null }],
  closedOnHolidays: true,
  closedAtYearEnd: true,
  yearEnd: [],
  exceptions: [],
  note: null,
  source: null,
  verifiedOn: null,
  unconfirmed: false,
};

/** The day `YYYY-MM-DD` of the years 2000 to 2199, counted from 1970-01-01; anything else is a RangeError. */
export function parseDay(text: string): number {
  const day = /^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : Number.NaN;
  // Some browsers carry 02-30 over into March.
  if (Number.isNaN(day) || nameOf(day) !== text) throw new RangeError(`not a day from 2000 to 2199: ${text}`);
  return day;
}

type Works = (day: number) => boolean | null;

function lastBusinessDay(last: number, today: number, works: Works): string | null {
  for (let day = last; day >= today; day -= 1) {
    const found = works(day);
    if (found !== false) return found ? nameOf(day) : null;
  }
  return null;
}

function limitOf(kind: Deadline["kind"], last: number, today: number, works: Works): Deadline {
  let [sure, doubtful] = [0, 0];
  for (let day = today + 1; day <= last; day += 1) {
    const found = works(day);
    if (found === null) doubtful += 1;
    else if (found) sure += 1;
  }
  let near: Deadline["near"] = "unconfirmed";
  if (last < today) near = "passed";
  else if (sure + doubtful <= NEAR_BUSINESS_DAYS) near = "yes";
  else if (sure > NEAR_BUSINESS_DAYS) near = "no";
  return {
    kind,
    last: nameOf(last),
    daysLeft: last - today,
    businessDaysLeft: doubtful > 0 || last < today ? null : sure,
    lastBusinessDay: lastBusinessDay(last, today, works),
    near,
  };
}

/** The limits that follow from the inspection day and from 満了日 as seen on `today`; days count from 1970-01-01. */
export function deadlines(
  inspected: number | null,
  expires: number | null,
  today: number,
  { review, holidays, holidaysUntil }: Calendar,
): Deadlines {
  const works: Works = (day) => worksOn(review ?? WEEKDAYS, holidays, holidaysUntil, day);
  const limits: Deadline[] = [];
  if (inspected !== null) limits.push(limitOf("certificate", inspected + CERTIFICATE_DAYS - 1, today, works));
  if (expires !== null) limits.push(limitOf("expiry", expires, today, works));
  limits.sort((one, other) => (one.last < other.last ? -1 : one.last > other.last ? 1 : 0));
  const urgent = limits.some(({ near }) => near === "yes" || near === "passed");
  const calm = limits.length > 0 && limits.every(({ near }) => near === "no");
  return { today: nameOf(today), limits, urgency: urgent ? "U3" : calm ? "U0" : null };
}
