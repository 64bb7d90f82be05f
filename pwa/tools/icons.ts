import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const VIRTUAL = "virtual:icons";
const RESOLVED = `\0${VIRTUAL}`;

/** A path may begin with a relative move; behind another shape it would start from that one's end. */
const FIRST_MOVE = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(?=(-?[\d.])?)/;

type Attributes = Record<string, string>;

/** One shape of an icon as path data, so that an icon is a single string and needs no markup at run time. */
function pathData(tag: string, at: Attributes): string {
  const n = (name: string): number => Number(at[name] ?? 0);
  switch (tag) {
    case "path":
      return (at.d ?? "").replace(
        FIRST_MOVE,
        (_, x: string, y: string, more?: string) => `M${x} ${y}${more ? "l" : ""}`,
      );
    case "line":
      return `M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`;
    case "circle": {
      const r = n("r");
      return `M${n("cx") - r} ${n("cy")}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    }
    case "rect": {
      const [x, y, w, h, r] = [n("x"), n("y"), n("width"), n("height"), n("rx")];
      return (
        `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
        `h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}`
      );
    }
    case "polyline":
    case "polygon":
      return `M${(at.points ?? "").trim().replace(/\s+/g, "L")}${tag === "polygon" ? "z" : ""}`;
    default:
      throw new Error(`an icon holds <${tag}>, which tools/icons.ts does not draw`);
  }
}

/** All shapes of an SVG file as one path. */
export function iconPath(svg: string): string {
  const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.indexOf("</svg>"));
  const shapes = [...body.matchAll(/<([a-z]+)([^>]*?)\/>/g)];
  return shapes
    .map(([, tag = "", attributes = ""]) =>
      pathData(tag, Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v]))),
    )
    .join("");
}

/** Provides `virtual:icons`: the path of every named icon of lucide-static. */
export function icons(names: readonly string[]): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: "hoteki-icons",
    resolveId: (id) => (id === VIRTUAL ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const paths = names.map((name) => [
        name,
        iconPath(readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), "utf8")),
      ]);
      return `export const icons = ${JSON.stringify(Object.fromEntries(paths))};`;
    },
  };
}
