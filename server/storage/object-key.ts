/** Key of a model's bytes. Made of our ids only: nothing a person typed ever becomes part of a key. */
export function modelKey(modelId: string, at: Date): string {
  return `models/${at.getUTCFullYear()}/${modelId}`;
}

/** Key of the display copy of a mesh, by content: the same bytes have one copy. */
export function previewKey(contentHash: string, analyzerVersion: string): string {
  return `previews/${contentHash}-${analyzerVersion.replace(/[^\w.-]/g, "_")}.bin`;
}
