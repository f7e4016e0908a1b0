import type { RepairReport } from "#lib/contracts/repair.ts";

/** What a thread is given to repair. */
export type RepairThreadTask = {
  url: string;
  fileName: string;
  sizeBytes: number;
  mmPerUnit: number;
  writtenMmPerUnit: number;
};

/** What it hands back: the repaired file as a binary STL, or why there is none. */
export type RepairThreadAnswer =
  | { kind: "made"; report: RepairReport; file: Uint8Array<ArrayBuffer> }
  | { kind: "nothing"; report: RepairReport }
  | { kind: "unreachable"; cause: string };
