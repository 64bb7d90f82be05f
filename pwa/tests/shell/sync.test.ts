import { describe, expect, test } from "vitest";
import { memoryStore, type Store } from "../../src/lib/db.ts";
import { type Held, held, type Manifest, type Ports, type ReleaseFile, sha256, sync } from "../../src/lib/sync.ts";

const DATE = "Sat, 21 Nov 2026 10:50:00 GMT";

async function hash(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text).buffer as ArrayBuffer);
}

/** A server with one release, which counts what it is asked for. */
class Server {
  readonly asked: string[] = [];
  readonly files = new Map<string, string>();
  manifest: Manifest | null = null;
  etag = "";
  down = false;
  portal = false;

  async publish(release: number, contents: readonly { file: Partial<ReleaseFile>; text: string }[]): Promise<void> {
    const files: ReleaseFile[] = [];
    for (const { file, text } of contents) {
      const sha = await hash(text);
      this.files.set(sha, text);
      files.push({ kind: "system", ...file, sha256: sha, bytes: text.length });
    }
    const digest = await hash(JSON.stringify(files));
    const languages = ["ja", "en"] as const;
    this.manifest = { contract: 1, release, publishedAt: "", association: "okinawa", languages, files, digest };
    this.etag = `"${release}"`;
  }

  readonly fetch = async (path: string, init?: RequestInit): Promise<Response> => {
    this.asked.push(path);
    if (this.down) throw new TypeError("no network");
    if (this.portal) return new Response("<html>Wi-Fi login</html>", { status: 200, headers: { Date: DATE } });
    if (path === "/api/v1/release") {
      const headers = { ETag: this.etag, Date: DATE };
      const known = new Headers(init?.headers).get("If-None-Match");
      if (known === this.etag) return new Response(null, { status: 304, headers });
      return new Response(JSON.stringify(this.manifest), { status: 200, headers });
    }
    const text = this.files.get(/bundle\/([0-9a-f]+)\.json/.exec(path)?.[1] ?? "");
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  };
}

const FIRST = [
  { file: { kind: "site" }, text: '{"site":1}' },
  { file: { kind: "guidance", lang: "ja" }, text: '{"ja":1}' },
  { file: { kind: "guidance", lang: "en" }, text: '{"en":1}' },
  { file: { id: "airas" }, text: '{"airas":1}' },
] as const;

async function ready(): Promise<{ server: Server; store: Store; ports: Ports; current: Held }> {
  const server = new Server();
  await server.publish(1, FIRST);
  const store = memoryStore();
  const ports = { fetch: server.fetch, store, sha256 };
  const outcome = await sync(ports, "ja", null);
  if (outcome.kind !== "new") throw new Error(outcome.kind);
  server.asked.length = 0;
  return { server, store, ports, current: outcome.held };
}

describe("bringing a release to the device", () => {
  test("the first visit fetches what a reader of Japanese needs and keeps it", async () => {
    const { store, current } = await ready();
    const again = await held(store, "ja");
    expect(again?.manifest.release).toBe(1);
    expect([...(again?.texts.values() ?? [])].sort()).toEqual(['{"airas":1}', '{"ja":1}', '{"site":1}']);
    expect(current.texts).toEqual(again?.texts);
  });

  test("an unchanged release costs one conditional request", async () => {
    const { server, ports, current } = await ready();
    expect(await sync(ports, "ja", current)).toEqual({ kind: "same", date: DATE });
    expect(server.asked).toEqual(["/api/v1/release"]);
  });

  test("a new release fetches only the files that changed", async () => {
    const { server, ports, current } = await ready();
    await server.publish(2, [...FIRST.slice(0, 3), { file: { id: "airas" }, text: '{"airas":2}' }]);
    const outcome = await sync(ports, "ja", current);
    expect(outcome.kind).toBe("new");
    expect(server.asked).toEqual(["/api/v1/release", `/api/v1/bundle/${await hash('{"airas":2}')}.json`]);
  });

  test("the same content under a new number is a new release without a download", async () => {
    const { server, ports, current } = await ready();
    await server.publish(2, FIRST);
    const outcome = await sync(ports, "ja", current);
    expect(outcome.kind === "new" && outcome.held.manifest.release).toBe(2);
    expect(server.asked).toEqual(["/api/v1/release"]);
  });

  test("another language fetches its guidance even when the release is the same", async () => {
    const { server, ports, current } = await ready();
    const outcome = await sync(ports, "en", current);
    expect(outcome.kind === "new" && [...outcome.held.texts.values()].sort()).toEqual([
      '{"airas":1}',
      '{"en":1}',
      '{"ja":1}',
      '{"site":1}',
    ]);
    expect(server.asked).toEqual(["/api/v1/release", `/api/v1/bundle/${await hash('{"en":1}')}.json`]);
  });

  test("a device that only has Japanese still opens in another language", async () => {
    const { store } = await ready();
    expect((await held(store, "en"))?.manifest.release).toBe(1);
  });

  test("a file whose hash is wrong is refused and the old release stays", async () => {
    const { server, ports, store, current } = await ready();
    await server.publish(2, [...FIRST.slice(0, 3), { file: { id: "airas" }, text: '{"airas":2}' }]);
    server.files.set(await hash('{"airas":2}'), '{"airas":"forged"}');
    expect((await sync(ports, "ja", current)).kind).toBe("broken");
    expect((await held(store, "ja"))?.manifest.release).toBe(1);
  });

  test("no network is offline, and nothing changes", async () => {
    const { server, ports, store, current } = await ready();
    server.down = true;
    expect(await sync(ports, "ja", current)).toEqual({ kind: "offline" });
    expect((await held(store, "ja"))?.manifest.release).toBe(1);
  });

  test("the login page of a Wi-Fi is offline, and its time is not believed", async () => {
    const { server, ports, current } = await ready();
    server.portal = true;
    expect(await sync(ports, "ja", current)).toEqual({ kind: "offline" });
  });

  test("a release of another contract is not used", async () => {
    const { server, ports, current } = await ready();
    await server.publish(2, FIRST);
    if (server.manifest) server.manifest = { ...server.manifest, contract: 2 };
    expect(await sync(ports, "ja", current)).toEqual({ kind: "contract", contract: 2 });
  });

  test("on a full device the new release is used but the old one stays stored", async () => {
    const { server, store, current } = await ready();
    await server.publish(2, [...FIRST.slice(0, 3), { file: { id: "airas" }, text: '{"airas":2}' }]);
    const full: Store = {
      ...store,
      switchFiles: async () => {
        throw new DOMException("", "QuotaExceededError");
      },
    };
    const outcome = await sync({ fetch: server.fetch, store: full, sha256 }, "ja", current);
    expect(outcome.kind === "new" && [outcome.full, outcome.held.manifest.release]).toEqual([true, 2]);
    expect((await held(store, "ja"))?.manifest.release).toBe(1);
  });

  test("what the device lost is fetched again although the manifest is unchanged", async () => {
    const { server, ports, store, current } = await ready();
    await store.switchFiles([], [], {});
    expect(await held(store, "ja")).toBeNull();
    const outcome = await sync(ports, "ja", null);
    expect(outcome.kind).toBe("new");
    expect(server.asked).toHaveLength(4);
    expect(current.manifest.release).toBe(1);
  });
});
