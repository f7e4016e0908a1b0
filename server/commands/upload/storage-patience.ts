/**
 * A request waits this long for storage and then answers "waiting": a slow store must not hold the application. What
 * was asked of it goes on; when that fails, the next call or the sweeper meets the same fault.
 */
export const STORAGE_PATIENCE_MS = 2500;
