import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { eq } from "drizzle-orm";
import { mails } from "#db/schema/index.ts";
import { database } from "#server/database.ts";
import { expect, test } from "../fixtures.ts";
import { AccountPage, type Person } from "../pages/account.page.ts";

const newPerson = (): Person => ({
  name: "Анна Тестова",
  email: `${randomUUID()}@facet.example`,
  password: "слова с пробелами",
});

test("an account is opened, goes on where one came from, and shows where one is signed in", async ({
  visitor,
}) => {
  const person = newPerson();
  const first = new AccountPage(await visitor());
  await first.signUp(person, "?next=/ru/pricing");
  await expect(first.page).toHaveURL(/\/ru\/pricing$/);
  await expect(first.page.getByRole("link", { name: "Профиль" }).first()).toBeVisible();

  const second = new AccountPage(await visitor());
  await second.signIn(person);
  await expect(second.page).toHaveURL(/\/ru\/orders$/);

  await first.profile();
  await expect(first.page.getByText(person.email)).toBeVisible();
  await first.page.getByRole("button", { name: /Выйти на устройстве/ }).click();
  await expect(first.page.getByText("Других входов нет.")).toBeVisible();
  await second.page.goto("/ru/account");
  await expect(second.page).toHaveURL(/\/ru\/sign-in\?next=%2Fru%2Faccount$/);
});

test("a wrong password is said in words, and a foreign address to go on to is not followed", async ({
  visitor,
}) => {
  const person = newPerson();
  const account = new AccountPage(await visitor());
  await account.signUp(person);
  await expect(account.page).toHaveURL(/\/ru\/orders$/);
  const other = new AccountPage(await visitor());
  await other.signIn({ ...person, password: "не тот пароль" });
  await expect(other.page.getByText("Почта или пароль не подходят")).toBeVisible();
  await expect(other.page.getByLabel("Почта")).toHaveValue(person.email);
  await other.signIn(person, `?next=${encodeURIComponent("//evil.example/ru")}`);
  await expect(other.page).toHaveURL(/\/ru\/orders$/);
});

test("faults stand at the fields and in a summary that takes focus; the e-mail survives a change of language", async ({
  visitor,
}) => {
  const page = await visitor();
  await page.goto("/ru/sign-up");
  await page.getByLabel("Почта").fill("anna");
  await page.getByLabel("Пароль", { exact: true }).fill("коротко");
  await page.getByRole("button", { name: "Завести учётную запись" }).click();
  const summary = page.getByRole("region", { name: "Исправьте, чтобы продолжить" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(3);
  await summary.getByRole("link").nth(1).click();
  await expect(page.getByLabel("Почта")).toBeFocused();
  await page.getByRole("link", { name: "English" }).first().click();
  await expect(page.getByLabel("E-mail")).toHaveValue("anna");
});

test("a forgotten password is set anew by the link of the mail, once", async ({ visitor }) => {
  const person = newPerson();
  const account = new AccountPage(await visitor());
  await account.signUp(person);
  await expect(account.page).toHaveURL(/\/ru\/orders$/);
  const page = await visitor();
  await page.goto("/ru/forgot-password");
  await page.getByLabel("Почта").fill(person.email);
  await page.getByRole("button", { name: "Прислать ссылку" }).click();
  await expect(page.getByText("Проверьте почту.", { exact: true })).toBeVisible();
  const [mail] = await database().select().from(mails).where(eq(mails.toAddress, person.email));
  const link = /https?:\/\/\S+#\S+/.exec(mail?.plain ?? "")?.[0] ?? "";
  const reset = new AccountPage(page);
  await page.goto(link);
  await expect(page).toHaveURL(/\/ru\/reset-password$/);
  await reset.setPassword("совсем новый пароль");
  await expect(page.getByText("Пароль сохранён.", { exact: true })).toBeVisible();
  await reset.signIn({ ...person, password: "совсем новый пароль" });
  await expect(page).toHaveURL(/\/ru\/orders$/);
  await page.goto("about:blank");
  await page.goto(link);
  await reset.setPassword("ещё один пароль");
  await expect(page.getByText("Ссылка уже не действует")).toBeVisible();
});

for (const [width, scheme] of [
  [1280, "light"],
  [360, "dark"],
] as const)
  test(`the account pages can be used by everybody at ${width} px, ${scheme}`, async ({ visitor }) => {
    const account = new AccountPage(await visitor());
    const { page } = account;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await account.signUp(newPerson());
    await expect(page).toHaveURL(/\/ru\/orders$/);
    for (const path of [
      "/ru/account",
      "/en/account",
      "/ru/sign-in",
      "/ru/forgot-password",
      "/ru/reset-password",
    ]) {
      await page.goto(path);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
