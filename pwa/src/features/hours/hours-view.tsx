import { Fact, Unconfirmed } from "../../app/fact.tsx";
import { Lamp } from "../../app/lamp.tsx";
import { clock, now, shelf } from "../../app/release.ts";
import { standing, weeklyHours } from "../../app/standing.ts";
import { dateTime, fullDate } from "../../lib/dates.ts";
import { language, say, t } from "../../lib/i18n.ts";
import type { Service } from "../../lib/types.ts";
import { ClockDoubt } from "./clock-doubt.tsx";
import { StillToday } from "./still-today.tsx";

function ServiceCard({ service }: { service: Service }) {
  const words = t.value;
  const lang = language.value;
  const { state, text, unsure } = standing(service);
  const hours = weeklyHours(service);
  const winter = service.yearEnd.find((one) => Date.parse(`${one.last}T23:59:59+09:00`) >= now.value);
  const rules = [
    service.closedOnHolidays ? words.holidaysClosed : "",
    service.closedAtYearEnd && !winter && service.note === null ? words.yearEndClosed : "",
  ].filter(Boolean);
  return (
    <li class="card service">
      <h2>
        <Lamp state={state} />
        {say(service.name)}
      </h2>
      {state !== "plain" && (
        <p class="service-now">
          {text} {unsure && <Unconfirmed />}
        </p>
      )}
      <dl class="meta">
        <div>
          <dt class="vh">{words.weekly}</dt>
          <dd>
            {hours === "" ? words.hoursUnknown : hours}{" "}
            {(service.unconfirmed || hours === "") && (state === "plain" || !unsure) && <Unconfirmed />}
            {rules.length > 0 && <small class="block">{rules.join("、")}</small>}
            {winter && (
              <small class="block">{words.yearEndSet(fullDate(winter.first, lang), fullDate(winter.last, lang))}</small>
            )}
          </dd>
        </div>
      </dl>
      {service.note && (
        <p class="small">
          <Fact text={say(service.note)} />
        </p>
      )}
      {service.verifiedOn && <p class="small quiet-text">{words.verifiedOn(fullDate(service.verifiedOn, lang))}</p>}
    </li>
  );
}

/** All services: now, their hours, and what nobody told us. */
export default function HoursView() {
  return (
    <div class="page">
      <h1>{t.value.hours}</h1>
      {clock.value.trusted ? <p class="lead num">{dateTime(now.value, language.value)}</p> : <ClockDoubt />}
      <StillToday />
      <ul class="cards">
        {(shelf.value?.site.services ?? []).map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </ul>
      <p class="small quiet-text">{t.value.hoursNote}</p>
    </div>
  );
}
