import { createServer } from "node:http";
import { serve } from "inngest/node";
import { systemContext } from "#server/context.ts";
import { env, settleEnvironment } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";
import { worker } from "../client.ts";
import { awaitRegistration } from "../relay/await-registration.ts";
import { runReconciler } from "../relay/reconciler.ts";
import { runRelay } from "../relay/relay.ts";
import { closeAnalysisPool } from "./analysis-pool.ts";
import { workerFunctions } from "./worker-functions.ts";

const GRACE_MS = 10_000;

settleEnvironment();
const log = logger().child({ process: "worker" });
const stopping = new AbortController();
const jobs = serve({ client: worker, functions: workerFunctions });

const server = createServer((request, response) => {
  if (request.url === "/health") return void answerHealth(response);
  if (!request.url?.startsWith("/api/inngest")) return void response.writeHead(404).end();
  // The SDK's adapter rejects on half a body instead of answering: the engine's retry covers it.
  Promise.resolve(jobs(request, response)).catch((error: unknown) => {
    log.warn({ err: error }, "job call was not readable");
    if (!response.headersSent) response.writeHead(400);
    response.end();
  });
});

async function answerHealth(response: import("node:http").ServerResponse): Promise<void> {
  const isUp = await systemContext("health").db.$client`select 1`.then(
    () => true,
    () => false,
  );
  response.writeHead(isUp ? 200 : 503, { "content-type": "application/json" });
  response.end(JSON.stringify({ ok: isUp, parts: { database: isUp } }));
}

async function stop(signal: string): Promise<void> {
  log.info({ signal }, "worker stops");
  stopping.abort();
  server.close();
  setTimeout(() => process.exit(0), GRACE_MS).unref();
  await Promise.allSettled([...loops, closeAnalysisPool()]);
  await systemContext("stop").db.$client.end({ timeout: 5 });
  process.exit(0);
}

async function relay(): Promise<void> {
  await awaitRegistration(systemContext("relay"), stopping.signal);
  await runRelay(systemContext("relay"), stopping.signal);
}

const loops = [relay(), runReconciler(systemContext("reconciler"), stopping.signal)];
process.on("SIGTERM", () => void stop("SIGTERM"));
process.on("SIGINT", () => void stop("SIGINT"));
server.listen(env().WORKER_PORT, process.env.WORKER_HOST ?? "127.0.0.1", () =>
  log.info({ port: env().WORKER_PORT }, "worker listens"),
);
