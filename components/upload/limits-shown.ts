import { LIMITS } from "#lib/geometry/limits.ts";

/** For the picker. `.step` and pictures may be picked too: the refusal says why, a grey file would not. */
export const PICKED_EXTENSIONS = ".stl,.obj,.ply,.3mf,.glb,.gltf,.step,.stp";
/** What the page says it takes; the rules themselves are lib/geometry/limits.ts. */
export const FILE_LIMIT = LIMITS.fileBytes;
export const TRIANGLES_LIMIT = LIMITS.triangles;
