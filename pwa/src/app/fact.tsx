import { language, t } from "../lib/i18n.ts";

const MARK = /\s*(?:（未確認）|\(unconfirmed\)|\(chưa xác nhận\))([。.]?)\s*$/;
const READING = /([一-龥々ヶ]+)（([ぁ-ゖー・ ]+)）/;

/** The quiet dashed tag of what nobody has confirmed. */
export function Unconfirmed() {
  return <span class="tag">{t.value.unconfirmed}</span>;
}

/** Kanji with their reading above, as やさしい日本語 writes them: 保適証（ほてきしょう）. */
function withReadings(text: string) {
  const parts = text.split(READING);
  return parts.map((part, i) => {
    if (i % 3 === 2) return null;
    const reading = i % 3 === 1 ? parts[i + 1] : undefined;
    return reading === undefined ? (
      part
    ) : (
      <ruby key={i}>
        {part}
        <rp>（</rp>
        <rt>{reading}</rt>
        <rp>）</rp>
      </ruby>
    );
  });
}

/** A text of the content: its 未確認 mark becomes the tag, readings become ruby; everything else is plain text. */
export function Fact({ text }: { text: string }) {
  const found = MARK.exec(text);
  const plain = found ? text.slice(0, found.index) + (found[1] ?? "") : text;
  return (
    <>
      {language.value === "ja-easy" ? withReadings(plain) : plain}
      {found && (
        <>
          {" "}
          <Unconfirmed />
        </>
      )}
    </>
  );
}

/** A text of the content without its mark, for places that cannot show the tag. */
export const plainText = (text: string): string => {
  const found = MARK.exec(text);
  return found ? `${text.slice(0, found.index)}${found[1] ?? ""}（${t.value.unconfirmed}）` : text;
};
