import { useState } from "preact/hooks";
import { Unconfirmed } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import type { IconName } from "../../app/icon-names.ts";
import { ServiceRow } from "../../app/lamp.tsx";
import { clock, now, shelf } from "../../app/release.ts";
import { settings } from "../../app/settings.ts";
import { type Agent, type Application, type ChainStep, chain, STEPS, type StepId, type Way } from "../../lib/chain.ts";
import { dayName, dayOf, soon } from "../../lib/dates.ts";
import { language, say, t } from "../../lib/i18n.ts";
import type { Site } from "../../lib/types.ts";
import { w } from "./words.ts";

const LOOKS: Readonly<Record<ChainStep["today"], { tone: string; icon: IconName }>> = {
  yes: { tone: "tone-ok", icon: "circle-check" },
  no: { tone: "tone-wait", icon: "hourglass" },
  unconfirmed: { tone: "tone-unknown", icon: "circle-question-mark" },
};

/** A coming instant; a day on which only the day is known has no time. */
function coming(text: string, dayOnly: boolean): string {
  const instant = Date.parse(text);
  const lang = language.value;
  if (!dayOnly || (instant + 9 * 3_600_000) % 86_400_000 !== 0) return soon(instant, now.value, t.value, lang);
  return dayOf(instant) - dayOf(now.value) === 1 ? t.value.tomorrow : dayName(instant, lang);
}

function When({ step }: { step: ChainStep }) {
  const words = w.value;
  const until = step.until === null ? null : soon(Date.parse(step.until), now.value, t.value, language.value);
  const since = step.since === null ? null : coming(step.since, step.sinceState === "unconfirmed");
  if (step.today === "no") {
    return (
      <>
        {since === null ? words.never : words.earliest(since)} {step.sinceState !== "open" && <Unconfirmed />}
      </>
    );
  }
  if (step.today === "unconfirmed") {
    const parts = [since === null ? "" : words.earliest(since), until === null ? "" : words.atLatest(until)];
    return (
      <>
        {parts.filter(Boolean).join("、")} <Unconfirmed />
      </>
    );
  }
  if (until === null) return null;
  return <>{since === null ? t.value.until(until) : words.fromUntil(since, until)}</>;
}

function Step({ step, counter, site }: { step: ChainStep; counter: boolean; site: Site }) {
  const words = w.value;
  const look = LOOKS[step.today];
  const services = step.services.flatMap((id) => site.services.filter((service) => service.id === id));
  return (
    <li class={`chain-step ${look.tone}`}>
      <Icon name={look.icon} />
      <div class="row-text">
        <strong>{counter && step.id === "examine" ? words.atCounter : words.step[step.id]}</strong>
        <span>
          <b class="chain-word">{words.word[step.today]}</b> <When step={step} />
        </span>
        {step.reason !== null && words.why[step.reason] && <small>{words.why[step.reason]}</small>}
        {services.length > 1 && (
          <ul class="lamps">
            {services.map((service) => (
              <ServiceRow key={service.id} service={service} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function Pick({
  id,
  label,
  value,
  options,
  choose,
}: {
  id: string;
  label: string;
  value: string;
  options: readonly Option[];
  choose: (value: string) => void;
}) {
  return (
    <div class="picker">
      <label for={id}>{label}</label>
      <span class="select">
        <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </div>
  );
}

/** A choice by a context key of the release; empty is: not chosen. */
function ContextPick({
  site,
  name,
  value,
  choose,
}: {
  site: Site;
  name: string;
  value: string;
  choose: (to: string) => void;
}) {
  const key = site.context.find((one) => one.key === name);
  if (!key) return null;
  const options = key.values.map((one) => ({ value: one.value, label: say(one.label) }));
  return (
    <Pick
      id={`still-${name}`}
      label={say(key.ask)}
      value={value}
      options={[{ value: "", label: w.value.notChosen }, ...options]}
      choose={choose}
    />
  );
}

/** The way that the address names, else the one of the settings. */
function startingWay(): Way {
  const query = new URLSearchParams(location.search);
  const named = (name: string, among: readonly string[]): string | null =>
    among.find((value) => value === query.get(name)) ?? null;
  const agents: readonly Agent[] = ["association", "scrivener", "dealer", "zenkeijikyo", "self"];
  const agent = named("agent", agents) ?? agents.find((value) => value === settings.value.agent) ?? null;
  return {
    application: (named("application", ["oss", "counter"]) as Application | null) ?? (agent === null ? null : "oss"),
    agent: agent as Agent | null,
    start: (named("from", STEPS) as StepId | null) ?? "send",
  };
}

/** Whether it can still be done today, step by step; said only from a trusted clock. */
export function StillToday() {
  const [way, setWay] = useState<Way>(startingWay);
  const site = shelf.value?.site;
  const words = w.value;
  if (!site) return null;
  if (!clock.value.trusted) return <p class="small">{words.noClock}</p>;
  const found = chain(site, Math.floor(now.value / 1000), way);
  const look = LOOKS[found.today];
  return (
    <section class="still" aria-labelledby="still">
      <h2 id="still">{t.value.stillToday}</h2>
      <p class="small">{words.lead}</p>
      <Pick
        id="still-from"
        label={words.begin}
        value={way.start}
        options={STEPS.map((step) => ({ value: step, label: words.beginAt[step] }))}
        choose={(start) => setWay({ ...way, start: start as StepId })}
      />
      <ContextPick
        site={site}
        name="application"
        value={way.application ?? ""}
        choose={(to) => setWay({ ...way, application: (to || null) as Application | null })}
      />
      {way.application !== "counter" && (
        <ContextPick
          site={site}
          name="agent"
          value={way.agent ?? ""}
          choose={(to) => setWay({ ...way, agent: (to || null) as Agent | null })}
        />
      )}
      <div aria-live="polite">
        <p class={`head verdict ${look.tone}`}>
          <span class="head-word">
            <Icon name={look.icon} />
            {words.all[found.today]}
          </span>
        </p>
        <ol class="chain">
          {found.steps.map((step) => (
            <Step key={step.id} step={step} counter={way.application === "counter"} site={site} />
          ))}
        </ol>
      </div>
    </section>
  );
}
