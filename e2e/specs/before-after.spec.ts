import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

// before and after are drawn, which takes WebGL: in software here
const executablePath = process.env.FACET_CHROMIUM;
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  },
});

/** A pendant as its author published it: its rings are closed along seams. */
const BROKEN = new URL("../../tests/fixtures/models/pendant_flower.stl", import.meta.url).pathname;

test("before and after a repair are seen in the viewer, by keyboard and in words", async ({ visitor }) => {
  const page = await visitor();
  await new ShopPage(page).chooseFile(BROKEN);
  await page.getByRole("button", { name: "Починить файл" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
  const files = page.getByRole("group", { name: "Что показать" });
  const image = page.getByRole("img", { name: /Модель pendant_flower/ });
  await files.getByRole("radio", { name: "Исправленный" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(files.getByRole("radio", { name: "Исходный" })).toBeChecked();
  await expect(image).toHaveAccessibleName(/Показан исходный файл/);
  await page.keyboard.press("ArrowLeft");
  await expect(files.getByRole("radio", { name: "Разница" })).toBeChecked();

  const repair = page.getByRole("region", { name: "Файл исправлен" });
  await expect(repair.getByText(/^Изменен[оы] \d+ мест/)).toBeVisible();
  const first = repair
    .getByRole("listitem")
    .filter({ hasText: /Добавлен/ })
    .first();
  const show = first.getByRole("button", { name: "Показать 1" });
  await show.focus();
  await page.keyboard.press("Enter");
  await expect(show.or(first.getByRole("button"))).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: /^1\. Добавлен/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pendant_flower-repaired.stl");
  await repair.getByRole("button", { name: "Скрыть изменения" }).press("Enter");
  await expect(files.getByRole("radio", { name: "Исправленный" })).toBeChecked();
});
