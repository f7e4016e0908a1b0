const files = new Map<string, File>();

/** Remembers which file of this tab a model is made of, so that its page can look into it before the server does. */
export function rememberFile(modelId: string, file: File): void {
  files.set(modelId, file);
}

/** The file of a model when it was picked in this tab since the page was loaded. */
export const localFile = (modelId: string): File | undefined => files.get(modelId);
