import type { Dict } from "./types";

/** The value that `dict` itself holds under `key`; never one that every object inherits, such as `constructor`. */
export function entry<T>(dict: Dict<T>, key: string): T | undefined {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn came with Chrome 93 and Safari 15.4
  return Object.prototype.hasOwnProperty.call(dict, key) ? dict[key] : undefined;
}
