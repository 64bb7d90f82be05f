/** Ways out of the app for a text: clipboard, the phone's share sheet, and reading a paste. */

/** Copies `text`; false when the browser refused. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the phone has a share sheet. */
export const canShare = (): boolean => typeof navigator !== "undefined" && typeof navigator.share === "function";

/** Opens the share sheet; `cancelled` is an ordinary end. */
export async function share(title: string, text: string): Promise<"shared" | "cancelled" | "failed"> {
  try {
    await navigator.share({ title, text });
    return "shared";
  } catch (error) {
    return error instanceof Error && error.name === "AbortError" ? "cancelled" : "failed";
  }
}

/** Whether the clipboard can be read at the press of a button. */
export const canPaste = (): boolean =>
  typeof navigator !== "undefined" && typeof navigator.clipboard?.readText === "function";

/** The clipboard's text, or null when reading was refused. */
export async function paste(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}
