import type { Notice } from "../../lib/types.ts";

/** Whether `notice` holds at `now` (milliseconds); half-open, without an end it stays. */
export const isCurrent = (notice: Notice, now: number): boolean =>
  Date.parse(notice.since) <= now && (notice.until === null || now < Date.parse(notice.until));

/** Whether `notice` will hold later than `now`. */
export const isComing = (notice: Notice, now: number): boolean => now < Date.parse(notice.since);
