/**
 * A flow of questions: which one comes next, or how it ends.
 *
 * The same answers always lead to the same place: answers are keyed by question id, in any order, and answers to
 * questions that are not on the way (somebody went back and chose otherwise) change nothing.
 */
import { entry } from "./dict";
import { AnswersRefused } from "./errors";
import type { Checklist, Dict, Fault, Outcome, Question } from "./types";

/** Values by which a reader says that nothing is known; they lead on, but are never context. */
export const NOT_SAID: ReadonlySet<string> = new Set(["unknown", "cannot-look"]);

/**
 * Where the answers lead: exactly one of `next` and `outcome` is filled.
 *
 * `path` are the ids of the answered questions in order; `context` is what they said about the route, at an outcome
 * together with the outcome's own context.
 */
export interface Step {
  readonly next: Question | null;
  readonly outcome: Outcome | null;
  readonly path: readonly string[];
  readonly context: Dict<string>;
}

/** Walk from the start as far as `answers` reach; throws AnswersRefused with every unknown question and value. */
export function evaluate(checklist: Checklist, answers: Dict<string>): Step {
  const questions = new Map(checklist.questions.map((question) => [question.id, question]));
  const faults = findFaults(questions, answers);
  if (faults.length > 0) throw new AnswersRefused(faults);
  const path: string[] = [];
  const context: [string, string][] = [];
  let at = checklist.start;
  for (let question = questions.get(at); question !== undefined; question = questions.get(at)) {
    const value = entry(answers, at);
    // A flow with a circle is refused before it is published; should one come anyway, ask again instead of running on.
    if (value === undefined || path.includes(at)) {
      return { next: question, outcome: null, path, context: Object.fromEntries(context) };
    }
    path.push(at);
    if (question.key !== null && !NOT_SAID.has(value)) context.push([question.key, value]);
    at = question.options.find((option) => option.value === value)?.next ?? "";
  }
  const outcome = checklist.outcomes.find((one) => one.id === at);
  if (outcome === undefined) throw new Error(`flow ${checklist.id} leads nowhere: ${at}`);
  return { next: null, outcome, path, context: { ...Object.fromEntries(context), ...outcome.context } };
}

function findFaults(questions: ReadonlyMap<string, Question>, answers: Dict<string>): Fault[] {
  const faults: Fault[] = [];
  for (const key of Object.keys(answers)) {
    const question = questions.get(key);
    const path = `answers.${key}`;
    if (question === undefined) {
      const allowed = Array.from(questions.keys());
      faults.push({ path, reason: "unknown-question", message: "この確認にない質問です", allowed });
      continue;
    }
    const allowed = question.options.map((option) => option.value);
    if (!allowed.includes(entry(answers, key) ?? "")) {
      faults.push({ path, reason: "unknown-value", message: "この質問にない答えです", allowed });
    }
  }
  return faults;
}
