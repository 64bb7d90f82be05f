import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { ICON_NAMES } from "./src/app/icon-names.ts";
import { icons } from "./tools/icons.ts";
import { preload } from "./tools/preload.ts";
import { tokens } from "./tools/used-tokens.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));
const api = process.env.HOTEKI_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    icons(ICON_NAMES),
    tokens(here("src/styles")),
    preload("src/app/engine.ts"),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/sw",
      filename: "sw.ts",
      injectRegister: false,
      includeManifestIcons: false,
      injectManifest: { globPatterns: ["index.html", "assets/*.{js,css}"], target: "chrome87" },
      manifest: {
        id: "/",
        name: "保適ナビ",
        short_name: "保適ナビ",
        description: "画面に出たコードや表示から、いますることと、聞く相手がわかります。",
        lang: "ja",
        dir: "ltr",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#ffffff",
        theme_color: "#ffffff",
        categories: ["business", "productivity"],
        icons: [
          { src: "/icons/mark.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
          { src: "/icons/mark-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
          { src: "/icons/mark-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
          { src: "/icons/mark-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
        shortcuts: [
          { name: "電話の前の確認", url: "/flow/before-you-call" },
          { name: "いまの稼働時間", url: "/hours" },
          { name: "リンク集", url: "/directory" },
        ],
        share_target: {
          action: "/",
          method: "GET",
          enctype: "application/x-www-form-urlencoded",
          params: { text: "text", title: "title" },
        },
      },
    }),
  ],
  build: {
    outDir: here("../server/src/hoteki_server/static"),
    emptyOutDir: true,
    target: ["chrome87", "safari14"],
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 200,
  },
  server: { host: "127.0.0.1", port: 8102, strictPort: true, proxy: { "/api": api } },
  preview: { host: "127.0.0.1", port: 8102, strictPort: true, proxy: { "/api": api } },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
