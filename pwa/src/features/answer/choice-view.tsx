import { useState } from "preact/hooks";
import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { t } from "../../lib/i18n.ts";
import type { Seen } from "../../lib/router.ts";
import { openAnswer } from "../../lib/router.ts";
import { copy } from "../../lib/share.ts";
import type { Answer } from "../../lib/types.ts";
import { AskedButtons } from "./contact-card.tsx";
import { HeadCard, headOf } from "./head.tsx";
import { Part, Ticks } from "./steps.tsx";
import { WhenPanel } from "./when-panel.tsx";

const MOST_MEANWHILE = 5;

/** How far the questions of a choice have come; answers given so far count from the first form of the answer. */
export function Progress({ at, of }: { at: number; of: number }) {
  return (
    <p class="progress">
      {of > 1 && (
        <span class="dots" aria-hidden="true">
          {Array.from({ length: of }, (_, i) => (
            <i key={i} class={i < at ? "done" : ""} />
          ))}
        </span>
      )}
      {t.value.question(at, of)}
    </p>
  );
}

/** Somebody else has to look: what to read to the office on the phone, and going on without it. */
function CannotSee({ questions, onGoOn }: { questions: readonly string[]; onGoOn: () => void }) {
  const words = t.value;
  const [copied, setCopied] = useState(false);
  return (
    <section class="card office" aria-live="polite">
      <h3>{words.cannotSeeTitle}</h3>
      <ol>
        {questions.map((question) => (
          <li key={question}>
            <Fact text={question} />
          </li>
        ))}
      </ol>
      <p class="small">{words.cannotSeeNote}</p>
      <div class="pair">
        <button
          type="button"
          class="button quiet"
          onClick={() => void copy(questions.map((line, i) => `${i + 1}. ${line}`).join("\n")).then(setCopied)}
        >
          <Icon name={copied ? "check" : "copy"} />
          {copied ? words.copied : words.copy}
        </button>
        <button type="button" class="button outline" onClick={onGoOn}>
          {words.goOn}
        </button>
      </div>
    </section>
  );
}

interface Props {
  readonly answer: Answer;
  /** The same signal before anything was answered. */
  readonly first: Answer;
  readonly seen: Seen;
}

/** One question at a time, answerable from the paper or screen in hand. */
export function ChoiceView({ answer, first, seen }: Props) {
  const words = t.value;
  const [cannotSee, setCannotSee] = useState(false);
  const open = answer.translations.filter((entry) => entry.ask !== null);
  const next = open[0];
  const asked = first.translations.filter((entry) => entry.ask !== null);
  const total = Math.max(asked.length, 1);
  const at = Math.min(Math.max(total - open.length + 1, 1), total);
  const say = (key: string, value: string): void => {
    setCannotSee(false);
    openAnswer({ ...seen, answers: { ...seen.answers, [key]: value } });
  };
  const meanwhile = [...new Set(answer.translations.flatMap((entry) => entry.guidance.meanwhile))];
  const waits = answer.translations.find((entry) => entry.guidance.verdict === "wait");
  const head = headOf(answer);
  const question = answer.question?.ask ?? next?.ask ?? "";
  return (
    <>
      <HeadCard
        head={answer.headline === null && question ? { ...head, title: headingOf(answer, head.title) } : head}
      />
      <section class="question" aria-labelledby="question">
        {answer.question === null && <Progress at={at} of={total} />}
        <h2 id="question">
          <Fact text={question} />
        </h2>
        {answer.question !== null ? (
          <>
            <AskedButtons asked={answer.question} onChoose={say} />
            <button type="button" class="button quiet" onClick={() => say(answer.question?.key ?? "", "unknown")}>
              {words.dontKnow}
            </button>
          </>
        ) : (
          next && (
            <>
              <div class="pair">
                <button type="button" class="button outline" onClick={() => say(next.condition, "yes")}>
                  {words.yes}
                </button>
                <button type="button" class="button outline" onClick={() => say(next.condition, "no")}>
                  {words.no}
                </button>
                <button type="button" class="button quiet" onClick={() => say(next.condition, "unknown")}>
                  {words.dontKnow}
                </button>
                <button
                  type="button"
                  class="button quiet"
                  aria-expanded={cannotSee}
                  onClick={() => setCannotSee(!cannotSee)}
                >
                  {words.cannotSee}
                </button>
              </div>
              {cannotSee && (
                <CannotSee
                  questions={open.flatMap((entry) => (entry.ask === null ? [] : [entry.ask]))}
                  onGoOn={() => say(next.condition, "unknown")}
                />
              )}
            </>
          )
        )}
      </section>
      {meanwhile.length > 0 && (
        <Part title={words.meanwhile}>
          <Ticks lines={meanwhile.slice(0, MOST_MEANWHILE)} />
        </Part>
      )}
      {waits && <WhenPanel translation={waits} awaited />}
    </>
  );
}

/** Without a headline of the vendor's: what was seen, so that the question is not said twice. */
function headingOf(answer: Answer, otherwise: string): string {
  const { code, label, text } = answer.input;
  const shown = [code, label].filter(Boolean).join(" ") || text?.split("\n")[0] || "";
  return shown ? `「${shown}」` : otherwise;
}
