"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { applyKeptTheme, themeScript } from "./theme.ts";

/**
 * Puts the theme script into the first document, and the theme onto `<html>` again when a change of language made a
 * new one: the script runs only once.
 */
export function ThemeKeeper() {
  const inserted = useRef(false);
  useServerInsertedHTML(() => {
    if (inserted.current) return null;
    inserted.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, before the first paint
    return <script dangerouslySetInnerHTML={{ __html: themeScript }} />;
  });
  useLayoutEffect(applyKeptTheme, []);
  return null;
}
