import { hereCookie } from "#lib/contracts/here-cookie.ts";
import { env } from "#server/env.ts";
import { SESSION_S } from "./user-fields.ts";

/** The hint that goes along with a session's cookie, or goes away with it. */
export function sessionHint(open: boolean): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${hereCookie}=${open ? 1 : ""}; Max-Age=${open ? SESSION_S : 0}; Path=/; SameSite=Lax${secure}`;
}
