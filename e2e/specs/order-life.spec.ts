import type { Page } from "@playwright/test";
import { carrierDelivers } from "../carrier.ts";
import { expect, test } from "../fixtures.ts";
import { logged } from "../logs.ts";
import { pressAtOnce } from "../pages/at-once.ts";
import { DeskPage } from "../pages/desk.page.ts";
import { expectDrawn } from "../pages/drawn.ts";
import { ShopPage } from "../pages/shop.page.ts";
import { WorkshopPage } from "../pages/workshop.page.ts";

/** What of a customer's address, of anybody's e-mail and of a session stands in the logs. */
async function namedInLogs(customer: Page): Promise<string[]> {
  const told = logged();
  const session = (await customer.context().cookies()).find(({ name }) => name.endsWith("session_token"));
  const [token = "no session"] = decodeURIComponent(session?.value ?? "").split(".");
  expect(token.length).toBeGreaterThan(20);
  const typed = ["Елена Соколова", "Садовая, 1", token].filter((text) => told.includes(text));
  return [...typed, ...(told.match(/[\w.-]+@[\w-]+\.[a-z]+/g) ?? [])];
}

test("one order through its whole life, seen by three people at once", async ({
  pageOf,
  visitor,
  request,
}) => {
  test.setTimeout(240_000);
  const customer = await visitor();
  const [seller, operator] = [await pageOf("seller"), await pageOf("operator")];
  const { number } = await new ShopPage(customer).order();
  const state = customer.getByRole("heading", { level: 1 });
  await expect(state).toContainText("мастер смотрит модель");
  await expectDrawn(customer.getByRole("img", { name: /изделие по\s*вашей модели/ }));

  const desk = new DeskPage(seller);
  await desk.open(number);
  await desk.approve();
  await expect(state).toContainText("Подтверждён");

  const workshop = new WorkshopPage(operator);
  await workshop.openBoard(number);
  await expectDrawn(workshop.pictureOf(number));
  await workshop.claim(number);
  await expect(state).toContainText("Изготавливаем");
  await workshop.openWork(number);
  await workshop.act("Сделано и проверено");
  await expect(state).toContainText("Готово, упаковываем");
  await workshop.act("Начать упаковку");
  await expect(state).toContainText("Упаковываем");
  const tracking = `E2E${Date.now()}`;
  await workshop.ship(tracking);
  await expect(state).toContainText("В пути к вам");

  await carrierDelivers(request, tracking);
  await expect(state).toContainText("Доставлен");
  await desk.open(number);
  await desk.close();
  await expect(state).toContainText("Заказ завершён");
  await expect(customer.locator("li[aria-current=step]")).toHaveCount(0);
  await expect(customer.getByText(/История цела: \d+ событи/)).toBeVisible();
  expect(await namedInLogs(customer)).toEqual([]);
});

test("two operators reach for one order: one has it, the other is told who", async ({ pageOf, visitor }) => {
  test.setTimeout(240_000);
  const { number } = await new ShopPage(await visitor()).order();
  const desk = new DeskPage(await pageOf("seller"));
  await desk.open(number);
  await desk.approve();
  const [first, second] = [
    new WorkshopPage(await pageOf("operator")),
    new WorkshopPage(await pageOf("second operator")),
  ];
  await Promise.all([first.openBoard(number), second.openBoard(number)]);
  await pressAtOnce([first.claimButton(number), second.claimButton(number)]);
  await expect
    .poll(async () => [await first.outcome(number), await second.outcome(number)].sort())
    .toEqual(["lost", "won"]);
  const winner = (await first.outcome(number)) === "won" ? first : second;
  await winner.release(number);
});
