import { expect, it } from "vitest";
import { parseCatalogue } from "../../src/lib/parse";
import { Table } from "../../src/lib/table";
import type { Catalogue, Stored } from "../../src/lib/types";

function tableOf(rules: Stored<Catalogue>["rules"]): Table {
  return new Table(parseCatalogue({ contract: 1, system: { id: "kaisha-a", kind: "vendor" }, rules: rules ?? [] }));
}

it("tells ranges apart whose widths differ beyond what a number holds exactly", () => {
  const table = tableOf([
    { id: "wide", range: ["A00000000000000000", "A99999999999999999"] },
    { id: "narrow", range: ["A00000000000000000", "A99999999999999998"] },
  ]);
  const [wide, narrow] = table.findCode("A55555555555555555").map(({ rank }) => rank[1]);
  expect([wide, narrow]).toEqual([99_999_999_999_999_999n, 99_999_999_999_999_998n]);
});

it("does not find a code or label under a name that every object inherits", () => {
  const table = tableOf([{ id: "one", codes: ["A1"], codeTexts: ["A1"] }]);
  expect(table.findCode("constructor")).toEqual([]);
  expect(table.findLabel("constructor")).toEqual([]);
});

it("counts a character beyond U+FFFF as one where a code must be longer than its family", () => {
  const table = tableOf([{ id: "family", prefix: "\u{20B9F}" }]);
  expect(table.findCode("\u{20B9F}")).toEqual([]);
  expect(table.findCode("\u{20B9F}1").map(({ sign }) => sign)).toEqual(["prefix"]);
});
