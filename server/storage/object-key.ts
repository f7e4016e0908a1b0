import { PICTURES_VERSION, type PictureName } from "#lib/domain/piece-pictures.ts";

/** Key of a model's bytes. Made of our ids only: nothing a person typed ever becomes part of a key. */
export function modelKey(modelId: string, at: Date): string {
  return `models/${at.getUTCFullYear()}/${modelId}`;
}

/** Key of the display copy of a mesh, by content: the same bytes have one copy. */
export function previewKey(contentHash: string, analyzerVersion: string): string {
  return `previews/${byContent({ contentHash, analyzerVersion })}.bin`;
}

/** Key of one picture of a piece, by content and by the version that drew it. */
export function pictureKey(
  of: { contentHash: string; analyzerVersion: string },
  name: PictureName,
  version = PICTURES_VERSION,
): string {
  return `pictures/${byContent(of)}/${version}/${name}.webp`;
}

const byContent = (of: { contentHash: string; analyzerVersion: string }) =>
  `${of.contentHash}-${of.analyzerVersion.replace(/[^\w.-]/g, "_")}`;
