"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";

/**
 * `j` and `k` walk the rows: the row's `data-row` element takes focus, so the platform shows and reads it, and
 * Enter does what that element does. Returns the selected id and a way to set it.
 */
export function useRowsKeys(ids: readonly string[]) {
  const t = useTranslations("common.keys");
  const [selected, select] = useState<string | null>(null);
  const step = (by: number) => {
    const from = selected === null ? -1 : ids.indexOf(selected);
    const place = from < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.max(0, Math.min(ids.length - 1, from + by));
    const id = ids[place];
    if (id === undefined) return;
    select(id);
    const all = document.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    const seen = [...all].find((element) => element.offsetParent !== null);
    seen?.focus();
    seen?.scrollIntoView({ block: "nearest" });
  };
  useHotkeys([
    { key: "j", words: t("next"), run: () => step(1) },
    { key: "k", words: t("previous"), run: () => step(-1) },
  ]);
  return { selected: selected !== null && ids.includes(selected) ? selected : null, select };
}
