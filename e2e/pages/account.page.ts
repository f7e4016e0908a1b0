import { expect, type Page } from "@playwright/test";

export type Person = { name: string; email: string; password: string };

/** The pages around signing in, and the profile. */
export class AccountPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Fills the form and presses as soon as it stands there, whether or not its scripts do. */
  async signUp(person: Person, query = ""): Promise<void> {
    await this.page.goto(`/ru/sign-up${query}`, { waitUntil: "commit" });
    await this.page.getByLabel("Имя").fill(person.name);
    await this.page.getByLabel("Почта").fill(person.email);
    await this.page.getByLabel("Пароль", { exact: true }).fill(person.password);
    await this.page.getByRole("button", { name: "Завести учётную запись" }).click();
  }

  async signIn({ email, password }: Pick<Person, "email" | "password">, query = ""): Promise<void> {
    await this.page.goto(`/ru/sign-in${query}`);
    // The e-mail typed here before is put back as the page wakes: a robot would type into that very moment.
    await this.page.waitForLoadState("networkidle");
    await this.page.getByLabel("Почта").fill(email);
    await this.page.getByLabel("Пароль", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Войти", exact: true }).click();
  }

  async setPassword(password: string): Promise<void> {
    await this.page.getByLabel("Новый пароль").fill(password);
    await this.page.getByRole("button", { name: "Сохранить пароль" }).click();
  }

  async profile(): Promise<void> {
    await this.page.goto("/ru/account");
    await expect(this.page.getByRole("heading", { name: "Где вы вошли" })).toBeVisible();
  }
}
