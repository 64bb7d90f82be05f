import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import type { IconName } from "../../app/icon-names.ts";
import { t } from "../../lib/i18n.ts";
import type { Answer, GuidanceText, State, Verdict } from "../../lib/types.ts";

/** Colour comes with the verdict: what is not decided yet has none, what nobody knows is dashed. */
export type Tone = Verdict | "open" | "unknown";

export interface Head {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly word: string;
  readonly title: string;
}

const ICONS: Readonly<Record<Verdict, IconName>> = {
  wait: "hourglass",
  fix: "wrench",
  ask: "phone",
  ok: "circle-check",
};

/** The verdict of a guidance with its sign and word. */
export const verdictHead = (verdict: Verdict, title: string): Head => ({
  tone: verdict,
  icon: ICONS[verdict],
  word: t.value.verdict[verdict],
  title,
});

const written = (answer: Answer): string => {
  const { code, label, text, message } = answer.input;
  const whole = [code, label].filter(Boolean).join(" ") || text || message || "";
  const line = whole.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

/** What an answer says first. */
export function headOf(answer: Answer): Head {
  const words = t.value;
  const first = answer.translations[0];
  switch (answer.result) {
    case "matched":
      return first
        ? verdictHead(first.guidance.verdict, answer.headline ?? first.guidance.title)
        : { tone: "unknown", icon: "circle-question-mark", word: words.unknownWord, title: written(answer) };
    case "choose":
      return {
        tone: "open",
        icon: "eye",
        word: words.firstCheck,
        title: answer.headline ?? answer.question?.ask ?? first?.ask ?? words.firstCheck,
      };
    case "conflict":
      return { tone: "unknown", icon: "circle-question-mark", word: words.conflictWord, title: words.conflictTitle };
    case "undocumented":
      return {
        tone: "unknown",
        icon: "circle-question-mark",
        word: words.undocumentedWord,
        title: words.undocumentedTitle(written(answer)),
      };
    case "unknown":
      return {
        tone: "unknown",
        icon: "circle-question-mark",
        word: words.unknownWord,
        title: words.unknownTitle(written(answer)),
      };
  }
}

function StateFacts({ state, source }: { state: State; source: string | null }) {
  const words = t.value.state;
  const keys = ["sent", "saved", "charged", "certificateValid"] as const;
  if (keys.every((key) => state[key] === "unknown")) return null;
  return (
    <>
      <dl class="facts" aria-label={t.value.stateTitle}>
        {keys.map((key) => (
          <div key={key} class={`fact-${state[key]}`}>
            <dt>{words[key].name}</dt>
            <dd>{words[key][state[key]]}</dd>
          </div>
        ))}
      </dl>
      {source && <p class="facts-source">{t.value.stateSource(source)}</p>}
    </>
  );
}

interface CardProps {
  readonly head: Head;
  readonly guidance?: GuidanceText | undefined;
  readonly lead?: string | undefined;
  readonly level?: 1 | 2;
}

/** The coloured card that says it all in one look. */
export function HeadCard({ head, guidance, lead, level = 1 }: CardProps) {
  const Title = level === 1 ? "h1" : "h2";
  const meaning = lead ?? guidance?.meaning;
  return (
    <header class={`head tone-${head.tone}`}>
      <p class="head-word">
        <Icon name={head.icon} />
        {head.word}
      </p>
      <Title class="head-title">
        <Fact text={head.title} />
      </Title>
      {meaning && (
        <p class="head-lead">
          <Fact text={meaning} />
        </p>
      )}
      {guidance && <StateFacts state={guidance.state} source={guidance.stateSource} />}
    </header>
  );
}
