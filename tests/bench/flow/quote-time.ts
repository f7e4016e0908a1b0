import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Response } from "playwright-core";
import { displacedSphere } from "../geometry/displaced-sphere.ts";
import { openBrowser } from "./bench-browser.ts";
import { overLine } from "./over-line.ts";
import { quantile } from "./quantile.ts";
import { untilQuiet } from "./until-quiet.ts";

const FILES = [
  { what: "5 MB, 100 k triangles", corners: 91, aimMs: 800 },
  { what: "50 MB, 1 M triangles", corners: 289, aimMs: 2_000 },
];

/** Where parts go: to this machine itself, as fast as it takes them, or over a line such as people have at home. */
const LINES = [
  { line: "none", upMbit: null },
  { line: "50 Mbit/s up", upMbit: 50 },
];

/**
 * From the answer to the last byte of a file to the sum standing on the quote page, in a browser, by a customer who
 * asks for the price the moment the page lets them. Every run is another content, nothing was analysed before, and one
 * visitor at a time: the next comes when the measuring of the one before has ended.
 */
export async function timeQuotes(shop: string, runs: number) {
  const folder = mkdtempSync(join(tmpdir(), "facet-flow-"));
  const browser = await openBrowser();
  try {
    const rows: Record<string, unknown>[] = [];
    for (const { what, corners, aimMs, line, upMbit } of FILES.flatMap((file) =>
      LINES.map((over) => ({ ...file, ...over })),
    )) {
      const bytes = displacedSphere(corners);
      const file = join(folder, `ball-${corners}.stl`);
      const times: number[] = [];
      // one more at first, which warms the caches and does not count
      for (let run = 0; run <= runs; run++) {
        bytes.set(randomBytes(40), 40);
        writeFileSync(file, bytes);
        const context = await browser.newContext();
        const page = await context.newPage();
        await overLine(page, upMbit);
        const time = await timeOne(page, shop, file);
        await context.close();
        // The walls of a large model are measured for longer than the next visit lasts.
        await untilQuiet();
        if (run > 0) times.push(time);
      }
      rows.push({
        file: what,
        line,
        runs,
        "last byte to quote, p50 ms": quantile(times, 0.5),
        "p95 ms": quantile(times, 0.95),
        "aim p95 ms": aimMs,
        "worst ms": quantile(times, 1),
      });
    }
    return rows;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOne(page: Page, shop: string, file: string): Promise<number> {
  let lastByteAt = 0;
  page.on("response", (answer) => {
    if (isPart(answer)) lastByteAt = Date.now();
  });
  await page.addInitScript(watch);
  await page.goto(`${shop}/ru`);
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.waitForURL(/\/ru\/quote\//, { timeout: 120_000, waitUntil: "commit" });
  const quotedAt = await page.waitForFunction(
    () => Reflect.get(window, "quotedAt") as number | undefined,
    null,
    {
      timeout: 120_000,
      polling: 20,
    },
  );
  return ((await quotedAt.jsonValue()) ?? 0) - lastByteAt;
}

const isPart = (answer: Response) =>
  answer.request().method() === "PUT" && answer.url().includes("partNumber=");

/** In the page: presses the button for the exact price as soon as it works, and notes when the sum is there. */
function watch(): void {
  const look = () => {
    const buttons = [...document.querySelectorAll("button")];
    const ask = buttons.find(({ textContent }) => textContent?.trim() === "Узнать точную цену");
    if (ask && ask.getAttribute("aria-disabled") !== "true") ask.click();
    const links = [...document.querySelectorAll("a")];
    const accept = links.find(({ textContent }) => textContent?.startsWith("Принять, "));
    if (accept && !Reflect.get(window, "quotedAt")) Reflect.set(window, "quotedAt", Date.now());
  };
  setInterval(look, 10);
}
