import type { Page } from "@playwright/test";
import { dracoGlb } from "#tests/factories/draco-file.ts";
import { obj, stlBinary } from "#tests/factories/model-files.ts";
import { band, box, join, mapped, type Solid } from "#tests/factories/solids.ts";
import { modelFile } from "#tests/support/model-file.ts";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

const stl = (name: string, solid: Solid) => ({
  name,
  mimeType: "model/stl",
  buffer: Buffer.from(stlBinary(solid)),
});
const ring = band(8.75, 1.6, 4, 96);
const openRing: Solid = { points: ring.points, faces: ring.faces.slice(3) };
/** Two bodies that share a half: quick sums count it twice, an analysis does not. */
const crossing = join(box(10, 10, 5), box(10, 10, 5, [5, 0.1, 0.1]));

/** Holds every part of an upload until it is let go. */
async function holdParts(page: Page): Promise<() => Promise<void>> {
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/partNumber=/, async (route) => {
    if (route.request().method() === "PUT") await free;
    await route.continue().catch(() => {}); // the page may be gone by now
  });
  return async () => {
    letGo();
    await expect(page.getByText("Сохранена", { exact: true })).toBeVisible({ timeout: 90_000 });
  };
}

/** Sums of money as they stand in a text, roubles; both ends of a band. */
const sumsOf = (text: string | null) =>
  [...(text ?? "").matchAll(/(\d[\d\s]*?)\s*(?:–|₽)/g)].map(([, digits = ""]) =>
    Number(digits.replace(/\s/g, "")),
  );

const FIRST = "Это первый взгляд";

test("the band stands where the file was chosen before the server knows of it, and goes with it to its page", async ({
  visitor,
}) => {
  const page = await visitor();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/upload\.begin/, async (route) => {
    await asked;
    await route.continue().catch(() => {}); // the page may be gone by now
  });
  await page.goto("/ru");
  await page.locator('input[type="file"]').first().setInputFiles(stl("ring.stl", ring));
  const first = page.getByRole("region", { name: "Первый взгляд: ring.stl" });
  await expect(first).toContainText(/\d.*–.*₽/);
  await expect(first).toContainText(/20,7\s×\s20,7\s×\s4\sмм.*\sг,\sжёлтое золото 585/);
  const [low, high] = sumsOf(await first.textContent());
  expect(new URL(page.url()).pathname).toBe("/ru");
  answer();
  await page.waitForURL(/\/ru\/configure\//);
  const price = page.getByRole("region", { name: "Цена" });
  await expect(price).toContainText(/Первый взгляд: .*₽\. Цена осталась/);
  const [exact] = sumsOf(await price.textContent());
  expect(exact).toBeGreaterThanOrEqual(low ?? Infinity);
  expect(exact).toBeLessThanOrEqual(high ?? 0);
});

test("a file whose unit is in doubt is asked about, not priced, where it was chosen", async ({ visitor }) => {
  const page = await visitor();
  await page.route(/upload\.begin/, () => {});
  await page.goto("/ru");
  const small = {
    points: ring.points.map((point) => point.map((x) => x / 25.4) as [number, number, number]),
    faces: ring.faces,
  };
  await page.locator('input[type="file"]').first().setInputFiles(stl("inches.stl", small));
  const first = page.getByRole("region", { name: "Первый взгляд: inches.stl" });
  await expect(first).toContainText("Единица файла неясна");
  await expect(first).not.toContainText("₽");
});

test("an open surface is told before the upload ends, and the server's word replaces it", async ({
  visitor,
}) => {
  const page = await visitor();
  const letGo = await holdParts(page);
  await new ShopPage(page).chooseFile(stl("open-ring.stl", openRing));
  const findings = page.getByRole("region", { name: /замечани/i });
  await expect(findings.getByText(/Поверхность не замкнута|открыта/)).toBeVisible();
  await expect(findings.getByText(FIRST)).toBeVisible();
  await expect(page.getByText("Сохранена", { exact: true })).toHaveCount(0);
  await letGo();
  await expect(findings.getByText(FIRST)).toHaveCount(0);
  await expect(findings.getByText(/Поверхность не замкнута|открыта/)).toBeVisible();
});

test("a format without quick sums has its band before the upload ends, and keeps it", async ({ visitor }) => {
  const page = await visitor();
  const letGo = await holdParts(page);
  const shop = new ShopPage(page);
  await shop.chooseFile({ name: "ring.obj", mimeType: "model/obj", buffer: Buffer.from(obj(ring)) });
  const price = page.getByRole("region", { name: "Цена" });
  await expect(price).toContainText(/\d.*–.*₽/);
  await expect(page.getByText(FIRST)).toBeVisible();
  await letGo();
  await expect(price).toContainText(/Первый взгляд: .*₽\. Цена осталась/);
});

test("a glTF that Draco or meshopt has packed is looked into as well", async ({ visitor }) => {
  const inMetres = mapped(ring, ([x, y, z]) => [x / 1000, y / 1000, z / 1000]);
  const files = { "ring.glb": await dracoGlb(inMetres), "box.glb": modelFile("box_meshopt.glb") };
  const page = await visitor();
  await page.route(/upload\.begin/, () => {});
  for (const [name, bytes] of Object.entries(files)) {
    await page.goto("/ru");
    const file = { name, mimeType: "model/gltf-binary", buffer: Buffer.from(bytes) };
    await page.locator('input[type="file"]').first().setInputFiles(file);
    const first = page.getByRole("region", { name: `Первый взгляд: ${name}` });
    await expect(first).toContainText(/\d\s×\s[\d\s,]+×\s[\d\s,]+мм/);
    if (name === "ring.glb") await expect(first).toContainText(/\d.*–.*₽20,7\s×\s20,7\s×\s4\sмм/);
  }
});

test("a price that leaves the band of the first look says so, and why", async ({ visitor }) => {
  const page = await visitor();
  const letGo = await holdParts(page);
  const shop = new ShopPage(page);
  await shop.chooseFile(stl("crossing.stl", crossing));
  const price = page.getByRole("region", { name: "Цена" });
  await expect(price).toContainText(/Первый взгляд обещал .*ниже на\s[\d\s]+₽/);
  await letGo();
  await expect(price).toContainText("Объём металла 757,5 мм³, а не 1 000 мм³");
});
