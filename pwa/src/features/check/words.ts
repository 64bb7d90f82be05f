/** The words of the field checks; they come with the view, not with the app. */
import { computed } from "@preact/signals";
import type { CharacterKind } from "../../lib/charset.ts";
import type { FieldName, Reason } from "../../lib/field-checks.ts";
import { language } from "../../lib/i18n.ts";
import type { Language } from "../../lib/types.ts";

/** What can be checked: one field, or the characters of any text. */
export type Item = FieldName | "characters";

/** How one field is written. */
interface FieldWords {
  readonly name: string;
  readonly rule: string;
}

interface CheckWords {
  readonly item: string;
  readonly kept: string;
  readonly typedHere: string;
  readonly fields: Readonly<Record<Item, FieldWords>>;
  readonly state: Readonly<Record<"ok" | "look" | "wrong", string>>;
  readonly onlyForm: string;
  /** `place` is the association's name: 沖縄. */
  readonly reason: Readonly<Record<Reason, string>> & { readonly branch: (place: string) => string };
  readonly kind: Readonly<Record<CharacterKind, string>>;
  readonly noOutside: string;
  readonly outside: (n: number) => string;
  readonly instead: (other: string) => string;
  readonly leaveOut: string;
  readonly noReplacement: string;
  readonly ofTwo: string;
  readonly suggestion: string;
  readonly use: string;
  readonly fullBlank: string;
  readonly halfBlank: string;
  readonly control: string;
}

const ja: CheckWords = {
  item: "調べる項目",
  kept: "入れた文字は、この画面だけで調べます。送らず、残しません。",
  typedHere: "調べる文字",
  fields: {
    chassis: { name: "車台番号", rule: "車検証のとおりに、ハイフンも入れます。" },
    inspector: {
      name: "検査員コード",
      rule: "数字8桁です。足りない分は、左に0を入れます。第1-12345 なら 00112345 です。",
    },
    factory: {
      name: "整備工場コード",
      rule: "支局コード-指定番号です。OCRシートと同じ形です。札幌の例は 11-1234 です。",
    },
    jibai: { name: "自賠責の証明書番号", rule: "ハイフンと半角スペースは入れません。" },
    kana: { name: "標板文字", rule: "文字のない車は、全角スペースを1つ入れます。" },
    class: { name: "分類番号", rule: "番号のない車は、半角スペースを1つ入れます。" },
    insurer: { name: "保険会社名", rule: "正式な名前か、決まった略称を、全角で入れます。" },
    characters: { name: "使えない文字", rule: "名前や住所から、外字や機種依存文字を探します。" },
  },
  state: { ok: "形は合っています", look: "紙と見比べます", wrong: "直すところがあります" },
  onlyForm: "形だけを見ています。番号が正しいかは、車検証や証明書で見てください。",
  reason: {
    outside: "送れない文字があります。",
    space: "空白が入っています。空白を取ります。",
    "full-width": "全角の文字があります。半角で入れる欄か、見てください（未確認）",
    "half-width": "半角の文字があります。全角で入れます。",
    "hyphen-kind": "ハイフンに似た、別の文字です。半角の - を入れます。",
    "hyphen-missing": "ハイフンがありません。いちばん多い間違いです。車検証を見てください。",
    hyphen: "ハイフンがあります。ハイフンを取ります。",
    "lower-case": "小文字があります。車検証のとおりか、見てください。",
    "letter-o": "英字の O があります。数字の 0 ではないか、見てください。",
    "letter-i": "英字の I か l があります。数字の 1 ではないか、見てください。",
    "other-character": "英数字ではない文字があります。紙のとおりか、見てください。",
    seventeen: "17桁でハイフンがありません。車検証にもハイフンがないか、見てください（未確認）",
    locked: "車台番号は、登録したあとは訂正できません。登録の前に見比べます。",
    "not-digits": "数字ではない文字があります。",
    "too-short": "8桁に足りません。左に0を入れます。",
    "too-long": "桁が多すぎます。紙を見てください。",
    "former-official": "99999999 は、国・自動車技術総合機構・軽検協の検査員だった人のコードです。",
    "only-number": "指定番号だけのようです。前に、支局コードとハイフンを入れます。",
    "digits-unusual": "例の 11-1234 と形が違います。OCRシートを見てください（未確認）",
    "branch-unconfirmed": "",
    branch: (place) => `${place}の支局コードは、まだ登録されていません。OCRシートで見ます（未確認）`,
    "old-number": "前の自賠責の番号が残っていないか、見てください。",
    "blank-full": "文字のない車は、全角スペースを1つ入れます。半角は間違いです。",
    "blank-half": "番号のない車は、半角スペースを1つ入れます。全角は間違いです。",
    "not-one": "文字は1つだけです。",
    letter: "ひらがなではありません。ナンバープレートのとおりか、見てください。",
    "official-name": "正式な名前か、決まった略称か、見てください。",
  },
  kind: {
    nec: "NEC特殊文字",
    "nec-ibm": "NEC選定IBM拡張文字",
    ibm: "IBM拡張文字",
    jisx0212: "JIS補助漢字",
    level3: "第3水準",
    level4: "第4水準",
    jisx0213: "JIS X 0213の記号",
    gaiji: "外字",
    control: "改行・タブなど",
    invisible: "見えない文字",
    variation: "異体字セレクタ",
    mark: "分かれた濁点など",
    broken: "壊れた文字",
    none: "JISにない文字",
  },
  noOutside: "送れない文字はありません。",
  outside: (n) => `送れない文字が ${n}種類あります`,
  instead: (other) => `よく使う置き換え ${other}`,
  leaveOut: "取ります",
  noReplacement: "置き換えは",
  ofTwo: "置き換えてよいかは、車検証の文字と見比べて決めます。",
  suggestion: "この形になります",
  use: "この形を使う（コピー）",
  fullBlank: "全角スペース",
  halfBlank: "半角スペース",
  control: "改行など",
};

const jaEasy: CheckWords = {
  ...ja,
  item: "しらべる ところ",
  kept: "入れた 文字は、どこにも 送りません。のこしません。",
  typedHere: "しらべる 文字",
  fields: {
    chassis: { name: "車台番号", rule: "車検証（しゃけんしょう）と 同じに、ハイフンも 入れます。" },
    inspector: {
      name: "検査員コード",
      rule: "数字 8けたです。たりない ときは、左に 0を 入れます。第1-12345 は 00112345 です。",
    },
    factory: { name: "整備工場コード", rule: "支局コード-指定番号です。OCRシートと 同じです。例は 11-1234 です。" },
    jibai: { name: "自賠責の 証明書番号", rule: "ハイフンと 半角スペースは 入れません。" },
    kana: { name: "標板文字", rule: "文字が ない 車は、全角スペースを 1つ 入れます。" },
    class: { name: "分類番号", rule: "番号が ない 車は、半角スペースを 1つ 入れます。" },
    insurer: { name: "保険会社名", rule: "正しい 名前を、全角で 入れます。" },
    characters: { name: "使えない 文字", rule: "名前や 住所の、送れない 文字を さがします。" },
  },
  state: { ok: "形は 合っています", look: "紙と くらべます", wrong: "なおす ところが あります" },
  onlyForm: "形だけを 見ています。番号は、車検証で 見てください。",
  reason: {
    outside: "送れない 文字が あります。",
    space: "スペースが あります。とります。",
    "full-width": "全角の 文字が あります。紙と くらべます（未確認）",
    "half-width": "半角の 文字が あります。全角で 入れます。",
    "hyphen-kind": "ハイフンに にた 文字です。半角の - を 入れます。",
    "hyphen-missing": "ハイフンが ありません。車検証を 見ます。",
    hyphen: "ハイフンが あります。とります。",
    "lower-case": "小文字が あります。車検証を 見ます。",
    "letter-o": "英字の O が あります。数字の 0 では ありませんか。",
    "letter-i": "英字の I か l が あります。数字の 1 では ありませんか。",
    "other-character": "ちがう 文字が あります。紙を 見ます。",
    seventeen: "17けたで ハイフンが ありません。車検証を 見ます（未確認）",
    locked: "登録した あとは、なおせません。先に くらべます。",
    "not-digits": "数字では ない 文字が あります。",
    "too-short": "8けたに たりません。左に 0を 入れます。",
    "too-long": "けたが 多いです。紙を 見ます。",
    "former-official": "99999999 は、国や 軽検協の 検査員だった 人の コードです。",
    "only-number": "指定番号だけです。前に 支局コードと - を 入れます。",
    "digits-unusual": "11-1234 と 形が ちがいます。OCRシートを 見ます（未確認）",
    "branch-unconfirmed": "",
    branch: (place) => `${place}の 支局コードは、まだ わかりません。OCRシートで 見ます（未確認）`,
    "old-number": "前の 自賠責の 番号では ありませんか。",
    "blank-full": "文字が ない 車は、全角スペースを 1つ 入れます。半角は まちがいです。",
    "blank-half": "番号が ない 車は、半角スペースを 1つ 入れます。全角は まちがいです。",
    "not-one": "文字は 1つだけです。",
    letter: "ひらがなでは ありません。ナンバーを 見ます。",
    "official-name": "正しい 名前か 見ます。",
  },
  noOutside: "送れない 文字は ありません。",
  outside: (n) => `送れない 文字が ${n}種類 あります`,
  instead: (other) => `よく 使う 文字 ${other}`,
  leaveOut: "とります",
  noReplacement: "かわりの 文字は",
  ofTwo: "かえて いいか、車検証の 文字と くらべます。",
  suggestion: "この 形に なります",
  use: "この 形を 使う（コピー）",
};

const en: CheckWords = {
  item: "What to check",
  kept: "What you type stays on this screen. It is not sent and not kept.",
  typedHere: "Text to check",
  fields: {
    chassis: { name: "車台番号 (chassis number)", rule: "Exactly as on the 車検証, with the hyphen." },
    inspector: {
      name: "検査員コード (inspector code)",
      rule: "8 digits, zeros at the left. 第1-12345 becomes 00112345.",
    },
    factory: {
      name: "整備工場コード (factory code)",
      rule: "支局コード-指定番号, as on the OCR sheet. Example of Sapporo: 11-1234.",
    },
    jibai: { name: "自賠責 証明書番号", rule: "No hyphen, no half-width space." },
    kana: { name: "標板文字 (plate kana)", rule: "A car without one: one full-width space." },
    class: { name: "分類番号 (class number)", rule: "A car without one: one half-width space." },
    insurer: { name: "保険会社名 (insurer)", rule: "Full name or official abbreviation, full-width." },
    characters: {
      name: "Characters that cannot be sent",
      rule: "Looks for 外字 and vendor characters in names and addresses.",
    },
  },
  state: { ok: "The form is right", look: "Compare with the paper", wrong: "Something to correct" },
  onlyForm: "Only the form is checked. Look at the 車検証 for the number itself.",
  reason: {
    outside: "There are characters that cannot be sent.",
    space: "There is a space. Remove it.",
    "full-width": "There are full-width characters. See whether this field wants half-width (unconfirmed)",
    "half-width": "There are half-width characters. Use full-width.",
    "hyphen-kind": "It looks like a hyphen but is another character. Use half-width -.",
    "hyphen-missing": "No hyphen. This is the most frequent mistake. Look at the 車検証.",
    hyphen: "There is a hyphen. Remove it.",
    "lower-case": "There are lower-case letters. Compare with the 車検証.",
    "letter-o": "There is a letter O. Is it the digit 0?",
    "letter-i": "There is a letter I or l. Is it the digit 1?",
    "other-character": "There are characters other than letters and digits. Compare with the paper.",
    seventeen: "17 characters without a hyphen. See whether the 車検証 has none either (unconfirmed)",
    locked: "車台番号 cannot be corrected after registration. Compare before.",
    "not-digits": "There are characters that are no digits.",
    "too-short": "Fewer than 8 digits. Put zeros at the left.",
    "too-long": "Too many digits. Look at the paper.",
    "former-official": "99999999 is for former inspectors of the state, 自動車技術総合機構 or 軽検協.",
    "only-number": "This seems to be the 指定番号 only. Put 支局コード and a hyphen before it.",
    "digits-unusual": "Not the form of the example 11-1234. Look at the OCR sheet (unconfirmed)",
    "branch-unconfirmed": "",
    branch: (place) => `The 支局コード of ${place} is not known here. Look at the OCR sheet (unconfirmed)`,
    "old-number": "See whether this is still the number of the old 自賠責.",
    "blank-full": "A car without a kana: one full-width space. Half-width is wrong.",
    "blank-half": "A car without a number: one half-width space. Full-width is wrong.",
    "not-one": "One character only.",
    letter: "Not a hiragana. Compare with the number plate.",
    "official-name": "See whether it is the full name or the official abbreviation.",
  },
  kind: {
    nec: "NEC特殊文字",
    "nec-ibm": "NEC選定IBM拡張文字",
    ibm: "IBM拡張文字",
    jisx0212: "JIS補助漢字",
    level3: "第3水準",
    level4: "第4水準",
    jisx0213: "symbol of JIS X 0213",
    gaiji: "外字 (private character)",
    control: "line break, tab …",
    invisible: "invisible character",
    variation: "variation selector",
    mark: "loose mark",
    broken: "broken character",
    none: "not in JIS",
  },
  noOutside: "All characters can be sent.",
  outside: (n) => (n === 1 ? "1 character cannot be sent" : `${n} characters cannot be sent`),
  instead: (other) => `usually written ${other}`,
  leaveOut: "leave it out",
  noReplacement: "replacement",
  ofTwo: "Compare with the 車検証 before you replace a character.",
  suggestion: "This would be the form",
  use: "Use this form (copy)",
  fullBlank: "full-width space",
  halfBlank: "half-width space",
  control: "line break …",
};

const vi: CheckWords = {
  item: "Mục cần kiểm tra",
  kept: "Chữ nhập vào chỉ ở màn hình này. Không gửi, không lưu.",
  typedHere: "Chữ cần kiểm tra",
  fields: {
    chassis: { name: "車台番号 (số khung)", rule: "Đúng như 車検証, có cả dấu gạch nối." },
    inspector: { name: "検査員コード", rule: "8 chữ số, thêm 0 bên trái. 第1-12345 thành 00112345." },
    factory: { name: "整備工場コード", rule: "支局コード-指定番号 như trên phiếu OCR. Ví dụ 11-1234." },
    jibai: { name: "Số 自賠責 証明書番号", rule: "Không gạch nối, không dấu cách nửa cỡ." },
    kana: { name: "標板文字", rule: "Xe không có chữ: một dấu cách toàn cỡ." },
    class: { name: "分類番号", rule: "Xe không có số: một dấu cách nửa cỡ." },
    insurer: { name: "保険会社名", rule: "Tên đầy đủ hoặc tên tắt chính thức, toàn cỡ." },
    characters: { name: "Chữ không gửi được", rule: "Tìm 外字 và chữ riêng của máy trong tên, địa chỉ." },
  },
  state: { ok: "Đúng dạng", look: "So với giấy", wrong: "Có chỗ cần sửa" },
  onlyForm: "Chỉ xem dạng. Số có đúng không thì xem 車検証.",
  reason: {
    outside: "Có chữ không gửi được.",
    space: "Có dấu cách. Hãy bỏ đi.",
    "full-width": "Có chữ toàn cỡ. Xem ô này có cần nửa cỡ không (chưa xác nhận)",
    "half-width": "Có chữ nửa cỡ. Hãy dùng toàn cỡ.",
    "hyphen-kind": "Giống gạch nối nhưng là chữ khác. Dùng - nửa cỡ.",
    "hyphen-missing": "Thiếu gạch nối. Đây là lỗi hay gặp nhất. Xem 車検証.",
    hyphen: "Có gạch nối. Hãy bỏ đi.",
    "lower-case": "Có chữ thường. So với 車検証.",
    "letter-o": "Có chữ O. Có phải là số 0 không?",
    "letter-i": "Có chữ I hoặc l. Có phải là số 1 không?",
    "other-character": "Có ký tự khác chữ và số. So với giấy.",
    seventeen: "17 ký tự, không gạch nối. Xem 車検証 có gạch nối không (chưa xác nhận)",
    locked: "車台番号 không sửa được sau khi đăng ký. So trước khi đăng ký.",
    "not-digits": "Có ký tự không phải số.",
    "too-short": "Chưa đủ 8 số. Thêm 0 bên trái.",
    "too-long": "Quá nhiều số. Xem giấy.",
    "former-official": "99999999 dành cho người từng là 検査員 của nhà nước, 自動車技術総合機構 hoặc 軽検協.",
    "only-number": "Có vẻ chỉ có 指定番号. Thêm 支局コード và gạch nối phía trước.",
    "digits-unusual": "Khác dạng ví dụ 11-1234. Xem phiếu OCR (chưa xác nhận)",
    "branch-unconfirmed": "",
    branch: (place) => `Chưa có 支局コード của ${place}. Xem phiếu OCR (chưa xác nhận)`,
    "old-number": "Xem có phải số 自賠責 cũ không.",
    "blank-full": "Xe không có chữ: một dấu cách toàn cỡ. Nửa cỡ là sai.",
    "blank-half": "Xe không có số: một dấu cách nửa cỡ. Toàn cỡ là sai.",
    "not-one": "Chỉ một chữ.",
    letter: "Không phải hiragana. So với biển số.",
    "official-name": "Xem có đúng tên đầy đủ hoặc tên tắt chính thức không.",
  },
  kind: {
    nec: "NEC特殊文字",
    "nec-ibm": "NEC選定IBM拡張文字",
    ibm: "IBM拡張文字",
    jisx0212: "JIS補助漢字",
    level3: "第3水準",
    level4: "第4水準",
    jisx0213: "ký hiệu JIS X 0213",
    gaiji: "外字",
    control: "xuống dòng, tab …",
    invisible: "ký tự không nhìn thấy",
    variation: "異体字セレクタ",
    mark: "dấu rời",
    broken: "ký tự hỏng",
    none: "không có trong JIS",
  },
  noOutside: "Không có chữ nào không gửi được.",
  outside: (n) => `Có ${n} loại chữ không gửi được`,
  instead: (other) => `thường viết ${other}`,
  leaveOut: "bỏ đi",
  noReplacement: "chữ thay thế",
  ofTwo: "So với 車検証 trước khi thay chữ.",
  suggestion: "Sẽ thành dạng này",
  use: "Dùng dạng này (sao chép)",
  fullBlank: "cách toàn cỡ",
  halfBlank: "cách nửa cỡ",
  control: "xuống dòng …",
};

const WORDS: Readonly<Record<Language, CheckWords>> = { ja, "ja-easy": jaEasy, en, vi };

/** The words in the language on show. */
export const w = computed(() => WORDS[language.value]);
