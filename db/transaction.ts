import type { Database } from "./client.ts";

/** A running transaction; what must be atomic takes this and not a connection. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Where a read may run: on the pool or inside a transaction. */
export type Reader = Database | Transaction;
