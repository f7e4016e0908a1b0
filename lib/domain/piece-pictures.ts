import { METAL_TONES, type MetalTone, toneOf } from "./metal-looks.ts";
import type { MetalId } from "./metals.ts";

/** Changes when the pictures of the same mesh would look different; part of their keys. */
export const PICTURES_VERSION = "1";

/** Sides in pixels, the largest first: for a card of up to 400 px, and for a row or a card of 28 to 56 px. */
export const PICTURE_SIDES = [512, 128] as const;
export type PictureSide = (typeof PICTURE_SIDES)[number];

/** One picture of a piece: tone of the metal and side. */
export type PictureName = `${MetalTone}-${PictureSide}`;

const names: readonly string[] = METAL_TONES.flatMap((tone) =>
  PICTURE_SIDES.map((side) => `${tone}-${side}`),
);

export const isPictureName = (text: string): text is PictureName => names.includes(text);

/**
 * Who asks for the picture of a piece: its owner (`orderId`), staff (`customerId` too), or whoever has the address
 * of a shared price (`token`).
 */
export type PictureOf = { orderId: string; customerId?: string } | { token: string };

/**
 * Address of a picture. `version` is what the page was told of the piece (its bytes and how they were drawn): the
 * same address is always the same picture, so a browser may keep it.
 */
export function pictureAddress(of: PictureOf, version: string, metalId: MetalId, side: PictureSide): string {
  const name = `${toneOf(metalId)}-${side}`;
  if ("token" in of) return `/api/pictures/shared/${of.token}/${name}?v=${version}`;
  const whose = of.customerId ? `&of=${of.customerId}` : "";
  return `/api/pictures/orders/${of.orderId}/${name}?v=${version}${whose}`;
}
