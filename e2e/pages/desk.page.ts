import { expect, type Page } from "@playwright/test";

/** The seller's desk: an order found by its number, and what a seller decides about it. */
export class DeskPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(number: string): Promise<void> {
    await this.page.goto(`/ru/sales?q=${number}`);
    await this.page
      .getByRole("link", { name: new RegExp(number) })
      .first()
      .click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(number);
  }

  async approve(): Promise<void> {
    await this.page
      .getByRole("button", { name: /^Подтвердить и списать/ })
      .first()
      .click();
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Подтвердить и списать|^Списать/ })
      .click();
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  async close(): Promise<void> {
    await this.page
      .getByRole("button", { name: /^Закрыть/ })
      .first()
      .click();
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Закрыть/ })
      .last()
      .click();
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }
}
