import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Catalogue, Site, Stored } from "../../src/lib/types";

/** The contract's example catalogues as release files, compiled by the SDK: the phone never compiles TOML. */
export interface Compiled {
  readonly catalogues: Readonly<Record<string, Stored<Catalogue>>>;
  readonly site: Stored<Site>;
}

export function readCompiled(): Compiled {
  const python = fileURLToPath(new URL("../../../.venv/bin/python", import.meta.url));
  const cwd = fileURLToPath(new URL("../../../tests", import.meta.url));
  return JSON.parse(execFileSync(python, ["-m", "parity.compiled_vectors"], { cwd, encoding: "utf-8" }));
}
