import { useCallback, useState } from "react";
import type { MetalId } from "#lib/domain/metals.ts";
import {
  PICTURE_SIDES,
  type PictureForm,
  type PictureOf,
  pictureAddress,
} from "#lib/domain/piece-pictures.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";

const [LARGE, SMALL] = PICTURE_SIDES;

export type Pictured = {
  of: PictureOf;
  /** Version of the pictures as the page was told it; null while there are none. */
  picture: string | null;
  metalId: MetalId | null;
  finish: Finish | null;
};

const NOTHING = { of: null, picture: null, metalId: null, finish: null };

/**
 * The attributes of the picture of a piece, or null when there is none to show: not drawn yet, or it did not come,
 * also before this page was awake.
 */
export function usePicture(pictured: Pictured | null, form: PictureForm) {
  const [failed, setFailed] = useState<string | null>(null);
  const side = form === "small" ? SMALL : LARGE;
  const { of, picture, metalId, finish } = pictured ?? NOTHING;
  const src =
    of && picture && metalId && finish ? pictureAddress(of, picture, { metalId, finish }, form) : null;
  const ref = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth === 0) setFailed(image.getAttribute("src"));
  }, []);
  if (src === null || src === failed) return null;
  return { src, ref, onError: () => setFailed(src), width: side, height: side };
}
