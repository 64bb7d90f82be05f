import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { StandingText } from "../../app/lamp.tsx";
import { shelf } from "../../app/release.ts";
import { fullDate } from "../../lib/dates.ts";
import { language, say, t } from "../../lib/i18n.ts";
import type { DirectoryLink } from "../../lib/types.ts";

function Link({ link }: { link: DirectoryLink }) {
  const words = t.value;
  const service = shelf.value?.site.services.find((one) => one.id === link.service);
  const body = (
    <>
      <span class="row-text">
        <strong>
          <Fact text={say(link.title)} />
        </strong>
        <small>
          <Fact text={say(link.purpose)} />
        </small>
        {link.how && (
          <small>
            <Fact text={say(link.how)} />
          </small>
        )}
        {link.whatYouSee.map((line) => (
          <small key={line.ja} class="seen-there">
            <Fact text={say(line)} />
          </small>
        ))}
        <small class="row-meta">
          {link.login && <span>{words.login}</span>}
          {link.owner && <span>{words.runBy(say(link.owner))}</span>}
          {service && <StandingText service={service} />}
        </small>
      </span>
      {link.url !== null && <Icon name="external-link" class="go" />}
    </>
  );
  return (
    <li>
      {link.url === null ? (
        <div class="row still">{body}</div>
      ) : (
        <a class="row" href={link.url} target="_blank" rel="noreferrer noopener">
          {body}
        </a>
      )}
    </li>
  );
}

/** The oldest day on which somebody looked at one of the links. */
function Verified({ links }: { links: readonly DirectoryLink[] }) {
  const oldest = links.flatMap((link) => link.verifiedOn ?? []).sort()[0];
  return oldest === undefined ? null : (
    <p class="small quiet-text">{t.value.verifiedOn(fullDate(oldest, language.value))}</p>
  );
}

/** The official screens and how one gets there. */
export default function DirectoryView() {
  const words = t.value;
  const groups = shelf.value?.site.directory ?? [];
  return (
    <div class="page">
      <h1>{words.directory}</h1>
      <p class="lead">{groups.length === 0 ? words.directoryEmpty : words.directoryLead}</p>
      {groups.map((group, i) => (
        <details key={group.id} class="group" open={i === 0}>
          <summary>
            <h2>{say(group.title)}</h2>
            <small>{words.links(group.links.length)}</small>
          </summary>
          <ul class="plain-list">
            {group.links.map((link) => (
              <Link key={link.id} link={link} />
            ))}
          </ul>
          <Verified links={group.links} />
        </details>
      ))}
    </div>
  );
}
