import { FINISH_LOOKS, type FinishLook, finishLookOf } from "./finish-looks.ts";
import { METAL_TONES, type MetalTone, toneOf } from "./metal-tones.ts";
import type { MetalId } from "./metals.ts";
import type { Finish } from "./pricing/quote-inputs.ts";

/**
 * Grows, as text, when the pictures of the same mesh would look different: the worker then draws all of them anew, and
 * pages show the old ones until it has. Part of their keys.
 */
export const PICTURES_VERSION = "2";

/** Sides in pixels: for a card of up to 400 px, and for a row or a card of 28 to 56 px. */
const SIDES = { large: 512, small: 128 } as const;
export type PictureForm = keyof typeof SIDES;

/** The largest first. */
export const PICTURE_SIDES = [SIDES.large, SIDES.small] as const;

export type PictureSide = (typeof PICTURE_SIDES)[number];

/** One picture of a piece: tone of the metal, look of its finish unless it is polished, and side. */
export type PictureName = `${MetalTone}-${PictureSide}` | `${MetalTone}-${FinishLook}-${PictureSide}`;

/** Polished ones are called as they were before there were others, so that releases side by side know them. */
export const pictureName = (tone: MetalTone, look: FinishLook, side: PictureSide): PictureName =>
  look === "polished" ? `${tone}-${side}` : `${tone}-${look}-${side}`;

/** All pictures of a piece. */
export const PICTURE_NAMES: readonly PictureName[] = METAL_TONES.flatMap((tone) =>
  FINISH_LOOKS.flatMap((look) => PICTURE_SIDES.map((side) => pictureName(tone, look, side))),
);

export const isPictureName = (text: string): text is PictureName =>
  (PICTURE_NAMES as readonly string[]).includes(text);

/** What a piece is shown in. */
export type Dressed = { metalId: MetalId; finish: Finish };

/** The picture that shows a piece in this metal and finish. */
export const pictureNameOf = ({ metalId, finish }: Dressed, form: PictureForm): PictureName =>
  pictureName(toneOf(metalId), finishLookOf(finish), SIDES[form]);

/**
 * Who asks for the picture of a piece: its owner (`orderId`), staff (`customerId` too), or whoever has the address
 * of a shared price (`token`).
 */
export type PictureOf = { orderId: string; customerId?: string } | { token: string };

/**
 * Address of a picture. `version` is what the page was told of the piece (its bytes and how they were drawn): the
 * same address is always the same picture, so a browser may keep it.
 */
export function pictureAddress(of: PictureOf, version: string, dressed: Dressed, form: PictureForm): string {
  const name = pictureNameOf(dressed, form);
  if ("token" in of) return `/api/pictures/shared/${of.token}/${name}?v=${version}`;
  const whose = of.customerId ? `&of=${of.customerId}` : "";
  return `/api/pictures/orders/${of.orderId}/${name}?v=${version}${whose}`;
}
