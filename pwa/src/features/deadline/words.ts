/** The words of the deadlines; they come with the view, not with the app. */
import { computed } from "@preact/signals";
import { language } from "../../lib/i18n.ts";
import type { Language } from "../../lib/types.ts";

interface DeadlineWords {
  readonly inspected: string;
  readonly expires: string;
  readonly kept: string;
  readonly empty: string;
  readonly notADay: string;
  readonly future: string;
  readonly certificate: string;
  readonly expiry: string;
  readonly guide: string;
  readonly until: (date: string) => string;
  readonly counted: string;
  readonly twoDates: string;
  readonly today: string;
  readonly left: (days: number) => string;
  readonly passed: (days: number) => string;
  readonly business: (days: number) => string;
  readonly businessUnknown: string;
  readonly lastBusiness: (date: string) => string;
  readonly head: Readonly<Record<"passed" | "urgent" | "maybe" | "calm", string>>;
  readonly clockDoubt: string;
  readonly never: string;
  readonly todo: Readonly<Record<"certificate" | "expiry", string>>;
}

const ja: DeadlineWords = {
  inspected: "検査日",
  expires: "満了日",
  kept: "入れた日付は、この画面だけで使います。送らず、残しません。",
  empty: "検査した日か、車検証の満了日を入れます。両方を入れると、2つを並べて出します。",
  notADay: "2000年から2199年の日付を入れてください。",
  future: "検査日が、今日より先です。",
  certificate: "適合証・標章の15日",
  expiry: "車検の満了日",
  guide: "目安",
  until: (date) => `${date}まで`,
  counted: "検査の日を1日目として数えました（安全な側）。正しい数え方は、まだ確認できていません（未確認）",
  twoDates: "15日と満了日は、別の日です。標章があっても、満了日を過ぎて走れるかは、ここでは決められません（未確認）",
  today: "今日までです",
  left: (days) => `あと${days}日`,
  passed: (days) => `${days}日過ぎました`,
  business: (days) => (days === 0 ? "明日からの営業日はありません" : `明日からの営業日 ${days}日`),
  businessUnknown: "営業日の数は",
  lastBusiness: (date) => `審査のある最後の日は、${date}です。`,
  head: {
    passed: "期限を過ぎています",
    urgent: "急ぎです。2営業日以内です",
    maybe: "急ぎかもしれません",
    calm: "まだ2営業日より先です",
  },
  clockDoubt: "端末の時刻を確かめられません。残りの日数は出しません。",
  never: "日付だけ変えて作り直さないでください。",
  todo: { certificate: "15日が近い・過ぎたとき", expiry: "満了日が近い・過ぎたとき" },
};

const jaEasy: DeadlineWords = {
  ...ja,
  inspected: "検査（けんさ）した 日",
  expires: "満了日（まんりょうび）",
  kept: "入れた 日は、どこにも 送りません。のこしません。",
  empty: "検査した 日か、満了日を 入れます。",
  notADay: "2000年から 2199年の 日を 入れます。",
  future: "検査の 日が、今日より 先です。",
  certificate: "適合証・標章の 15日",
  counted: "検査の 日を 1日目と 数えました。正しい 数え方は まだ わかりません（未確認）",
  twoDates: "15日と 満了日は ちがう 日です。満了日の あとに 走れるかは、ここでは わかりません（未確認）",
  today: "今日までです",
  left: (days) => `あと ${days}日`,
  passed: (days) => `${days}日 すぎました`,
  business: (days) => `明日からの 営業日（えいぎょうび） ${days}日`,
  businessUnknown: "営業日の 数は",
  lastBusiness: (date) => `審査（しんさ）が ある 最後の 日は、${date}です。`,
  head: {
    passed: "期限が すぎました",
    urgent: "急ぎです。2営業日の 中です",
    maybe: "急ぎかも しれません",
    calm: "まだ 2営業日より 先です",
  },
  clockDoubt: "時計が 正しいか わかりません。のこりの 日は 出しません。",
  never: "日付だけ かえて 作り直さないでください。",
  todo: { certificate: "15日が 近い・すぎた とき", expiry: "満了日が 近い・すぎた とき" },
};

const en: DeadlineWords = {
  inspected: "Inspection day (検査日)",
  expires: "満了日 (expiry of the 車検)",
  kept: "The dates stay on this screen. They are not sent and not kept.",
  empty: "Enter the inspection day or 満了日. With both, the two dates stand side by side.",
  notADay: "Enter a day from 2000 to 2199.",
  future: "The inspection day is later than today.",
  certificate: "15 days of 適合証 and 標章",
  expiry: "満了日",
  guide: "guide",
  until: (date) => `until ${date}`,
  counted:
    "Counted with the inspection day as day 1 (the safe side). How it is really counted is not known (unconfirmed)",
  twoDates:
    "The 15 days and 満了日 are two dates. Whether a car with a 標章 may run past 満了日 cannot be said here (unconfirmed)",
  today: "today is the last day",
  left: (days) => `${days} days left`,
  passed: (days) => `${days} days over`,
  business: (days) => `business days from tomorrow: ${days}`,
  businessUnknown: "number of business days",
  lastBusiness: (date) => `The last day with examinations is ${date}.`,
  head: {
    passed: "The limit has passed",
    urgent: "Urgent: within two business days",
    maybe: "Perhaps urgent",
    calm: "More than two business days left",
  },
  clockDoubt: "The time of this device cannot be trusted. The days left are not shown.",
  never: "Never re-issue with only the date changed.",
  todo: { certificate: "When the 15 days are near or over", expiry: "When 満了日 is near or past" },
};

const vi: DeadlineWords = {
  inspected: "Ngày kiểm tra (検査日)",
  expires: "満了日 (hết hạn 車検)",
  kept: "Ngày nhập vào chỉ ở màn hình này. Không gửi, không lưu.",
  empty: "Nhập ngày kiểm tra hoặc 満了日. Nhập cả hai sẽ hiện hai ngày.",
  notADay: "Nhập ngày từ năm 2000 đến 2199.",
  future: "Ngày kiểm tra sau hôm nay.",
  certificate: "15 ngày của 適合証・標章",
  expiry: "満了日",
  guide: "tham khảo",
  until: (date) => `đến ${date}`,
  counted: "Tính ngày kiểm tra là ngày 1 (cách an toàn). Cách tính đúng chưa rõ (chưa xác nhận)",
  twoDates: "15 ngày và 満了日 là hai ngày khác. Có 標章, quá 満了日 có được chạy không: chưa rõ (chưa xác nhận)",
  today: "hôm nay là ngày cuối",
  left: (days) => `còn ${days} ngày`,
  passed: (days) => `quá ${days} ngày`,
  business: (days) => `ngày làm việc từ ngày mai: ${days}`,
  businessUnknown: "số ngày làm việc",
  lastBusiness: (date) => `Ngày thẩm tra cuối cùng là ${date}.`,
  head: {
    passed: "Đã quá hạn",
    urgent: "Gấp: trong 2 ngày làm việc",
    maybe: "Có thể gấp",
    calm: "Còn hơn 2 ngày làm việc",
  },
  clockDoubt: "Không chắc giờ của máy đúng. Không hiện số ngày còn lại.",
  never: "Không cấp lại chỉ đổi ngày.",
  todo: { certificate: "Khi gần hết hoặc quá 15 ngày", expiry: "Khi gần hoặc quá 満了日" },
};

const WORDS: Readonly<Record<Language, DeadlineWords>> = { ja, "ja-easy": jaEasy, en, vi };

/** The words in the language on show. */
export const w = computed(() => WORDS[language.value]);
