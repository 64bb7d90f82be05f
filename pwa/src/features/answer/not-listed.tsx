import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { t } from "../../lib/i18n.ts";
import { openAnswer, type Seen } from "../../lib/router.ts";
import type { Answer, Candidate } from "../../lib/types.ts";
import { HeadCard, headOf, verdictHead } from "./head.tsx";

function Candidates({ candidates, seen }: { candidates: readonly Candidate[]; seen: Seen }) {
  const words = t.value;
  if (candidates.length === 0) return null;
  return (
    <section class="part">
      <h2 class="label">{words.maybe}</h2>
      <p class="small">{words.maybeNote}</p>
      {candidates.map((candidate) => {
        const part = candidate.code !== null ? { code: candidate.code } : { label: candidate.label ?? "" };
        return (
          <button
            key={`${candidate.code}${candidate.label}`}
            type="button"
            class="row"
            onClick={() => openAnswer({ system: seen.system, ...part, answers: {}, context: seen.context })}
          >
            <span class="row-text">
              <strong class="shown">{candidate.code ?? candidate.label}</strong>
            </span>
            <Icon name="chevron-right" class="go" />
          </button>
        );
      })}
    </section>
  );
}

/** The sides of a conflict: what each part means by itself. */
function Sides({ answer, seen }: { answer: Answer; seen: Seen }) {
  const words = t.value;
  return (
    <section class="part">
      {answer.translations.map((entry) => {
        const head = verdictHead(entry.guidance.verdict, entry.guidance.title);
        const by = entry.matchedBy.startsWith("code")
          ? "code"
          : entry.matchedBy.startsWith("message")
            ? "message"
            : "label";
        const part = by === "code" ? { code: answer.input.code } : by === "label" ? { label: answer.input.label } : {};
        const alone = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));
        const row = (
          <>
            <Icon name={head.icon} />
            <span class="row-text">
              <span class="row-word">{words.conflictSide(words.by[by])}</span>
              <strong>
                <Fact text={head.title} />
              </strong>
            </span>
          </>
        );
        return Object.keys(alone).length > 0 ? (
          <button
            key={entry.condition}
            type="button"
            class={`row found tone-${head.tone}`}
            onClick={() => openAnswer({ system: seen.system, ...alone, answers: {}, context: seen.context })}
          >
            {row}
            <Icon name="chevron-right" class="go" />
          </button>
        ) : (
          <div key={entry.condition} class={`row found tone-${head.tone}`}>
            {row}
          </div>
        );
      })}
    </section>
  );
}

/** No answer is also an answer: said plainly, with what looks alike, never with advice. */
export function NotListed({
  answer,
  seen,
  onlyCandidates = false,
}: {
  answer: Answer;
  seen: Seen;
  onlyCandidates?: boolean;
}) {
  const words = t.value;
  const lead = { conflict: words.conflictLead, undocumented: words.undocumentedLead, unknown: words.unknownLead };
  return (
    <>
      {!onlyCandidates && <HeadCard head={headOf(answer)} lead={lead[answer.result as keyof typeof lead]} />}
      {answer.result === "conflict" && <Sides answer={answer} seen={seen} />}
      <Candidates candidates={answer.candidates} seen={seen} />
    </>
  );
}
