import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import type { IconName } from "../../app/icon-names.ts";
import { shelf } from "../../app/release.ts";
import { checkCharacters } from "../../lib/charset.ts";
import { checkField, FIELDS, type FieldFinding, type FieldName, type Level } from "../../lib/field-checks.ts";
import { say, t } from "../../lib/i18n.ts";
import { go } from "../../lib/router.ts";
import { copy } from "../../lib/share.ts";
import { WithBlanks } from "./blanks.tsx";
import { OutsideList } from "./outside-list.tsx";
import { type Item, w } from "./words.ts";

const ITEMS: readonly Item[] = [...FIELDS, "characters"];
const LONGEST = 500;
const BLANK_ALLOWED: readonly Item[] = ["kana", "class"];

type State = "ok" | "look" | "wrong";

const ICONS: Readonly<Record<Level | "ok", IconName>> = {
  wrong: "wrench",
  look: "eye",
  info: "circle-question-mark",
  ok: "circle-check",
};
const TONES: Readonly<Record<State, string>> = { wrong: "tone-fix", look: "tone-wait", ok: "tone-ok" };

/** The field that the address asks for. */
function asked(): Item {
  const named = new URLSearchParams(location.search).get("field");
  return ITEMS.find((item) => item === named) ?? "chassis";
}

function sentence(finding: FieldFinding): string {
  const { reason } = w.value;
  const site = shelf.value?.site;
  return finding.reason === "branch-unconfirmed"
    ? reason.branch(site ? say(site.shortName) : "")
    : reason[finding.reason];
}

function Remark({ finding }: { finding: FieldFinding }) {
  return (
    <li class={`remark remark-${finding.level}`}>
      <Icon name={ICONS[finding.level]} />
      <span>
        <Fact text={sentence(finding)} />
        {finding.characters.length > 0 && (
          <span class="remark-characters">
            {finding.characters.slice(0, 12).map((character) => (
              <kbd key={character}>
                <WithBlanks text={character} />
              </kbd>
            ))}
          </span>
        )}
      </span>
    </li>
  );
}

/** A form to take over: it is copied on request, never put into the box. */
function Suggestion({ form, children }: { form: string; children: ComponentChildren }) {
  const [done, setDone] = useState<"copied" | "failed" | null>(null);
  return (
    <section class="card suggestion">
      <h2 class="label">{w.value.suggestion}</h2>
      <p class="suggested">{children}</p>
      <button
        type="button"
        class="button primary"
        onClick={() => void copy(form).then((copied) => setDone(copied ? "copied" : "failed"))}
      >
        <Icon name="copy" />
        {w.value.use}
      </button>
      <p role="status" class="small">
        {done === "copied" && t.value.copied}
        {done === "failed" && t.value.copyFailed}
      </p>
    </section>
  );
}

function Verdict({ state }: { state: State }) {
  return (
    <p class={`head verdict ${TONES[state]}`}>
      <span class="head-word">
        <Icon name={ICONS[state]} />
        {w.value.state[state]}
      </span>
    </p>
  );
}

function FieldResult({ field, text }: { field: FieldName; text: string }) {
  const check = checkField(field, text);
  const outside = checkCharacters(text);
  if (check.state === "empty") return null;
  return (
    <>
      {text !== "" && <Verdict state={check.state} />}
      <ul class="remarks">
        {check.findings.map((finding) => (
          <Remark key={finding.reason} finding={finding} />
        ))}
      </ul>
      {check.suggestion !== null && (
        <Suggestion key={check.suggestion} form={check.suggestion}>
          <WithBlanks text={check.suggestion} />
        </Suggestion>
      )}
      {outside.outside.length > 0 && <OutsideList check={outside} />}
      <p class="small quiet-text">{w.value.onlyForm}</p>
    </>
  );
}

function CharactersResult({ text }: { text: string }) {
  const check = checkCharacters(text);
  if (text === "") return null;
  if (check.outside.length === 0) {
    return (
      <p class="head verdict tone-ok">
        <span class="head-word">
          <Icon name="circle-check" />
          {w.value.noOutside}
        </span>
      </p>
    );
  }
  return (
    <>
      <Verdict state="wrong" />
      <OutsideList check={check} />
      {check.suggestion !== null && (
        <Suggestion key={check.suggestion} form={check.suggestion}>
          {check.suggestion}
        </Suggestion>
      )}
    </>
  );
}

/** Checks the form of one field while it is typed; the text lives in this view and nowhere else. */
export default function CheckView() {
  const [item, setItem] = useState<Item>(asked);
  const [text, setText] = useState("");
  const words = w.value;
  const choose = (next: Item): void => {
    setItem(next);
    setText("");
    go(`/check?field=${next}`, { replace: true });
  };
  const box = {
    id: "to-check",
    value: text,
    maxLength: LONGEST,
    autocomplete: "off",
    autocapitalize: "off" as const,
    spellcheck: false,
    "aria-describedby": "check-rule",
    onInput: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  };
  return (
    <div class="page check">
      <h1>{t.value.check}</h1>
      <div class="picker">
        <label for="check-item">{words.item}</label>
        <span class="select">
          <select id="check-item" value={item} onChange={(event) => choose(event.currentTarget.value as Item)}>
            {ITEMS.map((one) => (
              <option key={one} value={one}>
                {words.fields[one].name}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      </div>
      <div class="field">
        <label for="to-check">
          <span>{words.fields[item].name}</span>
        </label>
        {item === "characters" ? <textarea rows={3} {...box} /> : <input type="text" class="line" {...box} />}
        <p id="check-rule" class="small">
          {words.fields[item].rule}
        </p>
      </div>
      {item !== "characters" && /[ \u3000\t]/.test(text) && (
        <p class="seen-as">
          <span class="label">{words.typedHere}</span> <WithBlanks text={text} />
        </p>
      )}
      <div aria-live="polite" class="check-result">
        {item === "characters" ? (
          <CharactersResult text={text} />
        ) : (
          (text !== "" || BLANK_ALLOWED.includes(item)) && <FieldResult field={item} text={text} />
        )}
      </div>
      <p class="small quiet-text">{words.kept}</p>
    </div>
  );
}
