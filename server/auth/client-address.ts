import { isIP } from "node:net";

/**
 * Address the request came from: the last entry of `x-forwarded-for`, which the nearest proxy wrote (Next itself
 * writes the socket's when nobody did). Earlier entries are the client's own words. IPv6 counts by its /64.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const plain = last.replace(/^::ffff:/i, "");
  if (isIP(plain) === 4) return plain;
  return isIP(last) === 6 ? networkOf(last) : "unknown";
}

function networkOf(address: string): string {
  const [left = "", right] = address.toLowerCase().split("::");
  const head = left ? left.split(":") : [];
  const tail = right ? right.split(":") : [];
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(0, zeros)).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
