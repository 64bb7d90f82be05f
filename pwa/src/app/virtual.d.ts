declare module "virtual:icons" {
  export const icons: Readonly<Record<import("./icon-names.ts").IconName, string>>;
}
declare module "virtual:tokens.css";
declare const __APP_VERSION__: string;
