import { useRef, useState } from "preact/hooks";
import { typed } from "../../app/draft.ts";
import { Icon } from "../../app/icon.tsx";
import { shelf } from "../../app/release.ts";
import { settings } from "../../app/settings.ts";
import { systemOf } from "../../app/shelf.ts";
import { say, t } from "../../lib/i18n.ts";
import { go, openAnswer } from "../../lib/router.ts";
import { canPaste, paste } from "../../lib/share.ts";
import type { SystemSummary } from "../../lib/types.ts";
import { chooseSystem } from "./choose-system.ts";

/** Opens the answer for what stands in the box. */
export function openTyped(): void {
  const text = typed.value.trim();
  if (text === "") return;
  if (settings.value.system === null) go("/systems");
  else openAnswer({ system: settings.value.system, text, answers: {}, context: {} });
}

/** The system whose screen is in front of the user; remembered. */
export function SystemPicker() {
  const words = t.value;
  const systems = shelf.value?.site.systems ?? [];
  const group = (kind: SystemSummary["kind"]) =>
    systems
      .filter((system) => system.kind === kind)
      .map((system) => (
        <option key={system.id} value={system.id}>
          {say(system.name)}
        </option>
      ));
  const choose = (value: string): void => {
    if (value === "?") go("/systems");
    else chooseSystem(value || null);
  };
  return (
    <div class="picker">
      <label for="system">{words.system}</label>
      <span class="select">
        <select id="system" value={settings.value.system ?? ""} onChange={(e) => choose(e.currentTarget.value)}>
          <option value="">{words.systemNone}</option>
          <optgroup label={words.vendors}>{group("vendor")}</optgroup>
          <optgroup label={words.platforms}>{group("platform")}</optgroup>
          <option value="?">{words.systemUnknown}</option>
          <option value="other">{words.systemOther}</option>
        </select>
        <Icon name="chevron-down" />
      </span>
    </div>
  );
}

/** One line for the box: an input cannot hold the lines of a paste, the draft does. */
const oneLine = (text: string): string => text.replace(/\s*\r?\n\s*/g, " ");

/** The one box: typed, pasted, or shared from another app. */
export function SearchBox() {
  const words = t.value;
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const lines = typed.value.split(/\r?\n/).filter((line) => line.trim() !== "").length;

  const take = (text: string): void => {
    setRefused(false);
    typed.value = text.slice(0, 4000);
  };
  const pasteNow = async (): Promise<void> => {
    const text = await paste();
    if (text === null) setRefused(true);
    else if (text.trim() !== "") take(text.trim());
    input.current?.focus();
  };

  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        openTyped();
      }}
    >
      <div class="box">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={oneLine(typed.value)}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          onInput={(event) => take(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter that ends a Japanese conversion is not a search.
            if (event.key === "Enter" && event.isComposing) event.preventDefault();
            if (event.key === "Escape") take("");
          }}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (!/\r?\n/.test(text.trim())) return;
            event.preventDefault();
            take(text.trim());
          }}
        />
        {typed.value !== "" ? (
          <button
            type="button"
            class="box-button icon-only"
            aria-label={words.clear}
            onClick={() => {
              take("");
              input.current?.focus();
            }}
          >
            <Icon name="x" />
          </button>
        ) : (
          canPaste() && (
            <button type="button" class="box-button" onClick={() => void pasteNow()}>
              {words.paste}
            </button>
          )
        )}
      </div>
      {lines > 1 && <p class="box-note">{words.pastedLines(lines)}</p>}
      {refused && (
        <p class="box-note" role="alert">
          {words.pasteRefused}
        </p>
      )}
    </form>
  );
}

/** Labels that people often see in the chosen system. */
export function CommonLabels() {
  const site = shelf.value?.site;
  const system = site && settings.value.system ? systemOf(site, settings.value.system) : undefined;
  if (!system || system.common.length === 0) return null;
  return (
    <div class="chips" role="group" aria-label={t.value.common}>
      {system.common.slice(0, 6).map((label) => (
        <button
          key={label}
          type="button"
          class="chip"
          onClick={() => openAnswer({ system: system.id, label, answers: {}, context: {} })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
