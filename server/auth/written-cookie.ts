import { env } from "#server/env.ts";
import { NEVER, placeNow } from "#server/replica/position.ts";
import { replica } from "#server/replica/replica.ts";
import { readCookies } from "./cookies.ts";
import { isSigned, sign } from "./signed.ts";

export const WRITTEN_COOKIE = "facet.written";
const PURPOSE = "written";
/** A replica that is further behind is not read at all. */
const KEPT_S = 60;

/**
 * Leaves with the answer to a write, where there is a replica, how far the log was after it. A write is answered also
 * when that cannot be told: then this browser's lists come from the primary while the cookie lasts.
 */
export async function markWritten(answer: Response): Promise<Response> {
  if (!replica()) return answer;
  const position = String((await placeNow()).position);
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  const cookie = `${WRITTEN_COOKIE}=${position}.${sign(PURPOSE, position)}`;
  answer.headers.append(
    "set-cookie",
    `${cookie}; Max-Age=${KEPT_S}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  );
  return answer;
}

/** How far the log was after the last write of this browser; beyond everything for a cookie that is not ours. */
export function writtenBy(headers: Headers): bigint {
  const cookie = replica() ? readCookies(headers).get(WRITTEN_COOKIE) : undefined;
  if (cookie === undefined) return 0n;
  const [position = "", signature = ""] = cookie.split(".");
  return isSigned(PURPOSE, position, signature) ? BigInt(position) : NEVER;
}
