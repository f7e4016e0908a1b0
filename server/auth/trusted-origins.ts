import { env } from "#server/env.ts";

const LOOPBACK = ["127.0.0.1", "localhost"];

/** Origins whose pages may write: the application's own; on a developer's machine under both of its names. */
export function trustedOrigins(appUrl = env().APP_URL): string[] {
  const url = new URL(appUrl);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  return LOOPBACK.map((name) => {
    const alias = new URL(appUrl);
    alias.hostname = name;
    return alias.origin;
  });
}
