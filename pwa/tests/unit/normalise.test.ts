import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/normalise.json";
import { normaliseCode, normaliseLabel, scalarText } from "../../src/lib/normalise";

describe("the vectors of contract §2", () => {
  it.each(vectors)("normalises $raw as a code and as a label", ({ raw, code, label }) => {
    expect([normaliseCode(raw), normaliseLabel(raw)]).toEqual([code, label]);
  });

  it.each(vectors)("leaves $raw alone once it is normalised", ({ code, label }) => {
    expect([normaliseCode(code), normaliseLabel(label)]).toEqual([code, label]);
  });
});

describe("lone surrogates", () => {
  it("become the replacement character, wherever they stand", () => {
    expect(normaliseCode("\uD800E1\uDC00")).toBe("\uFFFDE1\uFFFD");
    expect(normaliseLabel("\uDC00\uD800")).toBe("\uFFFD\uFFFD");
  });

  it("are told from the halves of one character", () => {
    expect(scalarText("\u{20B9F}る\uD842")).toBe("\u{20B9F}る\uFFFD");
  });

  it("do not come into being when a character between two halves is dropped", () => {
    expect(normaliseLabel("\uD842\u200B\uDF9F")).toBe("\uFFFD\uFFFD");
  });
});
