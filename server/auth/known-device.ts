import { createHash, randomBytes } from "node:crypto";
import { isSigned, sign } from "./signed.ts";

const HALF_YEAR_S = 15_552_000;
const PURPOSE = "known-device";

/**
 * A browser that has signed in to an account before carries a signed mark for it. It gives no access: it only takes
 * the owner's sign-in out of the limits that a stranger's guessing uses up. Returns the device's id or null.
 */
export function knownDevice(cookies: ReadonlyMap<string, string>, email: string): string | null {
  const [device = "", signature = ""] = (cookies.get(markName(email)) ?? "").split(".");
  return device && isSigned(PURPOSE, textOf(email, device), signature) ? device : null;
}

/** The mark to leave after a sign-in that succeeded. */
export function deviceMark(email: string) {
  const device = randomBytes(16).toString("base64url");
  const value = `${device}.${sign(PURPOSE, textOf(email, device))}`;
  return { name: markName(email), value, maxAge: HALF_YEAR_S };
}

function markName(email: string): string {
  return `facet.known.${createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 12)}`;
}

const textOf = (email: string, device: string) => `${email.toLowerCase()}\n${device}`;
