/** Settings that a page may know. They are fixed when the application is built. */
export const SENTRY_DSN = process.env.NEXT_PUBLIC_SENTRY_DSN;
