import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { BegunUpload } from "#lib/contracts/upload.ts";
import { setUnfinishedHint } from "../unfinished-hint.ts";

/** What a browser remembers of an upload: enough to go on with it when the same file is picked again. */
export type LedgerEntry = {
  id: string;
  begun: BegunUpload;
  fileName: string;
  sizeBytes: number;
  fingerprint: string;
  sentBytes: number;
  at: number;
};

interface Schema extends DBSchema {
  uploads: { key: string; value: LedgerEntry };
}

/** As the server keeps open uploads. */
const KEPT_MS = 7 * 86_400_000;
let opened: Promise<IDBPDatabase<Schema> | null> | undefined;

// A browser may forbid IndexedDB (private windows): uploads then work, only without going on after a reload.
function ledger(): Promise<IDBPDatabase<Schema> | null> {
  opened ??= openDB<Schema>("facet-uploads", 1, {
    upgrade: (database) => void database.createObjectStore("uploads", { keyPath: "id" }),
  }).catch(() => null);
  return opened;
}

export async function rememberUpload(entry: LedgerEntry): Promise<void> {
  await (await ledger())?.put("uploads", entry).catch(() => {});
  setUnfinishedHint(true);
}

export async function forgetUpload(id: string): Promise<void> {
  const database = await ledger();
  await database?.delete("uploads", id).catch(() => {});
  if (((await database?.count("uploads").catch(() => 0)) ?? 0) === 0) setUnfinishedHint(false);
}

/** The remembered uploads, newest first; those the server has thrown away by now are dropped. */
export async function rememberedUploads(now: number): Promise<LedgerEntry[]> {
  const all = (await (await ledger())?.getAll("uploads").catch(() => [])) ?? [];
  for (const { id, at } of all) if (now - at > KEPT_MS) await forgetUpload(id);
  return all.filter(({ at }) => now - at <= KEPT_MS).sort((a, b) => b.at - a.at);
}
