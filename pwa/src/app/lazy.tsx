import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../lib/i18n.ts";

type Page = ComponentType<Record<string, never>>;

/** A page that comes with its own file; should that be gone after an update, the way on is a reload. */
export function Lazy({ load }: { load: () => Promise<{ default: Page }> }) {
  const [page, setPage] = useState<{ view: Page } | null>(null);
  const [failed, setFailed] = useState(false);
  // A page is loaded once, its key changes with its name.
  useEffect(() => {
    let alive = true;
    load().then(
      (module) => alive && setPage({ view: module.default }),
      () => alive && setFailed(true),
    );
    return () => {
      alive = false;
    };
  }, []);
  if (failed) {
    return (
      <div class="card" role="alert">
        <h1>{t.value.failedTitle}</h1>
        <p>{t.value.failedLead}</p>
        <button type="button" class="button outline" onClick={() => location.reload()}>
          {t.value.retry}
        </button>
      </div>
    );
  }
  return page ? <page.view /> : null;
}
