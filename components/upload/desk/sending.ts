import { UploadEngine } from "../engine/upload-engine.ts";
import type { UploadSnapshot } from "../engine/upload-types.ts";
import { changeUpload } from "../upload-board.ts";
import { browserParts } from "./browser-parts.ts";
import { forgetUpload, type LedgerEntry, rememberUpload } from "./ledger.ts";
import type { Tabs } from "./tabs.ts";
import { Turns } from "./turns.ts";

/** With these the right file may still come: the upload stays open and remembered. */
const CURABLE = new Set(["FILE_DIFFERS", "FILE_CHANGED", "PART_REFUSED"]);

/** Files sent at once; each of them sends several parts. */
const turns = new Turns(2);
const engines = new Map<string, UploadEngine>();

export const engineOf = (id: string): UploadEngine | undefined => engines.get(id);

/**
 * Sends one file while holding its lock, from wherever it stands, and keeps board, ledger and the other tabs in
 * step. False when another tab is at it.
 */
export function sendHeld(
  tabs: Tabs,
  entry: LedgerEntry,
  job: { file: File; resumed: boolean },
): Promise<boolean> {
  return tabs.hold(entry.begun.uploadId, () => turns.run(() => send(tabs, entry, job)));
}

async function send(tabs: Tabs, entry: LedgerEntry, job: { file: File; resumed: boolean }): Promise<void> {
  let remembered = -1;
  const engine = new UploadEngine({ begun: entry.begun, ...job }, browserParts, (state) => {
    const { storedParts, ...shown } = state;
    tell(tabs, entry.id, shown);
    if (storedParts.length === remembered) return;
    remembered = storedParts.length;
    const sentBytes = Math.min(entry.sizeBytes, remembered * entry.begun.partSize);
    void rememberUpload({ ...entry, sentBytes, at: Date.now() });
  });
  engines.set(entry.id, engine);
  try {
    const end = await engine.run();
    const refused = end === "refused" ? changeUpload(entry.id, {})?.refusal?.code : undefined;
    if (refused && CURABLE.has(refused)) tell(tabs, entry.id, { phase: "needs_file" });
    else await forgetUpload(entry.id);
  } catch {
    tell(tabs, entry.id, { phase: "refused", refusal: { code: "UNKNOWN", details: {} } });
  } finally {
    engines.delete(entry.id);
    tabs.done(entry.id);
  }
}

function tell(tabs: Tabs, id: string, change: Partial<UploadSnapshot>): void {
  const snapshot = changeUpload(id, { ...change, elsewhere: false });
  if (snapshot) tabs.tell(snapshot, performance.now());
}
