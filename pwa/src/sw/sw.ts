/// <reference lib="webworker" />
/** Keeps the app's shell on the device; data lives in IndexedDB and is none of its business. */
export {};

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly { url: string; revision: string | null }[];
};

const PREFIX = "shell-";
const entries = self.__WB_MANIFEST;

/** Path → cache key; a file without a hash in its name carries its revision in the key. */
const keys = new Map(
  entries.map(({ url, revision }) => [`/${url}`, revision ? `/${url}?rev=${revision}` : `/${url}`] as const),
);

/** FNV-1a over all keys: the same files, the same cache. */
const cacheName =
  PREFIX +
  [...keys.values()]
    .join()
    .split("")
    .reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619) >>> 0, 2166136261)
    .toString(36);

async function store(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    [...keys].map(async ([path, key]) => {
      // Unchanged files come from the shell of the version before.
      const known = await caches.match(key, { ignoreVary: true });
      const response = known ?? (await fetch(path, { cache: "reload", redirect: "error" }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(key, response);
    }),
  );
}

async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== cacheName) await caches.delete(name);
  await self.clients.claim();
}

async function fromCache(key: string, request: Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(key, { ignoreVary: true })) ?? fetch(request);
}

const OWN = /^\/(?:api|staff|embed|health|metrics)(?:\/|$)/;

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || OWN.test(url.pathname)) return;
  const shell = request.mode === "navigate" && !/\.[a-z]+$/i.test(url.pathname);
  const key = keys.get(shell ? "/index.html" : (url.pathname as `/${string}`));
  if (key) event.respondWith(fromCache(key, request));
});
