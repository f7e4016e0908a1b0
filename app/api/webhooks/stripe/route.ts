import { stripeMessage } from "#server/webhooks/stripe.ts";
import { webhookDoor } from "#server/webhooks/webhook-door.ts";

export const POST = (request: Request) => webhookDoor(request, "stripe", "stripe-signature", stripeMessage);
