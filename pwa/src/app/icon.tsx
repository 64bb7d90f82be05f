import { icons } from "virtual:icons";
import type { IconName } from "./icon-names.ts";

/** An icon beside words that say the same; it is hidden from screen readers. */
export function Icon({ name, class: extra = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={icons[name]} />
    </svg>
  );
}
