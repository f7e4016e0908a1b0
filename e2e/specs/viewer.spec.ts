import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

// what is drawn takes WebGL: in software here
const executablePath = process.env.FACET_CHROMIUM;
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  },
});

/** Counts what this page has drawn; `calls` are of every canvas it ever had. */
async function countDrawing(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = { calls: 0 };
    Object.assign(window, { counted });
    const { drawArrays, drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawArrays = function (...args) {
      counted.calls += 1;
      drawArrays.apply(this, args);
    };
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
      counted.calls += 1;
      drawElements.apply(this, args);
    };
  });
  return () => page.evaluate(() => (Reflect.get(window, "counted") as { calls: number }).calls);
}

const frames = (page: Page, count: number) =>
  page.evaluate(async (left) => {
    for (let i = 0; i < left; i++) await new Promise(requestAnimationFrame);
  }, count);

test("a viewer that is out of sight draws nothing, and draws again when one comes back", async ({
  visitor,
}) => {
  const page = await visitor();
  const drawn = await countDrawing(page);
  await new ShopPage(page).chooseFile();
  const model = page.getByRole("img", { name: /Модель solitaire_v4/ });
  await expect(model.locator("canvas")).toBeVisible();
  await expect.poll(drawn).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Мои заказы" }).click();
  await expect(page).toHaveURL(/\/ru\/orders$/);
  await expect(model).toHaveCount(0);
  const before = await drawn();
  await page.setViewportSize({ width: 900, height: 700 });
  await page.emulateMedia({ colorScheme: "dark" });
  await frames(page, 30);
  expect(await drawn()).toBe(before);
  await page.goBack();
  await expect(model.locator("canvas")).toBeVisible();
  await expect.poll(drawn).toBeGreaterThan(before);
});
