import { typed } from "../../app/draft.ts";
import { plainText } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { shelf } from "../../app/release.ts";
import { settings } from "../../app/settings.ts";
import type { Shelf } from "../../app/shelf.ts";
import { say, t } from "../../lib/i18n.ts";
import { conditionPath, openAnswer, type Seen } from "../../lib/router.ts";
import { type Hit, search } from "../../lib/search.ts";
import type { Answer } from "../../lib/types.ts";
import { headOf } from "../answer/head.tsx";
import { lookUp } from "../answer/look-up.ts";

/** With the answer and its candidates never more than ten rows. */
const MOST_HITS = 5;

const seenIn = (system: string, part: Partial<Seen>): Seen => ({ system, answers: {}, context: {}, ...part });

/** What the chosen system's table says about the text so far. */
function Found({ answer, seen }: { answer: Answer; seen: Seen }) {
  const head = headOf(answer);
  return (
    <button type="button" class={`row found tone-${head.tone}`} onClick={() => openAnswer(seen)}>
      <Icon name={head.icon} />
      <span class="row-text">
        <span class="row-word">{head.word}</span>
        <strong>{plainText(head.title)}</strong>
      </span>
      <Icon name="chevron-right" class="go" />
    </button>
  );
}

/** Without a chosen system: each system in which this text means something. */
function elsewhere(shelfNow: Shelf, text: string): { system: string; answer: Answer }[] {
  return shelfNow.site.systems
    .filter((system) => system.kind !== "other")
    .flatMap((system) => {
      const answer = lookUp(shelfNow, seenIn(system.id, { text }));
      return answer && answer.result !== "unknown" && answer.question?.key !== "system"
        ? [{ system: system.id, answer }]
        : [];
    });
}

function HitRow({ hit, shelfNow }: { hit: Hit; shelfNow: Shelf }) {
  const title = shelfNow.index().entries.find((entry) => entry.condition === hit.condition)?.title ?? hit.text;
  const name = hit.system ? say(shelfNow.site.systems.find((system) => system.id === hit.system)?.name) : null;
  return (
    <a class="row" data-in="1" href={conditionPath(hit.condition, settings.value.system)}>
      <span class="row-text">
        <span>{plainText(title)}</span>
        {hit.kind !== "title" && <small>{name ? `${name} 「${hit.text}」` : hit.text}</small>}
      </span>
      <Icon name="chevron-right" class="go" />
    </a>
  );
}

/** Answers while typing: the table's answer first, then what is close, then what the words mean; ten rows at most. */
export function Typing() {
  const words = t.value;
  const text = typed.value.trim();
  const here = shelf.value;
  if (text === "" || here === null) return null;
  const { system } = settings.value;
  const seen = system === null ? null : seenIn(system, { text });
  const answer = seen && lookUp(here, seen);
  const others = seen === null ? elsewhere(here, text) : [];
  // Half a word is not listed yet either: what it may become stands first, that it is unknown last.
  const listed = answer?.result !== "unknown";
  // A choice is asked for by its questions, never shown as a list of its causes.
  const said = new Set(answer?.translations.map((entry) => entry.condition));
  const hits = search(here.index(), text, { system, limit: MOST_HITS + said.size })
    .filter((hit) => !said.has(hit.condition))
    .slice(0, MOST_HITS);
  return (
    <section class="typing" aria-label={words.answer} aria-live="polite">
      {seen && answer && listed && <Found answer={answer} seen={seen} />}
      {answer && answer.candidates.length > 0 && (
        <>
          <h2 class="label">{words.maybe}</h2>
          {answer.candidates.map((candidate) => (
            <button
              key={`${candidate.code}${candidate.label}`}
              type="button"
              class="row"
              onClick={() =>
                openAnswer(
                  seenIn(
                    answer.system,
                    candidate.code !== null ? { code: candidate.code } : { label: candidate.label ?? "" },
                  ),
                )
              }
            >
              <span class="row-text">
                <strong class="shown">{candidate.code ?? candidate.label}</strong>
              </span>
              <Icon name="chevron-right" class="go" />
            </button>
          ))}
        </>
      )}
      {seen === null && <p class="hint">{words.pickSystemFirst}</p>}
      {others.map((other) => (
        <button key={other.system} type="button" class="row" onClick={() => openAnswer(seenIn(other.system, { text }))}>
          <span class="row-text">
            <small>{say(here.site.systems.find((one) => one.id === other.system)?.name)}</small>
            <span>{plainText(headOf(other.answer).title)}</span>
          </span>
          <Icon name="chevron-right" class="go" />
        </button>
      ))}
      {hits.length > 0 && <h2 class="label">{words.similar}</h2>}
      {hits.map((hit) => (
        <HitRow key={hit.condition} hit={hit} shelfNow={here} />
      ))}
      {seen && answer && !listed && <Found answer={answer} seen={seen} />}
    </section>
  );
}
