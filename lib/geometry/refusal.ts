/** Stable reasons for which a model is refused; words stand in lib/i18n/messages/{ru,en}/geometry.ts. */
export type RefusalCode =
  | "EMPTY_FILE"
  | "FILE_TOO_LARGE"
  | "NOT_A_MESH_FILE"
  | "NOT_A_VALID_STL"
  | "NOT_A_3MF_PACKAGE"
  | "STEP_NOT_SUPPORTED"
  | "TRUNCATED"
  | "NO_TRIANGLES"
  | "TOO_MANY_TRIANGLES"
  | "TOO_MANY_VERTICES"
  | "TOO_MANY_INSTANCES"
  | "REPEATS_TOO_MUCH"
  | "NON_FINITE_COORDINATES"
  | "COORDINATES_TOO_LARGE"
  | "MALFORMED_NUMBER"
  | "MALFORMED_FILE"
  | "MALFORMED_3MF"
  | "MALFORMED_GLB"
  | "MALFORMED_GLTF"
  | "INVALID_NODE_HIERARCHY"
  | "INDEX_OUT_OF_RANGE"
  | "EXTERNAL_FILE"
  | "EXPANDS_TOO_MUCH"
  | "LINE_TOO_LONG"
  | "REQUIRED_EXTENSION_NOT_SUPPORTED"
  | "TOO_COMPLEX"
  | "OPEN_SURFACE";

/** Where in the file: byte offset, or line counted from 1. */
export type RefusalPlace = { byte: number } | { line: number } | null;

export type RefusalParams = Record<string, string | number>;

/**
 * Why a model cannot be used. `code` is stable, `at` points into the file, `params` fill the words of the
 * message catalogue; the error's own message is the code, so that no prose lives here.
 */
export class GeometryRefusal extends Error {
  readonly code: RefusalCode;
  readonly at: RefusalPlace;
  readonly params: RefusalParams;

  constructor(code: RefusalCode, at: RefusalPlace = null, params: RefusalParams = {}) {
    super(code);
    this.name = "GeometryRefusal";
    this.code = code;
    this.at = at;
    this.params = params;
  }
}
