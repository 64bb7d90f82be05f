import { Icon } from "../../app/icon.tsx";
import { ServiceRow } from "../../app/lamp.tsx";
import { clock, now, offlineReady, online, shelf } from "../../app/release.ts";
import { fullDate } from "../../lib/dates.ts";
import { language, say, t } from "../../lib/i18n.ts";
import type { Notice } from "../../lib/types.ts";
import { ClockDoubt } from "../hours/clock-doubt.tsx";
import { isCurrent } from "../notices/current.ts";

/** What is open now. */
export function NowLamps() {
  const site = shelf.value?.site;
  // Screens that can be chosen above, the proxy and the examination; desks and side services stand under 稼働時間.
  const services = (site?.services ?? []).filter(({ id, kind }) =>
    kind === "system" ? site?.systems.some((system) => system.id === id) : kind !== "desk",
  );
  if (services.length === 0) return null;
  return (
    <section aria-labelledby="now">
      <div class="label-line">
        <h2 class="label" id="now">
          {t.value.now}
        </h2>
        <a class="link" data-in="1" href="/hours">
          {t.value.hours}
          <Icon name="chevron-right" />
        </a>
      </div>
      <ul class="lamps">
        {services.map((service) => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </ul>
      {!clock.value.trusted && <ClockDoubt />}
    </section>
  );
}

function NoticesRow({ notices }: { notices: readonly Notice[] }) {
  const only = notices.length === 1 ? notices[0] : undefined;
  const count = notices.length === 0 ? t.value.notices : t.value.noticesCount(notices.length);
  return (
    <a class="banner" data-in="1" href="/notices">
      <Icon name="bell" />
      <span class="row-text">
        <span>{only ? say(only.title) : count}</span>
      </span>
      <Icon name="chevron-right" class="go" />
    </a>
  );
}

function Tiles() {
  return (
    <nav class="tiles" aria-label={t.value.home}>
      <a class="tile" data-in="1" href="/check">
        <Icon name="check" />
        {t.value.check}
      </a>
      <a class="tile" data-in="1" href="/deadlines">
        <Icon name="calendar" />
        {t.value.deadlines}
      </a>
      <a class="tile" data-in="1" href="/directory">
        <Icon name="link" />
        {t.value.directory}
      </a>
    </nav>
  );
}

/** Whether this device is ready to answer without a network, or does so already. */
function Readiness() {
  const words = t.value;
  const here = shelf.value;
  if (!online.value && here) {
    return (
      <p class="readiness">
        <Icon name="cloud-off" />
        {words.offlineNow(words.release(here.library.release), fullDate(here.library.asOf, language.value))}
      </p>
    );
  }
  return offlineReady.value ? (
    <p class="readiness" role="status">
      <Icon name="cloud-check" />
      {words.offlineReady}
    </p>
  ) : null;
}

/** What stands below the box: now, notices, the other pages. */
export function Below() {
  const notices = (shelf.value?.site.notices ?? []).filter((notice) => !notice.urgent && isCurrent(notice, now.value));
  return (
    <div class="below">
      <NowLamps />
      <NoticesRow notices={notices} />
      <Tiles />
      <Readiness />
    </div>
  );
}
