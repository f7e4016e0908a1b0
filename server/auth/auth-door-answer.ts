import { sessionHint } from "./session-hint.ts";

/** What the door says: an error with a stable code of the catalogue, or that it worked. */
export type DoorAnswer = {
  status: number;
  code?: string;
  details?: Record<string, string | number>;
  fields?: { path: string; code: string }[];
  role?: string;
  cookies?: string[];
};

// Codes of the library and the sentences we have for them; others are faults of ours.
const CODES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "SIGN_IN_FAILED",
  SIGN_IN_THROTTLED: "SIGN_IN_THROTTLED",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "EMAIL_TAKEN",
  USER_ALREADY_EXISTS: "EMAIL_TAKEN",
  INVALID_PASSWORD: "PASSWORD_WRONG",
  INVALID_TOKEN: "RESET_LINK_ENDED",
  USER_NOT_FOUND: "RESET_LINK_ENDED",
  // The library's word for a sign-up that was undone in its midst.
  FAILED_TO_CREATE_USER: "DATABASE_UNAVAILABLE",
  ACCOUNT_BLOCKED: "ACCOUNT_BLOCKED",
  NAME_NEEDED: "NAME_NEEDED",
  UNAUTHORIZED: "SIGN_IN_NEEDED",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "SIGN_IN_NEEDED",
};

type LibraryBody = {
  code?: string;
  details?: Record<string, number>;
  user?: { role?: string };
  success?: boolean;
} | null;

/** Reads the library's answer; of its body only the role and the code go on. */
export async function answerOf(response: Response): Promise<DoorAnswer> {
  const body = (await response.json().catch(() => null)) as LibraryBody;
  const { status } = response;
  if (response.ok)
    return {
      status: 200,
      cookies: withHint(response.headers.getSetCookie(), body),
      ...(body?.user?.role ? { role: body.user.role } : {}),
    };
  const code = CODES[body?.code ?? ""] ?? (status < 500 ? "INVALID_INPUT" : "FAULT");
  if (code === "DATABASE_UNAVAILABLE") return { status: 503, code, details: { retryAfterS: 5 } };
  return { status, code, ...(body?.details ? { details: body.details } : {}) };
}

function withHint(cookies: string[], body: LibraryBody): string[] {
  if (body?.user) return [...cookies, sessionHint("account")];
  return body?.success ? [...cookies, sessionHint(null)] : cookies;
}

/** The HTTP form of an answer: never cached, `Retry-After` where there is something to wait for. */
export function doorAnswer(answer: DoorAnswer, requestId: string): Response {
  const { status, code, details = {}, fields = [], role, cookies = [] } = answer;
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  if (details.retryAfterS) headers.set("retry-after", String(details.retryAfterS));
  const body = code
    ? { error: { code, details, fields, requestId } }
    : { ok: true, ...(role ? { role } : {}) };
  return Response.json(body, { status, headers });
}
