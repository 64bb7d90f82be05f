import { describe, expect, test } from "vitest";
import type { Shelf } from "../../src/app/shelf.ts";
import { describe as describeCondition, outcomeContact } from "../../src/features/answer/describe.ts";
import { Library } from "../../src/lib/library.ts";
import { parseGuidance, parseSite } from "../../src/lib/parse.ts";
import type { Outcome, Who } from "../../src/lib/types.ts";

const site = parseSite({
  association: "somewhere",
  name: { ja: "どこか" },
  shortName: { ja: "どこか" },
  context: [{ key: "certificate", ask: { ja: "どの画面ですか" }, values: [] }],
  conditions: [{ id: "status.lag", stage: "app-proxy" }],
  contacts: [
    { who: "vendor", name: { ja: "会社" } },
    { who: "ask", name: { ja: "もう1つ" } },
  ],
} as never);
const guidance = parseGuidance({
  "status.lag": {
    title: "違います",
    escalate: "翌日も違えば聞く",
    branches: [{ when: { certificate: ["direct"] }, escalate: "振興会に聞く" }],
  },
} as never);
const library = new Library({
  release: 1,
  asOf: "2026-11-23T09:00:00+09:00",
  tables: new Map(),
  site,
  guidance: new Map([["ja", guidance]]),
});
const shelf = { lang: "ja", library, site } as unknown as Shelf;

const end = (who: Who | null): Outcome => ({
  id: "lag",
  title: { ja: "違います" },
  verdict: "wait",
  condition: "status.lag",
  steps: [],
  who,
  have: [],
  context: {},
});

describe("the end of a flow", () => {
  const said = describeCondition(shelf, "status.lag", null, {});

  test("sends to whom it names, also beside the guidance of a condition", () => {
    expect(outcomeContact(shelf, end("vendor"), said, null, {}).who).toBe("vendor");
  });

  test("sends to whom its condition says when it names nobody", () => {
    expect(outcomeContact(shelf, end(null), said, null, {}).who).toBe("ask");
  });
});

describe("guidance", () => {
  test("says when to stop trying, by the branch that fits", () => {
    expect(describeCondition(shelf, "status.lag", null, {})?.guidance.escalate).toBe("翌日も違えば聞く");
    expect(describeCondition(shelf, "status.lag", null, { certificate: "direct" })?.guidance.escalate).toBe(
      "振興会に聞く",
    );
  });
});
