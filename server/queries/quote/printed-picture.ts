import sharp from "sharp";
import { type Dressed, pictureNameOf } from "#lib/domain/piece-pictures.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { findOrderPicture, readPicture } from "#server/queries/model/pictures.ts";

/** The picture of the caller's own piece on white paper, JPEG; null where there is none or storage does not answer. */
export async function findPrintedPicture(
  ctx: Ctx,
  { orderId, dressed }: { orderId: string; dressed: Dressed },
): Promise<Uint8Array | null> {
  try {
    const asked = { orderId, customerId: null, name: pictureNameOf(dressed, "large") };
    const webp = await readPicture(await findOrderPicture(ctx, asked));
    return await sharp(webp).flatten({ background: "#ffffff" }).jpeg({ quality: 88 }).toBuffer();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
