import { useState } from "preact/hooks";
import { clearDraft } from "../../app/draft.ts";
import { Icon } from "../../app/icon.tsx";
import { changeLanguage, lastSync, offlineReady, online, refresh, shelf } from "../../app/release.ts";
import { change, type Settings, settings, type Theme } from "../../app/settings.ts";
import { dateTime } from "../../lib/dates.ts";
import { LANGUAGE_NAMES, language, say, speak, t } from "../../lib/i18n.ts";
import { LANGUAGES, type Language } from "../../lib/types.ts";
import { SystemPicker } from "../home/finder.tsx";

interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly lang?: string;
}

/** A group of which exactly one is chosen. */
function Choices<T extends string>({
  legend,
  name,
  value,
  choices,
  onChoose,
}: {
  legend: string;
  name: string;
  value: T;
  choices: readonly Choice<T>[];
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset class="choices-set">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="tick">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span lang={choice.lang}>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ContextChoice({ name, legend }: { name: "certificate" | "agent"; legend: string }) {
  const key = shelf.value?.site.context.find((one) => one.key === name);
  if (!key) return null;
  const choices = [
    { value: "", label: t.value.settingsEach },
    ...key.values.map((value) => ({ value: value.value, label: say(value.label) })),
  ];
  return (
    <Choices
      legend={legend}
      name={name}
      value={settings.value[name] ?? ""}
      choices={choices}
      onChoose={(value) => change({ [name]: value || null } as Partial<Settings>)}
    />
  );
}

function Device() {
  const words = t.value;
  const [state, setState] = useState<string | null>(null);
  const check = async (): Promise<void> => {
    setState(words.checking);
    const outcome = await refresh();
    if (outcome?.kind === "new") setState(words.updated(outcome.held.manifest.release));
    else setState(outcome?.kind === "same" ? words.upToDate : words.syncFailed);
  };
  const release = shelf.value?.library.release ?? null;
  return (
    <section>
      <h2 class="label">{words.settingsDevice}</h2>
      <div class="card device">
        <p class={offlineReady.value ? "ready" : "not-ready"}>
          <Icon name={offlineReady.value ? "cloud-check" : "cloud-off"} />
          <span>
            <strong>{offlineReady.value ? words.offlineReady : words.offlineNotYet}</strong>
            {!offlineReady.value && <small class="block">{words.offlineHow}</small>}
          </span>
        </p>
        <p class="small">
          {online.value ? words.online : words.offline}。
          {lastSync.value === null ? words.neverSynced : words.lastSync(dateTime(lastSync.value, language.value))}
        </p>
        <p class="small num">{words.appVersion(__APP_VERSION__, release)}</p>
        <button type="button" class="button quiet" onClick={() => void check()}>
          <Icon name="refresh-cw" />
          {words.checkNow}
        </button>
        <p class="small" role="status">
          {state}
        </p>
      </div>
    </section>
  );
}

function NextPerson() {
  const words = t.value;
  const [done, setDone] = useState(false);
  return (
    <section class="card">
      <p class="small">{words.nextPersonLead}</p>
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          clearDraft();
          setDone(true);
        }}
      >
        {words.nextPerson}
      </button>
      <p class="small" role="status">
        {done && words.nextPersonDone}
      </p>
    </section>
  );
}

/** What this device remembers, and how it is with it. */
export default function SettingsView() {
  const words = t.value;
  const tongue = async (lang: Language): Promise<void> => {
    await speak(lang).catch(() => undefined);
    change({ lang });
    await changeLanguage(lang);
  };
  const themes: readonly Theme[] = ["system", "light", "dark"];
  return (
    <div class="page settings">
      <h1>{words.settings}</h1>
      <SystemPicker />
      <ContextChoice name="certificate" legend={words.settingsCertificate} />
      <ContextChoice name="agent" legend={words.settingsAgent} />
      <Choices
        legend={words.settingsLanguage}
        name="lang"
        value={settings.value.lang}
        choices={LANGUAGES.map((lang) => ({
          value: lang,
          label: LANGUAGE_NAMES[lang],
          lang: lang === "ja-easy" ? "ja" : lang,
        }))}
        onChoose={(lang) => void tongue(lang)}
      />
      <Choices
        legend={words.settingsTheme}
        name="theme"
        value={settings.value.theme}
        choices={themes.map((theme) => ({ value: theme, label: words.theme[theme] }))}
        onChoose={(theme) => change({ theme })}
      />
      <Device />
      <NextPerson />
      <p>
        <a class="link" data-in="1" href="/reset">
          {words.reset}
        </a>
      </p>
    </div>
  );
}
