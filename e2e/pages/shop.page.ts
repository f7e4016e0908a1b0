import { expect, type Page } from "@playwright/test";
import { MODEL } from "../fixtures.ts";

type FilePayload = { name: string; mimeType: string; buffer: Buffer };

/** The way of a customer from the landing page to a paid order; each method ends on the next page. */
export class ShopPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async chooseFile(file: string | FilePayload = MODEL): Promise<string> {
    await this.page.goto("/ru");
    await this.page.locator('input[type="file"]').first().setInputFiles(file);
    await this.page.waitForURL(/\/ru\/configure\//);
    return this.page.url().split("/").at(-1) ?? "";
  }

  async askForPrice(): Promise<void> {
    const ask = this.page.getByRole("button", { name: "Узнать точную цену" });
    await expect(ask).not.toHaveAttribute("aria-disabled", "true", { timeout: 30_000 });
    await ask.click();
    await this.page.waitForURL(/\/ru\/quote\//);
  }

  /** The accept link with the sum, once the quote is there. */
  async quoted(): Promise<string> {
    const accept = this.page.getByRole("link", { name: /^Принять, / }).first();
    await expect(accept).toBeVisible({ timeout: 30_000 });
    return ((await accept.textContent()) ?? "").replace("Принять, ", "");
  }

  async toCheckout(): Promise<void> {
    await this.page
      .getByRole("link", { name: /^Принять, / })
      .first()
      .click();
    await this.page.waitForURL(/\/ru\/checkout\//);
  }

  /** From nothing to the quote; returns the order's id. */
  async toQuote(file: string | FilePayload = MODEL): Promise<string> {
    const orderId = await this.chooseFile(file);
    await this.askForPrice();
    await this.quoted();
    return orderId;
  }

  async fillCheckout(card: string, email = "elena@example.com"): Promise<void> {
    await this.page.getByLabel("Имя и фамилия").fill("Елена Соколова");
    await this.page.getByLabel("Почта").fill(email);
    await this.page.getByLabel("Город").fill("Санкт-Петербург");
    await this.page.getByLabel("Улица, дом, квартира").fill("Садовая, 1");
    await this.page.getByRole("button", { name: card, exact: true }).click();
  }

  async hold(): Promise<void> {
    await this.page.getByRole("button", { name: /^Зарезервировать / }).click();
  }

  /** From nothing to a paid order; returns the order's id and human number. */
  async order(file: string = MODEL): Promise<{ orderId: string; number: string }> {
    const orderId = await this.toQuote(file);
    await this.toCheckout();
    await this.fillCheckout("Проходит");
    await this.hold();
    await this.page.waitForURL(/\/ru\/orders\//);
    const about = await this.page.getByText(/Заказ F-\d+-[A-Z], /).textContent();
    return { orderId, number: /F-\d+-[A-Z]/.exec(about ?? "")?.[0] ?? "" };
  }
}
