import { describe, expect, test } from "vitest";
import { DEFAULTS, settingsFrom } from "../../src/app/settings.ts";
import { en } from "../../src/i18n/en.ts";
import { ja } from "../../src/i18n/ja.ts";
import { jaEasy } from "../../src/i18n/ja-easy.ts";
import { vi } from "../../src/i18n/vi.ts";

describe("settings of a device", () => {
  test("nothing stored, or nonsense, means the defaults", () => {
    expect(settingsFrom(undefined)).toEqual(DEFAULTS);
    expect(settingsFrom("x")).toEqual(DEFAULTS);
    expect(settingsFrom({ lang: "xx", theme: 3, system: "" })).toEqual(DEFAULTS);
  });

  test("what is understood is kept", () => {
    const stored = { system: "sf-ns", certificate: "vendor", agent: null, lang: "vi", theme: "dark", more: 1 };
    expect(settingsFrom(stored)).toEqual({
      system: "sf-ns",
      maker: null,
      certificate: "vendor",
      agent: null,
      lang: "vi",
      theme: "dark",
    });
  });
});

/** Every word of a language with its place; functions are called with plain arguments. */
function words(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(value(2, 2))]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, one]) => words(one, `${path}.${key}`));
}

describe.each([
  ["ja", ja],
  ["ja-easy", jaEasy],
  ["en", en],
  ["vi", vi],
])("the words in %s", (_, language) => {
  test("say everything that Japanese says", () => {
    expect(
      words(language)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      words(ja)
        .map(([path]) => path)
        .sort(),
    );
    expect(words(language).filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

test("avoided words of the trade stay out of the Japanese words", () => {
  const avoided = /修正|キャンセル|車体番号|ベンダー|経路|お問い合わせください|なっております/;
  expect(words(ja).filter(([, text]) => avoided.test(text))).toEqual([]);
});
