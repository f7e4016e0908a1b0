import sharp from "sharp";
import { PICTURE_SIDES, type PictureSide, pictureName } from "#lib/domain/piece-pictures.ts";
import { decodePreview } from "#lib/geometry/preview.ts";
import { drawStills, type Still } from "#lib/geometry/still/draw-stills.ts";
import type { Picture, PictureThreadTask } from "./picture-task.ts";

/** Draws the pictures of one display copy; none of a copy that is not of this version. */
export default async function draw({ preview }: PictureThreadTask): Promise<Picture[]> {
  const mesh = decodePreview(preview);
  return mesh ? Promise.all(drawStills(mesh, PICTURE_SIDES).map(encoded)) : [];
}

// Alpha without loss, or a soft shadow comes out in rings; with less effort it would weigh half as much again.
const QUALITY = { quality: 80, alphaQuality: 100, effort: 4 };

async function encoded({ tone, finish, side, rgba }: Still<PictureSide>): Promise<Picture> {
  const raw = { width: side, height: side, channels: 4 } as const;
  const webp = await sharp(rgba, { raw }).webp(QUALITY).toBuffer();
  return { name: pictureName(tone, finish, side), webp };
}
