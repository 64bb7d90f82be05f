import { useState } from "preact/hooks";
import { Fact, Unconfirmed } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import type { IconName } from "../../app/icon-names.ts";
import { clock, now, shelf } from "../../app/release.ts";
import { dayOf, fullDate, weekdayName } from "../../lib/dates.ts";
import { type Deadline, type Deadlines, deadlines, parseDay } from "../../lib/deadlines.ts";
import { language, t } from "../../lib/i18n.ts";
import { conditionPath } from "../../lib/router.ts";
import { w } from "./words.ts";

type Hurry = "passed" | "urgent" | "maybe" | "calm";

const LOOKS: Readonly<Record<Hurry, { tone: string; icon: IconName }>> = {
  passed: { tone: "tone-ask", icon: "phone" },
  urgent: { tone: "tone-wait", icon: "siren" },
  maybe: { tone: "tone-wait", icon: "circle-question-mark" },
  calm: { tone: "tone-ok", icon: "circle-check" },
};

const GUIDANCE = { certificate: "cert.expiring", expiry: "deadline.expiry" } as const;

/** `2026年11月22日（日）`. */
function named(day: string): string {
  const lang = language.value;
  const weekday = weekdayName(Date.parse(`${day}T00:00:00+09:00`), lang);
  const date = fullDate(day, lang);
  return lang === "en" || lang === "vi" ? `${weekday} ${date}` : `${date}（${weekday}）`;
}

/** The day as typed; null when the box is empty, undefined when it is no day. */
function dayIn(text: string): number | null | undefined {
  if (text === "") return null;
  try {
    return parseDay(text);
  } catch {
    return undefined;
  }
}

function hurryOf({ limits, urgency }: Deadlines): Hurry {
  if (limits.some(({ near }) => near === "passed")) return "passed";
  if (urgency === "U3") return "urgent";
  return urgency === "U0" ? "calm" : "maybe";
}

function Left({ limit }: { limit: Deadline }) {
  const words = w.value;
  if (limit.near === "passed") return <p class="left">{words.passed(-limit.daysLeft)}</p>;
  return (
    <>
      <p class="left">{limit.daysLeft === 0 ? words.today : words.left(limit.daysLeft)}</p>
      <p>
        {limit.businessDaysLeft === null ? (
          <>
            {words.businessUnknown} <Unconfirmed />
          </>
        ) : (
          words.business(limit.businessDaysLeft)
        )}
      </p>
      {limit.lastBusinessDay !== null && limit.lastBusinessDay !== limit.last && (
        <p>{words.lastBusiness(named(limit.lastBusinessDay))}</p>
      )}
    </>
  );
}

function Limit({ limit, trusted }: { limit: Deadline; trusted: boolean }) {
  const words = w.value;
  return (
    <li class="card limit">
      <h2>
        {words[limit.kind]} {limit.kind === "certificate" && <span class="tag">{words.guide}</span>}
      </h2>
      <p class="limit-day num">{words.until(named(limit.last))}</p>
      {trusted && <Left limit={limit} />}
      {limit.kind === "certificate" && (
        <p class="small">
          <Fact text={words.counted} />
        </p>
      )}
    </li>
  );
}

function ToDo({ limits }: { limits: readonly Deadline[] }) {
  const known = shelf.value?.site.conditions ?? [];
  const links = limits.filter(({ kind }) => known.some(({ id }) => id === GUIDANCE[kind]));
  if (links.length === 0) return null;
  return (
    <section class="part">
      <h2 class="label">{t.value.steps}</h2>
      {links.map(({ kind }) => (
        <a key={kind} class="row" data-in="1" href={conditionPath(GUIDANCE[kind], null)}>
          <span class="row-text">{w.value.todo[kind]}</span>
          <Icon name="chevron-right" class="go" />
        </a>
      ))}
    </section>
  );
}

function Result({ found, trusted }: { found: Deadlines; trusted: boolean }) {
  const words = w.value;
  const hurry = hurryOf(found);
  const look = LOOKS[hurry];
  const certificate = found.limits.some(({ kind }) => kind === "certificate");
  return (
    <>
      {trusted ? (
        <p class={`head verdict ${look.tone}`}>
          <span class="head-word">
            <Icon name={look.icon} />
            {words.head[hurry]}
          </span>
        </p>
      ) : (
        <p class="doubt">{words.clockDoubt}</p>
      )}
      <ul class="cards">
        {found.limits.map((limit) => (
          <Limit key={limit.kind} limit={limit} trusted={trusted} />
        ))}
      </ul>
      <p class="small">
        <Fact text={words.twoDates} />
      </p>
      {certificate && trusted && hurry === "passed" && (
        <p class="danger">
          <strong>{words.never}</strong>
        </p>
      )}
      <ToDo limits={found.limits} />
    </>
  );
}

function DayBox({
  name,
  label,
  value,
  set,
}: {
  name: string;
  label: string;
  value: string;
  set: (to: string) => void;
}) {
  return (
    <label class="field day" for={name}>
      <span>
        <Fact text={label} />
      </span>
      <input
        id={name}
        type="date"
        min="2000-01-01"
        max="2199-12-31"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

/** Two dates in, two limits out; nothing is kept. */
export default function DeadlinesView() {
  const [inspectedText, setInspected] = useState("");
  const [expiresText, setExpires] = useState("");
  const site = shelf.value?.site;
  const words = w.value;
  const today = dayOf(now.value);
  const [inspected, expires] = [dayIn(inspectedText), dayIn(expiresText)];
  const given = inspected !== undefined && expires !== undefined && (inspected !== null || expires !== null);
  const trusted = clock.value.trusted;
  const found = given
    ? deadlines(inspected, expires, today, {
        review: site?.services.find(({ kind }) => kind === "review") ?? null,
        holidays: site?.holidays ?? [],
        holidaysUntil: site?.holidaysUntil ?? "",
      })
    : null;
  return (
    <div class="page deadlines">
      <h1>{t.value.deadlines}</h1>
      <div class="days">
        <DayBox name="inspected" label={words.inspected} value={inspectedText} set={setInspected} />
        <DayBox name="expires" label={words.expires} value={expiresText} set={setExpires} />
      </div>
      {(inspected === undefined || expires === undefined) && <p class="doubt">{words.notADay}</p>}
      {trusted && inspected !== undefined && inspected !== null && inspected > today && (
        <p class="doubt">{words.future}</p>
      )}
      <div aria-live="polite" class="check-result">
        {found ? <Result found={found} trusted={trusted} /> : <p class="hint">{words.empty}</p>}
      </div>
      <p class="small quiet-text">{words.kept}</p>
    </div>
  );
}
