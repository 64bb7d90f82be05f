import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

// The same bundler and the same target as the app, so that what is compared is what a phone runs.
const [out] = process.argv.slice(2);
await build({
  configFile: false,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  logLevel: "warn",
  build: {
    ssr: fileURLToPath(new URL("serve.mjs", import.meta.url)),
    target: ["chrome87", "safari14"],
    outDir: dirname(out),
    emptyOutDir: false,
    rollupOptions: { output: { format: "es", entryFileNames: basename(out) } },
  },
});
