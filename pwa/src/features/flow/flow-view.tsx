import { useEffect } from "preact/hooks";
import { type Visit, visit } from "../../app/draft.ts";
import { Fact, plainText } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { StandingText } from "../../app/lamp.tsx";
import { clock, now, shelf } from "../../app/release.ts";
import { settings } from "../../app/settings.ts";
import { type Shelf, systemOf } from "../../app/shelf.ts";
import { evaluate, type Step } from "../../lib/checklist.ts";
import { AnswersRefused } from "../../lib/errors.ts";
import { say, t } from "../../lib/i18n.ts";
import { back, conditionPath, flowPath, go, route } from "../../lib/router.ts";
import type { Checklist, Dict, Outcome, Question, Translation } from "../../lib/types.ts";
import { ContactCard } from "../answer/contact-card.tsx";
import { describe, outcomeContact } from "../answer/describe.ts";
import { HandoffButton } from "../answer/foot.tsx";
import { GuidanceView } from "../answer/guidance-view.tsx";
import { HeadCard, verdictHead } from "../answer/head.tsx";
import { Part } from "../answer/steps.tsx";

/** The longest way from a question to an outcome, so that progress never runs backwards. */
function longestFrom(flow: Checklist, id: string, seen: ReadonlySet<string> = new Set()): number {
  const question = flow.questions.find((one) => one.id === id);
  if (question === undefined || seen.has(id)) return 0;
  const on = new Set([...seen, id]);
  return 1 + Math.max(0, ...question.options.map((option) => longestFrom(flow, option.next, on)));
}

function said(flow: Checklist, path: readonly string[], answers: Dict<string>): { ask: string; said: string }[] {
  return path.flatMap((id) => {
    const question = flow.questions.find((one) => one.id === id);
    const option = question?.options.find((one) => one.value === answers[id]);
    return question && option ? [{ ask: plainText(say(question.ask)), said: plainText(say(option.label)) }] : [];
  });
}

function Bar({ done, of }: { done: number; of: number }) {
  return (
    <p class="progress">
      <progress value={done} max={of} aria-hidden="true" />
      {t.value.flowProgress(done)}
    </p>
  );
}

function Ask({
  flow,
  question,
  step,
  answers,
}: {
  flow: Checklist;
  question: Question;
  step: Step;
  answers: Dict<string>;
}) {
  const done = step.path.length + 1;
  const service = shelf.value?.site.services.find((one) => one.id === question.verifyAt);
  const choose = (value: string): void => {
    const kept = Object.fromEntries(step.path.map((id) => [id, answers[id] ?? ""]));
    go(flowPath(flow.id, { ...kept, [question.id]: value }));
  };
  return (
    <section class="question" aria-labelledby="question">
      <Bar done={done} of={step.path.length + longestFrom(flow, question.id)} />
      <h1 id="question">
        <Fact text={say(question.ask)} />
      </h1>
      {question.help && (
        <p class="help">
          <Fact text={say(question.help)} />
        </p>
      )}
      {service && (
        <p class="help">
          {say(service.name)} <StandingText service={service} />
        </p>
      )}
      <div class="choices">
        {question.options.map((option) => (
          <button
            key={option.value}
            type="button"
            class={`button ${["unknown", "cannot-look"].includes(option.value) ? "quiet" : "outline"}`}
            onClick={() => choose(option.value)}
          >
            <Fact text={say(option.label)} />
          </button>
        ))}
      </div>
    </section>
  );
}

function visitOf(
  here: Shelf,
  flow: Checklist,
  outcome: Outcome,
  step: Step,
  answers: Dict<string>,
  contact: string,
): Visit {
  return {
    at: now.value,
    clockTrusted: clock.value.trusted,
    release: here.library.release,
    systemName: "",
    shown: say(flow.title),
    title: plainText(say(outcome.title)),
    checked: [],
    answered: said(flow, step.path, answers),
    steps: outcome.steps.map((line) => plainText(say(line))),
    contact,
  };
}

function End({
  here,
  flow,
  outcome,
  step,
  answers,
}: {
  here: Shelf;
  flow: Checklist;
  outcome: Outcome;
  step: Step;
  answers: Dict<string>;
}) {
  const words = t.value;
  const system = vendorOf(here, step.context);
  const translation: Translation | null =
    outcome.condition === null ? null : describe(here, outcome.condition, system, step.context);
  const contact = outcomeContact(here, outcome, translation, system, step.context);
  const guidance = translation?.guidance;
  const own = outcome.steps.map((line) => say(line));
  // The flow's own steps are made for this way; the condition's stand in where it has none.
  const shown: Translation | null =
    translation && own.length > 0
      ? { ...translation, guidance: { ...translation.guidance, steps: own, dangerStep: 1 } }
      : translation;
  // The outcome and the way to it make the visit.
  useEffect(() => {
    visit.value = visitOf(here, flow, outcome, step, answers, plainText(contact.name ?? ""));
  }, [outcome.id, JSON.stringify(answers)]);
  return (
    <section class="answer" aria-label={words.answer}>
      <HeadCard head={verdictHead(outcome.verdict, say(outcome.title))} guidance={guidance} />
      {shown ? (
        <GuidanceView translation={shown} system={system ?? ""} />
      ) : (
        own.length > 0 && (
          <Part title={words.steps}>
            <ol class="steps">
              {own.map((line, i) => (
                <li key={line} class="step">
                  <span class="step-number" aria-hidden="true">
                    {i + 1}
                  </span>
                  <div>
                    <Fact text={line} />
                  </div>
                </li>
              ))}
            </ol>
          </Part>
        )
      )}
      <ContactCard
        contact={contact}
        escalate={guidance?.escalate}
        onChoose={(key, value) =>
          go(
            outcome.condition === null
              ? flowPath(flow.id, answers)
              : conditionPath(outcome.condition, system, { ...step.context, [key]: value }),
          )
        }
      />
      <section class="said">
        <h2 class="label">{words.flowSeen}</h2>
        <dl>
          {said(flow, step.path, answers).map((line) => (
            <div key={line.ask}>
              <dt>{line.ask}</dt>
              <dd>{line.said}</dd>
            </div>
          ))}
        </dl>
      </section>
      <HandoffButton />
    </section>
  );
}

/** The user's own system, once the way has shown that the certificate was made in one. */
function vendorOf(here: Shelf, context: Dict<string>): string | null {
  const own = settings.value.system;
  if (context.certificate !== "vendor" || own === null) return null;
  return systemOf(here.site, own)?.kind === "vendor" ? own : null;
}

function walk(flow: Checklist, answers: Dict<string>): Step {
  try {
    return evaluate(flow, answers);
  } catch (error) {
    // An address from an older version of the flow: begin again rather than fail.
    if (error instanceof AnswersRefused) return evaluate(flow, {});
    throw error;
  }
}

/** A flow of questions, one at a time, and where it ends. */
export default function FlowView() {
  const words = t.value;
  const here = shelf.value;
  const view = route.value;
  if (!here || view.view !== "flow") return null;
  const flow = here.site.checklists.find((one) => one.id === view.id);
  if (!flow) return <p class="card">{words.flowMissing}</p>;
  const step = walk(flow, view.answers);
  return (
    <div class="flow">
      {step.outcome ? (
        <End here={here} flow={flow} outcome={step.outcome} step={step} answers={view.answers} />
      ) : (
        step.next && <Ask key={step.next.id} flow={flow} question={step.next} step={step} answers={view.answers} />
      )}
      {step.path.length > 0 && (
        <p class="said-ways">
          <button type="button" class="link" onClick={back}>
            <Icon name="chevron-left" />
            {words.flowBack}
          </button>
          <button type="button" class="link" onClick={() => go(flowPath(flow.id, {}), { replace: true })}>
            <Icon name="rotate-ccw" />
            {words.flowRestart}
          </button>
        </p>
      )}
    </div>
  );
}
