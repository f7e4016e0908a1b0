import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { customerMembers, mails, sessions, users } from "#db/schema/index.ts";
import { createAccount } from "#server/auth/create-account.ts";
import { database } from "#server/database.ts";
import { Browser, newPerson, PASSWORD, signedUp } from "./world.ts";

const membershipsOf = async (email: string) => {
  const [user] = await database().select().from(users).where(eq(users.email, email));
  return database()
    .select()
    .from(customerMembers)
    .where(eq(customerMembers.userId, user?.id ?? ""));
};

it("lets one of two sign-ups of one e-mail in, and tells the other that it is taken", async () => {
  for (let round = 0; round < 4; round++) {
    const person = { ...newPerson(), locale: "ru" };
    const both = await Promise.all([1, 2].map(() => new Browser().auth("sign-up/email", person)));
    expect(both.map(({ status, body }) => body.error?.code ?? status).sort()).toEqual([200, "EMAIL_TAKEN"]);
  }
});

it("signs up, out and in again; the answers carry no token and no address", async () => {
  const person = newPerson();
  const browser = new Browser();
  const up = await browser.auth("sign-up/email", { ...person, locale: "en" });
  expect(up).toMatchObject({ status: 200, body: { ok: true, role: "customer" } });
  expect(Object.keys(up.body)).toEqual(["ok", "role"]);
  expect((await browser.query("account.me")).data).toEqual({
    role: "customer",
    name: "Анна",
    email: person.email,
    visitor: false,
    locale: "en",
  });
  expect((await browser.auth("sign-out")).status).toBe(200);
  expect((await browser.query("account.me")).data.role).toBeNull();
  const { email, password } = person;
  expect((await browser.auth("sign-in/email", { email, password })).body).toEqual({
    ok: true,
    role: "customer",
  });
});

it("sets cookies that scripts cannot read and other sites cannot send along", async () => {
  const { headers } = await new Browser().auth("sign-up/email", { ...newPerson(), locale: "ru" });
  const cookies = headers.getSetCookie();
  expect(cookies.length).toBe(3);
  for (const cookie of cookies.filter((line) => !line.startsWith("facet.here=")))
    expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
});

it("opens a visitor at the first write and keeps the work on signing up", async () => {
  const browser = new Browser();
  expect((await browser.query("account.me")).data.role).toBeNull();
  expect(browser.cookies.size).toBe(0);
  expect((await browser.mutate("account.visit")).data).toMatchObject({ role: "customer", visitor: true });
  expect((await browser.query("account.me")).data).toMatchObject({ visitor: true, email: null });
  const person = newPerson();
  await browser.auth("sign-up/email", { ...person, locale: "ru" });
  expect((await browser.query("account.me")).data).toMatchObject({ visitor: false, email: person.email });
  expect(await membershipsOf(person.email)).toHaveLength(2);
});

it("keeps a visitor's work on signing in to an account that exists, own customer first", async () => {
  const { browser, person } = await signedUp();
  await browser.query("account.me");
  await browser.auth("sign-out");
  const [own] = await membershipsOf(person.email);
  const visitor = new Browser();
  await visitor.mutate("account.visit");
  const before = new Map(visitor.cookies);
  await visitor.auth("sign-in/email", { email: person.email, password: PASSWORD });
  const all = await membershipsOf(person.email);
  expect(all).toHaveLength(2);
  expect(all.map(({ customerId }) => customerId)).toContain(own?.customerId);
  const stolen = new Browser();
  for (const [name, value] of before) stolen.cookies.set(name, value);
  expect((await stolen.query("account.me")).data.role).toBeNull();
});

it("gives a visitor's batch of writes one visitor", async () => {
  const visitors = () => database().$count(users, eq(users.isAnonymous, true));
  const before = await visitors();
  const { status } = await new Browser().mutate("account.visit,account.visit?batch=1", { 0: null, 1: null });
  expect(status).toBe(200);
  expect(await visitors()).toBe(before + 1);
});

it("never takes a role, a ban or an id from a request", async () => {
  const browser = new Browser();
  const person = newPerson();
  const up = await browser.auth("sign-up/email", { ...person, locale: "ru", role: "admin" });
  expect(up).toMatchObject({ status: 400, body: { error: { code: "INVALID_INPUT" } } });
  expect(await database().select().from(users).where(eq(users.email, person.email))).toEqual([]);
});

it("lists and ends one's own sessions only", async () => {
  const { browser, person } = await signedUp();
  const other = new Browser();
  await other.auth("sign-in/email", { email: person.email, password: PASSWORD });
  const list = (await browser.query("account.sessions")).data;
  expect(list).toHaveLength(2);
  expect(JSON.stringify(list)).not.toMatch(/token/i);
  const foreign = list.find((session: { current: boolean }) => !session.current);
  const stranger = (await signedUp()).browser;
  const theft = await stranger.mutate("account.revokeSession", { sessionId: foreign.sessionId });
  expect(theft).toMatchObject({ status: 404, error: { code: "NOT_FOUND" } });
  expect((await other.query("account.me")).data.role).toBe("customer");
  await browser.mutate("account.revokeSession", { sessionId: foreign.sessionId });
  expect((await other.query("account.me")).data.role).toBeNull();
});

it("sets a new password by mail once, ends every session, and tells strangers nothing", async () => {
  const { browser, person } = await signedUp();
  const ask = await new Browser().auth("request-password-reset", { email: person.email });
  const stranger = await new Browser().auth("request-password-reset", { email: newPerson().email });
  expect([ask.status, ask.body]).toEqual([stranger.status, stranger.body]);
  const [mail] = await database().select().from(mails).where(eq(mails.toAddress, person.email));
  const token = /reset-password#(\S+)/.exec(mail?.plain ?? "")?.[1];
  expect(token).toBeTruthy();
  const wanted = { token, newPassword: "a new one entirely" };
  expect((await new Browser().auth("reset-password", wanted)).status).toBe(200);
  expect((await browser.query("account.me")).data.role).toBeNull();
  const again = await new Browser().auth("reset-password", wanted);
  expect(again).toMatchObject({ status: 400, body: { error: { code: "RESET_LINK_ENDED" } } });
  const signIn = { email: person.email, password: "a new one entirely" };
  expect((await browser.auth("sign-in/email", signIn)).status).toBe(200);
});

it("lets nobody in who is blocked, and ends what they had open", async () => {
  const { browser, person } = await signedUp();
  await database().update(users).set({ banned: true }).where(eq(users.email, person.email));
  expect((await browser.query("account.me")).data.role).toBeNull();
  const again = await browser.auth("sign-in/email", { email: person.email, password: PASSWORD });
  expect(again).toMatchObject({ status: 403, body: { error: { code: "ACCOUNT_BLOCKED" } } });
});

it("makes accounts of every role; a changed role counts at once", async () => {
  const person = newPerson("Вера");
  const { userId } = await createAccount(database(), { ...person, role: "seller", locale: "ru" });
  const browser = new Browser();
  const signIn = await browser.auth("sign-in/email", { email: person.email, password: PASSWORD });
  expect(signIn.body).toEqual({ ok: true, role: "seller" });
  await database().update(users).set({ role: "operator" }).where(eq(users.id, userId));
  expect((await browser.query("account.me")).data.role).toBe("operator");
  expect(await database().select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(1);
});
