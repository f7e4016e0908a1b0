import type { Instrumentation } from "next";

/** Runs once when the web process starts: a wrong environment stops it here, with the names of what is wrong. */
export async function register(): Promise<void> {
  // Next's own constant at build time: what follows is not for its edge runtime.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, settleEnvironment } = await import("#server/env.ts");
  const { observeRequests } = await import("#server/observability/observe-requests.ts");
  const { startSentry } = await import("#server/observability/start-sentry.ts");
  const { onInvalidate } = await import("#server/cache/invalidate.ts");
  const { revalidateTag } = await import("next/cache");
  settleEnvironment();
  env();
  onInvalidate((tag) => revalidateTag(tag, { expire: 0 }));
  observeRequests();
  await startSentry(() => import("@sentry/nextjs"));
}

/** Faults while rendering or in a route: into the log, and to Sentry when it is on. No headers, no query. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logger } = await import("#server/observability/logger.ts");
  const { reportFault } = await import("#server/observability/report-fault.ts");
  const digest = (error as { digest?: string }).digest ?? "";
  const where = `${request.method} ${context.routePath}`;
  logger().error({ err: error, where, digest, kind: context.routeType }, "fault");
  reportFault(error, { where, digest });
};
