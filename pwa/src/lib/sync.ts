/**
 * Brings the published release to this device: the manifest by ETag, changed files only, each checked against its
 * hash, and all of it switched in one transaction.
 */
import { isFull, type Store, type StoredFile } from "./db.ts";
import { CONTRACT, type Language } from "./types.ts";

/** One file of a release; its content is at `/api/v1/bundle/{sha256}.json`. */
export interface ReleaseFile {
  readonly kind: "site" | "guidance" | "system";
  readonly id?: string;
  readonly lang?: Language;
  readonly sha256: string;
  readonly bytes: number;
}

/** What `GET /api/v1/release` says. */
export interface Manifest {
  readonly contract: number;
  readonly release: number;
  readonly publishedAt: string;
  readonly association: string;
  readonly languages: readonly Language[];
  readonly files: readonly ReleaseFile[];
  readonly digest: string;
}

/** A release and the text of the files that were asked for. */
export interface Held {
  readonly manifest: Manifest;
  readonly texts: ReadonlyMap<string, string>;
}

/** How an attempt ended. `full`: the release is in use but could not be kept; `contract`: this app is too old or new. */
export type Outcome =
  | { readonly kind: "same"; readonly date: string | null }
  | { readonly kind: "new"; readonly date: string | null; readonly held: Held; readonly full: boolean }
  | { readonly kind: "offline" }
  | { readonly kind: "broken"; readonly reason: string }
  | { readonly kind: "contract"; readonly contract: number };

/** The world that syncing touches; `fetch` rejects when there is no network. */
export interface Ports {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly store: Store;
  readonly sha256: (bytes: ArrayBuffer) => Promise<string>;
}

const MANIFEST = "manifest";
const ETAG = "manifest-etag";
const PATIENCE = 15_000;

/** The files of `manifest` that a reader of `lang` needs; Japanese is the fallback of every language. */
export function wanted(manifest: Manifest, lang: Language): ReleaseFile[] {
  return manifest.files.filter((file) => file.kind !== "guidance" || file.lang === "ja" || file.lang === lang);
}

function isManifest(value: unknown): value is Manifest {
  const data = value as Partial<Manifest> | null;
  return typeof data?.contract === "number" && typeof data.release === "number" && Array.isArray(data.files);
}

/** The release that is kept on this device, or null before the first complete visit. */
export async function held(store: Store, lang: Language): Promise<Held | null> {
  const manifest = await store.get<Manifest>(MANIFEST);
  if (manifest === undefined || manifest.contract !== CONTRACT) return null;
  const needed = wanted(manifest, lang);
  const texts = await store.files(needed.map((file) => file.sha256));
  const complete = needed.every((file) => texts.has(file.sha256) || (file.kind === "guidance" && file.lang !== "ja"));
  return complete ? { manifest, texts } : null;
}

/** A failed fetch of one file, with what went wrong. */
class Broken extends Error {}

async function bundle(ports: Ports, file: ReleaseFile): Promise<StoredFile> {
  const response = await ports.fetch(`/api/v1/bundle/${file.sha256}.json`, { signal: timeout() });
  if (!response.ok) throw new Broken(`bundle ${file.sha256.slice(0, 8)}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await ports.sha256(bytes)) !== file.sha256) throw new Broken(`bundle ${file.sha256.slice(0, 8)}: hash`);
  return { sha256: file.sha256, text: new TextDecoder().decode(bytes) };
}

/** A signal that ends a request which hangs; written out for browsers without `AbortSignal.timeout`. */
function timeout(): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE);
  (timer as { unref?: () => void }).unref?.();
  return controller.signal;
}

/**
 * Asks the server once. `current` is the release in use, by which a full device goes on without a place to keep it.
 *
 * The ETag is sent by hand, so that the answer (304 too) comes from the network and its `Date` can be believed.
 */
export async function sync(ports: Ports, lang: Language, current: Held | null): Promise<Outcome> {
  const etag = current === null ? undefined : await ports.store.get<string>(ETAG);
  let response: Response;
  try {
    response = await ports.fetch("/api/v1/release", {
      cache: "no-store",
      headers: etag === undefined ? {} : { "If-None-Match": etag },
      signal: timeout(),
    });
  } catch {
    return { kind: "offline" };
  }
  const date = response.headers.get("Date");
  let manifest: unknown = current?.manifest;
  if (response.status !== 304) {
    if (!response.ok) return { kind: "offline" };
    // A login page of someone's Wi-Fi also answers 200; only our own manifest counts as being online.
    manifest = await response.json().catch(() => null);
  }
  if (!isManifest(manifest)) return { kind: "offline" };
  if (manifest.contract !== CONTRACT) return { kind: "contract", contract: manifest.contract };

  const needed = wanted(manifest, lang);
  const texts = new Map(await ports.store.files(needed.map((file) => file.sha256)));
  for (const [hash, text] of current?.texts ?? []) texts.set(hash, text);
  const missing = needed.filter((file) => !texts.has(file.sha256));
  const fresh = response.headers.get("ETag");
  if (
    missing.length === 0 &&
    manifest.release === current?.manifest.release &&
    manifest.digest === current.manifest.digest
  ) {
    if (fresh !== null && fresh !== etag) await ports.store.set(ETAG, fresh).catch(() => undefined);
    return { kind: "same", date };
  }

  let files: StoredFile[];
  try {
    files = await Promise.all(missing.map((file) => bundle(ports, file)));
  } catch (error) {
    if (error instanceof Broken) return { kind: "broken", reason: error.message };
    return { kind: "offline" };
  }
  for (const file of files) texts.set(file.sha256, file.text);
  const next: Held = { manifest, texts: new Map(needed.map((file) => [file.sha256, texts.get(file.sha256) ?? ""])) };
  const keep = manifest.files.map((file) => file.sha256);
  const all = needed.map((file) => ({ sha256: file.sha256, text: texts.get(file.sha256) ?? "" }));
  try {
    await ports.store.switchFiles(all, keep, { [MANIFEST]: manifest, [ETAG]: fresh ?? undefined });
  } catch (error) {
    return { kind: "new", date, held: next, full: isFull(error) };
  }
  return { kind: "new", date, held: next, full: false };
}

/** The SHA-256 of `bytes` in lower-case hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
