/** The hand-off as lines of text: what was seen, looked at, answered, and which version said what. */
import type { Visit } from "../../app/draft.ts";
import type { Strings } from "../../i18n/ja.ts";
import { dateTime } from "../../lib/dates.ts";
import { mask } from "../../lib/mask.ts";
import type { Language } from "../../lib/types.ts";

/** One row of the summary; `lines` are shown below each other. */
export interface Row {
  readonly name: string;
  readonly lines: readonly string[];
}

interface Sources {
  readonly visit: Visit;
  readonly note: string;
  readonly association: string;
  readonly appVersion: string;
  readonly words: Strings;
  readonly lang: Language;
}

/** The rows of a hand-off; whatever a user typed is masked once more on its way out. */
export function summaryRows({ visit, note, association, appVersion, words, lang }: Sources): Row[] {
  const names = words.handoff;
  const doubt = visit.clockTrusted ? "" : names.clockDoubt;
  const rows: Row[] = [
    { name: names.when, lines: [`${dateTime(visit.at, lang)}${doubt}`] },
    { name: names.system, lines: visit.systemName ? [visit.systemName] : [] },
    { name: names.seen, lines: visit.shown ? [mask(visit.shown)] : [] },
    { name: names.meaning, lines: [mask(visit.title)] },
    { name: names.checked, lines: visit.checked.map((line) => `・${line}`) },
    { name: names.answered, lines: visit.answered.map(({ ask, said }) => `${ask} → ${said}`) },
    { name: names.todo, lines: visit.steps.map((line, i) => `${i + 1}. ${line}`) },
    { name: names.ask, lines: visit.contact ? [visit.contact] : [] },
    { name: names.note, lines: note.trim() ? [mask(note.trim())] : [] },
    {
      name: names.version,
      lines: [`${words.release(visit.release)} / ${words.appName} ${appVersion} / ${association}`],
    },
  ];
  return rows.filter((row) => row.lines.length > 0);
}

/** The rows as one text to copy or send. */
export function summaryText(title: string, rows: readonly Row[]): string {
  const parts = rows.map(({ name, lines }) =>
    lines.length === 1 ? `【${name}】${lines[0]}` : [`【${name}】`, ...lines].join("\n"),
  );
  return [title, ...parts].join("\n");
}
