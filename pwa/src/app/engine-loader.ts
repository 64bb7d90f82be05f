import { signal } from "@preact/signals";

type Engine = typeof import("./engine.ts");

/** What answers, once its file is here. */
export const engine = signal<Engine | null>(null);

let loading: Promise<Engine> | null = null;

/** Loads the engine once; a failed attempt may be repeated. */
export function loadEngine(): Promise<Engine> {
  loading ??= import("./engine.ts").then(
    (module) => {
      engine.value = module;
      return module;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
