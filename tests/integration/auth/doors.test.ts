import { expect, it } from "vitest";
import { AUTH_PATHS, authDoor } from "#server/auth/auth-door.ts";
import { env } from "#server/env.ts";
import { trpcDoor } from "#server/trpc/door.ts";
import { Browser, newPerson, signedUp } from "./world.ts";

const settings = (name: string) => ({ name, locale: "ru" });
const nameOf = async (browser: Browser) => (await browser.query("account.me")).data.name;

const HOSTILE: [string, Record<string, string>, number][] = [
  ["another site's page", { origin: "https://evil.example" }, 403],
  ["a null origin", { origin: "null" }, 403],
  ["no origin", { origin: "" }, 403],
  ["ours, marked cross-site by the browser", { "sec-fetch-site": "cross-site" }, 403],
  ["JSON called text/plain", { "content-type": "text/plain" }, 415],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
];

it.each(HOSTILE)("refuses a write from %s, and nothing changes", async (_, headers, status) => {
  const { browser, person } = await signedUp();
  const answer = await browser.mutate("account.changeSettings", settings("Взломщик"), headers);
  expect(answer.status).toBe(status);
  expect(await nameOf(browser)).toBe(person.name);
  const { email, password } = person;
  expect((await new Browser().auth("sign-in/email", { email, password }, headers)).status).toBe(status);
  expect((await browser.auth("sign-out", {}, headers)).status).toBe(status);
  expect((await browser.query("account.me")).data.role).toBe("customer");
});

it("does not run a mutation by GET", async () => {
  const { browser, person } = await signedUp();
  const { status } = await browser.query("account.changeSettings", settings("Ссылка"));
  expect(status).toBe(405);
  expect(await nameOf(browser)).toBe(person.name);
});

async function raw(door: (request: Request) => Promise<Response>, path: string, body: BodyInit) {
  const { browser } = await signedUp();
  const init = { method: "POST", headers: browser.headers(), body, duplex: "half" };
  return door(new Request(new URL(path, env().APP_URL), init as RequestInit));
}

const endless = () => {
  let sent = 0;
  const chunk = new TextEncoder().encode(`"${"x".repeat(65_534)}"`);
  return new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      if (sent > 64_000_000) controller.error(new Error("read to the end"));
      else controller.enqueue(chunk);
    },
  });
};

it.each(["/api/trpc/account.changeSettings", "/api/auth/sign-out"])("caps bodies of %s", async (path) => {
  const door = path.startsWith("/api/trpc") ? trpcDoor : authDoor;
  expect((await raw(door, path, JSON.stringify({ name: "x".repeat(1_100_000) }))).status).toBe(413);
  expect((await raw(door, path, endless())).status).toBe(413);
  expect((await raw(door, path, "[".repeat(100_000) + "]".repeat(100_000))).status).toBe(400);
});

it("caps a batch at ten calls", async () => {
  const { browser } = await signedUp();
  const batch = (calls: number) =>
    browser.mutate(`${Array(calls).fill("account.visit").join(",")}?batch=1`, {});
  expect((await batch(10)).status).toBe(200);
  expect((await batch(1000)).status).toBe(400);
});

it("does not open the rest of the sign-in library, however it is spelled", async () => {
  const { browser } = await signedUp();
  const closed = [
    "list-sessions",
    "update-user",
    "delete-user",
    "sign-in/anonymous",
    "sign-in/social",
    "admin/set-role",
    "sign-out/../list-sessions",
    "sign-in%2Femail",
    "%2e%2e/trpc/account.me",
    "reset-password/x",
    "toString",
  ];
  for (const path of closed) {
    const { status } = await browser.auth(path);
    expect([path, status]).toEqual([path, 404]);
  }
  expect(AUTH_PATHS).toHaveLength(6);
});

it("takes a stranger's fields for what they are", async () => {
  const person = { ...newPerson(), locale: "ru" };
  for (const extra of [
    { role: "admin" },
    { isAnonymous: true },
    { id: "x" },
    { callbackURL: "//evil.example" },
  ]) {
    const { status } = await new Browser().auth("sign-up/email", { ...person, ...extra });
    expect(status).toBe(400);
  }
  for (const wrong of [{ email: "not one" }, { password: "short" }, { name: "A" }, { locale: "fr" }]) {
    const { status, body } = await new Browser().auth("sign-up/email", { ...person, ...wrong });
    expect(status).toBe(400);
    expect(body.error.fields[0].path).toBe(Object.keys(wrong)[0]);
  }
});
