/** A refusal as the server words it: a stable code, what fills its sentence, the fields it is about. */
export type Refused = {
  code: string;
  details: Record<string, string | number | boolean | null>;
  fields: readonly { path: string; code: string }[];
  requestId: string | null;
};

type ServerWords = { refusal?: { code: string; details?: Refused["details"] } } & Partial<Refused>;

/** Reads any error of a call: a tRPC error, one of the sign-in door, or a connection that failed. */
export function refusedOf(error: unknown): Refused {
  if (error instanceof RefusedError) return error.refused;
  const data = (error as { data?: ServerWords } | null)?.data;
  if (data?.refusal)
    return {
      code: data.refusal.code,
      details: data.refusal.details ?? {},
      fields: data.fields ?? [],
      requestId: data.requestId ?? null,
    };
  const cause = (error as { cause?: { name?: string } } | null)?.cause ?? (error as { name?: string } | null);
  const code = cause?.name === "TimeoutError" ? "TIMEOUT" : navigator.onLine ? "UNREACHABLE" : "OFFLINE";
  return { code, details: {}, fields: [], requestId: null };
}

/** Thrown by calls that are not tRPC's, so that one hook words them all. */
export class RefusedError extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.code);
    this.name = "RefusedError";
    this.refused = refused;
  }
}
