import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { anonymous } from "better-auth/plugins/anonymous";
import * as schema from "#db/schema/index.ts";
import { keepVisitorWork } from "#server/commands/account/keep-visitor-work.ts";
import { requestPasswordReset } from "#server/commands/account/request-password-reset.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";
import { limitSignIn, welcomeDevice } from "./sign-in-limits.ts";
import { trustedOrigins } from "./trusted-origins.ts";
import { allowedSession, SESSION_S, userFields, validUser } from "./user-fields.ts";

export type Auth = ReturnType<typeof createAuth>;

let made: Auth | undefined;

/** The process's sign-in library, set up at first use. Only the paths of auth-door.ts are open to the world. */
export function auth(): Auth {
  made ??= createAuth();
  return made;
}

function createAuth() {
  const { APP_URL, AUTH_SECRET } = env();
  return betterAuth({
    appName: "Facet",
    baseURL: APP_URL,
    basePath: "/api/auth",
    secret: AUTH_SECRET,
    trustedOrigins: trustedOrigins(),
    database: drizzleAdapter(database(), { provider: "pg", schema, usePlural: true, transaction: true }),
    user: { additionalFields: userFields },
    session: { expiresIn: SESSION_S, updateAge: 86_400 },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => requestPasswordReset(database(), { userId: user.id, token }),
    },
    plugins: [
      anonymous({
        disableDeleteAnonymousUser: true,
        generateName: () => "",
        onLinkAccount: ({ anonymousUser, newUser }) =>
          keepVisitorWork(database(), { visitorId: anonymousUser.user.id, userId: newUser.user.id }),
      }),
    ],
    hooks: { before: limitSignIn, after: welcomeDevice },
    databaseHooks: {
      user: { create: { before: validUser } },
      session: { create: { before: allowedSession } },
    },
    // Attempts are counted in auth-door.ts and sign-in-limits.ts, in the database and by account as well.
    rateLimit: { enabled: false },
    // What is no answer of its own is thrown to the door, which logs it; the library would print it with all it holds.
    onAPIError: { throw: true },
    // Its messages may hold addresses: only that something failed is kept, the request's own log says where.
    logger: { level: "error", log: (level) => logger().warn({ level }, "sign-in library") },
    advanced: {
      database: { generateId: false },
      cookiePrefix: "facet",
      useSecureCookies: APP_URL.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    telemetry: { enabled: false },
  });
}
