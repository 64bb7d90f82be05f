import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/deadlines.json";
import { deadlines, parseDay } from "../../src/lib/deadlines.ts";
import { parseSite } from "../../src/lib/parse.ts";
import type { Site, Stored } from "../../src/lib/types.ts";

const { services } = parseSite({ services: Object.values(vectors.services) } as Stored<Site>);
const dayOrNull = (text: string | null): number | null => (text === null ? null : parseDay(text));

describe("the vectors of deadlines", () => {
  it.each(vectors.cases)("$name", ({ inspected, expires, today, review, expect: expected }) => {
    const calendar = {
      review: services.find(({ id }) => id === review) ?? null,
      holidays: vectors.holidays,
      holidaysUntil: vectors.holidaysUntil,
    };
    const found = deadlines(dayOrNull(inspected), dayOrNull(expires), parseDay(today), calendar);
    expect(found).toEqual({ today, ...expected });
  });

  it.each(vectors.refusedDays)("refuses %j as a day", (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  });
});
