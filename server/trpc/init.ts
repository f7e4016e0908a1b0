import { initTRPC, type TRPC_ERROR_CODE_KEY, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Ctx } from "#server/context.ts";
import { Refusal, type RefusalKind } from "#server/errors.ts";

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

const t = initTRPC.context<Ctx>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
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

const refusals = t.middleware(async ({ next, ctx, path, type }) => {
  const started = performance.now();
  const result = await next();
  const ms = Math.round(performance.now() - started);
  if (result.ok) {
    ctx.log.debug({ path, type, ms }, "procedure");
    return result;
  }
  const { cause } = result.error;
  if (cause instanceof Refusal) {
    ctx.log.info({ path, type, ms, code: cause.code }, "refused");
    throw new TRPCError({ code: CODES[cause.kind], message: cause.code, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    ctx.log.error({ path, type, ms, err: cause ?? result.error }, "fault");
  return result;
});

export const router = t.router;
export const createCaller = t.createCallerFactory;
/** Everybody may call it; the command or query behind it authorises. */
export const procedure = t.procedure.use(refusals);
