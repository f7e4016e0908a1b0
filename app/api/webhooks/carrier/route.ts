import { carrierMessage } from "#server/webhooks/carrier.ts";
import { webhookDoor } from "#server/webhooks/webhook-door.ts";

export const POST = (request: Request) =>
  webhookDoor(request, "carrier", "x-facet-signature", carrierMessage);
