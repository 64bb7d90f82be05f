import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** What a phone with Chrome 87 or Safari 14 lacks and no build target adds; a look-behind stops the whole script. */
const MISSING =
  /\(\?<[!=]|\.at\(-|\bstructuredClone\b|\bObject\.(?:hasOwn|groupBy)\b|\.(?:findLast|findLastIndex|toSorted|toReversed|with)\(|\bAbortSignal\.(?:timeout|any)\(/;

function sources(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: "utf-8" }).filter((name) => /\.tsx?$/.test(name));
}

it("nothing is called that an older phone does not have", () => {
  const found = sources().flatMap((name) => {
    const lines = readFileSync(`${src}/${name}`, "utf-8").split("\n");
    const code = lines.filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
    return code.filter((line) => MISSING.test(line)).map((line) => `${name}: ${line.trim()}`);
  });
  expect(found).toEqual([]);
});
