import postgres from "postgres";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

test("a declined card keeps the form and the price, and another card pays", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.toQuote();
  await shop.toCheckout();
  await shop.fillCheckout("Банк отклоняет");
  await shop.hold();
  await expect(page.getByRole("alert").filter({ hasText: "Банк отклонил платёж" })).toBeVisible();
  await expect(page.getByLabel("Улица, дом, квартира")).toHaveValue("Садовая, 1");
  await page.getByRole("button", { name: "Проходит", exact: true }).click();
  await shop.hold();
  await page.waitForURL(/\/ru\/orders\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Заказ принят");
  // the form that was sent stays in the document, hidden, for who goes back
  await expect(page.getByText("Проверьте поля")).toHaveCount(0);
  // what the checkout promised to offer after
  const account = page.getByRole("link", { name: "Завести учётную запись" });
  await expect(account).toHaveAttribute("href", /\/ru\/sign-up\?next=\/ru\/orders\//);
});

test("the sum and the day are in the first screen of a checkout: beside the form, on a phone above it", async ({
  visitor,
}) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await shop.toQuote();
  await shop.toCheckout();
  await expect(page.getByRole("button", { name: /^Зарезервировать / })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 360, height: 640 });
  await page.evaluate(() => scrollTo(0, 0));
  for (const text of [/^[\d\s]+₽$/, /^У\sвас\sк\s\d/])
    await expect(page.getByText(text).filter({ visible: true }).first()).toBeInViewport({ ratio: 1 });
});

test("when the bank falls silent paying is locked, and the order is accepted once by itself", async ({
  visitor,
}) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const orderId = await shop.toQuote();
  await shop.toCheckout();
  await shop.fillCheckout("Банк не отвечает");
  await shop.hold();
  await expect(page.getByRole("alert").filter({ hasText: "Не платите снова" })).toBeVisible();
  await page.goto(`/ru/orders/${orderId}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Заказ принят", { timeout: 30_000 });
});

test("an empty checkout says what is missing, in a list that leads to the fields", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.toQuote();
  await shop.toCheckout();
  await shop.hold();
  const summary = page.getByRole("region", { name: "Проверьте поля" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: "Введите город" }).click();
  await expect(page.getByLabel("Город")).toBeFocused();
});

test("an expired price is never accepted: it is made anew, beside the old one", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const orderId = await shop.toQuote();
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await sql`update quotes set valid_until = now() - interval '1 minute' where order_id = ${orderId}`;
  await sql.end();
  await page.reload();
  await expect(page.getByText("Срок цены истёк")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Принять, / })).toHaveCount(0);
  await page.getByRole("button", { name: "Пересчитать", exact: true }).first().click();
  await shop.quoted();
  await expect(page.getByText(/^Было .* стало /)).toBeVisible();
});
