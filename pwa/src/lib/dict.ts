import type { Dict } from "./types";

/** The value that `dict` itself holds under `key`; never one that every object inherits, such as `constructor`. */
export function entry<T>(dict: Dict<T>, key: string): T | undefined {
  return Object.hasOwn(dict, key) ? dict[key] : undefined;
}
