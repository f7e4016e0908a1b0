import { connect } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set: which database should be migrated?");
const db = connect(url, { max: 1, statementTimeoutMs: 0, name: "facet-migrate" });
await migrateDatabase(db);
await db.$client.end();
