import type { Plugin, Rollup } from "vite";

type Bundle = Rollup.OutputBundle;

function withImports(bundle: Bundle, fileName: string, found: Set<string> = new Set()): Set<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== "chunk" || found.has(fileName)) return found;
  found.add(fileName);
  for (const next of chunk.imports) withImports(bundle, next, found);
  return found;
}

/** Lets the page fetch what the entry and `module` import, and `module` itself, beside the entry instead of after it. */
export function preload(module: string): Plugin {
  return {
    name: "hoteki-preload",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {}, chunk: entry }) {
        const wanted = Object.values(bundle).find(
          (one) => one.type === "chunk" && one.facadeModuleId?.endsWith(module),
        );
        if (wanted === undefined || entry === undefined) return [];
        return [...withImports(bundle, wanted.fileName, withImports(bundle, entry.fileName))]
          .filter((name) => name !== entry.fileName)
          .map((name) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${name}` },
            injectTo: "head" as const,
          }));
      },
    },
  };
}
