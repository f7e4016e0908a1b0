import type { AppSync } from "../app-sync.ts";
import type { RunLoop } from "../run-loop.ts";
import type { Pool } from "../store/db.ts";
import type { Route } from "./server.ts";

export type OperatorApi = { sql: Pool; signingKey: string | null; loop: RunLoop; sync: AppSync };

export function operatorRoutes(_api: OperatorApi): Route[] {
  return [];
}
