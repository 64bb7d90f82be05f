import { Icon } from "../../app/icon.tsx";
import { clock } from "../../app/release.ts";
import { standingContext } from "../../app/settings.ts";
import { t } from "../../lib/i18n.ts";
import { type Route, route } from "../../lib/router.ts";
import type { Dict } from "../../lib/types.ts";

/** Which form a condition is about, as the field checks name it. */
const FIELDS: Readonly<Record<string, string>> = {
  "cert.fmt-chassis": "chassis",
  "cert.fmt-plate": "kana",
  "cert.fmt-code": "inspector",
  "cert.fmt-charset": "characters",
  "jibai.number": "jibai",
  "jibai.insurer-name": "insurer",
};

const DEADLINES = ["cert.expiring", "deadline.expiry"];

/** Where somebody stands who reads about a condition, as the first step that is still to do. */
const STILL: Readonly<Record<string, string>> = {
  "cert.not-sent": "send",
  "cert.sticker-only": "send",
  "cert.expiring": "send",
  "deadline.expiry": "send",
  "jibai.wait": "send",
  "cert.created": "report",
  "cert.reported": "agent",
  "app.not-requested": "agent",
  "app.wait-proxy": "agent",
  "review.hours": "examine",
};

/** What the address says about the way of certificate and application. */
function contextOf(view: Route): Dict<string> {
  if (view.view === "answer") return view.seen.context;
  return view.view === "condition" ? view.context : {};
}

function Way({ to, children }: { to: string; children: string }) {
  return (
    <a class="row" data-in="1" href={to}>
      <span class="row-text">{children}</span>
      <Icon name="chevron-right" class="go" />
    </a>
  );
}

/** The app's own pages that help with this condition; whether today is enough only where the clock is trusted. */
export function Beside({ condition }: { condition: string }) {
  const field = FIELDS[condition];
  const from = STILL[condition];
  const { application, agent } = { ...standingContext(), ...contextOf(route.value) };
  const way = Object.entries({ from, application, agent }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  if (!field && !from && !DEADLINES.includes(condition)) return null;
  return (
    <div class="beside">
      {field && <Way to={`/check?field=${field}`}>{t.value.check}</Way>}
      {DEADLINES.includes(condition) && <Way to="/deadlines">{t.value.deadlines}</Way>}
      {from && clock.value.trusted && <Way to={`/hours?${new URLSearchParams(way)}`}>{t.value.stillToday}</Way>}
    </div>
  );
}
