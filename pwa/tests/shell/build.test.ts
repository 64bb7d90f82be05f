import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { ICON_NAMES } from "../../src/app/icon-names.ts";
import { iconPath } from "../../tools/icons.ts";
import { usedTokens } from "../../tools/used-tokens.ts";

describe("icons as paths", () => {
  test("a relative first move does not start from the shape before it", () => {
    expect(iconPath('<svg><path d="M13 5h8" /><path d="m3 17 2 2 4-4" /></svg>')).toBe("M13 5h8M3 17l2 2 4-4");
  });

  test("circles, lines and rectangles become paths", () => {
    const svg = '<svg><circle cx="12" cy="12" r="10"/><line x1="8" x2="16" y1="21" y2="21"/></svg>';
    expect(iconPath(svg)).toBe("M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M8 21L16 21");
  });

  test("a shape that cannot be drawn stops the build", () => {
    expect(() => iconPath("<svg><text /></svg>")).toThrow("<text>");
  });

  test.each(ICON_NAMES)("%s is drawable", (name) => {
    const file = createRequire(import.meta.url).resolve(`lucide-static/icons/${name}.svg`);
    expect(iconPath(readFileSync(file, "utf8"))).toMatch(/^M/);
  });
});

describe("design tokens", () => {
  test("only what the styles use is kept, and what that uses in turn", () => {
    const tokens = ":root { --a: var(--b); --b: red; --c: blue; }";
    expect(usedTokens(tokens, ".x { color: var(--a); }")).toBe(":root{--a:var(--b);--b:red}");
  });
});
