import { Fact } from "../../app/fact.tsx";
import { Icon } from "../../app/icon.tsx";
import { StandingText } from "../../app/lamp.tsx";
import { clock, shelf } from "../../app/release.ts";
import { isOpen, standing } from "../../app/standing.ts";
import { fullDate } from "../../lib/dates.ts";
import { language, t } from "../../lib/i18n.ts";
import type { Asked, Contact, Service } from "../../lib/types.ts";

const serviceOf = (id: string | null): Service | undefined =>
  shelf.value?.site.services.find((service) => service.id === id);

const dial = (phone: string): string => `tel:${phone.replace(/[^0-9+]/g, "")}`;

/**
 * The number: the one strong button while somebody answers, a quiet one while nobody can tell, and no button at all
 * while it is surely closed.
 */
function Phone({ contact }: { contact: Contact }) {
  const words = t.value;
  const service = serviceOf(contact.service);
  const { phone } = contact;
  if (phone === null) return null;
  const open = isOpen(service);
  const closed = service !== undefined && standing(service).state === "closed";
  const shown = (
    <>
      <Icon name="phone" />
      <span class="num">{phone}</span>
    </>
  );
  return (
    <div class="phone">
      {closed ? (
        <p class="phone-closed">{shown}</p>
      ) : (
        <a class={`button ${open ? "primary" : "quiet"}`} href={dial(phone)} aria-label={words.call(phone)}>
          {shown}
        </a>
      )}
      {contact.phoneNote && (
        <p class="small">
          <Fact text={contact.phoneNote} />
        </p>
      )}
      <p class="small">
        {service ? <StandingText service={service} /> : contact.hours && <Fact text={contact.hours} />}
        {!open && service && !clock.value.trusted && <span class="block">{words.callDoubt}</span>}
      </p>
    </div>
  );
}

const asksSomebody = (contact: Contact): boolean => !["none", "self", "ask"].includes(contact.who);

function Second({ contact }: { contact: Contact }) {
  const phone = contact.phone;
  return (
    <div class="second">
      <p class="small-label">{t.value.alsoAsk}</p>
      <p>
        <strong>
          <Fact text={contact.name ?? ""} />
        </strong>{" "}
        {phone !== null && (
          <a class="num" href={dial(phone)}>
            {phone}
          </a>
        )}
      </p>
      {contact.why && (
        <p class="small">
          <Fact text={contact.why} />
        </p>
      )}
    </div>
  );
}

/** The question that decides whom to ask; its answers are the buttons. */
export function AskedButtons({ asked, onChoose }: { asked: Asked; onChoose: (key: string, value: string) => void }) {
  return (
    <div class="options" role="group" aria-label={asked.ask}>
      {asked.values.map(({ value, label }) => (
        <button key={value} type="button" class="button outline" onClick={() => onChoose(asked.key, value)}>
          {label}
        </button>
      ))}
    </div>
  );
}

interface Props {
  readonly contact: Contact;
  readonly onChoose: (key: string, value: string) => void;
  /** A red thread of an incident that is announced: nobody needs to call. */
  readonly announced?: boolean;
  /** After what one stops trying and asks, and whom. */
  readonly escalate?: string | null | undefined;
}

/** Exactly one card: who, why they, the number, when, what to have ready; who cannot answer stands small below. */
export function ContactCard({ contact, onChoose, announced = false, escalate = null }: Props) {
  const words = t.value;
  const calm = contact.who === "none" || contact.who === "self";
  const name = contact.name ?? { none: words.contactNone, self: words.contactSelf }[contact.who as "none" | "self"];
  return (
    <section class="part" aria-labelledby="contact">
      <h2 class="label" id="contact">
        {contact.who === "ask" ? words.askFirst : words.contact}
      </h2>
      <div class={`card contact ${calm ? "calm" : ""}`}>
        {name && (
          <p class="contact-name">
            <Fact text={name} />
          </p>
        )}
        {contact.why && (
          <p>
            <Fact text={contact.why} />
          </p>
        )}
        {contact.question && (
          <>
            <p class="ask">{contact.question.ask}</p>
            <AskedButtons asked={contact.question} onChoose={onChoose} />
          </>
        )}
        {asksSomebody(contact) && contact.phone !== null && !announced && <Phone contact={contact} />}
        {contact.who === "vendor" && contact.phone === null && contact.url === null && (
          <div class="missing">
            <p>
              <strong>{words.phoneMissing}</strong>
            </p>
            <p class="small">{words.phoneMissingHow}</p>
          </div>
        )}
        {contact.url !== null && (
          <a class="out" href={contact.url} target="_blank" rel="noreferrer noopener">
            {words.site}
            <Icon name="external-link" />
          </a>
        )}
        {contact.have.length > 0 && (
          <p class="have">
            <span class="small-label">{words.haveReady}</span>
            {contact.have.map((thing) => (
              <span key={thing} class="thing">
                <Fact text={thing} />
              </span>
            ))}
          </p>
        )}
        {contact.verifiedOn && asksSomebody(contact) && contact.phone !== null && (
          <p class="small quiet-text">{words.verifiedOn(fullDate(contact.verifiedOn, language.value))}</p>
        )}
        {contact.second && <Second contact={contact.second} />}
      </div>
      {contact.cannot && (
        <p class="cannot">
          <Fact text={contact.cannot} />
        </p>
      )}
      {escalate && (
        <p class="escalate">
          <span class="small-label">{words.escalate}</span>
          <Fact text={escalate} />
        </p>
      )}
    </section>
  );
}
