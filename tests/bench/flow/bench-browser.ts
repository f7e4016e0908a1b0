import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../scripts/chromium.mjs";

/** Chromium without what it does of its own accord beside a page. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(() => {}),
    // Its own handler would close the browser and let the benchmark wait for it for ever.
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
