import { describe, expect, test } from "vitest";
import { clockTime, dayName, dayOf, fullDate, soon, weekdayName } from "../../src/lib/dates.ts";

const jst = (text: string): number => Date.parse(`${text}+09:00`);

describe("dates in Japan", () => {
  test("a day begins at midnight in Japan, whatever the device's zone", () => {
    expect(dayOf(jst("2026-11-22T00:00:00")) - dayOf(jst("2026-11-21T23:59:59"))).toBe(1);
  });

  test("days and times are named in each language", () => {
    const tuesday = jst("2026-11-24T08:05:00");
    expect(clockTime(tuesday)).toBe("8:05");
    expect(weekdayName(tuesday, "ja")).toBe("火");
    expect(dayName(tuesday, "ja")).toBe("11月24日（火）");
    expect(dayName(tuesday, "en")).toBe("Tue 24 Nov");
    expect(dayName(tuesday, "vi")).toBe("T3 24/11");
  });

  test("a bare date is that day in Japan", () => {
    expect(fullDate("2028-02-29", "ja")).toBe("2028年2月29日");
    expect(fullDate("2026-12-31T23:59:59+09:00", "ja")).toBe("2026年12月31日");
  });

  test("what cannot be read as a date is shown as it stands", () => {
    expect(fullDate("n.d.", "ja")).toBe("n.d.");
  });

  test("a coming time is said as people say it", () => {
    const now = jst("2026-11-21T19:50:00");
    const words = { tomorrow: "明日" };
    expect(soon(jst("2026-11-21T20:00:00"), now, words, "ja")).toBe("20:00");
    expect(soon(jst("2026-11-22T08:00:00"), now, words, "ja")).toBe("明日 8:00");
    expect(soon(jst("2026-11-24T08:00:00"), now, words, "ja")).toBe("11月24日（火） 8:00");
  });
});
