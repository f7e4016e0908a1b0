import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 300;

function bareKey(signingKey: string): string {
  return signingKey.replace(/^signkey-\w+-/, "");
}

/** Constant-time comparison of two texts of any length. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/**
 * The value of `x-inngest-signature` for a body: `t=<seconds>&s=<hex>`, an HMAC-SHA256 over body + t with the
 * ASCII bytes of the bare key (not decoded from hex). `nowMs`: milliseconds since 1970.
 */
export function signBody(body: string, signingKey: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1_000).toString();
  const signature = createHmac("sha256", bareKey(signingKey)).update(body).update(seconds).digest("hex");
  return `t=${seconds}&s=${signature}`;
}

/** Whether a signature header fits the body and lies within five minutes of `nowMs`. */
export function verifyBody(
  body: string,
  header: string | undefined,
  signingKey: string,
  nowMs: number,
): boolean {
  const parts = new URLSearchParams(header ?? "");
  const seconds = Number(parts.get("t"));
  if (!parts.get("s") || !Number.isInteger(seconds)) return false;
  if (Math.abs(nowMs / 1_000 - seconds) > TOLERANCE_SECONDS) return false;
  return sameSecret(signBody(body, signingKey, seconds * 1_000), header ?? "");
}

/**
 * The token by which an app proves itself to the engine: the key's prefix and the SHA-256 of the hex-decoded
 * key bytes.
 */
export function hashedSigningKey(signingKey: string): string {
  const prefix = signingKey.match(/^signkey-\w+-/)?.[0] ?? "";
  return (
    prefix +
    createHash("sha256")
      .update(Buffer.from(bareKey(signingKey), "hex"))
      .digest("hex")
  );
}

/** Whether an Authorization header carries the hashed signing key, or the key itself (tools of the operator). */
export function authorises(header: string | undefined, signingKey: string): boolean {
  const token = (header ?? "").replace(/^Bearer /, "");
  return sameSecret(token, hashedSigningKey(signingKey)) || sameSecret(token, signingKey);
}
