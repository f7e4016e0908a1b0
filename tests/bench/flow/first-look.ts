import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { displacedSphere } from "../geometry/displaced-sphere.ts";
import { openBrowser } from "./bench-browser.ts";
import { overLine } from "./over-line.ts";
import { quantile } from "./quantile.ts";

const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];
/** Slow enough that the server knows of nothing before the browser has looked. */
const UP_MBIT = 50;
const REST_MS = 1_500;
const AIMS_MS = { band: 600, verdict: 1_500 };

/**
 * From choosing a 50 MB file of 1 M triangles on a landing page at rest: until the band of its price stands there, and
 * until the verdict of its surface stands on its own page, both by the browser alone while the file is still sent.
 */
export async function timeFirstLooks(shop: string, runs: number) {
  const folder = mkdtempSync(join(tmpdir(), "facet-look-"));
  const file = join(folder, "ball.stl");
  writeFileSync(file, displacedSphere(289));
  const browser = await openBrowser();
  try {
    const rows: Record<string, unknown>[] = [];
    for (const viewport of WIDTHS) {
      const times = { band: [] as number[], verdict: [] as number[] };
      // one more at first, which warms the caches and does not count
      for (let run = 0; run <= runs; run++) {
        const { band, verdict } = await lookOnce(browser, shop, file, viewport);
        if (run === 0) continue;
        times.band.push(band);
        times.verdict.push(verdict);
      }
      for (const what of ["band", "verdict"] as const) {
        const [p50, worst] = [quantile(times[what], 0.5), quantile(times[what], 1)];
        rows.push({ width: viewport.width, what, runs, p50, worst, aim: AIMS_MS[what] });
      }
    }
    return rows;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lookOnce(
  browser: Browser,
  shop: string,
  file: string,
  viewport: { width: number; height: number },
) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await overLine(page, UP_MBIT);
    await page.addInitScript(watch);
    await page.goto(`${shop}/ru`);
    await page.waitForTimeout(REST_MS);
    await page.locator('input[type="file"]').first().setInputFiles(file);
    const seen = await page.waitForFunction(
      () => {
        const marks = Reflect.get(window, "marks") as Partial<Record<"chosen" | "band" | "verdict", number>>;
        return marks.verdict ? marks : undefined;
      },
      null,
      { timeout: 60_000, polling: 50 },
    );
    const { chosen, band, verdict } = (await seen.jsonValue()) as Record<
      "chosen" | "band" | "verdict",
      number
    >;
    return { band: Math.round(band - chosen), verdict: Math.round(verdict - chosen) };
  } finally {
    await context.close();
  }
}

/** In the page: notes when a file was chosen, and when either text stands there for the first time. */
function watch(): void {
  const marks: Record<string, number> = {};
  Reflect.set(window, "marks", marks);
  const note = (what: string) => {
    marks[what] ??= performance.now();
  };
  addEventListener("change", () => note("chosen"), { capture: true, once: true });
  setInterval(() => {
    // Where the file was chosen, or on its own page when that opens first.
    for (const place of ['section[aria-label^="Первый взгляд"]', 'section[aria-label="Цена"]'])
      if (document.querySelector(place)?.textContent?.includes("₽")) note("band");
    if (document.querySelector("main")?.textContent?.includes("Это первый взгляд")) note("verdict");
  }, 10);
}
