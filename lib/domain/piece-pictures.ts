import { METAL_TONES, type MetalTone, toneOf } from "./metal-tones.ts";
import type { MetalId } from "./metals.ts";

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

/** One picture of a piece: tone of the metal and side. */
export type PictureName = `${MetalTone}-${(typeof PICTURE_SIDES)[number]}`;

const names: readonly string[] = METAL_TONES.flatMap((tone) =>
  PICTURE_SIDES.map((side) => `${tone}-${side}`),
);

export const isPictureName = (text: string): text is PictureName => names.includes(text);

/** The picture that shows a piece in this metal. */
export const pictureNameOf = (metalId: MetalId, form: PictureForm): PictureName =>
  `${toneOf(metalId)}-${SIDES[form]}`;

/**
 * Who asks for the picture of a piece: its owner (`orderId`), staff (`customerId` too), or whoever has the address
 * of a shared price (`token`).
 */
export type PictureOf = { orderId: string; customerId?: string } | { token: string };

/**
 * Address of a picture. `version` is what the page was told of the piece (its bytes and how they were drawn): the
 * same address is always the same picture, so a browser may keep it.
 */
export function pictureAddress(of: PictureOf, version: string, metalId: MetalId, form: PictureForm): string {
  const name = pictureNameOf(metalId, form);
  if ("token" in of) return `/api/pictures/shared/${of.token}/${name}?v=${version}`;
  const whose = of.customerId ? `&of=${of.customerId}` : "";
  return `/api/pictures/orders/${of.orderId}/${name}?v=${version}${whose}`;
}
