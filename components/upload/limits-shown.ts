import { ACCEPTED_FORMATS, LIMITS } from "#lib/geometry/limits.ts";

/** For the picker. STEP may be picked too, although it is refused: the refusal says what to do, a grey name would not. */
export const PICKED_EXTENSIONS = [...ACCEPTED_FORMATS.flatMap(({ extensions }) => extensions), "step", "stp"]
  .map((extension) => `.${extension}`)
  .join(",");
/** What the page says it takes; the rules themselves are lib/geometry/limits.ts. */
export const FILE_LIMIT = LIMITS.fileBytes;
export const TRIANGLES_LIMIT = LIMITS.triangles;
