import { stlBinary } from "#tests/factories/model-files.ts";
import { band } from "#tests/factories/solids.ts";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

// the pin stands over a drawing, which takes WebGL: in software here
const executablePath = process.env.FACET_CHROMIUM;
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  },
});

const thinRing = {
  name: "thin-ring.stl",
  mimeType: "model/stl",
  buffer: Buffer.from(stlBinary(band(8.75, 0.45, 4, 160))),
};

test("a thin ring shows its pin before payment, and the order keeps the certificate", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const orderId = await shop.chooseFile(thinRing);
  const finding = page.getByRole("listitem").filter({ hasText: "Стенка 0,45 мм, золоту нужно 0,6 мм" });
  await expect(finding).toContainText(/Утолстить\sна\s0,1\d\sмм:\s\+\d,\d\d\sг,\s\+[\d\s]+₽/);
  await finding.getByRole("button", { name: "Показать 1" }).click();
  await expect(page.getByRole("button", { name: /^1\. Стенка 0,45 мм/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByText("Толщина", { exact: true }).click();
  await expect(page.getByText("0,6 мм: предел")).toBeVisible();

  await shop.askForPrice();
  await shop.quoted();
  await expect(page.getByRole("heading", { name: "Как есть не отольётся" })).toBeVisible();
  await shop.toCheckout();
  await shop.fillCheckout("Проходит");
  await shop.hold();
  await page.waitForURL(/\/ru\/orders\//);
  // the pages before stay in the document, hidden
  await page.locator("summary").filter({ hasText: "Как есть не отольётся", visible: true }).click();
  for (const words of ["Стенка 0,45 мм, золоту нужно 0,6 мм", "Посадку камней"])
    await expect(page.getByText(words).filter({ visible: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(orderId));
});

test("an engraving that is too fine is told with what fits, and the certificate keeps its word", async ({
  visitor,
}) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const wide = { ...thinRing, name: "band.stl", buffer: Buffer.from(stlBinary(band(8.75, 1.6, 4, 160))) };
  await shop.chooseFile(wide);
  await expect(page.getByRole("heading", { name: "Замечаний нет" })).toBeVisible();
  const text = page.getByLabel("Гравировка внутри");
  await text.fill("на веки вечные с тобой");
  const finding = page.getByRole("listitem").filter({ hasText: "У гравировки получится штрих 0,42 мм" });
  await expect(finding).toContainText("золоту нужно 0,5 мм");
  await expect(finding).toContainText("Поместится 18 знаков");
  await expect(page.getByRole("button", { name: "Загрузить исправленную модель" })).toHaveCount(0);
  await text.fill("навсегда");
  await expect(page.getByRole("heading", { name: "Замечаний нет" })).toBeVisible();
  await shop.askForPrice();
  await shop.quoted();
  for (const words of ["Для гравировки есть место, штрих от 0,5 мм", "Где пройдёт гравировка"])
    await expect(page.getByText(words).filter({ visible: true })).toBeVisible();
});

test("a price is shared by a link that names nobody, and closed again", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.chooseFile();
  await shop.askForPrice();
  const total = await shop.quoted();
  await page.getByRole("button", { name: "Создать ссылку" }).click();
  const address = await page.getByLabel("Адрес ссылки").inputValue();

  const other = await visitor();
  await other.goto(address);
  await expect(other.getByRole("main")).toContainText(total);
  await expect(other.getByRole("link", { name: /^Принять/ })).toHaveCount(0);
  await expect(other.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);

  await page.getByRole("button", { name: "Закрыть доступ" }).click();
  await expect(page.getByRole("button", { name: "Создать ссылку" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("main")).not.toContainText(total);
});

test("another metal is priced at once, and the server gives the same sum", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.chooseFile();
  await shop.askForPrice();
  const before = await shop.quoted();
  const section = page.getByRole("region", { name: "Что изменит цену" });
  await section.getByLabel("Металл").selectOption("platinum_950");
  const sum = (await section.getByRole("status").locator("span").first().textContent()) ?? "";
  expect(sum).not.toBe(before);
  await section.getByRole("button", { name: "Пересчитать", exact: true }).click();
  await expect(page.getByRole("link", { name: `Принять, ${sum}` }).first()).toBeVisible();
});
