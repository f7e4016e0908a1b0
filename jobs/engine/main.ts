import { readConfig } from "./config.ts";
import { startEngine } from "./engine.ts";
import { log, reason } from "./log.ts";

const RETRY_MS = 1_000;

/** Keeps trying while the database is not there yet: services of one machine start in any order. */
async function startWhenPossible() {
  const config = readConfig(process.env);
  for (let tries = 0; ; tries++) {
    try {
      return await startEngine(config);
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      const waiting = /^(ECONNREFUSED|CONNECT_TIMEOUT|CONNECTION_\w+|57P03)$/.test(code);
      if (!waiting || tries >= 120) throw error;
      if (tries === 0) log("warn", "waiting for the database", { reason: reason(error) });
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

try {
  const engine = await startWhenPossible();
  log("info", "the engine is ready", { url: engine.url });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    log("info", "stopping");
    engine.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log("error", "stopped badly", { reason: reason(error) });
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} catch (error) {
  log("error", "the engine could not start", { reason: reason(error) });
  process.exit(1);
}
