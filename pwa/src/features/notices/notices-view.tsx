import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { now, shelf } from "../../app/release.ts";
import { dateTime } from "../../lib/dates.ts";
import { language, say, t } from "../../lib/i18n.ts";
import type { Notice } from "../../lib/types.ts";
import { isComing, isCurrent } from "./current.ts";

function NoticeCard({ notice }: { notice: Notice }) {
  const words = t.value;
  const lang = language.value;
  const since = dateTime(Date.parse(notice.since), lang);
  const alarm = notice.urgent || notice.kind === "incident";
  return (
    <article class={`card notice ${alarm ? "alarm" : ""}`}>
      <p class="notice-kind">
        <Icon name={alarm ? "siren" : "bell"} />
        {words.kind[notice.kind]}
      </p>
      <h2>{say(notice.title)}</h2>
      <p class="num small">
        {notice.until === null ? words.since(since) : words.period(since, dateTime(Date.parse(notice.until), lang))}
      </p>
      <p class="pre">
        <Fact text={say(notice.body)} />
      </p>
      {notice.workaround && (
        <p>
          <strong class="block">{words.workaround}</strong>
          <Fact text={say(notice.workaround)} />
        </p>
      )}
    </article>
  );
}

const byWeight = (a: Notice, b: Notice): number =>
  Number(b.urgent) - Number(a.urgent) || Date.parse(b.since) - Date.parse(a.since);

/** What holds now, urgent first, and what is coming. */
export default function NoticesView() {
  const words = t.value;
  const all = shelf.value?.site.notices ?? [];
  const current = all.filter((notice) => isCurrent(notice, now.value)).sort(byWeight);
  const coming = all.filter((notice) => isComing(notice, now.value)).sort((a, b) => -byWeight(a, b));
  return (
    <div class="page">
      <h1>{words.notices}</h1>
      {current.length === 0 && <p class="empty">{words.noticesEmpty}</p>}
      {current.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {coming.length > 0 && <h2 class="label">{words.earlier}</h2>}
      {coming.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}
