import type { Role } from "#lib/domain/order/statuses.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { Ctx } from "#server/context.ts";

/** Who is here, as their own page may know it. `role: null` is somebody without a session. */
export type Account = {
  role: Role | null;
  name: string;
  email: string | null;
  /** Has work here but no account yet. */
  visitor: boolean;
  locale: Locale;
};

/** The person behind the request; never refuses. */
export function getAccount({ actor, locale }: Ctx): Account {
  if (actor.kind === "nobody" || actor.kind === "system")
    return { role: null, name: "", email: null, visitor: false, locale };
  if (actor.kind !== "customer")
    return { role: actor.kind, name: actor.name, email: null, visitor: false, locale };
  return { role: "customer", name: actor.name, email: actor.email, visitor: actor.anonymous, locale };
}
