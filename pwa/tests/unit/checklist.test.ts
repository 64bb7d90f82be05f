import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/checklist.json";
import { evaluate } from "../../src/lib/checklist";
import { AnswersRefused } from "../../src/lib/errors";
import { parseChecklist } from "../../src/lib/parse";
import type { Checklist, Dict, Stored } from "../../src/lib/types";

const flows = new Map(
  Object.entries(vectors.checklists).map(([id, stored]) => [id, parseChecklist(stored as Stored<Checklist>)]),
);

function flow(id: string): Checklist {
  const found = flows.get(id);
  if (found === undefined) throw new Error(`no flow ${id}`);
  return found;
}

function ledTo(id: string, answers: Dict<string>): unknown {
  try {
    const { next, outcome, path, context } = evaluate(flow(id), answers);
    return next === null ? { outcome: outcome?.id, path, context } : { next: next.id, path, context };
  } catch (error) {
    if (!(error instanceof AnswersRefused)) throw error;
    return { faults: error.faults.map(({ path, reason, allowed }) => ({ path, reason, allowed })) };
  }
}

describe("the vectors of the flows", () => {
  it.each(vectors.cases)("$name", (vector) => {
    expect(ledTo(vector.checklist, vector.answers as unknown as Dict<string>)).toEqual(vector.expect);
  });
});

describe("a flow", () => {
  it("that leads in a circle asks again instead of running on", () => {
    const circle = parseChecklist({
      id: "circle",
      version: 1,
      title: { ja: "もう一度" },
      start: "again",
      questions: [
        {
          id: "again",
          ask: { ja: "もう一度ですか" },
          options: [{ value: "yes", label: { ja: "はい" }, next: "again" }],
        },
      ],
      outcomes: [{ id: "end", title: { ja: "終わり" }, verdict: "ok" }],
    });
    expect(evaluate(circle, { again: "yes" }).next?.id).toBe("again");
  });

  it("does not take what every object inherits for an answer", () => {
    expect(ledTo("single", { constructor: "yes" } as unknown as Dict<string>)).toEqual({
      faults: [{ path: "answers.constructor", reason: "unknown-question", allowed: ["only"] }],
    });
  });
});
