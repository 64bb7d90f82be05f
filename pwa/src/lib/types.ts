/**
 * The data of a release and the answer of contract §4, as the SDK's Structs declare them.
 *
 * A file of a release leaves out every field that stands at its default; `Stored<T>` is that shape, and `parse.ts` is the
 * one place that fills the defaults in. Everything else reads the full types. Texts are the exception: a language that
 * nobody wrote is absent and Japanese is shown. `null` means what `None` means in Python.
 */

export * from "./types/answer.ts";
export * from "./types/content.ts";
export * from "./types/model.ts";
