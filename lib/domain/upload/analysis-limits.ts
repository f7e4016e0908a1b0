/** Bounds of one analysis (faults: a file that hangs or kills its worker must not stop the others). */
export const ANALYSIS_LIMITS = {
  /** Wall time of one attempt. 20 M triangles without walls take under 40 s on one core, 4 M with them 16 s. */
  attemptMs: 150_000,
  /** Old generation of the thread's heap; meshes live in typed arrays, bounded by lib/geometry/limits.ts. */
  heapMb: 1024,
  /** After this many attempts that ended their worker the file is set aside. */
  attempts: 3,
  /** Larger models are priced without walls and self-intersections: those take 3 s more a million triangles. */
  fullDepthTriangles: 10_000_000,
  /** Triangles of the display copy. */
  previewTriangles: 250_000,
} as const;
