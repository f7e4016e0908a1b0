/** A request waits this long for storage and then answers "waiting": a slow store must not hold the application. */
export const STORAGE_PATIENCE_MS = 2500;

/**
 * The result of `work`, or null when it takes longer. The work goes on and its effect is kept in the database;
 * what it throws after that is dropped, because the next call or the sweeper meets the same fault.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, ms, null);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
