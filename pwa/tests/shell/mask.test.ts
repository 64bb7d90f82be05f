import { describe, expect, test } from "vitest";
import { mask } from "../../src/lib/mask.ts";

describe("taking cars and people out of a text", () => {
  test.each([
    ["NZE141-1234567 が却下", "■■■ が却下"],
    ["ＮＺＥ１４１－１２３４５６７", "■■■"],
    ["車台番号：NZE141-1234567、区分", "車台番号：■■■、区分"],
    ["沖縄 500 あ 12-34", "■■■"],
    ["沖縄５８０か・・・１", "■■■"],
    ["WBA3A5C50CF256651 の車", "■■■ の車"],
    ["証明書番号 1234567890", "証明書番号 ■■■"],
    ["電話 098-877-7065", "電話 ■■■"],
    ["山田太郎 様より", "■■■より"],
    ["氏名: 山田太郎", "氏名: ■■■"],
  ])("%s", (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  test.each([
    "エラー127",
    "E-127",
    "１２７",
    "登録不備",
    "2026-11-22 19:50",
    "質問 1 / 3",
    "HJS0407E",
    "お客様に渡した標章",
    "手続(交付)完了",
    "20:00まで",
  ])("%s stays as it is", (text) => {
    expect(mask(text)).toBe(text);
  });

  test("masking twice changes nothing more", () => {
    const once = mask("車台番号 NZE141-1234567 山田様 沖縄500あ1234");
    expect(mask(once)).toBe(once);
  });
});
