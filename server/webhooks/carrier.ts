import { z } from "zod";
import { deliverOrder } from "#server/commands/order/deliver-order.ts";
import type { Ctx } from "#server/context.ts";
import { env } from "#server/env.ts";
import { Refusal } from "#server/errors.ts";
import { verifySignature } from "./signature.ts";

const Message = z.object({
  carrier: z.string().min(1).max(40),
  tracking: z.string().min(1).max(80),
  status: z.string().max(40),
});

/**
 * A carrier's message, signed with `CARRIER_WEBHOOK_SECRET`. Only `delivered` moves an order; other statuses are
 * acknowledged. The same message twice has one effect.
 */
export async function carrierMessage(
  ctx: Ctx,
  request: { body: string; signature: string | null },
): Promise<{ number: string | null }> {
  verifySignature(request.body, request.signature, env().CARRIER_WEBHOOK_SECRET, ctx.now());
  const parsed = Message.safeParse(parseJson(request.body));
  if (!parsed.success) throw new Refusal("BAD_REQUEST", "INVALID_INPUT");
  if (parsed.data.status !== "delivered") return { number: null };
  const { number } = await deliverOrder(ctx, parsed.data);
  return { number };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
