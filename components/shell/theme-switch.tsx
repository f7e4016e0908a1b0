"use client";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { type Theme, themeKey, themes } from "./theme.ts";

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const current = () => (document.documentElement.dataset.theme as Theme | undefined) ?? "system";

function choose(theme: Theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(themeKey);
  } else {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(themeKey, theme);
  }
  for (const listener of listeners) listener();
}

/** System, light or dark; kept in this browser. */
export function ThemeSwitch() {
  const t = useTranslations("common.theme");
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return (
    <label className="theme-switch">
      <span className="vh">{t("label")}</span>
      <select
        className="input select"
        value={theme}
        onChange={(event) => choose(event.target.value as Theme)}
      >
        {themes.map((each) => (
          <option key={each} value={each}>
            {t(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
