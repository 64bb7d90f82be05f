import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { now, shelf } from "../../app/release.ts";
import { shortName, systemOf } from "../../app/shelf.ts";
import { say, t } from "../../lib/i18n.ts";
import type { Notice, Translation } from "../../lib/types.ts";
import { isCurrent } from "../notices/current.ts";
import { Beside } from "./beside.tsx";
import { Lines, Part, Steps, Ticks } from "./steps.tsx";
import { WhenPanel } from "./when-panel.tsx";

/** Notices that hold now and name this system or this condition. */
export function touching(system: string, conditions: readonly string[]): Notice[] {
  return (shelf.value?.site.notices ?? []).filter(
    (notice) =>
      isCurrent(notice, now.value) &&
      (notice.systems.includes(system) || notice.conditions.some((id) => conditions.includes(id))),
  );
}

/** What is announced about this answer; it stands above it. */
export function TouchingNotices({ notices }: { notices: readonly Notice[] }) {
  return (
    <>
      {notices.map((notice) => (
        <a
          key={notice.id}
          class={notice.kind === "incident" || notice.urgent ? "urgent" : "banner"}
          data-in="1"
          href="/notices"
        >
          <Icon name={notice.kind === "incident" || notice.urgent ? "siren" : "bell"} />
          <span class="row-text">
            <strong>{say(notice.title)}</strong>
            {notice.workaround && <small>{say(notice.workaround)}</small>}
          </span>
          <Icon name="chevron-right" class="go" />
        </a>
      ))}
    </>
  );
}

function Meta({ translation }: { translation: Translation }) {
  const { wait, cost } = translation.guidance;
  if (wait === null && cost === null) return null;
  const rows = [
    [t.value.waitFor, wait],
    [t.value.cost, cost],
  ] as const;
  return (
    <dl class="meta">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Fact text={value} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Everything of one condition between the head and the contact, in the order in which it is needed. */
export function GuidanceView({ translation, system }: { translation: Translation; system: string }) {
  const words = t.value;
  const { guidance, vendor, relayedFrom } = translation;
  const site = shelf.value?.site;
  const nameOf = (id: string): string => (site && shortName(site, id)) || id;
  const own = translation.system === system || relayedFrom !== null ? nameOf(system) : nameOf(translation.system);
  return (
    <>
      {relayedFrom && <p class="hint">{words.relayed(nameOf(relayedFrom))}</p>}
      {translation.weak && <p class="hint">{words.weak}</p>}
      {translation.matchedBy === "prefix" && <p class="hint">{words.prefixNote}</p>}
      {vendor.caveats.length > 0 && (
        <section class="caveats">
          <h2>{words.caveats(own)}</h2>
          <Lines lines={vendor.caveats} />
        </section>
      )}
      <Meta translation={translation} />
      {guidance.meanwhile.length > 0 && (
        <Part title={words.meanwhile}>
          <Ticks lines={guidance.meanwhile} />
        </Part>
      )}
      <Steps
        guidance={guidance}
        vendor={vendor}
        systemName={own}
        isVendor={site !== undefined && systemOf(site, translation.system)?.kind === "vendor"}
      />
      <WhenPanel translation={translation} awaited={guidance.verdict === "wait"} />
      <Beside condition={translation.condition} />
      {guidance.fallback.length > 0 && (
        <Part title={words.fallback}>
          <Lines lines={guidance.fallback} />
        </Part>
      )}
      {guidance.solvedWhen && (
        <p class="solved">
          <Icon name="circle-check" />
          <span>
            <strong>{words.solvedWhen}</strong>
            <Fact text={guidance.solvedWhen} />
          </span>
        </p>
      )}
      {vendor.links.map((link) => (
        <a key={link.url} class="out" href={link.url} target="_blank" rel="noreferrer noopener">
          {link.title ?? link.url}
          <Icon name="external-link" />
        </a>
      ))}
    </>
  );
}
