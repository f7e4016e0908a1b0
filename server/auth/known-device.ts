import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "#server/env.ts";

const HALF_YEAR_S = 15_552_000;

/**
 * A browser that has signed in to an account before carries a signed mark for it. It gives no access: it only takes
 * the owner's sign-in out of the limits that a stranger's guessing uses up. Returns the device's id or null.
 */
export function knownDevice(cookies: ReadonlyMap<string, string>, email: string): string | null {
  const [device = "", signature = ""] = (cookies.get(markName(email)) ?? "").split(".");
  const wanted = Buffer.from(sign(email, device));
  const given = Buffer.from(signature);
  return device && wanted.length === given.length && timingSafeEqual(wanted, given) ? device : null;
}

/** The mark to leave after a sign-in that succeeded. */
export function deviceMark(email: string) {
  const device = randomBytes(16).toString("base64url");
  return { name: markName(email), value: `${device}.${sign(email, device)}`, maxAge: HALF_YEAR_S };
}

function markName(email: string): string {
  return `facet.known.${createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 12)}`;
}

function sign(email: string, device: string): string {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(`known-device\n${email.toLowerCase()}\n${device}`)
    .digest("base64url");
}
