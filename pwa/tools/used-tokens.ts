import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";

const VIRTUAL = "virtual:tokens.css";
const RESOLVED = `\0${VIRTUAL}`;

/** The declarations of `tokens` that `styles` name, and those that they name in turn. */
export function usedTokens(tokens: string, styles: string): string {
  const declared = new Map([...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
  const used = new Set<string>();
  const visit = (text: string): void => {
    for (const [, name = ""] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (used.has(name) || !declared.has(name)) continue;
      used.add(name);
      visit(declared.get(name) ?? "");
    }
  };
  visit(styles);
  return `:root{${[...used].map((name) => `${name}:${declared.get(name)}`).join(";")}}`;
}

/** Provides `virtual:tokens.css`: the design tokens that the style sheets of `folder` use. */
export function tokens(folder: string): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: "hoteki-tokens",
    resolveId: (id) => (id === VIRTUAL ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const all = readFileSync(require.resolve("@digital-go-jp/design-tokens/dist/tokens.css"), "utf8");
      const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
      for (const name of sheets) this.addWatchFile(join(folder, name));
      return usedTokens(all, sheets.map((name) => readFileSync(join(folder, name), "utf8")).join("\n"));
    },
  };
}
