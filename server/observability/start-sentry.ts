import { collectNothing } from "#lib/error-tracking.ts";
import { env } from "../env.ts";
import { onFault } from "./report-fault.ts";

/** What is used of Sentry's SDK: each process loads the one for its kind. */
export type SentrySdk = {
  init: (options: typeof collectNothing & { dsn: string }) => unknown;
  captureException: (error: unknown, hint: { tags: Record<string, string> }) => unknown;
};

/** Sends faults to Sentry when SENTRY_DSN is set; else does nothing and loads nothing. */
export async function startSentry(load: () => Promise<SentrySdk>): Promise<void> {
  const { SENTRY_DSN } = env();
  if (!SENTRY_DSN) return;
  const sdk = await load();
  sdk.init({ ...collectNothing, dsn: SENTRY_DSN });
  onFault((error, fault) => {
    const tags = Object.entries(fault).filter((entry): entry is [string, string] => Boolean(entry[1]));
    sdk.captureException(error, { tags: Object.fromEntries(tags) });
  });
}
