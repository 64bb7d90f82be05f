/** The words of 「今日まだ間に合うか」; they come with the view, not with the app. */
import { computed } from "@preact/signals";
import type { ChainStep, StepId, Why } from "../../lib/chain.ts";
import { language } from "../../lib/i18n.ts";
import type { Language } from "../../lib/types.ts";

interface StillWords {
  readonly lead: string;
  readonly begin: string;
  readonly beginAt: Readonly<Record<StepId, string>>;
  readonly notChosen: string;
  readonly step: Readonly<Record<StepId, string>>;
  readonly atCounter: string;
  readonly word: Readonly<Record<ChainStep["today"], string>>;
  readonly all: Readonly<Record<ChainStep["today"], string>>;
  readonly why: Readonly<Record<Why, string>>;
  readonly earliest: (when: string) => string;
  readonly fromUntil: (since: string, until: string) => string;
  readonly atLatest: (until: string) => string;
  readonly never: string;
  readonly noClock: string;
}

const ja: StillWords = {
  lead: "送信から審査まで、今日できるかを順に出します。",
  begin: "どこから",
  beginAt: {
    send: "保適証をまだ送っていない",
    report: "作成済（報告待ち）",
    agent: "報告済（申請はまだ）",
    examine: "申請済（審査待ち）",
  },
  notChosen: "選んでください",
  step: { send: "保適証を送る", report: "報告される", agent: "申請が出る", examine: "審査される" },
  atCounter: "窓口で審査される",
  word: { yes: "できます", no: "今日はできません", unconfirmed: "わかりません" },
  all: {
    yes: "今日の時間の中です",
    no: "今日は最後まで進みません",
    unconfirmed: "今日間に合うかは、決められません",
  },
  why: {
    outside: "今日の受付時間は終わりか、今日は休みです。",
    holiday: "今日は祝日です。",
    "year-end": "年末年始の休みです。",
    exception: "停止や臨時の予定があります。",
    window: "",
    hours: "時間がまだ確認できていません。",
    unset: "時間がまだ登録されていません。",
    "holidays-unknown": "祝日がまだ決まっていない日です。",
    "year-end-unset": "この年の年末年始の休みが、まだ登録されていません。",
    "report-times": "何時に報告されるかは、わかっていません。",
    "agent-hours": "頼んだ相手の受付時間は、わかりません。相手に聞きます。",
    route: "どこに頼むかで変わります。上で選びます。",
    earlier: "前の手順が終わる時刻で変わります。",
  },
  earliest: (when) => `早くて ${when}`,
  fromUntil: (since, until) => `${since}から${until}まで`,
  atLatest: (until) => `遅くても ${until}まで`,
  never: "次にいつできるかは",
  noClock: "端末の時刻を確かめられないので、今日間に合うかは出しません。",
};

const jaEasy: StillWords = {
  ...ja,
  lead: "今日 できるか、順番に 出します。",
  beginAt: {
    send: "保適証を まだ 送っていない",
    report: "作成済（報告を まつ）",
    agent: "報告済（申請は まだ）",
    examine: "申請した（審査を まつ）",
  },
  notChosen: "えらんで ください",
  step: { send: "保適証を 送る", report: "報告される", agent: "申請が 出る", examine: "審査される" },
  atCounter: "窓口で 審査される",
  word: { yes: "できます", no: "今日は できません", unconfirmed: "わかりません" },
  all: { yes: "今日 できます", no: "今日は 終わりません", unconfirmed: "今日 できるか わかりません" },
  why: {
    ...ja.why,
    outside: "今日の 時間は 終わりです。または 休みです。",
    holiday: "今日は 祝日です。",
    hours: "時間が まだ わかりません。",
    unset: "時間が まだ わかりません。",
    "report-times": "何時に 報告されるか わかりません。",
    "agent-hours": "たのんだ 人の 時間は わかりません。その人に 聞きます。",
    route: "どこに たのむかで かわります。上で えらびます。",
    earlier: "前の ことが 終わる 時間で かわります。",
  },
  earliest: (when) => `早くて ${when}`,
  never: "次に いつ できるかは",
  noClock: "時計が 正しいか わかりません。今日 できるかは 出しません。",
};

const en: StillWords = {
  lead: "From sending to examination, step by step.",
  begin: "Where are you",
  beginAt: {
    send: "not sent yet",
    report: "作成済 (waiting for the report)",
    agent: "報告済 (not applied yet)",
    examine: "applied (waiting for examination)",
  },
  notChosen: "please choose",
  step: {
    send: "Send the certificate",
    report: "It is reported",
    agent: "The application goes out",
    examine: "Examination",
  },
  atCounter: "Examination at the counter",
  word: { yes: "possible", no: "not today", unconfirmed: "not known" },
  all: {
    yes: "Within today's hours",
    no: "It will not be finished today",
    unconfirmed: "It cannot be said whether today is enough",
  },
  why: {
    outside: "Today's hours are over, or it is closed today.",
    holiday: "Today is a public holiday.",
    "year-end": "Closed over New Year.",
    exception: "There is a stop or a special opening.",
    window: "",
    hours: "The hours are not confirmed yet.",
    unset: "The hours are not entered yet.",
    "holidays-unknown": "The holidays of that year are not known yet.",
    "year-end-unset": "The New Year closure of this year is not entered yet.",
    "report-times": "Nobody told us at what time it is reported.",
    "agent-hours": "The hours of the one who files it are not known. Ask them.",
    route: "It depends on who files it. Choose above.",
    earlier: "It depends on when the step before ends.",
  },
  earliest: (when) => `earliest ${when}`,
  fromUntil: (since, until) => `${since} to ${until}`,
  atLatest: (until) => `at the latest until ${until}`,
  never: "when it is possible next",
  noClock: "The time of this device cannot be trusted, so nothing is said about today.",
};

const vi: StillWords = {
  lead: "Từ gửi đến thẩm tra, từng bước.",
  begin: "Đang ở bước nào",
  beginAt: {
    send: "chưa gửi",
    report: "作成済 (chờ báo cáo)",
    agent: "報告済 (chưa nộp đơn)",
    examine: "đã nộp đơn (chờ thẩm tra)",
  },
  notChosen: "hãy chọn",
  step: { send: "Gửi 保適証", report: "Được báo cáo", agent: "Đơn được nộp", examine: "Thẩm tra" },
  atCounter: "Thẩm tra tại quầy",
  word: { yes: "được", no: "hôm nay không được", unconfirmed: "chưa rõ" },
  all: { yes: "Trong giờ hôm nay", no: "Hôm nay không xong", unconfirmed: "Chưa rõ hôm nay có kịp không" },
  why: {
    outside: "Hết giờ hôm nay, hoặc hôm nay nghỉ.",
    holiday: "Hôm nay là ngày lễ.",
    "year-end": "Nghỉ năm mới.",
    exception: "Có lịch dừng hoặc mở đặc biệt.",
    window: "",
    hours: "Giờ chưa được xác nhận.",
    unset: "Chưa có giờ.",
    "holidays-unknown": "Chưa biết ngày lễ năm đó.",
    "year-end-unset": "Chưa có lịch nghỉ năm mới này.",
    "report-times": "Không rõ mấy giờ được báo cáo.",
    "agent-hours": "Không rõ giờ của nơi nộp đơn. Hãy hỏi họ.",
    route: "Tùy nhờ ai nộp. Chọn ở trên.",
    earlier: "Tùy khi nào bước trước xong.",
  },
  earliest: (when) => `sớm nhất ${when}`,
  fromUntil: (since, until) => `${since} đến ${until}`,
  atLatest: (until) => `muộn nhất đến ${until}`,
  never: "lần tới khi nào",
  noClock: "Không chắc giờ của máy đúng nên không nói về hôm nay.",
};

const WORDS: Readonly<Record<Language, StillWords>> = { ja, "ja-easy": jaEasy, en, vi };

/** The words in the language on show. */
export const w = computed(() => WORDS[language.value]);
