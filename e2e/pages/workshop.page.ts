import { expect, type Locator, type Page } from "@playwright/test";

/** The board and the work of an operator. */
export class WorkshopPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  claimButton(number: string): Locator {
    return this.page.getByRole("button", { name: `Взять ${number}` }).first();
  }

  async openBoard(number: string): Promise<void> {
    await this.page.goto("/ru/board");
    await expect(this.claimButton(number)).toBeEnabled();
    await this.page.waitForTimeout(600); // a row that has just come ignores clicks for 400 ms
  }

  /** The picture in the row of a free order. */
  pictureOf(number: string): Locator {
    return this.page.getByRole("row").filter({ hasText: number }).locator("img").first();
  }

  async claim(number: string): Promise<void> {
    await this.openBoard(number);
    await this.claimButton(number).click();
    await expect(this.page.getByText(new RegExp(`${number} ваш до`)).first()).toBeVisible();
  }

  /** How this operator's press ended, as the page tells it. */
  async outcome(number: string): Promise<"won" | "lost" | "unknown"> {
    const says = (text: string) => this.page.getByText(text).first().isVisible();
    if (await says(`${number} ваш до`)) return "won";
    return (await says(`${number} взял`)) ? "lost" : "unknown";
  }

  async openWork(number: string): Promise<void> {
    await this.page.goto(`/ru/work?order=${number}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(number);
  }

  async act(name: string): Promise<void> {
    await this.page.getByRole("button", { name }).first().click();
    await expect(this.page.getByRole("button", { name })).toHaveCount(0);
  }

  /** Gives a claimed order back, so that the next test finds the operator's hands as they were. */
  async release(number: string): Promise<void> {
    await this.openWork(number);
    await this.page.getByRole("button", { name: "Вернуть на доску" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Вернуть на доску" }).click();
    await expect(this.page.getByText(`${number} снова на доске`).first()).toBeVisible();
  }

  async ship(tracking: string): Promise<void> {
    await this.page.getByRole("button", { name: "Отправить" }).first().click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(/номер/i).fill(tracking);
    await dialog.getByRole("button", { name: "Отправлено" }).click();
    await expect(dialog).toHaveCount(0);
  }
}
