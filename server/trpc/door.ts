import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { cappedBody } from "#server/auth/capped-body.ts";
import { crossSiteRefusal, type DoorRefusal } from "#server/auth/cross-site.ts";
import { openVisitor } from "#server/auth/open-visitor.ts";
import { contextFromHeaders } from "#server/auth/request-context.ts";
import { markWritten } from "#server/auth/written-cookie.ts";
import type { CustomerActor } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { type TrpcContext, trpcRefusal } from "./init.ts";
import { appRouter } from "./root.ts";

const ENDPOINT = "/api/trpc";
export const MAX_BATCH = 10;

/**
 * The API over HTTP. Refuses writes of other sites, bodies above 1 MB, too deep ones and batches above `MAX_BATCH`
 * before anything is parsed; the rest is tRPC's fetch adapter with SSE for subscriptions.
 */
export async function trpcDoor(request: Request): Promise<Response> {
  const refused = crossSiteRefusal(request) ?? batchRefusal(request);
  if (refused) return refusalAnswer(refused);
  const body = request.method === "POST" ? await cappedBody(request) : undefined;
  if (body !== undefined && typeof body !== "string") return refusalAnswer(body);
  const req =
    body === undefined
      ? request
      : new Request(request.url, {
          method: request.method,
          headers: request.headers,
          body,
          signal: request.signal,
        });
  const answer = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: ({ resHeaders }) => trpcContext(request.headers, resHeaders),
    responseMeta: ({ errors }) => ({ headers: answerHeaders(errors.map(({ cause }) => cause)) }),
  });
  // A refused write may have written, too: an order whose payment was declined.
  return request.method === "POST" ? markWritten(answer) : answer;
}

async function trpcContext(headers: Headers, answer: Headers): Promise<TrpcContext> {
  try {
    const ctx = await contextFromHeaders(headers, { answer });
    answer.set("x-request-id", ctx.requestId);
    // One batch is one visitor, however many of its calls write.
    let opening: Promise<CustomerActor> | undefined;
    const visit = () => {
      opening ??= openVisitor(ctx, headers, answer);
      return opening;
    };
    return { ...ctx, visit };
  } catch (error) {
    throw trpcRefusal(error) ?? error;
  }
}

function batchRefusal(request: Request): DoorRefusal | null {
  const calls = new URL(request.url).pathname.slice(ENDPOINT.length).split(/,|%2c/i).length;
  return calls > MAX_BATCH ? { status: 400, code: "BATCH_TOO_LARGE" } : null;
}

function answerHeaders(causes: unknown[]): Record<string, string> {
  const waits = causes.flatMap((cause) =>
    cause instanceof Refusal && cause.details.retryAfterS ? [Number(cause.details.retryAfterS)] : [],
  );
  const base = { "cache-control": "no-store" };
  return waits.length > 0 ? { ...base, "retry-after": String(Math.max(...waits)) } : base;
}

// The shape of tRPC's own errors, so that the client reads it the same way.
function refusalAnswer({ status, code }: DoorRefusal): Response {
  const refusal = { code, details: {} };
  const error = {
    message: code,
    code: -32600,
    data: { code, httpStatus: status, refusal, fields: [], requestId: null },
  };
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}
