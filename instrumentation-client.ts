import { askAgainForPages } from "#components/shell/page-requests.ts";
import { SENTRY_DSN } from "#lib/env.public.ts";
import { collectNothing } from "#lib/error-tracking.ts";

askAgainForPages();

// Off without a DSN: then nothing of it is loaded.
if (SENTRY_DSN)
  void import("@sentry/nextjs").then(({ init }) => init({ ...collectNothing, dsn: SENTRY_DSN }));
