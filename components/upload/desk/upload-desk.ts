import type { BegunUpload } from "#lib/contracts/upload.ts";
import { fingerprint } from "../engine/file-probe.ts";
import { RefusedUpload, type UploadRefusal, type UploadSnapshot } from "../engine/upload-types.ts";
import { rememberFile } from "../local-files.ts";
import { lookAhead } from "../look/looks.ts";
import { changeUpload, publishUpload, removeUpload, uploadById, uploadsNow } from "../upload-board.ts";
import { beginPatiently } from "./begin.ts";
import { browserApi } from "./browser-api.ts";
import { browserParts, newUploadId } from "./browser-parts.ts";
import { checkFile } from "./check-file.ts";
import { forgetUpload, type LedgerEntry, rememberedUploads, rememberUpload } from "./ledger.ts";
import { entriesOnServer } from "./on-server.ts";
import { engineOf, sendHeld } from "./sending.ts";
import { type TabCommand, Tabs } from "./tabs.ts";

export type CheckedFile =
  | { fileName: string; sizeBytes: number; refusal: UploadRefusal }
  | { fileName: string; id: string; begun: Promise<BegunUpload | null> };

const ENDS = ["stored", "refused", "cancelled"];
const entries = new Map<string, LedgerEntry>();
const beginnings = new Map<string, AbortController>();
const tabs = new Tabs({ snapshot: seenElsewhere, command: obey });
let restored: Promise<void> | undefined;

/**
 * Takes a file: refused by its content before any byte goes, or on its way. `begun` resolves when the server has
 * it in its books (with the order to go to), null when it was refused after all or given up; the board says why.
 */
export async function uploadFile(file: File): Promise<CheckedFile> {
  const checked = await checkFile(file);
  if ("refusal" in checked) return { fileName: file.name, sizeBytes: file.size, refusal: checked.refusal };
  lookAhead(file);
  const id = newUploadId();
  show(id, file, { phase: "preparing" });
  return { fileName: file.name, id, begun: begin(id, file, checked.head) };
}

/** Goes on with an unfinished upload. Returns why not: another file was picked. */
export async function continueUpload(id: string, file: File): Promise<UploadRefusal | null> {
  const entry = entries.get(id);
  if (!entry) return { code: "UPLOAD_CLOSED", details: {} };
  const isSame = file.size === entry.sizeBytes && (await fingerprint(file)) === entry.fingerprint;
  if (!isSame) {
    const details = {
      expected: entry.fileName,
      expectedBytes: entry.sizeBytes,
      picked: file.name,
      pickedBytes: file.size,
    };
    const refusal = { code: "FILE_DIFFERS", details };
    changeUpload(id, { refusal });
    return refusal;
  }
  changeUpload(id, { phase: "preparing", refusal: null });
  void send(entry, file, true);
  return null;
}

export function pauseUpload(id: string): void {
  act(id, "pause");
}

export function resumeUpload(id: string): void {
  act(id, "resume");
}

/** Gives an upload up, wherever it stands; the order that was begun for it ends too. */
export async function cancelUpload(id: string): Promise<void> {
  const snapshot = uploadById(id);
  beginnings.get(id)?.abort();
  if (snapshot?.elsewhere) return tabs.command(id, "cancel");
  engineOf(id)?.cancel();
  changeUpload(id, { phase: "cancelled" });
  await forgetUpload(id);
  // Offline the server is not told: it throws the upload away by itself after a week.
  if (snapshot?.begun) await browserApi.cancel({ uploadId: snapshot.begun.uploadId }).catch(() => {});
}

/** Takes an ended upload off the board. */
export function dismissUpload(id: string): void {
  if (ENDS.includes(uploadById(id)?.phase ?? "")) removeUpload(id);
}

/** Puts unfinished uploads of this browser, and of this account elsewhere, on the board. Once a page load. */
export function restoreUploads(): Promise<void> {
  restored ??= restore();
  return restored;
}

async function begin(id: string, file: File, head: string): Promise<BegunUpload | null> {
  const print = await fingerprint(file).catch(() => null);
  if (!print) return refuse(id, { code: "UNREADABLE", details: {} });
  const known = (await rememberedUploads(Date.now())).find(({ fingerprint: other }) => other === print);
  if (known) return goOn(id, known, file);
  const giveUp = new AbortController();
  beginnings.set(id, giveUp);
  try {
    const { name: fileName, size: sizeBytes } = file;
    const input = { key: id, fileName, sizeBytes, fingerprint: print, head, orderless: false };
    const onTrouble = (phase: "offline" | "waiting") => void changeUpload(id, { phase });
    const begun = await beginPatiently(input, browserParts, { signal: giveUp.signal, onTrouble });
    if (!begun) return null;
    const entry = { id, begun, fileName, sizeBytes, fingerprint: print, sentBytes: 0, at: Date.now() };
    changeUpload(id, { begun });
    await rememberUpload(entry);
    void send(entry, file, false);
    return begun;
  } catch (error) {
    if (error instanceof RefusedUpload) return refuse(id, error.refusal);
    throw error;
  } finally {
    beginnings.delete(id);
  }
}

// The same file was begun before: it goes on under its old name, and nothing that is stored is sent again.
function goOn(id: string, known: LedgerEntry, file: File): BegunUpload {
  removeUpload(id);
  show(known.id, file, { phase: "preparing", begun: known.begun, sentBytes: known.sentBytes });
  void send(known, file, true);
  return known.begun;
}

async function send(entry: LedgerEntry, file: File, resumed: boolean): Promise<void> {
  entries.set(entry.id, entry);
  rememberFile(entry.begun.modelId, file);
  if (engineOf(entry.id)) return;
  if (!(await sendHeld(tabs, entry, { file, resumed }))) watch(entry.id);
}

function refuse(id: string, refusal: UploadRefusal): null {
  changeUpload(id, { phase: "refused", refusal });
  return null;
}

function act(id: string, command: "pause" | "resume"): void {
  const engine = engineOf(id);
  if (engine) engine[command]();
  else tabs.command(id, command);
}

// A person pressed the button in a tab that only watches.
function obey(id: string, command: TabCommand): void {
  const engine = engineOf(id);
  if (!engine) return;
  if (command === "cancel") void cancelUpload(id);
  else engine[command]();
}

function seenElsewhere(snapshot: UploadSnapshot): void {
  if (engineOf(snapshot.id)) return;
  const isNew = !uploadById(snapshot.id)?.elsewhere;
  publishUpload({ ...snapshot, elsewhere: true });
  if (isNew && !ENDS.includes(snapshot.phase)) watch(snapshot.id);
}

// When the tab that sends is closed, this one says that the file is needed again.
function watch(id: string): void {
  const begun = changeUpload(id, { elsewhere: true })?.begun;
  if (!begun) return;
  void tabs.released(begun.uploadId).then(() => {
    const now = uploadById(id);
    if (now?.elsewhere && !ENDS.includes(now.phase))
      changeUpload(id, { phase: "needs_file", elsewhere: false });
  });
}

async function restore(): Promise<void> {
  const here = await rememberedUploads(Date.now());
  const onBoard = (uploadId: string) => uploadsNow().some(({ begun }) => begun?.uploadId === uploadId);
  const elsewhere = (await entriesOnServer()).filter(
    ({ begun }) => !here.some((entry) => entry.begun.uploadId === begun.uploadId),
  );
  for (const entry of [...here, ...elsewhere]) {
    entries.set(entry.id, entry);
    if (onBoard(entry.begun.uploadId)) continue;
    show(
      entry.id,
      { name: entry.fileName, size: entry.sizeBytes },
      {
        phase: "needs_file",
        begun: entry.begun,
        sentBytes: entry.sentBytes,
      },
    );
    if (await tabs.isHeld(entry.begun.uploadId)) watch(entry.id);
  }
}

function show(id: string, file: { name: string; size: number }, known: Partial<UploadSnapshot>): void {
  publishUpload({
    id,
    fileName: file.name,
    sizeBytes: file.size,
    phase: "preparing",
    sentBytes: 0,
    leftSeconds: null,
    begun: null,
    refusal: null,
    elsewhere: false,
    ...known,
  });
}
