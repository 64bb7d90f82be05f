import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isFull, memoryStore, openStore, type StorageState, type Store } from "../../src/lib/db.ts";

const file = (name: string) => ({ sha256: name, text: `"${name}"` });

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function opened(): Promise<{ store: Store; states: StorageState[] }> {
  const states: StorageState[] = [];
  const store = await openStore((state) => states.push(state));
  return { store, states };
}

describe.each([
  ["disk", async () => (await opened()).store],
  ["memory", async () => memoryStore()],
])("a store on %s", (_, make) => {
  test("records come back as they were put and go when removed", async () => {
    const store = await make();
    await store.set("settings", { lang: "vi" });
    expect(await store.get("settings")).toEqual({ lang: "vi" });
    await store.remove("settings");
    expect(await store.get("settings")).toBeUndefined();
  });

  test("a switch brings the new files and drops what no release names", async () => {
    const store = await make();
    await store.switchFiles([file("a"), file("b")], ["a", "b"], { manifest: 1 });
    await store.switchFiles([file("c")], ["b", "c"], { manifest: 2 });
    expect(await store.files(["a", "b", "c"])).toEqual(
      new Map([
        ["b", '"b"'],
        ["c", '"c"'],
      ]),
    );
    expect(await store.get("manifest")).toBe(2);
  });
});

describe("a store on disk", () => {
  test("everything is there again after the app was closed", async () => {
    const first = await opened();
    await first.store.switchFiles([file("a")], ["a"], { manifest: 7 });
    const second = await opened();
    expect(second.states).toEqual(["disk"]);
    expect(await second.store.files(["a"])).toEqual(new Map([["a", '"a"']]));
  });

  test("a switch that fails halfway changes nothing", async () => {
    const { store } = await opened();
    await store.switchFiles([file("a")], ["a"], { manifest: 1 });
    const unclonable = { manifest: () => "a function cannot be stored" };
    await expect(store.switchFiles([file("b")], ["b"], unclonable)).rejects.toThrow();
    expect(await store.files(["a", "b"])).toEqual(new Map([["a", '"a"']]));
    expect(await store.get("manifest")).toBe(1);
  });

  test("an app that was rolled back reads the newer database", async () => {
    const first = await opened();
    await first.store.set("settings", { lang: "en" });
    const newer = await openDB("hoteki", 9);
    newer.close();
    const { store, states } = await opened();
    expect(states).toEqual(["disk"]);
    expect(await store.get("settings")).toEqual({ lang: "en" });
  });

  test("it gives way to a newer app in another tab and opens again for its next use", async () => {
    const { store } = await opened();
    await store.set("settings", 1);
    const newer = await openDB("hoteki", 5);
    newer.close();
    expect(await store.get("settings")).toBe(1);
  });

  test("without a working database the app goes on in memory and says so", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("private mode", "SecurityError");
      },
    });
    const { store, states } = await opened();
    expect(states).toEqual(["memory"]);
    await store.set("settings", 1);
    expect(await store.get("settings")).toBe(1);
  });
});

test("a full device is told from every other failure", () => {
  expect(isFull(new DOMException("", "QuotaExceededError"))).toBe(true);
  expect(isFull(new DOMException("", "AbortError"))).toBe(false);
});
