import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { mails, payments } from "#db/schema/index.ts";
import { database } from "#server/database.ts";
import { expect, MODEL, test } from "../fixtures.ts";
import { AccountPage } from "../pages/account.page.ts";
import { pressAtOnce } from "../pages/at-once.ts";
import { DeskPage } from "../pages/desk.page.ts";
import { ShopPage } from "../pages/shop.page.ts";
import { WorkshopPage } from "../pages/workshop.page.ts";

/** Kopecks of a sum as it is written on a page. */
function minorOf(text: string): number {
  const [roubles = "", kopecks = "0"] = text
    .replaceAll(/[^\d,−-]/g, "")
    .replace("−", "-")
    .split(",");
  return Number(roubles) * 100 + Number(kopecks.padEnd(2, "0"));
}

/** The model of the tests as if it had been drawn in inches. */
async function drawnInInches(path: string): Promise<string> {
  const bytes = await readFile(MODEL);
  for (let at = 84; at + 50 <= bytes.length; at += 50)
    for (let n = 3; n < 12; n++) bytes.writeFloatLE(bytes.readFloatLE(at + 4 * n) / 25.4, at + 4 * n);
  await writeFile(path, bytes);
  return path;
}

async function tabTo(page: Page, role: "button" | "link" | "textbox", name: RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${role} ${name} cannot be reached with the Tab key`);
}

test("a file drawn in inches: asked, with both sizes, before any price", async ({ visitor }, info) => {
  const page = await visitor();
  await new ShopPage(page).chooseFile(await drawnInInches(info.outputPath("inches.stl")));
  const question = page.getByRole("group", { name: /в дюймах .* мм, в миллиметрах .* мм\. Что верно/ });
  await expect(question).toBeVisible();
  const ask = page.getByRole("button", { name: "Узнать точную цену" });
  await expect(ask).toHaveAttribute("aria-disabled", "true");
  const size = page.getByLabel("Размер", { exact: true });
  await expect(size).toHaveCount(0);
  await question.getByRole("radio", { name: /Дюймы/ }).check();
  await expect(ask).not.toHaveAttribute("aria-disabled", "true");
  await expect(size, "under inches it is a ring").toContainText(/Как в\s*модели, \d\d,\d+\s*мм/);
});

test("what a metal changes stands beside it before it is chosen", async ({ visitor }) => {
  const page = await visitor();
  await new ShopPage(page).chooseFile();
  const silver = page.getByRole("radio", { name: /Серебро 925/ });
  await expect(silver).not.toBeChecked();
  await expect(page.locator("label", { has: silver })).toContainText(/−[\d\s]+₽/);
});

test("the lines of a price sum to the kopeck, and one date is promised everywhere", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const email = `${crypto.randomUUID()}@example.com`;
  const orderId = await shop.chooseFile();
  await shop.askForPrice();
  const total = minorOf(await shop.quoted());
  const sums = await page
    .locator("[data-line-minor]")
    .evaluateAll((lines) => lines.map((line) => Number((line as HTMLElement).dataset.lineMinor)));
  expect(sums.length).toBeGreaterThan(3);
  expect(sums.reduce((sum, line) => sum + line, 0)).toBe(total);
  const day =
    (
      await page
        .getByText(/У\sвас\sк\s\d+/)
        .first()
        .textContent()
    )?.match(/к\s(\d+\s[а-я]+)/)?.[1] ?? "";
  await shop.toCheckout();
  await expect(page.getByText(`У вас к ${day}`).filter({ visible: true })).toHaveCount(1);
  await shop.fillCheckout("Проходит", email);
  await shop.hold();
  await page.waitForURL(/\/ru\/orders\//);
  await expect(page.getByText("Обещали").locator("..")).toContainText(day);
  // Each step ahead says by when; the last of them is the same promise.
  const ahead = page.getByText(/^ждём\s\d+\s[а-я]+/);
  await expect(ahead).toHaveCount(5);
  await expect(ahead.last()).toContainText(day);
  const accepted = async () => {
    const sent = await database().select().from(mails).where(eq(mails.toAddress, email));
    return (
      sent.find(({ orderId: about, plain }) => about === orderId && plain.includes("Обещали"))?.plain ?? ""
    );
  };
  await expect.poll(accepted).toContain(day);
});

test("the first line of a price stands open where there is room, and closed on a phone", async ({
  visitor,
}) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.chooseFile();
  await shop.askForPrice();
  await shop.quoted();
  const first = page.locator("table button[aria-expanded]").first();
  const reckoning = page.locator(`[id="${await first.getAttribute("aria-controls")}"]`);
  await expect(first).toHaveAttribute("aria-expanded", "true");
  await expect(reckoning).toBeVisible();
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(first).toHaveAttribute("aria-expanded", "false");
  await expect(reckoning).toHaveCount(0);
  await first.click();
  await expect(reckoning).toBeVisible();
});

test("whoever closes the tab while the price is being made finds it by the mail", async ({ visitor }) => {
  const page = await visitor();
  const email = `${crypto.randomUUID()}@facet.example`;
  await new AccountPage(page).signUp({ name: "Анна", email, password: "слова с пробелами" });
  await page.waitForURL(/\/ru\/orders/);
  const shop = new ShopPage(page);
  const orderId = await shop.chooseFile();
  await shop.askForPrice();
  await page.close();
  const link = async () => {
    const sent = await database().select().from(mails).where(eq(mails.toAddress, email));
    const about = sent.find((mail) => mail.orderId === orderId && mail.template === "priced");
    return /https?:\/\/\S+/.exec(about?.plain ?? "")?.[0] ?? "";
  };
  await expect.poll(link).toContain(orderId);
  const later = await page.context().newPage();
  await later.goto(await link());
  await new ShopPage(later).quoted();
});

test("a second press, a second tab: one payment", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  const orderId = await shop.toQuote();
  await shop.toCheckout();
  await shop.fillCheckout("Проходит");
  const second = new ShopPage(await page.context().newPage());
  await second.page.goto(page.url());
  await second.fillCheckout("Проходит");
  const tabs = [page, second.page];
  const button = (tab: Page) => tab.getByRole("button", { name: /^Зарезервировать / });
  await pressAtOnce(tabs.map(button), 2);
  for (const tab of tabs) {
    await expect(tab).toHaveURL(`/ru/orders/${orderId}`);
    await expect(tab.getByRole("heading", { level: 1 })).toContainText("Заказ принят");
  }
  const made = await database().select().from(payments).where(eq(payments.orderId, orderId));
  expect(made.filter(({ status }) => ["authorized", "captured"].includes(status))).toHaveLength(1);
});

test("m takes a seller to the message", async ({ pageOf }) => {
  const seller = await pageOf("seller");
  await seller.goto("/ru/sales");
  await seller.locator("[data-row]").filter({ visible: true }).first().click();
  const field = seller.getByLabel("Сообщение клиенту");
  await expect(field).toBeVisible();
  await expect(async () => {
    await seller.keyboard.press("m");
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
});

test("a row that comes while an operator aims waits behind a button", async ({ pageOf, visitor }) => {
  const { number } = await new ShopPage(await visitor()).order();
  const operator = await pageOf("operator");
  await operator.goto("/ru/board");
  await operator
    .getByRole("button", { name: /^Взять F-/ })
    .first()
    .hover();
  const desk = new DeskPage(await pageOf("seller"));
  await desk.page.goto(`/ru/sales?q=${number}`);
  await expect(desk.page.getByRole("row").filter({ hasText: number })).toContainText("только что");
  await desk.open(number);
  await desk.approve();
  const waiting = operator.getByRole("button", { name: /нов(ый|ых) заказ/ });
  await expect(waiting).toBeVisible();
  await expect(operator.getByRole("button", { name: `Взять ${number}` })).toHaveCount(0);
  await waiting.click();
  await expect(operator.getByRole("button", { name: `Взять ${number}` }).first()).toBeVisible();
});

test("news of an order that cannot be read leave its page standing, and are read when they can be", async ({
  pageOf,
  visitor,
}) => {
  const page = await visitor();
  const { number } = await new ShopPage(page).order();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Заказ принят");
  await page.waitForLoadState("load");
  let isCut = true;
  const asked = page.waitForRequest(/order\.page|_rsc=/);
  await page.route(/order\.page|_rsc=/, (route) => (isCut ? route.abort() : route.continue()));
  const desk = new DeskPage(await pageOf("seller"));
  await desk.open(number);
  await desk.approve();
  await asked;
  await page.waitForTimeout(500);
  await expect(title).toContainText("Заказ принят");
  isCut = false;
  const operator = new WorkshopPage(await pageOf("operator"));
  await operator.claim(number);
  await expect(title).toContainText("Изготавливаем");
  await operator.release(number);
});

test("without a connection nothing that needs one can be pressed, and it says so", async ({
  pageOf,
  visitor,
}) => {
  const operator = await pageOf("operator");
  await operator.goto("/ru/board");
  const claim = operator.getByRole("button", { name: /^Взять F-/ }).first();
  await expect(claim).not.toHaveAttribute("aria-disabled", "true");
  await operator.context().setOffline(true);
  await expect(operator.getByText(/Нет связи\. Показано на/)).toBeVisible();
  await expect(claim).toHaveAttribute("aria-disabled", "true");
  const order = operator.getByLabel("Порядок");
  await order.selectOption({ label: "Сначала срочные" });
  await expect(order).toHaveValue("due");
  await expect(operator).toHaveURL(/\/ru\/board$/);
  await operator.context().setOffline(false);
  await expect(operator).toHaveURL(/\/ru\/board\?order=due$/);
  await expect(order).toHaveValue("due");
  const page = await visitor();
  const shop = new ShopPage(page);
  await shop.toQuote();
  await shop.toCheckout();
  await page.context().setOffline(true);
  const hold = page.getByRole("button", { name: /^Зарезервировать / });
  await expect(hold).toHaveAttribute("aria-disabled", "true");
  const name = page.getByLabel("Имя и фамилия");
  await name.fill("Елена");
  const orders = page.getByRole("link", { name: "Мои заказы" }).first();
  await orders.click();
  await orders.click();
  await expect(page.locator(".toast", { hasText: "здесь всё цело" })).toHaveCount(1);
  await expect(page).toHaveURL(/\/ru\/checkout\//);
  await expect(name).toHaveValue("Елена");
  await page.context().setOffline(false);
  await expect(hold).not.toHaveAttribute("aria-disabled", "true");
  await orders.click();
  await expect(page).toHaveURL(/\/ru\/orders$/);
});

test("from the file to the payment without a mouse", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/ru");
  await tabTo(page, "button", /Выбрать файл/);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(MODEL);
  await page.waitForURL(/\/ru\/configure\//);
  const ask = page.getByRole("button", { name: "Узнать точную цену" });
  await expect(ask).not.toHaveAttribute("aria-disabled", "true");
  await tabTo(page, "button", /Узнать точную цену/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ru\/quote\//);
  await new ShopPage(page).quoted();
  await tabTo(page, "link", /^Принять, /);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ru\/checkout\//);
  for (const [label, text] of [
    [/Имя и фамилия/, "Елена Соколова"],
    [/Почта/, "elena@example.com"],
    [/Город/, "Санкт-Петербург"],
    [/Улица/, "Садовая, 1"],
  ] as const) {
    await tabTo(page, "textbox", label);
    await page.keyboard.type(text);
  }
  await tabTo(page, "button", /^Проходит$/);
  await page.keyboard.press("Enter");
  await tabTo(page, "button", /^Зарезервировать /);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/ru\/orders\//);
});

test("the model turns by button and by arrow key", async ({ visitor }) => {
  const page = await visitor();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await new ShopPage(page).chooseFile();
  const canvas = page.locator("canvas").first();
  await expect(canvas).toBeVisible();
  await page.waitForTimeout(2_000); // the picture of the metal settles
  const seen: string[] = [];
  const look = async () => seen.push((await canvas.screenshot()).toString("base64"));
  await look();
  await page.getByRole("button", { name: "Повернуть влево" }).click();
  await page.waitForTimeout(800);
  await look();
  await page
    .getByRole("img", { name: /solitaire/ })
    .first()
    .press("ArrowUp");
  await page.waitForTimeout(800);
  await look();
  expect(new Set(seen).size).toBe(3);
});

test("dark is dark before any script, and nothing moves for who asked for stillness", async ({ browser }) => {
  const bare = await browser.newContext({ javaScriptEnabled: false, colorScheme: "dark" });
  const page = await bare.newPage();
  await page.goto("/ru");
  const ground = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(await ground()).toBe("rgb(20, 18, 15)");
  await bare.close();
  const still = await browser.newContext({ reducedMotion: "reduce" });
  const landing = await still.newPage();
  await landing.goto("/ru");
  expect(await landing.evaluate(() => document.getAnimations().length)).toBe(0);
  await still.close();
});

test("Back keeps the filters, and a filter that leaves nothing says what to drop", async ({ pageOf }) => {
  const page = await pageOf("operator");
  await page.goto("/ru/board");
  await page.getByLabel("Порядок").selectOption({ label: "Сначала срочные" });
  await expect(page).toHaveURL(/order=due/);
  await page.getByRole("link", { name: "Моя работа" }).first().click();
  await page.waitForURL(/\/ru\/work/);
  await page.goBack();
  await expect(page.getByLabel("Порядок")).toHaveValue("due");
  await page.goto("/ru/board?metal=platinum&difficulty=5&due=late");
  await expect(
    page.getByRole("button", { name: "Снять фильтры" }).or(page.getByRole("link", { name: "Снять фильтры" })),
  ).toBeVisible();
});

test("at 200 % zoom nothing is lost to the side; print carries the price alone", async ({ visitor }) => {
  const page = await visitor();
  const shop = new ShopPage(page);
  await page.setViewportSize({ width: 640, height: 400 });
  await shop.chooseFile();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await shop.askForPrice();
  await shop.quoted();
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation").first()).toBeHidden();
  await expect(page.getByRole("link", { name: /^Принять, / }).first()).toBeHidden();
  await expect(page.getByText("Итого").first()).toBeVisible();
});

test("what comes with a document is not kept back", async ({ pageOf }) => {
  const page = await pageOf("customer");
  await page.addInitScript(() => {
    const { setTimeout } = window;
    const kept: string[] = [];
    Object.assign(window, {
      kept,
      // React's script waits by a timer that reveals, `$RV`
      setTimeout: (run: () => void, ms?: number) => {
        if (run.name.includes("$RV")) kept.push(run.name);
        return setTimeout(run, ms);
      },
    });
  });
  for (const path of ["/ru/orders", "/ru/account"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, "$RC") !== undefined), "it came in parts").toBe(
      true,
    );
    expect(await page.evaluate(() => Reflect.get(window, "kept"))).toEqual([]);
  }
});
