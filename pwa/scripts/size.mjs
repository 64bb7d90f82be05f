// Weighs the built app and fails when it grows beyond its budgets (bytes; gzip level 9 unless raw).
import { readdirSync, readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const root = new URL("../../server/src/hoteki_server/static/", import.meta.url);
const read = (path) => readFileSync(new URL(path, root));
const gz = (path) => gzipSync(read(path), { level: 9 }).length;

/** A module and everything it imports before it runs. */
function withImports(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  const source = read(path).toString();
  for (const [, next] of source.matchAll(
    /(?:^|[;}\s])(?:import|export)(?:[^"'()]*?from)?\s*["']\.\/([^"']+\.js)["']/g,
  )) {
    withImports(`assets/${next}`, found);
  }
  return found;
}

const sum = (paths, weigh) => [...paths].reduce((total, path) => total + weigh(path), 0);

const html = read("index.html").toString();
const entry = /<script type="module"[^>]*src="\/([^"]+)"/.exec(html)?.[1];
const assets = readdirSync(new URL("assets/", root)).map((name) => `assets/${name}`);
const engine = assets.find((path) => /\/engine-[^/]+\.js$/.test(path));
if (!entry || !engine) throw new Error("the build has no entry or no engine");

const paint = withImports(entry);
const answer = withImports(engine, new Set(paint));
const precached = [
  ...read("sw.js")
    .toString()
    .matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g),
].map(([, url]) => url);
if (precached.length === 0) throw new Error("sw.js lists no files");

const rows = [
  ["JS until the box is there", sum(paint, gz), 25_000],
  ["JS until the first answer", sum(answer, gz), 25_000],
  [
    "all CSS",
    sum(
      assets.filter((path) => path.endsWith(".css")),
      gz,
    ),
    10_000,
  ],
  ["sw.js", gz("sw.js"), 2_000],
  ["precache (raw)", sum(precached, (path) => statSync(new URL(path, root)).size), 250_000],
];

let over = false;
for (const [name, size, budget] of rows) {
  if (size > budget) over = true;
  console.log(`${size > budget ? "OVER" : "ok  "}  ${name.padEnd(28)} ${String(size).padStart(7)} of ${budget}`);
}
process.exit(over ? 1 : 0);
