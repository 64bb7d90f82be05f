import { useState } from "preact/hooks";
import { shelf } from "../../app/release.ts";
import { t } from "../../lib/i18n.ts";
import { openAnswer, type Seen } from "../../lib/router.ts";
import { canPaste, paste } from "../../lib/share.ts";
import type { Answer, Translation } from "../../lib/types.ts";
import { shownText } from "./look-up.ts";

/** Whether the table tells cases of this label or code apart by a sentence that has not been given. */
export function wantsDetail(answer: Answer, translation: Translation): boolean {
  const text = answer.input.text ?? "";
  if (answer.input.message !== null || text.includes("\n")) return false;
  const rules = shelf.value?.library.tables.get(translation.relayedFrom ?? translation.system)?.catalogue.rules ?? [];
  const own = rules.find((rule) => rule.id === translation.rule);
  const shown = new Set([...(own?.codes ?? []), ...(own?.labels.flat() ?? [])]);
  return rules.some(
    (rule) =>
      rule.mentions.length + rule.messages.length > 0 &&
      [...rule.codes, ...rule.labels.flat()].some((sign) => shown.has(sign)),
  );
}

/** A place for the sentence that stands beside a label, エラー詳細 for instance: it often decides what to do. */
export function AddDetail({ seen }: { seen: Seen }) {
  const words = t.value;
  const [detail, setDetail] = useState("");
  const look = (text: string): void => {
    if (text.trim() === "") return;
    const { system, answers, context } = seen;
    openAnswer({ system, text: `${shownText(seen)}\n${text.trim()}`, answers, context });
  };
  return (
    <form
      class="card detail"
      onSubmit={(event) => {
        event.preventDefault();
        look(detail);
      }}
    >
      <label class="field">
        <span>{words.detail}</span>
        <textarea rows={2} maxLength={4000} value={detail} onInput={(event) => setDetail(event.currentTarget.value)} />
      </label>
      <div class="pair">
        {canPaste() && (
          <button
            type="button"
            class="button quiet"
            onClick={() => void paste().then((text) => text !== null && setDetail(text))}
          >
            {words.paste}
          </button>
        )}
        <button type="submit" class="button outline">
          {words.detailDo}
        </button>
      </div>
    </form>
  );
}
