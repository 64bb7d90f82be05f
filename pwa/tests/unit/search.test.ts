import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/search.json";
import { buildIndex, fold, MAX_HITS, search } from "../../src/lib/search";

const index = buildIndex(vectors.corpus);

describe("the vectors of symptom search", () => {
  it.each(vectors.cases)("$name", (vector) => {
    const { system = null, limit = 10 } = vector as { system?: string; limit?: number };
    const expected = vector.hits.map((hit) => ({ system: null, ...hit }));
    expect(search(index, vector.q, { system, limit })).toEqual(expected);
  });
});

describe("symptom search", () => {
  it("counts characters as Python does, an old kanji beyond U+FFFF as one", () => {
    const old = buildIndex([{ condition: "a", title: "\u{20B9F}", words: [], labels: [] }]);
    expect(search(old, "\u{20B9F}る")).toEqual([]);
  });

  it("never gives more hits than it may", () => {
    const many = buildIndex(
      Array.from({ length: MAX_HITS + 5 }, (_, at) => ({ condition: `c${at}`, title: "却下", words: [], labels: [] })),
    );
    expect(search(many, "却下", { limit: 1000 }).length).toBe(MAX_HITS);
    expect(search(many, "却下", { limit: -1 })).toEqual([]);
  });

  it("reads katakana as hiragana, without long vowels", () => {
    expect(fold("ガイジ・ヽﾃﾞｰﾀ")).toBe("がいじゝでた");
  });
});
