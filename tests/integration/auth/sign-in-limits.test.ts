import { expect, it } from "vitest";
import { BY_ADDRESS } from "#server/auth/sign-in-limits.ts";
import { takeAttempt } from "#server/commands/shared/throttle.ts";
import { database } from "#server/database.ts";
import { Browser, newPerson, PASSWORD, signedUp } from "./world.ts";

const WRONG = "not the password";

async function guess(browser: Browser, email: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++)
    statuses.push((await browser.auth("sign-in/email", { email, password: WRONG })).status);
  return statuses;
}

async function useUp(address: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await takeAttempt(database(), BY_ADDRESS, address, new Date());
}

it("stops guessing at one account from many addresses, and lets the owner's known browser in", async () => {
  const { browser: owner, person } = await signedUp();
  await owner.auth("sign-out");
  for (let i = 0; i < 10; i++) expect(await guess(new Browser(), person.email, 1)).toEqual([401]);
  const stranger = await new Browser().auth("sign-in/email", { email: person.email, password: PASSWORD });
  expect(stranger).toMatchObject({ status: 429, body: { error: { code: "SIGN_IN_THROTTLED" } } });
  expect(Number(stranger.headers.get("retry-after"))).toBeGreaterThan(0);
  const own = await owner.auth("sign-in/email", { email: person.email, password: PASSWORD });
  expect(own.status).toBe(200);
});

it("stops guessing at many accounts from one address", async () => {
  const robot = new Browser();
  await useUp(robot.address, BY_ADDRESS.max - 1);
  expect(await guess(robot, newPerson().email, 1)).toEqual([401]);
  expect(await guess(robot, newPerson().email, 1)).toEqual([429]);
  expect(await guess(new Browser(), newPerson().email, 1)).toEqual([401]);
});

it("counts parallel guesses one by one", async () => {
  const { person } = await signedUp();
  const all = await Promise.all(Array.from({ length: 16 }, () => guess(new Browser(), person.email, 1)));
  expect(all.flat().sort()).toEqual([...Array(10).fill(401), ...Array(6).fill(429)]);
});

it("counts parallel first attempts of one address", async () => {
  for (let round = 0; round < 10; round++) {
    const address = `parallel ${round}`;
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => takeAttempt(database(), BY_ADDRESS, address, new Date())),
    );
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(8);
  }
});

it("does not take a forged mark of a known device", async () => {
  const { browser: owner, person } = await signedUp();
  const mark = [...owner.cookies.keys()].find((name) => name.startsWith("facet.known."));
  const thief = new Browser();
  thief.cookies.set(mark ?? "", "AAAAAAAAAAAAAAAAAAAAAA.forged");
  await guess(thief, person.email, 10);
  expect((await thief.auth("sign-in/email", { email: person.email, password: PASSWORD })).status).toBe(429);
});

it("gives an owner's typing errors back after a sign-in that worked", async () => {
  const { person } = await signedUp();
  for (let round = 0; round < 3; round++) {
    const browser = new Browser();
    const { status } = await browser.auth("sign-in/email", { email: person.email, password: PASSWORD });
    expect(status).toBe(200);
  }
  expect(await guess(new Browser(), person.email, 10)).toEqual(Array(10).fill(401));
});

it("does not let the client choose its address", async () => {
  const { person } = await signedUp();
  const robot = new Browser();
  await useUp(robot.address, BY_ADDRESS.max);
  const more = { "x-forwarded-for": `10.1.2.3, ${robot.address}` };
  const signIn = { email: person.email, password: PASSWORD };
  expect((await robot.auth("sign-in/email", signIn, more)).status).toBe(429);
});
