import type { Gauge } from "prom-client";
import type { EngineFunction } from "../jobs-engine/answers.ts";
import { operatorDoor } from "../jobs-engine/operator-door.ts";
import { logger } from "./logger.ts";
import { metrics } from "./metrics.ts";

type Gauges = { runs: Gauge; ended: Gauge; waiting: Gauge };

let made: Gauges | undefined;

function engineGauges(): Gauges {
  const { gauge } = metrics();
  made ??= {
    runs: gauge("facet_engine_work", "Calls of a function by state: queued, calling, sleeping.", [
      "function",
      "state",
    ]),
    ended: gauge(
      "facet_engine_runs_last_hour",
      "Runs of a function in the last hour by what became of them.",
      ["function", "outcome"],
    ),
    waiting: gauge(
      "facet_engine_oldest_waiting_seconds",
      "How long the oldest due call of a function waits.",
      ["function"],
    ),
  };
  return made;
}

/** Brings the gauges of the job engine up to date, where the engine shows itself; else there are none. */
export async function readEngineGauges(): Promise<void> {
  const door = operatorDoor();
  if (!door) return;
  try {
    const { functions } = await door.functions();
    const gauges = engineGauges();
    for (const one of Object.values(gauges)) one.reset();
    for (const one of functions) setGauges(gauges, one);
  } catch (error) {
    logger().warn({ err: error }, "engine gauges were not read");
  }
}

function setGauges({ runs, ended, waiting }: Gauges, one: EngineFunction): void {
  const named = { function: one.id };
  for (const state of ["queued", "calling", "sleeping"] as const) runs.set({ ...named, state }, one[state]);
  for (const [outcome, count] of Object.entries(one.lastHour)) ended.set({ ...named, outcome }, count);
  waiting.set(named, one.oldestWaitingSeconds ?? 0);
}
