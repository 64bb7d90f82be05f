import { online } from "../../app/release.ts";
import { t } from "../../lib/i18n.ts";
import { resetShell } from "../../lib/sw-bridge.ts";

/** Loads the app anew when it misbehaves; settings and data stay. */
export default function ResetView() {
  const words = t.value;
  return (
    <div class="page">
      <h1>{words.reset}</h1>
      <p>{words.resetLead}</p>
      {!online.value && <p class="doubt">{words.resetOffline}</p>}
      <button type="button" class="button outline" disabled={!online.value} onClick={() => void resetShell()}>
        {words.resetDo}
      </button>
    </div>
  );
}
