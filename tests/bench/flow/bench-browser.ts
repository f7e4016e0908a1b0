import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";

/** Chromium without what it does of its own accord beside a page. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(() => {}),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
