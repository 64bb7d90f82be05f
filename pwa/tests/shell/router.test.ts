import { describe, expect, test } from "vitest";
import { answerPath, conditionPath, flowPath, mayStandInAddress, routeOf, type Seen } from "../../src/lib/router.ts";

const at = (path: string) => routeOf(new URL(path, "https://example.test"));
const seen = (part: Partial<Seen>): Seen => ({ system: "sf-ns", answers: {}, context: {}, ...part });

describe("reading an address", () => {
  test("the root is home, with a text that another app shared", () => {
    expect(at("/")).toEqual({ view: "home", text: null });
    expect(at("/?text=登録不備")).toEqual({ view: "home", text: "登録不備" });
  });

  test("a deep link names system and code or label", () => {
    expect(at("/c/e-hoteki?code=127")).toEqual({
      view: "answer",
      seen: { ...seen({ code: "127" }), system: "e-hoteki" },
    });
    expect(at("/c/e-hoteki/127")).toEqual({ view: "answer", seen: { ...seen({ code: "127" }), system: "e-hoteki" } });
    expect(at("/c/sf-ns?label=登録完了")).toEqual({ view: "answer", seen: seen({ label: "登録完了" }) });
  });

  test("answers and context come back as they went", () => {
    const path = answerPath(seen({ code: "127", answers: { "jibai.wait": "no" }, context: { certificate: "vendor" } }));
    expect(at(path)).toEqual({
      view: "answer",
      seen: seen({ code: "127", answers: { "jibai.wait": "no" }, context: { certificate: "vendor" } }),
    });
  });

  test("a condition and a flow have addresses of their own", () => {
    expect(at(conditionPath("cert.created", "sf-ns"))).toEqual({
      view: "condition",
      id: "cert.created",
      system: "sf-ns",
      context: {},
    });
    expect(at(flowPath("before-you-call", { what: "cert" }))).toEqual({
      view: "flow",
      id: "before-you-call",
      answers: { what: "cert" },
    });
  });

  test.each(["check", "deadlines", "hours"])("/%s is a page of its own, whatever its query says", (name) => {
    expect(at(`/${name}?field=kana`)).toEqual({ view: name });
  });

  test.each(["/nothing", "/c", "/c/a/b/c", "/flow", "/settings/x"])("%s is no page", (path) => {
    expect(at(path)).toEqual({ view: "missing" });
  });

  test("a broken escape does not break the app", () => {
    expect(at("/c/%E3%81?code=1").view).toBe("answer");
  });
});

describe("keeping a paste out of the address", () => {
  test.each(["登録不備", "１２７", "エラー127 自賠責"])("%s may stand in it", (text) => {
    expect(mayStandInAddress(text)).toBe(true);
  });

  test.each(["NZE141-1234567", "沖縄500あ12-34", "山田様", "一行目\n二行目", "あ".repeat(61)])("%s may not", (text) => {
    expect(mayStandInAddress(text)).toBe(false);
    expect(answerPath(seen({ text }))).toBe("/c/sf-ns?");
  });

  test("a text that was kept beside the address is part of what was seen", () => {
    expect(routeOf(new URL("https://example.test/c/sf-ns?"), "一行目\n二行目")).toEqual({
      view: "answer",
      seen: seen({ text: "一行目\n二行目" }),
    });
  });
});
