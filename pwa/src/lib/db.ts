/**
 * What the app keeps on this device: the files of a release, and small records (settings, drafts, clock, manifest).
 *
 * Nothing here is lost knowledge: a release can be fetched again, so it gives way first when the disk is full.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

const NAME = "hoteki";
const VERSION = 1;

/** Where things are kept: `disk`, only `memory` (private mode, no IndexedDB), `full`, or `blocked` by another tab. */
export type StorageState = "disk" | "memory" | "full" | "blocked";

/** A file of a release as it was fetched; `text` is its JSON. */
export interface StoredFile {
  readonly sha256: string;
  readonly text: string;
}

/** The keeping place of the app; both implementations behave the same except that memory ends with the page. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** The stored files among `hashes`, by hash. */
  files(hashes: readonly string[]): Promise<Map<string, string>>;
  /** Puts `files` and `records` and drops every file not in `keep`, all or nothing. */
  switchFiles(files: readonly StoredFile[], keep: readonly string[], records: Record<string, unknown>): Promise<void>;
}

interface Schema extends DBSchema {
  files: { key: string; value: StoredFile };
  records: { key: string; value: unknown };
}

/** A store that ends with the page. */
export function memoryStore(): Store {
  const records = new Map<string, unknown>();
  const files = new Map<string, string>();
  return {
    get: async <T>(key: string) => records.get(key) as T | undefined,
    set: async (key, value) => void records.set(key, value),
    remove: async (key) => void records.delete(key),
    files: async (hashes) => {
      const found = new Map<string, string>();
      for (const hash of hashes) {
        const text = files.get(hash);
        if (text !== undefined) found.set(hash, text);
      }
      return found;
    },
    switchFiles: async (fresh, keep, changed) => {
      for (const file of fresh) files.set(file.sha256, file.text);
      for (const hash of files.keys()) if (!keep.includes(hash)) files.delete(hash);
      for (const [key, value] of Object.entries(changed)) records.set(key, value);
    },
  };
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Whether `error` says that the device has no room left. */
export function isFull(error: unknown): boolean {
  return isNamed(error, "QuotaExceededError");
}

async function open(onState: (state: StorageState) => void, onLost: () => void): Promise<IDBPDatabase<Schema>> {
  const callbacks = {
    // Migrations only ever add, so that an older app can still read what a newer one wrote.
    upgrade(db: IDBPDatabase<Schema>): void {
      if (!db.objectStoreNames.contains("files")) db.createObjectStore("files", { keyPath: "sha256" });
      if (!db.objectStoreNames.contains("records")) db.createObjectStore("records");
    },
    blocked: () => onState("blocked"),
    // A newer app in another tab wants to upgrade: give way at once, the next use opens again.
    blocking: (_old: number, _new: number | null, event: IDBVersionChangeEvent) => {
      (event.target as IDBDatabase | null)?.close();
      onLost();
    },
    terminated: onLost,
  };
  try {
    return await openDB<Schema>(NAME, VERSION, callbacks);
  } catch (error) {
    // The app was rolled back: take the newer database as it stands.
    if (isNamed(error, "VersionError")) return openDB<Schema>(NAME, undefined, callbacks);
    throw error;
  }
}

function diskStore(first: IDBPDatabase<Schema>, reopen: () => Promise<IDBPDatabase<Schema>>): Store & { lost(): void } {
  let current: Promise<IDBPDatabase<Schema>> | null = Promise.resolve(first);

  /** Runs `work`, once more on a fresh connection when the old one was closed under us (iOS after sleep). */
  async function withDb<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    current ??= reopen();
    try {
      return await work(await current);
    } catch (error) {
      if (!isNamed(error, "InvalidStateError")) throw error;
      current = reopen();
      return work(await current);
    }
  }

  return {
    lost: () => {
      current = null;
    },
    get: <T>(key: string) => withDb(async (db) => (await db.get("records", key)) as T | undefined),
    set: (key, value) => withDb(async (db) => void (await db.put("records", value, key))),
    remove: (key) => withDb((db) => db.delete("records", key)),
    files: (hashes) =>
      withDb(async (db) => {
        const found = new Map<string, string>();
        const tx = db.transaction("files");
        await Promise.all(
          hashes.map(async (hash) => {
            const file = await tx.store.get(hash);
            if (file) found.set(hash, file.text);
          }),
        );
        return found;
      }),
    switchFiles: (fresh, keep, changed) =>
      withDb(async (db) => {
        const tx = db.transaction(["files", "records"], "readwrite");
        const files = tx.objectStore("files");
        const records = tx.objectStore("records");
        const kept = new Set(keep);
        const work: Promise<unknown>[] = [];
        try {
          for (const key of await files.getAllKeys()) if (!kept.has(key)) work.push(files.delete(key));
          for (const file of fresh) work.push(files.put(file));
          for (const [key, value] of Object.entries(changed)) work.push(records.put(value, key));
        } catch (error) {
          // A value that cannot be cloned throws here, and what was put before it must not be committed.
          tx.abort();
          await Promise.allSettled([...work, tx.done]);
          throw error;
        }
        // A failed write rejects its own promise before the transaction's; both must be awaited.
        const results = await Promise.allSettled([...work, tx.done]);
        const failed = results.find((result) => result.status === "rejected");
        if (failed) throw failed.reason;
      }),
  };
}

/** Opens the device's store; where there is none, one in memory, and `onState` hears which. */
export async function openStore(onState: (state: StorageState) => void): Promise<Store> {
  let lost = (): void => {};
  const connect = (): Promise<IDBPDatabase<Schema>> => open(onState, () => lost());
  try {
    const store = diskStore(await connect(), connect);
    lost = store.lost;
    onState("disk");
    return store;
  } catch {
    onState("memory");
    return memoryStore();
  }
}
