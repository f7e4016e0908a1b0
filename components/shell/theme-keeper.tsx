"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { revealScript } from "./reveal.ts";
import { applyKeptTheme, themeScript } from "./theme.ts";

/**
 * Puts what runs before the first frame into the document, and the theme onto `<html>` again when a change of language
 * made a new one: scripts run only with a document.
 */
export function ThemeKeeper() {
  const inserted = useRef(false);
  useServerInsertedHTML(() => {
    if (inserted.current) return null;
    inserted.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours, before the first paint
    return <script dangerouslySetInnerHTML={{ __html: revealScript + themeScript }} />;
  });
  useLayoutEffect(applyKeptTheme, []);
  return null;
}
