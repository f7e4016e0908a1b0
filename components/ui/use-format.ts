"use client";
import { useSyncExternalStore } from "react";
import { useLocale } from "use-intl/react";
import { type Format, getFormat } from "#lib/i18n/format.ts";
import { homeTimeZone } from "#lib/i18n/locale.ts";

const never = () => () => {};
const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The formatter of the page's language in the reader's zone; the workshop's zone until the page is awake. */
export function useFormat(): Format {
  const zone = useSyncExternalStore(never, readerZone, () => homeTimeZone);
  return getFormat(useLocale(), zone);
}
