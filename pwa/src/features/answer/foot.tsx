import { useState } from "preact/hooks";
import { keep } from "../../app/feedback.ts";
import { Icon } from "../../app/icon.tsx";
import { now } from "../../app/release.ts";
import { dayOf, fullDate } from "../../lib/dates.ts";
import { language, t } from "../../lib/i18n.ts";
import { go } from "../../lib/router.ts";
import type { Answer, Translation } from "../../lib/types.ts";

const OLD_AFTER_DAYS = 30;

/** Where an answer comes from and as of when; old looks old. */
export function Origin({
  answer,
  translation,
}: {
  answer: Pick<Answer, "release" | "asOf">;
  translation?: Translation | undefined;
}) {
  const words = t.value;
  const lang = language.value;
  const age = dayOf(now.value) - dayOf(Date.parse(answer.asOf));
  const verified = translation?.vendor.verifiedOn ?? translation?.guidance.sources[0]?.verifiedOn ?? null;
  const titles = [...new Set((translation?.guidance.sources ?? []).map((source) => source.title))];
  return (
    <div class="origin">
      <p class="origin-line">
        <span>{words.release(answer.release)}</span>
        <span>{words.asOf(fullDate(answer.asOf, lang))}</span>
        {verified && <span>{words.verifiedOn(fullDate(verified, lang))}</span>}
      </p>
      {titles.length > 0 && (
        <details>
          <summary>{words.sources(titles.length)}</summary>
          <ul>
            {titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </details>
      )}
      {age > OLD_AFTER_DAYS && <p class="doubt">{words.staleData(age)}</p>}
    </div>
  );
}

/** Did it help? Kept on this device. */
export function Feedback({ answer, translation }: { answer: Answer; translation?: Translation | undefined }) {
  const words = t.value;
  const [said, setSaid] = useState<"helpful" | "not-solved" | null>(null);
  const tell = (kind: "helpful" | "not-solved"): void => {
    setSaid(kind);
    keep({ kind, system: answer.system, condition: translation?.condition ?? null, release: answer.release });
  };
  if (said !== null) {
    return (
      <p class="thanks" role="status">
        {words.feedbackThanks} {said === "not-solved" && words.feedbackNext}
      </p>
    );
  }
  return (
    <div class="feedback">
      <button type="button" class="button plain" onClick={() => tell("helpful")}>
        {words.helpful}
      </button>
      <button type="button" class="button plain" onClick={() => tell("not-solved")}>
        {words.notSolved}
      </button>
    </div>
  );
}

/** The way to the hand-off. */
export function HandoffButton() {
  return (
    <button type="button" class="button outline handoff-button" onClick={() => go("/handoff")}>
      <Icon name="share-2" />
      <span>
        <strong>{t.value.handoffButton}</strong>
        <small>{t.value.handoffSub}</small>
      </span>
    </button>
  );
}
