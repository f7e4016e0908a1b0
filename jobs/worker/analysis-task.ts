import type { MessagePort } from "node:worker_threads";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { ReadProgress } from "#lib/geometry/read-model.ts";
import type { RefusalPlace } from "#lib/geometry/refusal.ts";

/** What a thread is given: where to read, what the bytes must be like, a port to tell and ask through, and a gate. */
export type ThreadTask = {
  url: string;
  fileName: string;
  sizeBytes: number;
  parts: { size: number; checksums: Record<number, string> };
  previewTriangles: number;
  port: MessagePort;
  /** Of one number in shared memory: 1 once it is this task's turn to measure walls, after it has told its basics. */
  walls: Int32Array;
};

/**
 * From the thread: progress, the question whether these bytes were measured before (answered with a boolean), and
 * the report without walls, which is there long before the answer.
 */
export type ThreadMessage =
  | ({ kind: "progress" } & ReadProgress)
  | { kind: "known?"; contentHash: string }
  | ({ kind: "basics" } & Basics);

/** What a price needs, by content. */
export type Basics = { contentHash: string; report: AnalysisReport };

/** What a thread hands back. `unreachable`: the bytes could not be read to the end, which says nothing of the file. */
export type ThreadAnswer =
  | { kind: "done"; contentHash: string; report: AnalysisReport; preview: ArrayBuffer }
  | { kind: "known"; contentHash: string }
  | {
      kind: "refused";
      contentHash: string;
      code: string;
      at: RefusalPlace;
      params: Record<string, string | number>;
    }
  | { kind: "damaged"; found: string }
  | { kind: "unreachable"; cause: string };
