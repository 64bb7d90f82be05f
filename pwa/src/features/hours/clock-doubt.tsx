import { clock } from "../../app/release.ts";
import { t } from "../../lib/i18n.ts";

/** Why nothing is called open or closed here. */
export function ClockDoubt() {
  const state = clock.value;
  if (state.trusted) return null;
  return (
    <p class="doubt">
      {state.why === "skewed" ? `${t.value.clockSkewed} ${t.value.clockFix}` : t.value.clockUnmeasured}
    </p>
  );
}
