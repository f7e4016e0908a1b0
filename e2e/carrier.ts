import { type APIRequestContext, expect } from "@playwright/test";
import { signMessage } from "#server/webhooks/signature.ts";

/** The carrier's message that a parcel was handed over, signed as the carrier signs. */
export async function carrierDelivers(request: APIRequestContext, tracking: string): Promise<void> {
  const body = JSON.stringify({ carrier: "cdek", tracking, status: "delivered" });
  const signature = signMessage(body, process.env.CARRIER_WEBHOOK_SECRET ?? "", new Date());
  const headers = { "content-type": "application/json", "x-facet-signature": signature };
  const answer = await request.post("/api/webhooks/carrier", { data: body, headers });
  expect(answer.status()).toBe(200);
}
