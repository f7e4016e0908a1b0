import { RefusedError } from "#components/shell/refused.ts";
import { pageHeaders } from "#components/shell/trace.ts";

export type DoorPath =
  | "sign-in/email"
  | "sign-up/email"
  | "request-password-reset"
  | "reset-password"
  | "change-password";
export type DoorWord = { ok: true; role?: "customer" | "seller" | "operator" | "admin" };

const DEADLINE_MS = 15_000;

/** Sends one form to the sign-in door. Throws RefusedError with the server's code, or the connection's own error. */
export async function postDoor(path: DoorPath, body: Record<string, string>): Promise<DoorWord> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { ...pageHeaders(), "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const answer = await response.json();
  if (!response.ok) throw new RefusedError(answer.error);
  return answer;
}
