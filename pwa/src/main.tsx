import "virtual:tokens.css";
import "./styles/theme.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/home.css";
import "./styles/answer.css";
import "./styles/check.css";
import "./styles/pages.css";
import "./styles/print.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { startDraft, typed } from "./app/draft.ts";
import { loadEngine } from "./app/engine-loader.ts";
import { startFeedback } from "./app/feedback.ts";
import { startRelease, storage } from "./app/release.ts";
import { settings, startSettings } from "./app/settings.ts";
import { Shell } from "./app/shell.tsx";
import { openStore } from "./lib/db.ts";
import { speak } from "./lib/i18n.ts";
import { go, route, startRouter } from "./lib/router.ts";
import { startServiceWorker } from "./lib/sw-bridge.ts";

/** A text that another app shared goes into the box, and out of the address. */
function takeShared(): void {
  const view = route.value;
  if (view.view !== "home" || !view.text) return;
  typed.value = view.text;
  go("/", { replace: true });
}

async function start(): Promise<void> {
  loadEngine().catch(() => undefined);
  startDraft();
  const store = await openStore((state) => {
    storage.value = state;
  });
  await startSettings(store);
  startFeedback(store);
  effect(() => {
    document.documentElement.dataset.theme = settings.value.theme;
  });
  if (settings.value.lang !== "ja") await speak(settings.value.lang).catch(() => undefined);
  startRouter();
  takeShared();
  const released = startRelease(store);
  const root = document.getElementById("app");
  if (root) {
    root.replaceChildren();
    render(<Shell />, root);
  }
  void startServiceWorker();
  await released;
}

void start();
