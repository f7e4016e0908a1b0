import { customerOf, staffMember } from "#tests/factories/people.ts";
import { sessionOf } from "#tests/factories/session.ts";
import { Browser } from "../auth/world.ts";

/** Everybody who may knock: the owner of the thing asked for, and six who are not. */
export const CALLERS = ["nobody", "visitor", "owner", "stranger", "seller", "operator", "admin"] as const;
export type Caller = (typeof CALLERS)[number];

/** `in`: let through to the thing itself, whatever state it is in. */
export type Answer = "in" | 401 | 403 | 404;
export type Answers = Record<Caller, Answer>;

/** Anybody at all. */
export const EVERYBODY = each("in");
/** Every registered person, each about themselves; a visitor has no account yet. */
export const ACCOUNT: Answers = { ...each("in"), nobody: 401, visitor: 401 };
/** Customers about what is theirs; to other customers and to staff it does not exist. */
export const OWNER_READS: Answers = { ...each(404), nobody: 401, owner: "in" };
/** The same for writes, which tell staff that theirs is another desk. */
export const OWNER_WRITES: Answers = { ...OWNER_READS, seller: 403, operator: 403, admin: 403 };
/** Every customer, each about their own list. */
export const CUSTOMERS: Answers = { ...each("in"), nobody: 401, seller: 403, operator: 403, admin: 403 };

/** Staff of these roles; customers are told that a role is needed, and no more. */
export function staff(...roles: ("seller" | "operator" | "admin")[]): Answers {
  const letIn = Object.fromEntries(roles.map((role) => [role, "in" as const]));
  return { ...each(403), nobody: 401, ...letIn };
}

function each(answer: Answer): Answers {
  return Object.fromEntries(CALLERS.map((caller) => [caller, answer])) as Answers;
}

/** A browser with an open session of a user. */
export async function browserOf(userId: string): Promise<Browser> {
  const browser = new Browser();
  const { name, value } = await sessionOf(userId);
  browser.cookies.set(name, value);
  return browser;
}

/** Those who own nothing of the world. */
export async function strangers(): Promise<Record<Exclude<Caller, "owner" | "nobody">, Browser>> {
  const visitor = new Browser();
  await visitor.mutate("account.visit");
  const userOf = async (role: "seller" | "operator" | "admin") => browserOf((await staffMember(role)).id);
  return {
    visitor,
    stranger: await browserOf((await customerOf()).id),
    seller: await userOf("seller"),
    operator: await userOf("operator"),
    admin: await userOf("admin"),
  };
}
