import type { PictureName } from "#lib/domain/piece-pictures.ts";

/** What a thread is given to draw: a display copy (format: lib/geometry/preview.ts). */
export type PictureThreadTask = { preview: ArrayBuffer };

/** A picture as it is stored: WebP with a transparent ground. */
export type Picture = { name: PictureName; webp: Uint8Array };
