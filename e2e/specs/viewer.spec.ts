import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
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

/** Whether there is metal in the middle of the model: any place about it of another colour than the ground beside. */
async function isMiddleMetal(model: Locator): Promise<boolean> {
  const { data, info } = await sharp(await model.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) =>
    (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels;
  const ground = at(0.05, 0.5);
  const shares = [0.46, 0.48, 0.5, 0.52, 0.54];
  return shares
    .flatMap((y) => shares.map((x) => at(x, y)))
    .some((i) => [0, 1, 2].some((channel) => Math.abs(data[i + channel]! - data[ground + channel]!) > 24));
}

test("a ring that lies in its file stands, head up, and stays as it was turned in another unit", async ({
  visitor,
}) => {
  const page = await visitor();
  await new ShopPage(page).chooseFile("scripts/seed/models/signet_round.stl");
  const model = page.getByRole("img", { name: /Модель signet_round/ });
  await expect(model.locator("canvas")).toBeVisible();
  const isMetal = () => isMiddleMetal(model);
  // in the file the hole goes up and the plate looks to the back
  await expect.poll(isMetal).toBe(false);
  await page.getByRole("button", { name: "Сбоку" }).click();
  await expect.poll(isMetal).toBe(true);
  await page.getByRole("button", { name: "Спереди" }).click();
  await expect.poll(isMetal).toBe(false);
  await page.getByRole("button", { name: "Сверху" }).click();
  await expect.poll(isMetal).toBe(true);
  await page.getByRole("radio", { name: "дюймы" }).check({ force: true });
  await expect(page.getByText(/556,3\s×/).first()).toBeVisible();
  await frames(page, 10);
  expect(await isMetal()).toBe(true);
});

test("on a phone the piece stands clear of the tools above and below it", async ({ visitor }) => {
  const page = await visitor();
  await page.setViewportSize({ width: 360, height: 740 });
  await new ShopPage(page).chooseFile("scripts/seed/models/signet_round.stl");
  const model = page.getByRole("img", { name: /Модель signet_round/ });
  await expect(model.locator("canvas")).toBeVisible();
  const isClear = async (above: Locator, below: Locator) => {
    const boxOf = async (part: Locator) => (await part.boundingBox()) ?? { y: NaN, height: NaN };
    const [drawn, upper, lower] = [
      await boxOf(model.locator("canvas")),
      await boxOf(above),
      await boxOf(below),
    ];
    return drawn.y >= upper.y + upper.height && drawn.y + drawn.height <= lower.y;
  };
  const modes = page.getByRole("group", { name: "Как показать модель" });
  await expect.poll(() => isClear(modes, page.getByRole("group", { name: "Поворот и масштаб" }))).toBe(true);
  await page.getByRole("button", { name: "Разрез" }).click();
  await expect
    .poll(() => isClear(modes, page.getByRole("group", { name: "Направление разреза" })))
    .toBe(true);
});

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
