import { closeAnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { database } from "#server/database.ts";
import { seedOrders } from "./seed/orders.ts";
import { openDemoPeople } from "./seed/people.ts";
import { seedReference } from "./seed/reference.ts";

const now = new Date();
await seedReference(now);
await seedOrders(await openDemoPeople(), now);
await closeAnalysisPool();
await database().$client.end();
