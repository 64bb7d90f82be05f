import { typed } from "../../app/draft.ts";
import { engine } from "../../app/engine-loader.ts";
import { Icon } from "../../app/icon.tsx";
import { now, shelf } from "../../app/release.ts";
import { say, t } from "../../lib/i18n.ts";
import { flowPath, go } from "../../lib/router.ts";
import { isCurrent } from "../notices/current.ts";
import { CommonLabels, SearchBox, SystemPicker } from "./finder.tsx";

const FLOW = "before-you-call";

/** Urgent notices, one line each, above everything. */
export function UrgentNotices() {
  const urgent = (shelf.value?.site.notices ?? []).filter((notice) => notice.urgent && isCurrent(notice, now.value));
  return (
    <>
      {urgent.map((notice) => (
        <a key={notice.id} class="urgent" data-in="1" href="/notices">
          <Icon name="siren" />
          <span>{say(notice.title)}</span>
          <Icon name="chevron-right" class="go" />
        </a>
      ))}
    </>
  );
}

/** The one big button. */
function FlowButton() {
  const flow = shelf.value?.site.checklists.find((one) => one.id === FLOW);
  return (
    <button type="button" class="big-button" onClick={() => go(flowPath(FLOW, {}))}>
      <Icon name="list-checks" />
      <span>
        <strong>{t.value.flowButton}</strong>
        <small>{t.value.flowSub(flow?.minutes ?? null)}</small>
      </span>
      <Icon name="chevron-right" />
    </button>
  );
}

/** The other flows, each by the trouble it is for; folded, so that what is open now stays in sight. */
function OtherFlows() {
  const others = (shelf.value?.site.checklists ?? []).filter((flow) => flow.id !== FLOW);
  if (others.length === 0) return null;
  return (
    <details class="other-flows">
      <summary>{t.value.otherFlows}</summary>
      <ul>
        {others.map((flow) => (
          <li key={flow.id}>
            <a class="row" data-in="1" href={flowPath(flow.id, {})}>
              <span class="row-text">{say(flow.title)}</span>
              <Icon name="chevron-right" class="go" />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The box and everything that answers while it is typed in. */
export function Finder({ rows }: { rows: boolean }) {
  const Typing = engine.value?.Typing;
  const typing = typed.value.trim() !== "";
  return (
    <div class="finder">
      <SystemPicker />
      <SearchBox />
      {rows && typing && Typing ? <Typing /> : <CommonLabels />}
      <FlowButton />
      <OtherFlows />
    </div>
  );
}
