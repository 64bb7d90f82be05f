import { signal } from "@preact/signals";

const query = typeof matchMedia === "function" ? matchMedia("(min-width: 1000px)") : null;

/** Whether there is room for two columns. */
export const wide = signal(query?.matches ?? false);

query?.addEventListener?.("change", (event) => {
  wide.value = event.matches;
});
