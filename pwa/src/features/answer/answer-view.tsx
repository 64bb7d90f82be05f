import { useEffect } from "preact/hooks";
import { ticked, type Visit, visit } from "../../app/draft.ts";
import { plainText } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { clock, now, shelf } from "../../app/release.ts";
import { type Shelf, systemOf } from "../../app/shelf.ts";
import { say, t } from "../../lib/i18n.ts";
import { mask } from "../../lib/mask.ts";
import { openAnswer, type Seen } from "../../lib/router.ts";
import type { Answer } from "../../lib/types.ts";
import { AddDetail, wantsDetail } from "./add-detail.tsx";
import { ChoiceView } from "./choice-view.tsx";
import { ContactCard } from "./contact-card.tsx";
import { Feedback, HandoffButton, Origin } from "./foot.tsx";
import { GuidanceView, TouchingNotices, touching } from "./guidance-view.tsx";
import { HeadCard, headOf } from "./head.tsx";
import { lookUp, shownText } from "./look-up.ts";
import { NotListed } from "./not-listed.tsx";

/** Every question that a choice can ask and what was said so far, in words. */
function saidSoFar(first: Answer, seen: Seen): { ask: string; said: string; key: string }[] {
  const words = t.value;
  const said: Record<string, string> = { yes: words.yes, no: words.no, unknown: words.dontKnow };
  return Object.entries(seen.answers).flatMap(([key, value]) => {
    const entry = first.translations.find((one) => one.condition === key);
    if (entry?.ask) return [{ key, ask: entry.ask, said: said[value] ?? value }];
    if (first.question?.key === key) {
      const label = first.question.values.find((one) => one.value === value)?.label;
      return [{ key, ask: first.question.ask, said: label ?? said[value] ?? value }];
    }
    return [];
  });
}

/** The answers given so far, and the ways back. */
function SaidSoFar({ said, seen }: { said: readonly { ask: string; said: string; key: string }[]; seen: Seen }) {
  if (said.length === 0) return null;
  const words = t.value;
  const last = said[said.length - 1];
  const without = Object.fromEntries(Object.entries(seen.answers).filter(([key]) => key !== last?.key));
  return (
    <section class="said">
      <h2 class="label">{words.yourAnswers}</h2>
      <dl>
        {said.map((line) => (
          <div key={line.key}>
            <dt>{plainText(line.ask)}</dt>
            <dd>{line.said}</dd>
          </div>
        ))}
      </dl>
      <div class="said-ways">
        <button type="button" class="link" onClick={() => openAnswer({ ...seen, answers: without }, { replace: true })}>
          <Icon name="chevron-left" />
          {words.stepBack}
        </button>
        <button type="button" class="link" onClick={() => openAnswer({ ...seen, answers: {} }, { replace: true })}>
          <Icon name="rotate-ccw" />
          {words.startAgain}
        </button>
      </div>
    </section>
  );
}

/** What the hand-off will tell about this answer; everything that was typed is masked here, before it is kept. */
function visitOf(here: Shelf, seen: Seen, answer: Answer, said: readonly { ask: string; said: string }[]): Visit {
  const matched = answer.result === "matched" ? answer.translations[0] : undefined;
  const open = answer.translations.flatMap((entry) => entry.guidance.meanwhile);
  return {
    at: now.value,
    clockTrusted: clock.value.trusted,
    release: answer.release,
    systemName: say(systemOf(here.site, seen.system)?.name) || seen.system,
    shown: mask(shownText(seen)),
    title: mask(plainText(matched ? matched.guidance.title : headOf(answer).title)),
    checked: ticked.value.filter((line) => open.includes(line)).map(plainText),
    answered: said.map(({ ask, said: value }) => ({ ask: plainText(ask), said: value })),
    steps: (matched?.guidance.steps ?? []).map(plainText),
    contact: plainText(answer.contact.name ?? ""),
  };
}

/** A part of the signal that the table does not know: as it was written, else which part it was. */
function unmatchedText(answer: Answer, part: string, names: Readonly<Record<string, string>>): string {
  const { code, label } = answer.input;
  return (part === "code" && code) || (part === "label" && label) || (names[part] ?? part);
}

/** The answer for what was seen. */
export function AnswerView({ seen, live = false }: { seen: Seen; live?: boolean }) {
  const here = shelf.value;
  const words = t.value;
  const answer = here && lookUp(here, seen);
  const first = here && answer ? (lookUp(here, { ...seen, answers: {} }) ?? answer) : null;
  const said = first ? saidSoFar(first, seen) : [];
  const ticks = ticked.value;

  // The address, the ticks and the release make the visit.
  useEffect(() => {
    if (here && answer) visit.value = visitOf(here, seen, answer, said);
  }, [JSON.stringify(seen), ticks, here]);

  if (!here) return null;
  if (!answer || !first) {
    return (
      <section class="answer" aria-label={words.answer}>
        <HeadCard
          head={{ tone: "unknown", icon: "circle-question-mark", word: words.unknownWord, title: words.emptyTitle }}
          lead={words.emptyLead}
        />
      </section>
    );
  }
  const translation = answer.result === "matched" ? answer.translations[0] : undefined;
  const notices = touching(
    seen.system,
    answer.translations.map((entry) => entry.condition),
  );
  const announced = notices.some((notice) => notice.kind === "incident");
  const choose = (key: string, value: string): void =>
    openAnswer({ ...seen, context: { ...seen.context, [key]: value } });
  return (
    <section class="answer" aria-label={words.answer} aria-live={live ? "polite" : undefined}>
      <TouchingNotices notices={notices} />
      {answer.result === "choose" && <ChoiceView answer={answer} first={first} seen={seen} />}
      {translation && (
        <>
          <HeadCard head={headOf(answer)} guidance={translation.guidance} />
          {wantsDetail(answer, translation) && <AddDetail seen={seen} />}
          <GuidanceView translation={translation} system={seen.system} />
        </>
      )}
      {!translation && answer.result !== "choose" && <NotListed answer={answer} seen={seen} />}
      {answer.result === "matched" && answer.candidates.length > 0 && (
        <NotListed answer={answer} seen={seen} onlyCandidates />
      )}
      <SaidSoFar said={said} seen={seen} />
      <ContactCard
        contact={answer.contact}
        onChoose={choose}
        announced={announced}
        escalate={translation?.guidance.escalate}
      />
      {answer.result !== "unknown" &&
        answer.unmatched.map((part) => (
          <p key={part} class="hint">
            {words.unmatched(unmatchedText(answer, part, words.by))}
          </p>
        ))}
      <HandoffButton />
      {answer.more.length > 0 && (
        <section class="part">
          <h2 class="label">{words.more}</h2>
          {answer.more.map((other, i) => (
            <MoreRow key={i} answer={other} seen={seen} />
          ))}
        </section>
      )}
      <footer class="foot">
        <Origin answer={answer} translation={translation} />
        {answer.result !== "choose" && (
          <Feedback key={JSON.stringify(seen)} answer={answer} translation={translation} />
        )}
      </footer>
    </section>
  );
}

/** The answer to a further code of one paste. */
function MoreRow({ answer, seen }: { answer: Answer; seen: Seen }) {
  const head = headOf(answer);
  const { code, label } = answer.input;
  const part = { ...(code !== null ? { code } : {}), ...(label !== null ? { label } : {}) };
  return (
    <button
      type="button"
      class={`row found tone-${head.tone}`}
      onClick={() => openAnswer({ system: seen.system, ...part, answers: {}, context: seen.context })}
    >
      <Icon name={head.icon} />
      <span class="row-text">
        <span class="row-word">{[code, label].filter(Boolean).join(" ") || head.word}</span>
        <strong>{plainText(head.title)}</strong>
      </span>
      <Icon name="chevron-right" class="go" />
    </button>
  );
}
