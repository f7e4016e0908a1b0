import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { ShopPage } from "../pages/shop.page.ts";

const PUBLIC = ["", "/pricing", "/files", "/delivery", "/contact", "/sign-in", "/sign-up", "/orders"];
const OWN = {
  customer: ["/orders", "/account"],
  seller: ["/sales", "/sales?tab=price"],
  operator: ["/board", "/work"],
  admin: [
    "/admin",
    "/admin/metals",
    "/admin/rules",
    "/admin/users",
    "/admin/failures",
    "/admin/jobs",
    "/admin/mail",
    "/admin/ledger",
  ],
} as const;

/** The page, its contents in place of what stood there while it loaded. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "load" });
  await expect(page.locator("main").filter({ visible: true })).toHaveCount(1);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

async function looksRight(page: Page, path: string): Promise<void> {
  await open(page, path);
  await spread(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    path,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** A window as tall as the page: axe takes what a sticky bar happens to cover for cut off, though it scrolls free. */
async function spread(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, needed) });
}

/** Walks with Tab: the bars of the page cover nothing that takes focus (WCAG 2.4.11). */
async function focusStaysClear(page: Page, path: string, stops: number): Promise<void> {
  await open(page, path);
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const covered = await page.evaluate(() => {
      const at = document.activeElement;
      const box = at?.getClientRects()[0];
      if (!at || at === document.body || !box) return null;
      const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return over && (at.contains(over) || over.contains(at)) ? null : at.outerHTML.slice(0, 160);
    });
    expect(covered, `${path}, stop ${stop}`).toBeNull();
  }
}

for (const [width, scheme] of [
  [1280, "light"],
  [360, "dark"],
] as const) {
  test.describe(`${width} px, ${scheme}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme: scheme });

    for (const locale of ["ru", "en"]) {
      test(`public pages in ${locale}`, async ({ page }) => {
        for (const path of PUBLIC) await looksRight(page, `/${locale}${path}`);
      });
    }

    for (const [role, paths] of Object.entries(OWN)) {
      test(`pages of the ${role}`, async ({ pageOf }) => {
        const page = await pageOf(role as keyof typeof OWN);
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        for (const path of paths) await looksRight(page, `/${width === 360 ? "en" : "ru"}${path}`);
      });
    }

    test("one order on the sales desk", async ({ pageOf }) => {
      const page = await pageOf("seller");
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto("/ru/sales", { waitUntil: "load" });
      const first = page.locator("a[data-row]").filter({ visible: true }).first();
      await looksRight(page, (await first.getAttribute("href")) ?? "");
    });

    test("pages of an order", async ({ visitor }) => {
      const page = await visitor();
      const shop = new ShopPage(page);
      const orderId = await shop.chooseFile();
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.getByRole("button", { name: "Узнать точную цену" })).not.toHaveAttribute(
        "aria-disabled",
        "true",
        { timeout: 30_000 },
      );
      await looksRight(page, `/ru/configure/${orderId}`);
      await shop.askForPrice();
      await shop.quoted();
      for (const path of ["quote", "checkout", "orders"]) await looksRight(page, `/ru/${path}/${orderId}`);
      await page.setViewportSize({ width, height: 640 });
      await focusStaysClear(page, `/ru/quote/${orderId}`, 30);
      await focusStaysClear(page, `/ru/checkout/${orderId}`, 25);
    });
  });
}
