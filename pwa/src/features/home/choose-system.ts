/** Choose the system whose screen is looked at; a vendor's one is remembered as this shop's own beside it. */
import { shelf } from "../../app/release.ts";
import { change } from "../../app/settings.ts";
import { systemOf } from "../../app/shelf.ts";

export function chooseSystem(system: string | null): void {
  const site = shelf.value?.site;
  const vendor = site && system !== null && systemOf(site, system)?.kind === "vendor";
  change(vendor ? { system, maker: system } : { system });
}
