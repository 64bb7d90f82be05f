/** How a service stands now, in words; from a doubtful clock only its hours, never open or closed. */
import { dayName, dayOf, soon, weekdayName } from "../lib/dates.ts";
import { type ServiceNow, stateAt } from "../lib/hours.ts";
import { language, t } from "../lib/i18n.ts";
import type { Service, Window } from "../lib/types.ts";
import { clock, now, shelf } from "./release.ts";

/** `plain`: the clock is doubtful and `text` holds the hours. `unsure` asks for the 未確認 tag beside the text. */
export interface Standing {
  readonly state: "open" | "closed" | "unconfirmed" | "plain";
  readonly text: string;
  readonly unsure: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
/** 2024-01-01, a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

const plainTime = (time: string): string => time.replace(/^0/, "");

function daysName(window: Window): string {
  const days = [...window.days].sort((a, b) => a - b).join("");
  if (days === "0123456") return "";
  if (days === "01234") return t.value.weekdays;
  const names = [...window.days].sort((a, b) => a - b).map((day) => weekdayName(MONDAY + day * DAY, language.value));
  return names.join(language.value === "en" || language.value === "vi" ? ", " : "・");
}

/** The weekly hours of a service, `8:00〜20:00` or `平日 9:00〜16:45`; empty when nobody told us. */
export function weeklyHours(service: Service): string {
  return (service.weekly ?? [])
    .map((window) => {
      const time =
        window.open !== null && window.close !== null
          ? t.value.hoursOf(plainTime(window.open), plainTime(window.close))
          : "";
      return [daysName(window), time].filter(Boolean).join(" ");
    })
    .filter(Boolean)
    .join("、");
}

/** The service's state at `instant` (milliseconds). */
export function stateThen(service: Service, instant: number): ServiceNow {
  const site = shelf.value?.site;
  return stateAt(service, site?.holidays ?? [], site?.holidaysUntil ?? "", Math.floor(instant / 1000));
}

const coming = (instant: number): string => soon(instant, now.value, t.value, language.value);

/** A day on which a service works at hours that nobody told us, said as a day. */
function comingDay(instant: number): string {
  const days = dayOf(instant) - dayOf(now.value);
  if (days === 0) return t.value.today;
  return days === 1 ? t.value.tomorrow : dayName(instant, language.value);
}

/** How `service` stands now. */
export function standing(service: Service): Standing {
  const hours = weeklyHours(service);
  if (!clock.value.trusted) {
    return { state: "plain", text: hours, unsure: hours === "" || service.unconfirmed };
  }
  const at = stateThen(service, now.value);
  const until = at.until === null ? null : Date.parse(at.until);
  if (at.state === "open") {
    return { state: "open", text: until === null ? t.value.open : t.value.until(coming(until)), unsure: false };
  }
  if (at.state === "closed") {
    if (until === null) return { state: "closed", text: t.value.closed, unsure: false };
    const when = at.then === "open" ? coming(until) : comingDay(until);
    return {
      state: "closed",
      text: t.value.from(when),
      unsure: at.then === "unconfirmed" && service.kind !== "review",
    };
  }
  return { state: "unconfirmed", text: at.reason === "hours" ? hours : "", unsure: true };
}

/**
 * The start of the next time at which `service` can be used after it closes, as words; null while it is open for
 * longer than `within` milliseconds, from a doubtful clock, or when nobody told us.
 */
export function nextOpening(service: Service, within: number): string | null {
  if (!clock.value.trusted) return null;
  let at = stateThen(service, now.value);
  if (at.state === "open") {
    if (at.until === null || Date.parse(at.until) - now.value > within) return null;
    at = stateThen(service, Date.parse(at.until));
  }
  if (at.state !== "closed" || at.until === null) return null;
  return at.then === "open" ? coming(Date.parse(at.until)) : comingDay(Date.parse(at.until));
}

/** Whether `service` is open for certain. */
export const isOpen = (service: Service | undefined): boolean =>
  service !== undefined && clock.value.trusted && stateThen(service, now.value).state === "open";
