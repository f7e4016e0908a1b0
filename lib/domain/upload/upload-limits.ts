const GIB = 1024 ** 3;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What one customer may do; counted by the server over their own uploads. Sizes of one file: lib/geometry/limits.ts. */
export const UPLOAD_QUOTA = {
  openUploads: 10,
  filesPerDay: 100,
  bytesPerDay: 10 * GIB,
} as const;

export const UPLOAD_LIMITS = {
  /** Parts signed in one call. */
  partsPerCall: 100,
  /** A signed address lives this long: a 5 MiB part at 20 KB/s takes a quarter of it. */
  addressSeconds: 1200,
  /** Bytes of the head that the browser shows before the upload, so that the type is told by content. */
  headBytes: 4096,
  fileNameLength: 255,
} as const;

export const UPLOAD_AGES = {
  /** An unfinished upload is kept this long after its last sign of life; then its parts are thrown away. */
  openMs: 7 * DAY,
  /** Silent this long: the sweeper looks whether all parts are there and finishes it. */
  idleMs: 5 * MINUTE,
  /** Last look of that kind; later only expiry is left. */
  idleUntilMs: 60 * MINUTE,
  /** `completing` this long: whoever completed it is gone. */
  completingMs: MINUTE,
  /** `completing` this long: a person is told. */
  overdueMs: 15 * MINUTE,
} as const;
