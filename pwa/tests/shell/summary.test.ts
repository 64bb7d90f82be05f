import { describe, expect, test } from "vitest";
import { summaryRows, summaryText } from "../../src/features/handoff/summary.ts";
import { ja } from "../../src/i18n/ja.ts";

const VISIT = {
  at: Date.parse("2026-11-21T19:50:00+09:00"),
  clockTrusted: true,
  release: 41,
  systemName: "e-HOTEKI",
  shown: "127 車台番号 NZE141-1234567",
  title: "自賠責のデータが見つかりません",
  checked: ["証明書番号"],
  answered: [{ ask: "1時間以内ですか", said: "はい" }],
  steps: ["待つ", "送り直す"],
  contact: "システム会社",
};

const rows = (part: Partial<typeof VISIT>, note = "") =>
  summaryRows({ visit: { ...VISIT, ...part }, note, association: "沖縄", appVersion: "1.0.0", words: ja, lang: "ja" });

describe("a hand-off", () => {
  test("tells what was seen, looked at, answered and which version said so", () => {
    expect(summaryText(ja.handoff.title, rows({}))).toBe(
      [
        "保適ナビ まとめ",
        "【日時】2026年11月21日 19:50",
        "【システム】e-HOTEKI",
        "【画面の表示】127 車台番号 ■■■",
        "【案内】自賠責のデータが見つかりません",
        "【見たこと】・証明書番号",
        "【答えたこと】1時間以内ですか → はい",
        "【すること】",
        "1. 待つ",
        "2. 送り直す",
        "【聞く相手】システム会社",
        "【版】第41版 / 保適ナビ 1.0.0 / 沖縄",
      ].join("\n"),
    );
  });

  test("masks what the user adds", () => {
    expect(rows({}, "山田太郎様の車、沖縄500あ1234").find((row) => row.name === ja.handoff.note)?.lines).toEqual([
      "■■■の車、■■■",
    ]);
  });

  test("masks a title that repeats what was typed", () => {
    const title = "「NZE141-1234567」は、まだ一覧にありません。";
    expect(rows({ title }).find((row) => row.name === ja.handoff.meaning)?.lines).toEqual([
      "「■■■」は、まだ一覧にありません。",
    ]);
  });

  test("says when its time is only the device's", () => {
    expect(rows({ clockTrusted: false })[0]?.lines).toEqual(["2026年11月21日 19:50（端末の時刻。未確認）"]);
  });

  test("leaves out what there is nothing to say about", () => {
    const names = rows({ systemName: "", checked: [], answered: [], steps: [], contact: "" }).map((row) => row.name);
    expect(names).toEqual(["日時", "画面の表示", "案内", "版"]);
  });
});
