import { describe, expect, test } from "vitest";
import { judge, measure, STALE_AFTER, TOLERANCE } from "../../src/lib/clock.ts";

const NOON = Date.UTC(2026, 10, 21, 3, 0, 0);

describe("measuring the device's clock", () => {
  test("the server's header is compared with the middle of the request", () => {
    expect(measure("Sat, 21 Nov 2026 03:00:00 GMT", NOON + 400, NOON + 600)).toEqual({ offset: 0, at: NOON + 600 });
  });

  test("a missing or unreadable header measures nothing", () => {
    expect(measure(null, NOON, NOON)).toBeNull();
    expect(measure("today", NOON, NOON)).toBeNull();
  });

  test("a clock that was moved back during the request measures nothing", () => {
    expect(measure("Sat, 21 Nov 2026 03:00:00 GMT", NOON, NOON - 1)).toBeNull();
  });
});

describe("judging the device's clock", () => {
  const fresh = { offset: 1500, at: NOON };

  test("a fresh small difference is trusted", () => {
    expect(judge(fresh, NOON + STALE_AFTER)).toEqual({ trusted: true, offset: 1500 });
  });

  test("without a measurement nothing is trusted", () => {
    expect(judge(null, NOON)).toEqual({ trusted: false, why: "unmeasured", since: null });
  });

  test("a measurement older than a day is no measurement", () => {
    expect(judge(fresh, NOON + STALE_AFTER + 1)).toEqual({ trusted: false, why: "unmeasured", since: NOON });
  });

  test.each([TOLERANCE + 1, -TOLERANCE - 1])("more than two minutes of difference (%i ms) is skew", (offset) => {
    expect(judge({ offset, at: NOON }, NOON)).toEqual({ trusted: false, why: "skewed", since: NOON });
  });

  test.each([TOLERANCE, -TOLERANCE])("exactly two minutes (%i ms) is still trusted", (offset) => {
    expect(judge({ offset, at: NOON }, NOON).trusted).toBe(true);
  });

  test("a clock that was set back behind its last measurement is skewed", () => {
    expect(judge(fresh, NOON - TOLERANCE - 1)).toEqual({ trusted: false, why: "skewed", since: NOON });
  });
});
