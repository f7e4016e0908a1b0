import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { AccountPage } from "../pages/account.page.ts";
import { ShopPage } from "../pages/shop.page.ts";

/** The scripts of the next page wait for a word; whoever comes to it meanwhile sees a page that is not awake. */
async function asleep(page: Page): Promise<{ wake: () => void }> {
  const { promise: awake, resolve: wake } = Promise.withResolvers<void>();
  await page.route(/_next\/static\/chunks\/.*\.js/, async (route) => {
    await awake;
    await route.continue().catch(() => {}); // the page may be gone by now
  });
  return { wake };
}

/** A slow machine: the page takes its time to wake. */
async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
}

const WORDS = {
  before: "Анна Сергеевна ",
  meanwhile: "Воскресенская-Преображенская, третий подъезд, код 1945, звонить дважды",
};
/** A field for an e-mail takes no space at its end for a letter. */
const EMAIL = {
  before: "anna.sergeevna",
  meanwhile: ".voskresenskaya-preobrazhenskaya.third-entrance@workshop-on-the-corner.example",
};

/** Types into a page that sleeps, and goes on while it wakes; then looks whether every letter is there. */
async function typeIntoWaking(page: Page, path: string, label: string): Promise<void> {
  const { wake } = await asleep(page);
  await slow(page);
  await page.goto(path, { waitUntil: "commit" });
  const field = page.getByLabel(label).first();
  const { before, meanwhile } = label === "Почта" ? EMAIL : WORDS;
  await field.fill("");
  await field.pressSequentially(before);
  wake();
  await field.pressSequentially(meanwhile, { delay: 25 });
  await page.waitForLoadState("networkidle");
  await field.press("End"); // draws the form anew
  await expect(field, `${path}, ${label}`).toHaveValue(before + meanwhile);
}

test("no letter is lost that was typed while a page woke: account", async ({ visitor, pageOf }) => {
  for (const [path, label] of [
    ["/ru/sign-up", "Имя"],
    ["/ru/sign-in", "Почта"],
    ["/ru/forgot-password", "Почта"],
  ] as const)
    await typeIntoWaking(await visitor(), path, label);
  await typeIntoWaking(await pageOf("customer"), "/ru/account", "Имя");
});

test("no letter is lost that was typed while a page woke: order and desk", async ({ visitor, pageOf }) => {
  test.setTimeout(480_000); // four pages on a machine that was made slow
  const page = await visitor();
  const { orderId, number } = await new ShopPage(page).order();
  const another = async () => page.context().newPage();
  const quoted = await new ShopPage(await another()).toQuote();
  await typeIntoWaking(await another(), `/ru/checkout/${quoted}`, "Имя и фамилия");
  await typeIntoWaking(await another(), `/ru/orders/${orderId}`, "Написать мастерской");
  const draft = await new ShopPage(await another()).chooseFile();
  await typeIntoWaking(await another(), `/ru/configure/${draft}`, "Пожелание мастеру");
  const seller = await pageOf("seller");
  await seller.goto(`/ru/sales?q=${number}`);
  const desk = await seller.getByRole("link", { name: number }).first().getAttribute("href");
  await typeIntoWaking(seller, desk ?? "", "Сообщение клиенту");
});

test("figures of the rules and a way of delivery, chosen in a page that sleeps, are kept", async ({
  pageOf,
  visitor,
}) => {
  const admin = await pageOf("admin");
  const rules = await asleep(admin);
  await admin.goto("/ru/admin/rules", { waitUntil: "commit" });
  await admin.getByLabel("Наценка на работу").fill("23");
  rules.wake();
  await expect(admin.getByText(/было 20/)).toBeVisible();
  await expect(admin.getByLabel("Наценка на работу")).toHaveValue("23");

  const page = await visitor();
  const orderId = await new ShopPage(page).toQuote();
  const checkout = await asleep(page);
  await page.goto(`/ru/checkout/${orderId}`, { waitUntil: "commit" });
  await page.getByLabel(/Пункт выдачи/).check();
  checkout.wake();
  await expect(page.getByText("350").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  await expect(page.getByLabel(/Пункт выдачи/)).toBeChecked();
  await page.reload();
  await expect(page.getByLabel(/Пункт выдачи/), "the server knows it").toBeChecked();
});

test("metal and finish, chosen in a page that sleeps, are kept and priced", async ({ visitor }) => {
  const page = await visitor();
  const draft = await new ShopPage(page).chooseFile();
  const { wake } = await asleep(page);
  await page.goto(`/ru/configure/${draft}`, { waitUntil: "commit" });
  const silver = page.getByRole("radio", { name: /^Серебро 925/ });
  const satin = page.getByRole("radio", { name: /^Матовая/ });
  await silver.check();
  await satin.check();
  wake();
  await expect(page.getByRole("button", { name: "Узнать точную цену" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.waitForLoadState("networkidle");
  await expect(silver).toBeChecked();
  await expect(satin).toBeChecked();
  await new ShopPage(page).askForPrice();
  await expect(page.getByText(/Серебро 925/).first()).toBeVisible();
});

test("a press before the page is awake is not lost, and puts nothing into an address", async ({
  visitor,
}) => {
  const page = await visitor();
  const { wake } = await asleep(page);
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(`${request.method()} ${request.url()}`);
  });
  await new AccountPage(page).signUp({
    name: "Анна",
    email: `${randomUUID()}@facet.example`,
    password: "слова с пробелами",
  });
  wake();
  await expect(page).toHaveURL(/\/ru\/orders$/);
  const asked = documents.filter((each) => each.includes("sign-up"));
  expect(asked).toEqual([expect.stringMatching(/^GET .*\/ru\/sign-up$/)]);
});
