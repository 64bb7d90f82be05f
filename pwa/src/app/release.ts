/** The release in use: read from this device, brought up to date from the network. */
import { computed, signal } from "@preact/signals";
import { type ClockState, judge, type Measurement, measure } from "../lib/clock.ts";
import type { StorageState, Store } from "../lib/db.ts";
import { shellStored } from "../lib/sw-bridge.ts";
import { type Held, held, type Outcome, sha256, sync } from "../lib/sync.ts";
import type { Language } from "../lib/types.ts";
import { loadEngine } from "./engine-loader.ts";
import { settings } from "./settings.ts";
import type { Shelf } from "./shelf.ts";

/** Everything to answer with; null until a release is here. */
export const shelf = signal<Shelf | null>(null);

/** `loading` until the device was looked at; `empty`: nothing stored and nothing fetched yet. */
export const phase = signal<"loading" | "empty" | "ready">("loading");

export const storage = signal<StorageState>("disk");
export const online = signal(typeof navigator === "undefined" || navigator.onLine);
export const lastSync = signal<number | null>(null);
export const contractMismatch = signal(false);

/** The device's time, moved on every half minute and on every return to the app. */
export const deviceNow = signal(Date.now());

const measurement = signal<Measurement | null>(null);

/** Whether the device's clock may be believed now. */
export const clock = computed<ClockState>(() => judge(measurement.value, deviceNow.value));

/** The server's time as well as we know it. */
export const now = computed(() => deviceNow.value + (measurement.value?.offset ?? 0));

/** Shell, site, guidance and systems are all on this device. */
export const offlineReady = computed(
  () => shellStored.value && shelf.value !== null && storage.value !== "memory" && storage.value !== "full",
);

const MINUTE = 60_000;

let store: Store | null = null;
let current: Held | null = null;
let running: Promise<Outcome | null> | null = null;

async function use(next: Held, lang: Language): Promise<void> {
  const { buildShelf } = await loadEngine();
  current = next;
  shelf.value = buildShelf(next, lang);
  phase.value = "ready";
}

async function once(): Promise<Outcome | null> {
  if (store === null) return null;
  const lang = settings.value.lang;
  const asked = Date.now();
  const outcome = await sync({ fetch: (path, init) => fetch(path, init), store, sha256 }, lang, current);
  online.value = outcome.kind !== "offline";
  contractMismatch.value = outcome.kind === "contract";
  if (outcome.kind === "new" || outcome.kind === "same") {
    const measured = measure(outcome.date, asked, Date.now());
    // A slow line makes the comparison worth little; an older good one is better.
    if (measured !== null && measured.at - asked < 10_000) {
      measurement.value = measured;
      store.set("clock", measured).catch(() => undefined);
    }
    lastSync.value = Date.now();
    store.set("last-sync", lastSync.value).catch(() => undefined);
    deviceNow.value = Date.now();
  }
  if (outcome.kind === "new") {
    await use(outcome.held, lang);
    if (outcome.full) storage.value = "full";
    else if (storage.value === "full") storage.value = "disk";
  }
  if (phase.value === "loading") phase.value = "empty";
  return outcome;
}

/** Asks the server for a newer release; calls that overlap share one attempt. */
export function refresh(): Promise<Outcome | null> {
  running ??= once()
    .catch(() => {
      // A file of the app itself is missing: what is on show stays, and the next attempt may find it.
      if (phase.value === "loading") phase.value = "empty";
      return null;
    })
    .finally(() => {
      running = null;
    });
  return running;
}

/** Builds the answers again in another language, fetching its texts where they are missing. */
export async function changeLanguage(lang: Language): Promise<void> {
  const kept = store === null ? null : await held(store, lang).catch(() => null);
  if (kept !== null) await use(kept, lang);
  await refresh();
}

/** Shows what this device holds, then keeps it fresh: on focus, when the network returns, and every minute. */
export async function startRelease(from: Store): Promise<void> {
  store = from;
  const [kept, measured, synced] = await Promise.all([
    held(from, settings.value.lang).catch(() => null),
    from.get<Measurement>("clock").catch(() => undefined),
    from.get<number>("last-sync").catch(() => undefined),
  ]);
  measurement.value = measured ?? null;
  lastSync.value = synced ?? null;
  if (kept !== null) await use(kept, settings.value.lang).catch(() => undefined);
  void refresh();
  setInterval(() => {
    if (document.visibilityState === "visible") void refresh();
  }, MINUTE);
  setInterval(() => {
    deviceNow.value = Date.now();
  }, MINUTE / 2);
  const wake = (): void => {
    deviceNow.value = Date.now();
    void refresh();
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) wake();
  });
  addEventListener("online", wake);
  addEventListener("offline", () => {
    online.value = false;
  });
}
