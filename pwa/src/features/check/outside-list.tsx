import { Unconfirmed } from "../../app/fact.tsx";
import type { CharacterCheck, OutsideCharacter } from "../../lib/charset.ts";
import { w } from "./words.ts";

/** A paste of strange text would make a list without end. */
const MOST_SHOWN = 40;

const UNSEEN = ["control", "invisible", "variation", "broken"];

/** The sets by name; that a symbol is in JIS X 0213 too says nothing more to anybody. */
function named(kinds: OutsideCharacter["kinds"]): string {
  const telling = kinds.length > 1 ? kinds.filter((kind) => kind !== "jisx0213") : kinds;
  return telling.map((kind) => w.value.kind[kind]).join("・");
}

function Instead({ of }: { of: OutsideCharacter }) {
  if (of.replacement === null) {
    return (
      <>
        {w.value.noReplacement} <Unconfirmed />
      </>
    );
  }
  return <>{of.replacement === "" ? w.value.leaveOut : w.value.instead(of.replacement)}</>;
}

/** Every character that cannot be sent: what it is, to which sets it belongs, what people write instead. */
export function OutsideList({ check }: { check: CharacterCheck }) {
  const shown = check.outside.slice(0, MOST_SHOWN);
  return (
    <section class="part">
      <h2 class="label">{w.value.outside(check.outside.length)}</h2>
      <ul class="outside-list">
        {shown.map((one) => (
          <li key={one.code} class="card outside">
            <span class="outside-character" aria-hidden={UNSEEN.includes(one.kinds[0] ?? "")}>
              {UNSEEN.includes(one.kinds[0] ?? "") ? "□" : one.character}
            </span>
            <span class="row-text">
              <strong>{named(one.kinds)}</strong>
              <span>
                <Instead of={one} />
              </span>
              <small class="num">{one.code}</small>
            </span>
          </li>
        ))}
      </ul>
      <p class="small">{w.value.ofTwo}</p>
    </section>
  );
}
