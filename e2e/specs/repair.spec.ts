import { stat } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

/** A pendant as its author published it: every ring of it ends beside the corners of the next. */
const BROKEN = new URL("../../tests/fixtures/models/pendant_flower.stl", import.meta.url).pathname;

test("a broken file is repaired on request, there and back, and quoted repaired", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.chooseFile(BROKEN);
  const repair = page.getByRole("region", { name: /починить|исправлен/ });
  await repair.getByRole("button", { name: "Починить файл" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
  await expect(repair.getByText("Закрыто 936 точек шва.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Замечаний нет" })).toBeVisible();

  const saved = page.waitForEvent("download");
  await repair.getByRole("button", { name: "Скачать исходный" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("pendant_flower.stl");
  expect((await stat(await file.path())).size).toBe((await stat(BROKEN)).size);

  await repair.getByRole("button", { name: "Вернуть исходный" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower.stl");
  const { promise: underWay, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(/model\.status/, async (route) => {
    const response = await route.fetch();
    await underWay;
    await route.fulfill({ response });
  });
  await repair.getByRole("button", { name: "Взять исправленный" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
  const late = page.waitForResponse(/model\.status/);
  arrive();
  await late;
  await page.waitForTimeout(300); // what was asked about the other file, answered late, changes nothing
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
  await shop.askForPrice();
  expect(await shop.quoted()).toMatch(/₽/);
});

test("what the server drew of a part stays while its code is on the way", async ({ visitor }) => {
  const page = await visitor();
  const orderId = await new ShopPage(page).chooseFile(BROKEN);
  const repair = page.getByRole("region", { name: /починить|исправлен/ });
  await expect(repair).toBeVisible();
  // A choice that only this browser knows: it reaches the page right after it wakes.
  await page.evaluate(
    (id) => localStorage.setItem(`facet.choice/${id}`, JSON.stringify({ quantity: 3 })),
    orderId,
  );
  const html = await (await page.request.get(page.url())).text();
  const { promise: underWay, resolve: arrive } = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!html.includes(pathname)) await underWay;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByLabel("Количество")).toHaveValue("3");
  await expect(repair).toBeVisible({ timeout: 1 });
  arrive();
  await repair.getByRole("button", { name: "Починить файл" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
});
