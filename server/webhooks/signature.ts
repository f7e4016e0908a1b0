import { createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "#server/errors.ts";

/** A message older or newer than this is a replay or a wrong clock (the bound Stripe and Inngest use). */
export const TOLERANCE_MS = 5 * 60_000;

/**
 * Checks `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` in constant time. Refuses with SIGNATURE_WRONG, or
 * SIGNATURE_OLD when only the time does not fit.
 */
export function verifySignature(body: string, header: string | null, secret: string, now: Date): void {
  const { t, v1 } = Object.fromEntries((header ?? "").split(",").map((part) => part.trim().split("=")));
  const expected = createHmac("sha256", secret).update(`${t}.${body}`).digest();
  const given = Buffer.from(v1 ?? "", "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refusal("UNAUTHENTICATED", "SIGNATURE_WRONG");
  }
  if (Math.abs(now.getTime() - Number(t) * 1000) > TOLERANCE_MS)
    throw new Refusal("UNAUTHENTICATED", "SIGNATURE_OLD");
}

/** Signs a message the way `verifySignature` wants it. */
export function signMessage(body: string, secret: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000);
  return `t=${t},v1=${createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")}`;
}
