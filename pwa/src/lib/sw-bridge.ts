/** The only module that touches the service worker's interface. */
import { signal } from "@preact/signals";

/** A newer app waits for the user's word. */
export const updateWaiting = signal(false);

/** The shell of the app is stored on this device. */
export const shellStored = signal(false);

let waiting: ServiceWorker | null = null;
let accepted = false;
let lastCheck = 0;

const HOUR = 60 * 60 * 1000;

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** `/sw.js` as the strict policy wants it; the policy admits this one address and no other. */
function workerUrl(): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const rules = {
    createScriptURL(url: string): string {
      if (url !== "/sw.js") throw new TypeError("only /sw.js may be registered");
      return url;
    },
  };
  return policies ? policies.createPolicy("hoteki-sw", rules).createScriptURL("/sw.js") : "/sw.js";
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (): void => {
    waiting = registration.waiting;
    // Without a controller this is the first visit: nothing is being replaced.
    updateWaiting.value = waiting !== null && navigator.serviceWorker.controller !== null;
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lastCheck < HOUR) return;
    lastCheck = Date.now();
    registration.update().catch(() => undefined);
  });
}

/** Registers the service worker; where there is none the app works on without it. */
export async function startServiceWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (accepted) {
      accepted = false;
      location.reload();
    }
  });
  // A page that a worker controls was served from the stored shell.
  shellStored.value = navigator.serviceWorker.controller !== null;
  try {
    lastCheck = Date.now();
    watch(await navigator.serviceWorker.register(workerUrl(), { scope: "/", updateViaCache: "none" }));
    await navigator.serviceWorker.ready;
    shellStored.value = true;
  } catch {
    shellStored.value = false;
  }
}

/** Lets the waiting app take over; the page reloads once it has. */
export function acceptUpdate(): void {
  accepted = true;
  waiting?.postMessage("take-over");
}

/** Removes the app's shell but nothing that the user or a release put on this device, and loads it anew. */
export async function resetShell(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
  if ("caches" in globalThis) await Promise.all((await caches.keys()).map((key) => caches.delete(key)));
  location.replace("/");
}
