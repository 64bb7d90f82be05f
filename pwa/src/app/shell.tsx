import { type ComponentChildren, type ComponentType, toChildArray } from "preact";
import { useErrorBoundary, useState } from "preact/hooks";
import { Finder, UrgentNotices } from "../features/home/home.tsx";
import { say, t } from "../lib/i18n.ts";
import { back, type Route, route, routeKey } from "../lib/router.ts";
import { acceptUpdate, updateWaiting } from "../lib/sw-bridge.ts";
import { isDirty, typed } from "./draft.ts";
import { engine } from "./engine-loader.ts";
import { Icon } from "./icon.tsx";
import { Lazy } from "./lazy.tsx";
import { contractMismatch, phase, refresh, shelf, storage } from "./release.ts";
import { settings } from "./settings.ts";
import { shortName } from "./shelf.ts";
import { wide } from "./wide.ts";

/** What the header says about the view below it. */
function titleOf(view: Route): string {
  const words = t.value;
  switch (view.view) {
    case "answer": {
      const name = shelf.value ? shortName(shelf.value.site, view.seen.system) : "";
      const shown = view.seen.code ?? view.seen.label ?? "";
      return [name, shown].filter(Boolean).join("　");
    }
    case "condition":
      return words.answer;
    case "flow":
      return say(shelf.value?.site.checklists.find((flow) => flow.id === view.id)?.title) || words.flowButton;
    case "systems":
      return words.system;
    case "hours":
      return words.hours;
    case "notices":
      return words.notices;
    case "directory":
      return words.directory;
    case "handoff":
      return words.handoffTitle;
    case "check":
      return words.check;
    case "deadlines":
      return words.deadlines;
    case "settings":
      return words.settings;
    case "reset":
      return words.reset;
    default:
      return "";
  }
}

function Header({ home }: { home: boolean }) {
  const words = t.value;
  const site = shelf.value?.site;
  const brand = (
    <>
      {words.appName}
      {site && <small>{say(site.shortName)}</small>}
    </>
  );
  return (
    <header class="top">
      {home ? (
        <h1 class="brand">{brand}</h1>
      ) : wide.value ? (
        <p class="brand">
          <a data-in="1" href="/">
            {brand}
          </a>
        </p>
      ) : (
        <>
          <button type="button" class="icon-only" aria-label={words.back} onClick={back}>
            <Icon name="chevron-left" />
          </button>
          <p class="top-title">{titleOf(route.value)}</p>
        </>
      )}
      <a class="icon-only" data-in="1" href="/settings" aria-label={words.settings}>
        <Icon name="settings" />
      </a>
    </header>
  );
}

function Banner({ children }: { children: ComponentChildren }) {
  return (
    <div class="bar" role="status">
      {toChildArray(children)}
    </div>
  );
}

/** What the user has to know about the app itself; an update is offered only when nothing would be interrupted. */
function Bars() {
  const words = t.value;
  const [later, setLater] = useState(false);
  const busy = isDirty() || route.value.view === "flow";
  return (
    <>
      {storage.value === "memory" && <Banner>{words.storageMemory}</Banner>}
      {storage.value === "full" && <Banner>{words.storageFull}</Banner>}
      {storage.value === "blocked" && <Banner>{words.storageBlocked}</Banner>}
      {contractMismatch.value && (
        <Banner>
          <span>{words.contractOld}</span>
          <a class="link" data-in="1" href="/reset">
            {words.reset}
          </a>
        </Banner>
      )}
      {updateWaiting.value && !busy && !later && (
        <Banner>
          <span>{words.updateReady}</span>
          <button type="button" class="link" onClick={acceptUpdate}>
            {words.updateDo}
          </button>
          <button type="button" class="link" onClick={() => setLater(true)}>
            {words.updateLater}
          </button>
        </Banner>
      )}
    </>
  );
}

/** Before the first release is here: loading, or why not. */
function NothingYet() {
  const words = t.value;
  if (phase.value === "loading") return <p class="hint">{words.loading}</p>;
  return (
    <div class="card">
      <p>
        <strong>{words.firstLoadFailed}</strong>
      </p>
      <p>{words.firstLoadHow}</p>
      <button type="button" class="button outline" onClick={() => void refresh()}>
        <Icon name="refresh-cw" />
        {words.retry}
      </button>
    </div>
  );
}

type Loader = () => Promise<{ default: ComponentType<Record<string, never>> }>;

const PAGES: Partial<Record<Route["view"], Loader>> = {
  condition: () => import("../features/answer/condition-view.tsx"),
  flow: () => import("../features/flow/flow-view.tsx"),
  systems: () => import("../features/home/systems-view.tsx"),
  hours: () => import("../features/hours/hours-view.tsx"),
  notices: () => import("../features/notices/notices-view.tsx"),
  directory: () => import("../features/directory/directory-view.tsx"),
  check: () => import("../features/check/check-view.tsx"),
  deadlines: () => import("../features/deadline/deadlines-view.tsx"),
  handoff: () => import("../features/handoff/handoff-view.tsx"),
  settings: () => import("../features/settings/settings-view.tsx"),
  reset: () => import("../features/settings/reset-view.tsx"),
};

const NEEDS_NO_RELEASE: readonly Route["view"][] = ["settings", "reset", "missing"];

function Missing() {
  return (
    <div class="card">
      <h1>{t.value.missingTitle}</h1>
      <p>{t.value.missingLead}</p>
      <a class="button outline" data-in="1" href="/">
        {t.value.home}
      </a>
    </div>
  );
}

/** The page that the address names; one that fails says so and leaves the rest of the app standing. */
function Page({ view }: { view: Route }) {
  const [failed, again] = useErrorBoundary();
  if (failed) {
    return (
      <div class="card" role="alert">
        <h1>{t.value.failedTitle}</h1>
        <p>{t.value.failedLead}</p>
        <button type="button" class="button outline" onClick={again}>
          {t.value.retry}
        </button>
      </div>
    );
  }
  if (phase.value !== "ready" && !NEEDS_NO_RELEASE.includes(view.view)) return <NothingYet />;
  const ready = engine.value;
  if (view.view === "answer") return ready && <ready.AnswerView seen={view.seen} />;
  const load = PAGES[view.view];
  return load ? <Lazy key={view.view} load={load} /> : <Missing />;
}

/** On a wide screen the answer to what stands in the box is beside it, while it is typed. */
function WideHome() {
  const text = typed.value.trim();
  const { system } = settings.value;
  const ready = engine.value;
  if (phase.value !== "ready" || !ready) return <NothingYet />;
  if (text === "" || system === null) return <ready.Below />;
  return <ready.AnswerView live seen={{ system, text, answers: {}, context: {} }} />;
}

function BelowFinder() {
  const ready = engine.value;
  return phase.value === "ready" && ready ? <ready.Below /> : <NothingYet />;
}

/** The whole app: one column on a phone, the box at the left of everything on a desk. */
export function Shell() {
  const view = route.value;
  const home = view.view === "home";
  const words = t.value;
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <div class={`frame ${wide.value ? "wide" : ""}`}>
        <Header home={home} />
        <Bars />
        {wide.value && (
          <aside class="side">
            <Finder rows={!home || settings.value.system === null} />
          </aside>
        )}
        <main id="main" tabIndex={-1}>
          {home && <UrgentNotices />}
          {home ? (
            wide.value ? (
              <WideHome />
            ) : (
              <>
                <Finder rows />
                <BelowFinder />
              </>
            )
          ) : (
            <Page key={routeKey(view)} view={view} />
          )}
        </main>
      </div>
    </>
  );
}
