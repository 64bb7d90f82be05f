import { Unconfirmed } from "../../app/fact.tsx";
import { StandingText } from "../../app/lamp.tsx";
import { clock, shelf } from "../../app/release.ts";
import { nextOpening, weeklyHours } from "../../app/standing.ts";
import { say, t } from "../../lib/i18n.ts";
import type { Service, Translation } from "../../lib/types.ts";
import { ClockDoubt } from "../hours/clock-doubt.tsx";

/** Closing within this long makes the next opening worth knowing: waiting an hour may end after it. */
const SOON = 2 * 60 * 60 * 1000;

const service = (id: string | null): Service | undefined => shelf.value?.site.services.find((one) => one.id === id);

function Opening({ of }: { of: Service }) {
  const next = nextOpening(of, SOON);
  const open = clock.value.trusted;
  return (
    <div>
      <dt>{say(of.name)}</dt>
      <dd>
        <StandingText service={of} />
        {open && next !== null && <span class="next">{t.value.opensNext(next)}</span>}
      </dd>
    </div>
  );
}

function Review({ of }: { of: Service }) {
  const next = nextOpening(of, 0);
  const hours = weeklyHours(of);
  return (
    <div>
      <dt>{say(of.name)}</dt>
      <dd>
        {next === null ? (
          <>
            {hours} {hours === "" && <Unconfirmed />}
          </>
        ) : (
          t.value.reviewNext(next)
        )}
      </dd>
    </div>
  );
}

/** The screen to look at and whether it is open; while something is awaited, also when an examination comes at all. */
export function WhenPanel({ translation, awaited }: { translation: Translation; awaited: boolean }) {
  const verify = service(translation.guidance.verifyAt);
  const review = awaited ? shelf.value?.site.services.find((one) => one.kind === "review") : undefined;
  if (!verify && !review) return null;
  return (
    <section class="part">
      <h2 class="label">{awaited ? t.value.when : t.value.verifyAt}</h2>
      <dl class="when">
        {verify && <Opening of={verify} />}
        {review && <Review of={review} />}
      </dl>
      <ClockDoubt />
    </section>
  );
}
