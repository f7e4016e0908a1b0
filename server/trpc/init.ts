import { initTRPC, type TRPC_ERROR_CODE_KEY, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { unavailable } from "#server/commands/shared/unavailable.ts";
import type { Ctx, CustomerActor } from "#server/context.ts";
import { Refusal, type RefusalKind } from "#server/errors.ts";
import { procedureSeconds } from "#server/observability/metrics.ts";
import { reportFault } from "#server/observability/report-fault.ts";

/** Context of a procedure: `visit` opens a visitor's session where an answer can carry its cookie. */
export type TrpcContext = Ctx & { sessionId?: string | null; visit?: () => Promise<CustomerActor> };

const CODES: Record<RefusalKind, TRPC_ERROR_CODE_KEY> = {
  BAD_REQUEST: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  UNPROCESSABLE: "UNPROCESSABLE_CONTENT",
  TOO_MANY_REQUESTS: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<TrpcContext>().create({
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
    // A stream asks anew who reads it: a session that was ended gets nothing for longer than this.
    maxDurationMs: 900_000,
  },
  errorFormatter({ shape, error, ctx }) {
    const refusal = error.cause instanceof Refusal ? error.cause : null;
    const fields =
      error.cause instanceof ZodError
        ? error.cause.issues.map((i) => ({ path: i.path.join("."), code: i.message }))
        : [];
    // What is not a refusal is a fault of ours: its text stays in the log, the page gets the request's id.
    const code =
      refusal?.code ??
      (fields.length > 0 ? "INVALID_INPUT" : error.code === "INTERNAL_SERVER_ERROR" ? "FAULT" : error.code);
    return {
      ...shape,
      message: code,
      data: {
        ...shape.data,
        stack: undefined,
        code: shape.data.code,
        refusal: { code, details: refusal?.details ?? {} },
        fields,
        requestId: ctx?.requestId ?? null,
      },
    };
  },
});

/** A refusal in tRPC's words; a database that is away counts as one. Null for a fault of ours. */
export function trpcRefusal(error: unknown): TRPCError | null {
  const refusal = error instanceof Refusal ? error : unavailable(error);
  return refusal && new TRPCError({ code: CODES[refusal.kind], message: refusal.code, cause: refusal });
}

const refusals = t.middleware(async ({ next, ctx, path, type }) => {
  const started = performance.now();
  const result = await next();
  const ms = Math.round(performance.now() - started);
  procedureSeconds({ procedure: path, code: result.ok ? "OK" : result.error.code }, ms / 1000);
  if (result.ok) {
    ctx.log.debug({ path, type, ms }, "procedure");
    return result;
  }
  const { cause } = result.error;
  const refused = trpcRefusal(cause);
  if (refused) {
    ctx.log.info({ path, type, ms, code: refused.message }, "refused");
    throw refused;
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    ctx.log.error({ path, type, ms, err: cause ?? result.error }, "fault");
    reportFault(cause ?? result.error, { where: path, requestId: ctx.requestId, traceId: ctx.traceId });
  }
  return result;
});

const visits = t.middleware(async ({ next, ctx }) =>
  next({ ctx: { ...ctx, actor: ctx.actor.kind === "nobody" && ctx.visit ? await ctx.visit() : ctx.actor } }),
);

export const router = t.router;
/** Everybody may call it; the command or query behind it authorises. */
export const procedure = t.procedure.use(refusals);
/** For a first write: somebody without an account becomes a visitor with a session and a customer of their own. */
export const visitorProcedure = procedure.use(visits);
