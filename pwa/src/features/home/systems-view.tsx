import { typed } from "../../app/draft.ts";
import { Icon } from "../../app/icon.tsx";
import { shelf } from "../../app/release.ts";
import { settings } from "../../app/settings.ts";
import { say, t } from "../../lib/i18n.ts";
import { go, openAnswer } from "../../lib/router.ts";
import type { SystemSummary } from "../../lib/types.ts";
import { chooseSystem } from "./choose-system.ts";

function choose(system: string): void {
  chooseSystem(system);
  const text = typed.value.trim();
  // Somebody who had typed first goes on to the answer at once.
  if (text === "") go("/", { replace: true });
  else openAnswer({ system, text, answers: {}, context: {} }, { replace: true });
}

function SystemRow({ system }: { system: SystemSummary }) {
  const labels = system.common.slice(0, 3).map((label) => `「${label}」`);
  return (
    <button
      type="button"
      class="row"
      aria-current={settings.value.system === system.id ? "true" : undefined}
      onClick={() => choose(system.id)}
    >
      <span class="row-text">
        <strong>{say(system.name)}</strong>
        {system.company && <small>{say(system.company)}</small>}
        {labels.length > 0 && <small>{t.value.shows(labels.join(""))}</small>}
      </span>
      <Icon name={settings.value.system === system.id ? "check" : "chevron-right"} class="go" />
    </button>
  );
}

/** For those who do not know the name: every system with its company and what its screens show. */
export default function SystemsView() {
  const words = t.value;
  const systems = shelf.value?.site.systems ?? [];
  const group = (kind: SystemSummary["kind"]) =>
    systems.filter((system) => system.kind === kind).map((system) => <SystemRow key={system.id} system={system} />);
  return (
    <div class="page">
      <h1>{words.whichSystemTitle}</h1>
      <p class="lead">{words.whichSystemLead}</p>
      <h2 class="label">{words.vendors}</h2>
      {group("vendor")}
      <h2 class="label">{words.platforms}</h2>
      {group("platform")}
      <h2 class="label">{words.systemOther}</h2>
      <button type="button" class="row" onClick={() => choose("other")}>
        <span class="row-text">
          <strong>{words.notInList}</strong>
          <small>{words.notInListSub}</small>
        </span>
        <Icon name="chevron-right" class="go" />
      </button>
    </div>
  );
}
