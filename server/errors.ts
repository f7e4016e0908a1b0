/** Kinds of refusal; the tRPC adapter and the HTTP routes map each to one status. */
export type RefusalKind =
  | "BAD_REQUEST"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "UNPROCESSABLE"
  | "TOO_MANY_REQUESTS"
  | "UNAVAILABLE";

/**
 * A refusal a person will read. `code` is stable and names the words (namespace `errors` of the catalogue),
 * `details` fills them and may carry the present state. Never put secrets or other people's data in it.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly details: Record<string, string | number | boolean | null>;

  constructor(
    kind: RefusalKind,
    code: string,
    details: Record<string, string | number | boolean | null> = {},
  ) {
    super(code);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** What is not yours does not exist: the same answer for a missing thing and for someone else's. */
export const notFound = (thing: string) => new Refusal("NOT_FOUND", "NOT_FOUND", { thing });

/** The thing moved on meanwhile; `details` tells the state it is in now. */
export const conflict = (code: string, details: Refusal["details"] = {}) =>
  new Refusal("CONFLICT", code, details);
