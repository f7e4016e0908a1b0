import type { UploadSnapshot } from "./engine/upload-types.ts";

/**
 * The uploads of this browser, as pages show them. A module of its own and small: it outlives navigation, and
 * pages read it without loading what does the work (desk/upload-desk.ts).
 */
const snapshots = new Map<string, UploadSnapshot>();
const listeners = new Set<() => void>();
const nothing: readonly UploadSnapshot[] = [];
let shown = nothing;

function changed(): void {
  shown = [...snapshots.values()];
  for (const listener of listeners) listener();
}

export function publishUpload(snapshot: UploadSnapshot): void {
  snapshots.set(snapshot.id, snapshot);
  changed();
}

export function changeUpload(id: string, change: Partial<UploadSnapshot>): UploadSnapshot | null {
  const before = snapshots.get(id);
  if (!before) return null;
  const next = { ...before, ...change };
  publishUpload(next);
  return next;
}

export function removeUpload(id: string): void {
  if (snapshots.delete(id)) changed();
}

export const uploadById = (id: string): UploadSnapshot | undefined => snapshots.get(id);
export const uploadsNow = (): readonly UploadSnapshot[] => shown;
export const noUploads = (): readonly UploadSnapshot[] => nothing;

export function onUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
