import { writeFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

/** A closed tetrahedron repeated into a binary STL of about `megabytes`; each copy stands beside the last. */
function largeModel(megabytes: number): Buffer {
  const copies = Math.floor((megabytes * 1_048_576 - 84) / 200);
  const bytes = Buffer.alloc(84 + copies * 200);
  bytes.writeUInt32LE(copies * 4, 80);
  const corners = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;
  const faces = [
    [0, 2, 1],
    [0, 1, 3],
    [0, 3, 2],
    [1, 2, 3],
  ] as const;
  let at = 84;
  for (let copy = 0; copy < copies; copy++) {
    for (const face of faces) {
      at += 12;
      for (const corner of face) {
        const [x, y, z] = corners[corner];
        bytes.writeFloatLE(x * 0.05 + (copy % 300) * 0.06, at);
        bytes.writeFloatLE(y * 0.05 + Math.floor(copy / 300) * 0.06, at + 4);
        bytes.writeFloatLE(z * 0.05, at + 8);
        at += 12;
      }
      at += 2;
    }
  }
  return bytes;
}

test("an upload outlives a pause and a closed page, and sends nothing twice", async ({ visitor }, info) => {
  test.setTimeout(240_000);
  const file = info.outputPath("large.stl");
  await writeFile(file, largeModel(30));
  const page = await visitor();
  const sent: number[] = [];
  const slow = async (route: import("@playwright/test").Route) => {
    if (route.request().method() !== "PUT") return route.continue();
    await new Promise((resolve) => setTimeout(resolve, 900));
    await route.continue().catch(() => {}); // the page may be gone by now
  };
  await page.route(/partNumber=/, slow);
  page.on("requestfinished", (request) => {
    const number = /partNumber=(\d+)/.exec(request.url())?.[1];
    if (request.method() === "PUT" && number) sent.push(Number(number));
  });
  await new ShopPage(page).chooseFile(file);
  await expect.poll(() => sent.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await page.reload();
  await page.unroute(/partNumber=/);
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await expect(page.getByText("Сохранена", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(new Set(sent).size, "parts sent more than once").toBe(sent.length);
});

test("a connection that breaks on the way to the model's page ends no upload", async ({ visitor }, info) => {
  const file = info.outputPath("large.stl");
  await writeFile(file, largeModel(12));
  const page = await visitor();
  await page.goto("/ru");
  await page.evaluate(() => Reflect.set(window, "isTheSame", true));
  let broken = 0;
  await page.route(/\/ru\/configure\/.*_rsc=/, (route) => {
    const isAhead = "next-router-prefetch" in route.request().headers();
    if (isAhead || broken === 2) return route.continue();
    broken += 1;
    return route.abort("connectionreset");
  });
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await expect(page).toHaveURL(/\/ru\/configure\//);
  await expect(page.getByText("Сохранена", { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(broken).toBe(2);
  expect(await page.evaluate(() => Reflect.get(window, "isTheSame")), "the document stayed").toBe(true);
});
