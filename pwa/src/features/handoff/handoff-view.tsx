import { useState } from "preact/hooks";
import { note, visit } from "../../app/draft.ts";
import { Icon } from "../../app/icon.tsx";
import { shelf } from "../../app/release.ts";
import { language, say, t } from "../../lib/i18n.ts";
import { canShare, copy, share } from "../../lib/share.ts";
import { summaryRows, summaryText } from "./summary.ts";

/** What is given to the one who is asked: to read out, copy, send or print. */
export default function HandoffView() {
  const words = t.value;
  const [done, setDone] = useState<"copied" | "failed" | null>(null);
  const about = visit.value;
  if (!about) {
    return (
      <div class="page">
        <h1>{words.handoffTitle}</h1>
        <p class="empty">{words.handoffEmpty}</p>
        <a class="button outline" data-in="1" href="/">
          {words.home}
        </a>
      </div>
    );
  }
  const rows = summaryRows({
    visit: about,
    note: note.value,
    association: say(shelf.value?.site.name),
    appVersion: __APP_VERSION__,
    words,
    lang: language.value,
  });
  const text = summaryText(words.handoff.title, rows);
  return (
    <div class="page handoff">
      <h1>{words.handoffTitle}</h1>
      <p class="lead no-print">{words.handoffLead}</p>
      <section class="sheet" aria-label={words.handoffPreview}>
        <p class="sheet-title">{words.handoff.title}</p>
        <dl>
          {rows.map((row) => (
            <div key={row.name}>
              <dt>{row.name}</dt>
              <dd>
                {row.lines.map((line) => (
                  <span key={line} class="block">
                    {line}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <div class="no-print">
        <label class="field">
          <span>{words.handoffNote}</span>
          <textarea
            rows={2}
            maxLength={400}
            value={note.value}
            onInput={(event) => {
              note.value = event.currentTarget.value;
            }}
          />
        </label>
        <div class="handoff-ways">
          <button
            type="button"
            class="button primary"
            onClick={() => void copy(text).then((ok) => setDone(ok ? "copied" : "failed"))}
          >
            <Icon name={done === "copied" ? "check" : "copy"} />
            {done === "copied" ? words.copied : words.copy}
          </button>
          {canShare() && (
            <button type="button" class="button outline" onClick={() => void share(words.handoff.title, text)}>
              <Icon name="share-2" />
              {words.share}
            </button>
          )}
          <button type="button" class="button outline" onClick={() => print()}>
            <Icon name="printer" />
            {words.print}
          </button>
        </div>
        {done === "failed" && (
          <p class="box-note" role="alert">
            {words.copyFailed}
          </p>
        )}
        <p class="small quiet-text">{words.handoffPrivacy}</p>
      </div>
    </div>
  );
}
