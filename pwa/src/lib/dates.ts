/** Dates and times in Japan (UTC+9, no summer time), whatever the device's zone is. */
import type { Language } from "./types.ts";

const JST = 9 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  "ja-easy": ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  vi: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const shifted = (instant: number): Date => new Date(instant + JST);

/** Which day of Japan `instant` falls on, as days since the epoch. */
export const dayOf = (instant: number): number => Math.floor((instant + JST) / DAY);

/** `8:00`, `20:00`. */
export function clockTime(instant: number): string {
  const at = shifted(instant);
  return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, "0")}`;
}

/** The short name of the day of the week, `火` or `Tue`. */
export const weekdayName = (instant: number, lang: Language): string =>
  WEEKDAYS[lang][shifted(instant).getUTCDay()] ?? "";

/** `11月24日（火）`, `Tue 24 Nov`, `T3 24/11`. */
export function dayName(instant: number, lang: Language): string {
  const at = shifted(instant);
  const weekday = WEEKDAYS[lang][at.getUTCDay()];
  const [month, day] = [at.getUTCMonth() + 1, at.getUTCDate()];
  if (lang === "en") return `${weekday} ${day} ${MONTHS[month - 1]}`;
  if (lang === "vi") return `${weekday} ${day}/${month}`;
  return `${month}月${day}日（${weekday}）`;
}

/** `2026年11月22日`, `22 Nov 2026`, `22/11/2026`, for an instant or a `YYYY-MM-DD`. */
export function fullDate(when: number | string, lang: Language): string {
  const instant = typeof when === "number" ? when : Date.parse(when.length === 10 ? `${when}T00:00:00+09:00` : when);
  if (Number.isNaN(instant)) return String(when);
  const at = shifted(instant);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  if (lang === "en") return `${day} ${MONTHS[month - 1]} ${year}`;
  if (lang === "vi") return `${day}/${month}/${year}`;
  return `${year}年${month}月${day}日`;
}

/** The date and the time of an instant. */
export const dateTime = (instant: number, lang: Language): string => `${fullDate(instant, lang)} ${clockTime(instant)}`;

/** A coming instant as one would say it: `20:00` today, `明日 8:00`, else with its day. */
export function soon(instant: number, now: number, words: { tomorrow: string }, lang: Language): string {
  const days = dayOf(instant) - dayOf(now);
  if (days === 0) return clockTime(instant);
  if (days === 1) return `${words.tomorrow} ${clockTime(instant)}`;
  return `${dayName(instant, lang)} ${clockTime(instant)}`;
}
