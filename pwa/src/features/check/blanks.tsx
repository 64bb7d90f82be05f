import { w } from "./words.ts";

const BLANK = /([\u0020\u3000\u00a0\t\r\n\u200b]+)/;

function nameOf(blank: string): string {
  if (blank === "\u3000") return w.value.fullBlank;
  return blank === " " ? w.value.halfBlank : w.value.control;
}

/** A text as it is, with every blank drawn and named: nobody can see which width a blank has. */
export function WithBlanks({ text }: { text: string }) {
  return (
    <span class="as-typed">
      {text.split(BLANK).map((part, i) =>
        i % 2 === 0
          ? part
          : Array.from(part).map((blank, j) => (
              <span key={`${i}-${j}`} class={blank === "\u3000" ? "blank wide-blank" : "blank"}>
                {nameOf(blank)}
              </span>
            )),
      )}
    </span>
  );
}
