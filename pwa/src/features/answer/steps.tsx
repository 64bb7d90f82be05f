import type { ComponentChildren } from "preact";
import { tick, ticked } from "../../app/draft.ts";
import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { t } from "../../lib/i18n.ts";
import type { GuidanceText, VendorWords } from "../../lib/types.ts";

/** A section of an answer with its small heading; nothing at all when it has nothing to say. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h2 class="label">{title}</h2>
      {children}
    </section>
  );
}

/** Things to look at; a box is empty until it is ticked. */
export function Ticks({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="ticks">
      {lines.map((line) => (
        <li key={line}>
          <label class="tick">
            <input type="checkbox" checked={ticked.value.includes(line)} onChange={() => tick(line)} />
            <span>
              <Fact text={line} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** Lines without an order; a single one needs no mark. */
export function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1 && lines[0] !== undefined) {
    return (
      <p>
        <Fact text={lines[0]} />
      </p>
    );
  }
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line}>
          <Fact text={line} />
        </li>
      ))}
    </ul>
  );
}

function Danger({ lines }: { lines: readonly string[] }) {
  return (
    <section class="danger" aria-label={t.value.irreversible}>
      <h3>
        <Icon name="triangle-alert" />
        {t.value.irreversible}
      </h3>
      <Lines lines={lines} />
    </section>
  );
}

function Screen({ name, path }: { name: string; path: string }) {
  return (
    <p class="screen">
      <strong>{t.value.vendorScreen(name)}</strong>
      <span>{path}</span>
    </p>
  );
}

interface StepsProps {
  readonly guidance: GuidanceText;
  readonly vendor: VendorWords;
  readonly systemName: string;
  /** The words are those of a company, not of a public screen. */
  readonly isVendor: boolean;
}

/** The numbered steps, with the red box right before the step that cannot be taken back. */
export function Steps({ guidance, vendor, systemName, isVendor }: StepsProps) {
  const { steps, irreversible } = guidance;
  const danger = irreversible.length > 0;
  const cut = danger ? Math.min(Math.max(guidance.dangerStep, 1), Math.max(steps.length, 1)) - 1 : 0;
  // The vendor's screen stands under the first step that speaks of the system, else under the first.
  const named = steps.findIndex((step) => step.includes(systemName));
  const at = Math.max(named, 0);
  const item = (step: string, i: number) => (
    <li key={step} class="step">
      <span class="step-number" aria-hidden="true">
        {i + 1}
      </span>
      <div>
        <Fact text={step} />
        {i === at && vendor.screen !== null && vendor.steps.length === 0 && (
          <Screen name={systemName} path={vendor.screen} />
        )}
      </div>
    </li>
  );
  const before = steps.slice(0, cut);
  const after = steps.slice(cut);
  return (
    <>
      {danger && cut === 0 && <Danger lines={irreversible} />}
      {steps.length > 0 && (
        <Part title={t.value.steps}>
          {before.length > 0 && <ol class="steps">{before.map((step, i) => item(step, i))}</ol>}
          {danger && cut > 0 && <Danger lines={irreversible} />}
          <ol class="steps" start={cut + 1}>
            {after.map((step, i) => item(step, i + cut))}
          </ol>
        </Part>
      )}
      {(vendor.steps.length > 0 || (vendor.screen !== null && steps.length === 0)) && (
        <section class="vendor-says">
          <h2>
            {t.value.vendorSays(systemName)}
            {isVendor && <small>{t.value.vendorWords}</small>}
          </h2>
          {vendor.screen !== null && steps.length === 0 && <p>{vendor.screen}</p>}
          <ol>
            {vendor.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
