import { z } from "zod";
import { Refusal } from "#server/errors.ts";
import { findOrderPicture } from "#server/queries/model/pictures.ts";
import { pictureAnswer } from "../../../../../picture-answer.ts";

type Params = { params: Promise<{ orderId: string; name: string }> };

const KEPT_SECONDS = 3600;
const Asked = z.object({ orderId: z.uuid(), customerId: z.uuid().nullable() });

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { orderId, name } = await params;
  const asked = Asked.safeParse({ orderId, customerId: new URL(request.url).searchParams.get("of") });
  return pictureAnswer(request, name, KEPT_SECONDS, async (ctx, picture) => {
    if (!asked.success) throw new Refusal("NOT_FOUND", "NOT_FOUND");
    return findOrderPicture(ctx, { ...asked.data, name: picture });
  });
}
