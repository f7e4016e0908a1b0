import type { Ctx } from "#server/context.ts";
import { systemContext } from "#server/context.ts";
import { Refusal, type RefusalKind } from "#server/errors.ts";

const MAX_BYTES = 64 * 1024;
const STATUS: Record<RefusalKind, number> = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNPROCESSABLE: 422,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

type Message = (ctx: Ctx, request: { body: string; signature: string | null }) => Promise<unknown>;

/** The HTTP door of a webhook: reads a small body, hands it over with its signature, answers JSON with a code. */
export async function webhookDoor(
  request: Request,
  name: string,
  header: string,
  message: Message,
): Promise<Response> {
  const ctx = systemContext(name);
  try {
    const body = await request.text();
    if (body.length > MAX_BYTES) throw new Refusal("BAD_REQUEST", "BODY_TOO_LARGE");
    return Response.json(await message(ctx, { body, signature: request.headers.get(header) }));
  } catch (error) {
    if (!(error instanceof Refusal)) ctx.log.error({ err: error, webhook: name }, "webhook failed");
    const refusal = error instanceof Refusal ? error : null;
    const status = refusal ? STATUS[refusal.kind] : 500;
    return Response.json({ code: refusal?.code ?? "FAULT", requestId: ctx.requestId }, { status });
  }
}
