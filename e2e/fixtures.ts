import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_PEOPLE, PASSWORD } from "../scripts/seed/people.ts";

export { expect };
export const MODEL = new URL("../scripts/seed/models/solitaire_v4.stl", import.meta.url).pathname;

type Who = "customer" | "seller" | "operator" | "admin" | "second operator";

/** Signs a context in through the door, not the form: what a spec is about is not the form. */
export async function signIn(context: BrowserContext, who: Who): Promise<void> {
  const role = who === "second operator" ? "operator" : who;
  const people = DEMO_PEOPLE.filter((person) => person.role === role);
  const email = people[who === "second operator" ? 1 : 0]?.email;
  const origin = process.env.APP_URL ?? "";
  const answer = await context.request.post("/api/auth/sign-in/email", {
    data: { email, password: PASSWORD },
    headers: { origin },
  });
  expect(answer.ok(), `${who} signs in`).toBe(true);
}

type Fixtures = {
  /** A page of somebody signed in, in a context of their own. */
  pageOf: (who: Who) => Promise<Page>;
  /** A page of a visitor whom nobody knows. */
  visitor: () => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  pageOf: async ({ browser }, use) => {
    const opened = contexts(browser);
    await use(async (who) => {
      const context = await opened.open();
      await signIn(context, who);
      return context.newPage();
    });
    await opened.closeAll();
  },
  visitor: async ({ browser }, use) => {
    const opened = contexts(browser);
    await use(async () => (await opened.open()).newPage());
    await opened.closeAll();
  },
});

function contexts(browser: Browser) {
  const all: BrowserContext[] = [];
  return {
    open: async () => {
      const context = await browser.newContext();
      all.push(context);
      return context;
    },
    closeAll: () => Promise.all(all.map((context) => context.close())),
  };
}
