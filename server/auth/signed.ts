import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#server/env.ts";

/** Our signature of a text that a browser keeps, good for one purpose alone. */
export function sign(purpose: string, text: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${purpose}\n${text}`).digest("base64url");
}

/** Whether we signed it for this purpose; compared in constant time. */
export function isSigned(purpose: string, text: string, signature: string): boolean {
  const wanted = Buffer.from(sign(purpose, text));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
