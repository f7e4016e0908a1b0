import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

test("the production server is whole: every part answers, and the database is one of them", async ({
  request,
}) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(JSON.stringify(await answer.json())).toContain("database");
});

test("somebody else's order is not found, whatever part of it is asked for", async ({ visitor, pageOf }) => {
  const orderId = await new ShopPage(await visitor()).chooseFile();
  const stranger = await visitor();
  await new ShopPage(stranger).chooseFile();
  const seller = await pageOf("seller");
  for (const page of [stranger, seller]) {
    for (const path of ["orders", "quote", "checkout", "configure"]) {
      await page.goto(`/ru/${path}/${orderId}`);
      await expect(page.getByRole("heading", { level: 1 }), path).toContainText(/здесь нет/);
    }
  }
  for (const kind of ["quote", "invoice"]) {
    const answer = await stranger.request.get(`/api/documents/${kind}/${orderId}`);
    expect(answer.status()).toBe(404);
  }
});

test("a wrong file is refused by its content, in words, before any byte goes", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/ru");
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && sent.push(request.url()));
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...new Array(600).fill(7)]);
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "ring.stl", mimeType: "model/stl", buffer: jpeg });
  await expect(page.getByText(/STL, OBJ, 3MF/).nth(1)).toBeVisible();
  expect(page.url()).toMatch(/\/ru$/);
  expect(sent).toEqual([]);
});

test("the language changes in place and nothing typed is lost", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.toQuote();
  await shop.toCheckout();
  await page.getByLabel("Имя и фамилия").fill("Elena Sokolova");
  await page.getByRole("link", { name: "English" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Checkout");
  await expect(page.getByLabel("Full name")).toHaveValue("Elena Sokolova");
});

test("the price in hand as PDF", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const orderId = await shop.toQuote();
  const answer = await page.request.get(`/api/documents/quote/${orderId}?locale=ru`);
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
