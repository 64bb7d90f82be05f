/** What the Python side of the parity tests asks of the phone's code; one request, one JSON value. */
import { normaliseCode, normaliseLabel } from "../../src/lib/normalise";

export type Request =
  | { readonly ask: "normalise"; readonly texts: readonly string[] }
  | { readonly ask: "sweep"; readonly from: number; readonly until: number };

function both(text: string): readonly [string, string] {
  return [normaliseCode(text), normaliseLabel(text)];
}

/** Each scalar value alone and between other characters, both normalisers, one per line: no result holds a line break. */
function sweep(from: number, until: number): string {
  const lines: string[] = [];
  for (let point = from; point < until; point += 1) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCodePoint(point);
    lines.push(...both(character), ...both(`aあ${character}1`));
  }
  return lines.join("\n");
}

export function respond(request: Request): unknown {
  switch (request.ask) {
    case "normalise":
      return request.texts.map(both);
    case "sweep":
      return sweep(request.from, request.until);
  }
}
