"use client";
import { useTranslations } from "use-intl/react";
import { HotkeyList } from "#components/ui/hotkey-list.tsx";

/** The `?` list of keys in the words of the page's language. */
export function StaffKeys() {
  const t = useTranslations("common.keys");
  const close = useTranslations("common.action")("close");
  const words = {
    title: t("title"),
    letters: t("letters"),
    on: t("on"),
    off: t("off"),
    list: t("list"),
    close,
  };
  return <HotkeyList words={words} />;
}
