import { type Here, hereCookie } from "#lib/contracts/here-cookie.ts";
import { env } from "#server/env.ts";
import { SESSION_S } from "./user-fields.ts";

/** The hint that goes along with a session's cookie, or goes away with it. */
export function sessionHint(here: Here | null): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${hereCookie}=${here ?? ""}; Max-Age=${here ? SESSION_S : 0}; Path=/; SameSite=Lax${secure}`;
}
