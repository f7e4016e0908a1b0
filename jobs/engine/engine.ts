import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { AppSync } from "./app-sync.ts";
import type { EngineConfig } from "./config.ts";
import { appRoutes } from "./http/app-api.ts";
import { eventRoutes } from "./http/event-api.ts";
import { operatorRoutes } from "./http/operator-api.ts";
import { createServer } from "./http/server.ts";
import { log, reason } from "./log.ts";
import { RegistryCache } from "./registry.ts";
import { RunLoop } from "./run-loop.ts";
import { Scheduler } from "./scheduler.ts";
import { openPool, type Pool } from "./store/db.ts";
import { migrate } from "./store/schema.ts";

/** A running engine. `stop` finishes the calls that are under way, up to the grace period. */
export type Engine = { port: number; url: string; stop: () => Promise<void> };

/**
 * Starts an engine: migrates its schema, listens, syncs the configured apps. Rejects when the database cannot
 * be reached or the port is taken.
 */
export async function startEngine(config: EngineConfig): Promise<Engine> {
  const sql = openPool(config.databaseUrl, config.connections);
  try {
    await migrate(sql);
    return await start(config, sql);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
}

async function start(config: EngineConfig, sql: Pool): Promise<Engine> {
  const loop = new RunLoop(randomUUID(), sql, config, new RegistryCache());
  const scheduler = new Scheduler(sql, config, loop);
  const sync = new AppSync(config);
  const { signingKey, eventKey } = config;
  const routes = [
    ...eventRoutes({ eventKey, accept: (events) => loop.accept(events) }),
    ...appRoutes({ sql, signingKey, onRegistered: () => void scheduler.fireCrons() }),
    ...operatorRoutes({ sql, signingKey, loop, sync }),
  ];
  const server = createServer(routes, signingKey === null ? "dev" : "cloud");
  await scheduler.start();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(config.port, config.host, resolve);
  });
  loop.onUnreachable = () => sync.hurry();
  const { port } = server.address() as AddressInfo;
  const listening = sql.listen("engine_work", () => loop.wake());
  listening.catch((error: unknown) => log("warn", "cannot listen for work", { reason: reason(error) }));
  sync.start();
  const stop = async () => {
    sync.stop();
    server.close();
    await loop.stop();
    await scheduler.stop();
    server.closeAllConnections();
    await sql.end({ timeout: 2 });
  };
  return { port, url: `http://${config.host}:${port}`, stop };
}
