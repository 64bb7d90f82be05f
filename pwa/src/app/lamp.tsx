import { say, t } from "../lib/i18n.ts";
import type { Service } from "../lib/types.ts";
import { Unconfirmed } from "./fact.tsx";
import { standing } from "./standing.ts";

/** A lamp whose shape says what its colour says: full is open, hollow closed, dashed 未確認. */
export function Lamp({ state }: { state: "open" | "closed" | "unconfirmed" | "plain" }) {
  const words = t.value;
  // What is 未確認 says so by its tag, and plain hours speak for themselves.
  const spoken = { open: words.open, closed: words.closed, unconfirmed: "", plain: "" }[state];
  return <span class={`lamp lamp-${state}`}>{spoken && <span class="vh">{spoken}</span>}</span>;
}

/** One service: its lamp, its name, until or from when. */
export function ServiceRow({ service }: { service: Service }) {
  const { state, text, unsure } = standing(service);
  return (
    <li class="lamp-row">
      <Lamp state={state} />
      <span class="lamp-name">{say(service.name)}</span>
      <span class="lamp-when">
        {text} {unsure && <Unconfirmed />}
      </span>
    </li>
  );
}

/** The same standing within a line of text. */
export function StandingText({ service }: { service: Service }) {
  const { state, text, unsure } = standing(service);
  return (
    <span class="standing">
      <Lamp state={state} /> {text} {unsure && <Unconfirmed />}
    </span>
  );
}
