import { randomUUID } from "node:crypto";
import type { ZodType } from "zod";
import * as account from "#lib/contracts/account.ts";
import { type Limit, takeAttempt } from "#server/commands/shared/throttle.ts";
import { unavailable } from "#server/commands/shared/unavailable.ts";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";
import { reportFault } from "#server/observability/report-fault.ts";
import { auth } from "./auth.ts";
import { answerOf, type DoorAnswer, doorAnswer } from "./auth-door-answer.ts";
import { cappedBody } from "./capped-body.ts";
import { clientAddress } from "./client-address.ts";
import { crossSiteRefusal } from "./cross-site.ts";
import { markWritten } from "./written-cookie.ts";

const HOUR_MS = 3_600_000;
type Door = { body: ZodType; byAddress?: number; byEmail?: number };

// The whole outside of the sign-in library; its other paths do not exist. Attempts an hour, see also sign-in-limits.ts.
const DOORS: Record<string, Door> = {
  "/api/auth/sign-in/email": { body: account.SignIn },
  "/api/auth/sign-up/email": { body: account.SignUp, byAddress: 60 },
  "/api/auth/sign-out": { body: account.SignOut },
  "/api/auth/request-password-reset": { body: account.RequestReset, byAddress: 30, byEmail: 3 },
  "/api/auth/reset-password": { body: account.ResetPassword, byAddress: 30 },
  "/api/auth/change-password": { body: account.ChangePassword, byAddress: 30 },
};
export const AUTH_PATHS = Object.keys(DOORS);

/**
 * Sign-in, sign-up, sign-out and passwords over HTTP. Refuses before anything is parsed what another site could
 * have sent, what is too large or too deep, and what comes too often. Answers `{ ok, role? }` or `{ error }`; no
 * session token and no address is ever in a body.
 */
export async function authDoor(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const answer = doorAnswer(await pass(request), requestId);
    return answer.ok ? await markWritten(answer) : answer;
  } catch (error) {
    const refusal = unavailable(error);
    if (!refusal) {
      logger().error({ requestId, err: error }, "sign-in door");
      reportFault(error, { where: "sign-in door", requestId });
    }
    const code = refusal?.code ?? "FAULT";
    return doorAnswer({ status: refusal ? 503 : 500, code, details: { retryAfterS: 5 } }, requestId);
  }
}

async function pass(request: Request): Promise<DoorAnswer> {
  const { pathname } = new URL(request.url);
  const door = Object.hasOwn(DOORS, pathname) ? DOORS[pathname] : undefined;
  if (!door) return { status: 404, code: "NOT_FOUND" };
  if (request.method !== "POST") return { status: 405, code: "METHOD_NOT_SUPPORTED" };
  const refused = crossSiteRefusal(request);
  if (refused) return refused;
  const text = await cappedBody(request);
  if (typeof text !== "string") return text;
  const parsed = door.body.safeParse(parseJson(text));
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.message }));
    return { status: 400, code: "INVALID_INPUT", fields };
  }
  const retryAfterS = await overLimit(pathname, door, request.headers, parsed.data);
  if (retryAfterS) return { status: 429, code: "RATE_LIMITED", details: { retryAfterS } };
  const ask = async () => answerOf(await auth().handler(inner(request, pathname, parsed.data)));
  const answer = await ask();
  // Why an account could not be written down the library keeps to itself. Asked again it says so: the e-mail is taken
  // by now, or the database is away.
  return answer.code === "DATABASE_UNAVAILABLE" ? ask() : answer;
}

function inner(request: Request, pathname: string, body: unknown): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("x-forwarded-for", clientAddress(request.headers));
  const others = pathname.endsWith("/change-password") ? { revokeOtherSessions: true } : {};
  const text = JSON.stringify({ ...(body as object), ...others });
  return new Request(new URL(pathname, env().APP_URL), { method: "POST", headers, body: text });
}

async function overLimit(path: string, door: Door, headers: Headers, body: unknown): Promise<number | null> {
  const email = (body as { email?: string }).email?.toLowerCase() ?? "";
  const counted: [Limit, string][] = [
    [{ scope: `${path}:address`, max: door.byAddress ?? 0, windowMs: HOUR_MS }, clientAddress(headers)],
    [{ scope: `${path}:email`, max: door.byEmail ?? 0, windowMs: HOUR_MS }, email],
  ];
  for (const [limit, subject] of counted.filter(([{ max }]) => max > 0)) {
    const { allowed, retryAfterS } = await takeAttempt(database(), limit, subject, new Date());
    if (!allowed) return retryAfterS;
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return undefined;
  }
}
