import sharp from "sharp";
import { PICTURE_SIDES, type PictureName } from "#lib/domain/piece-pictures.ts";
import { decodePreview } from "#lib/geometry/preview.ts";
import { drawStills, type Still } from "#lib/geometry/still/draw-stills.ts";
import type { Picture, PictureThreadTask } from "./picture-task.ts";

/** Draws the pictures of one display copy; none of a copy that is not of this version. */
export default async function draw({ preview }: PictureThreadTask): Promise<Picture[]> {
  const mesh = decodePreview(preview);
  return mesh ? Promise.all(drawStills(mesh, PICTURE_SIDES).map(encoded)) : [];
}

// More effort takes three times as long and saves a twentieth; a shadow is mostly alpha, and half of a file without loss.
const QUALITY = { quality: 80, alphaQuality: 70, effort: 2 };

async function encoded({ tone, side, rgba }: Still): Promise<Picture> {
  const raw = { width: side, height: side, channels: 4 } as const;
  const webp = await sharp(rgba, { raw }).webp(QUALITY).toBuffer();
  return { name: `${tone}-${side}` as PictureName, webp };
}
