import { connect, type Database } from "#db/client.ts";
import { env } from "./env.ts";

// One pool a process; kept on globalThis because a development reload evaluates this module anew.
const holder = globalThis as typeof globalThis & { facetDatabase?: Database };

/** The process's database pool, opened on first use. */
export function database(): Database {
  holder.facetDatabase ??= connect(env().DATABASE_URL, { max: env().DATABASE_POOL, name: "facet" });
  return holder.facetDatabase;
}
