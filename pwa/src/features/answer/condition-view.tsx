import { useEffect } from "preact/hooks";
import { ticked, visit } from "../../app/draft.ts";
import { plainText } from "../../app/fact.tsx";
import { clock, now, shelf } from "../../app/release.ts";
import { systemOf } from "../../app/shelf.ts";
import { say, t } from "../../lib/i18n.ts";
import { conditionPath, go, route } from "../../lib/router.ts";
import { ContactCard } from "./contact-card.tsx";
import { describe } from "./describe.ts";
import { HandoffButton, Origin } from "./foot.tsx";
import { GuidanceView, TouchingNotices, touching } from "./guidance-view.tsx";
import { HeadCard, verdictHead } from "./head.tsx";

/** A condition that was found by words, without a screen that says it. */
export default function ConditionView() {
  const here = shelf.value;
  const view = route.value;
  const words = t.value;
  const about = here && view.view === "condition" ? describe(here, view.id, view.system, view.context) : null;
  const ticks = ticked.value;
  // The condition, its context and the ticks make the visit.
  useEffect(() => {
    if (!here || !about || view.view !== "condition") return;
    visit.value = {
      at: now.value,
      clockTrusted: clock.value.trusted,
      release: here.library.release,
      systemName: view.system ? say(systemOf(here.site, view.system)?.name) : "",
      shown: "",
      title: plainText(about.guidance.title),
      checked: ticks.filter((line) => about.guidance.meanwhile.includes(line)).map(plainText),
      answered: [],
      steps: about.guidance.steps.map(plainText),
      contact: plainText(about.contact.name ?? ""),
    };
  }, [about?.condition, JSON.stringify(view), ticks]);
  if (!here || view.view !== "condition") return null;
  if (!about) return <p class="card">{words.missingTitle}</p>;
  const notices = touching(view.system ?? "", [about.condition]);
  return (
    <section class="answer" aria-label={words.answer}>
      <TouchingNotices notices={notices} />
      <HeadCard head={verdictHead(about.guidance.verdict, about.guidance.title)} guidance={about.guidance} />
      <GuidanceView translation={about} system={view.system ?? ""} />
      <ContactCard
        contact={about.contact}
        escalate={about.guidance.escalate}
        announced={notices.some((notice) => notice.kind === "incident")}
        onChoose={(key, value) => go(conditionPath(about.condition, view.system, { ...view.context, [key]: value }))}
      />
      <HandoffButton />
      <footer class="foot">
        <Origin answer={{ release: here.library.release, asOf: here.library.asOf }} translation={about} />
      </footer>
    </section>
  );
}
