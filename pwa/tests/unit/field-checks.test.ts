import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkField, type FieldCheck, type FieldName } from "../../src/lib/field-checks.ts";

// Read at run time: the bundler's own JSON reader refuses half a surrogate pair.
const vectors = JSON.parse(readFileSync(new URL("../../../tests/vectors/fields.json", import.meta.url), "utf-8")) as {
  cases: { name: string; field: FieldName; text: string; expect: Omit<FieldCheck, "field"> }[];
};

it.each(vectors.cases)("$field: $name", ({ field, text, expect: expected }) => {
  expect(checkField(field, text)).toEqual({ field, ...expected });
});
