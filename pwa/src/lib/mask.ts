/**
 * Takes out of a text what may name a car or a person, before it goes into a hand-off.
 *
 * Codes and labels of the screens stay readable: digits alone are masked from seven on, so that `127`, dates and
 * times survive, while certificate, application and telephone numbers do not.
 */

const MASK = "■■■";

const HYPHEN = "[-‐‑‒–—―−ーｰ－]";
const DIGIT = "[0-9０-９]";
const LETTER = "[A-Za-zＡ-Ｚａ-ｚ]";

/** 車台番号 such as NZE141-1234567: a model with at least one letter, a hyphen, digits. */
const CHASSIS = new RegExp(`(?=${DIGIT}*${LETTER})(?:${LETTER}|${DIGIT}){2,8}\\s*${HYPHEN}\\s*${DIGIT}{4,8}`, "g");

/** 沖縄 500 あ 12-34 and shorter writings of it; AINAS shows CAR-01210001. */
const PLATE = new RegExp(
  `[一-龥]{1,4}\\s*${DIGIT}{2,3}${LETTER}?\\s*[ぁ-んA-Za-z]\\s*[・･.．]{0,3}${DIGIT}{1,4}(?:${HYPHEN}${DIGIT}{2})?`,
  "g",
);

/** Seventeen characters without I, O and Q, as on imported cars; no look-behind, older Safari cannot read it. */
const VIN =
  /(^|[^A-Za-z0-9])(?=[A-HJ-NPR-Z0-9]*[0-9])(?=[A-HJ-NPR-Z0-9]*[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/gi;

/** What stands behind a word that announces a name, a number or an address. */
const FIELD =
  /(車台番号|車体番号|登録番号|車両番号|証明書番号|交付番号|申請番号|使用者|所有者|申請者|氏名|名前|お客様|顧客|住所|電話|TEL|携帯)([ 　\t]*[:：=＝][ 　\t]*)([^\s、。,，／/|｜]+)/gi;

/** A person's name with 様 or 殿. */
const PERSON = /[一-龥々ヶァ-ヴーぁ-ん]{1,8}[ 　]?[一-龥々ヶァ-ヴーぁ-ん]{0,8}[ 　]?(?:様|殿)/g;

const RUN = new RegExp(`${DIGIT}(?:[ 　]?${HYPHEN}?[ 　]?${DIGIT}){6,}`, "g");

const DATE = /^(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?: [0-9]{1,2})?$/;

/** `text` without chassis numbers, plates, named fields, persons and long runs of digits. */
export function mask(text: string): string {
  return text
    .replace(FIELD, (_, name: string, separator: string) => `${name}${separator}${MASK}`)
    .replace(VIN, `$1${MASK}`)
    .replace(PLATE, MASK)
    .replace(CHASSIS, MASK)
    .replace(RUN, (found) => (DATE.test(found) ? found : MASK))
    .replace(PERSON, (found) => (/^(?:お客|皆|各)/.test(found) ? found : MASK));
}
