import { APIError, createAuthMiddleware } from "better-auth/api";
import { giveBack, type Limit, takeAttempt } from "#server/commands/shared/throttle.ts";
import { database } from "#server/database.ts";
import { clientAddress } from "./client-address.ts";
import { readCookies } from "./cookies.ts";
import { deviceMark, knownDevice } from "./known-device.ts";

const WINDOW_MS = 900_000;
const BY_ACCOUNT: Limit = { scope: "sign-in:account", max: 10, windowMs: WINDOW_MS };
export const BY_ADDRESS: Limit = { scope: "sign-in:address", max: 50, windowMs: WINDOW_MS };
const BY_DEVICE: Limit = { scope: "sign-in:device", max: 10, windowMs: WINDOW_MS };

type Counted = { limit: Limit; subject: string };

// Guessing is stopped per account and per address. The owner's known browser has a count of its own, so that a
// stranger who uses up the account's attempts locks out only strangers.
function countedFor(headers: Headers, email: string): Counted[] {
  const device = knownDevice(readCookies(headers), email);
  if (device) return [{ limit: BY_DEVICE, subject: device }];
  return [
    { limit: BY_ADDRESS, subject: clientAddress(headers) },
    { limit: BY_ACCOUNT, subject: email.toLowerCase() },
  ];
}

const emailOf = (body: unknown): string => String((body as { email?: unknown } | undefined)?.email ?? "");

/** Before a sign-in: takes its attempts or refuses with SIGN_IN_THROTTLED and the seconds to wait. */
export const limitSignIn = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== "/sign-in/email") return;
  for (const { limit, subject } of countedFor(ctx.headers ?? new Headers(), emailOf(ctx.body))) {
    const { allowed, retryAfterS } = await takeAttempt(database(), limit, subject, new Date());
    if (!allowed)
      throw new APIError("TOO_MANY_REQUESTS", { code: "SIGN_IN_THROTTLED", details: { retryAfterS } });
  }
});

/** After one that succeeded: gives its attempts back and marks the browser as known. */
export const welcomeDevice = createAuthMiddleware(async (ctx) => {
  const signedIn = ctx.context.newSession;
  if (!signedIn || (ctx.path !== "/sign-in/email" && ctx.path !== "/sign-up/email")) return;
  const { email } = signedIn.user;
  if (ctx.path === "/sign-in/email")
    for (const { limit, subject } of countedFor(ctx.headers ?? new Headers(), email))
      await giveBack(database(), limit.scope, subject);
  const { name, value, maxAge } = deviceMark(email);
  const { attributes } = ctx.context.authCookies.sessionToken;
  ctx.setCookie(name, value, { ...attributes, maxAge });
});
