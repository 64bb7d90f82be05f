import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type CharacterCheck, checkCharacters } from "../../src/lib/charset.ts";

// Read at run time: the bundler's own JSON reader refuses half a surrogate pair.
const vectors = JSON.parse(readFileSync(new URL("../../../tests/vectors/charset.json", import.meta.url), "utf-8")) as {
  cases: { name: string; text: string; expect: CharacterCheck }[];
};

it.each(vectors.cases)("characters: $name", ({ text, expect: expected }) => {
  expect(checkCharacters(text)).toEqual(expected);
});
