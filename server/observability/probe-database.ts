import { connect, type Database } from "#db/client.ts";
import { env } from "../env.ts";

const holder = globalThis as typeof globalThis & { facetProbe?: Database };

/**
 * A connection of its own for health and metrics: it answers when the pool is used up by something slow, and its
 * questions are cut after two seconds so that watching never becomes the load.
 */
export function probeDatabase(): Database {
  holder.facetProbe ??= connect(env().DATABASE_URL, {
    max: 1,
    statementTimeoutMs: 2_000,
    name: "facet-probe",
  });
  return holder.facetProbe;
}
