import { once } from "node:events";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { surfaceReadings } from "#lib/geometry/preview/readings.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import type { ReadProgress } from "#lib/geometry/read-model.ts";
import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import type { ThicknessMap } from "#lib/geometry/thickness/measure-thickness.ts";
import type { ThreadAnswer, ThreadMessage, ThreadTask } from "./analysis-task.ts";
import { differenceOf } from "./content-check.ts";
import { ContentMeter } from "./content-meter.ts";
import { handedOver } from "./handed-over.ts";
import { startSecondThread } from "./second-thread.ts";
import { storedBytes, Unreachable } from "./stored-bytes.ts";

/** Of this thread; warm, because starting one costs more than it gives to any but the largest models. */
const second = startSecondThread();

/** An answer that is known before the end of the work; thrown through the reader that is waiting for bytes. */
class Ended extends Error {
  readonly answer: ThreadAnswer;

  constructor(answer: ThreadAnswer) {
    super(answer.kind);
    this.answer = answer;
  }
}

/**
 * Measures one stored file. The bytes pass once: weighed, compared with what was sent, and read as geometry. What
 * a reader refuses is weighed to its end all the same, so that a damaged copy is never blamed on the customer.
 */
export default async function analyse(task: ThreadTask): Promise<ThreadAnswer> {
  const meter = new ContentMeter(task.parts.size);
  const source = metered(task.url, meter);
  const onProgress = sparingly(task);
  const options = { fileName: task.fileName, size: task.sizeBytes, onProgress, second };
  let contentHash = "";
  // Not `yield*`: a reader that gives up must not close the source, the rest is still to be weighed.
  const checked = async function* () {
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    contentHash = checkedHash(task, meter);
    if (await isKnown(task, contentHash)) throw new Ended({ kind: "known", contentHash });
  };
  try {
    const { format, model } = await readModelStream(checked(), options);
    const triangles = model.mesh.triangles.length / 3;
    const depth = triangles <= ANALYSIS_LIMITS.fullDepthTriangles ? "full" : "basic";
    let map: ThicknessMap | null = null;
    const onThickness = (measured: ThicknessMap) => {
      map = measured;
    };
    const onBasics = (report: AnalysisReport) => {
      task.port.postMessage({ kind: "basics", contentHash, report } satisfies ThreadMessage);
      Atomics.wait(task.walls, 0, 0);
    };
    const report = analyzeSource(format, model, { ...options, depth, onBasics, onThickness });
    const copy = makePreview(model.mesh, task.previewTriangles);
    const readings = surfaceReadings(map, report, model.mesh, copy.origin);
    const preview = encodePreview({ ...copy, readings });
    return handedOver({ kind: "done", contentHash, report, preview }, [preview]);
  } catch (error) {
    return endOf(error, async () => {
      if (contentHash) return contentHash;
      for await (const _ of source);
      return checkedHash(task, meter);
    });
  } finally {
    task.port.close();
  }
}

/** Tells of a new stage and of each further fiftieth of one; a message a chunk would cost more than the work. */
function sparingly({ port }: ThreadTask) {
  let told: ReadProgress = { stage: "reading", share: 0 };
  return (now: ReadProgress) => {
    if (now.stage === told.stage && now.share - told.share < 0.02) return;
    told = now;
    port.postMessage({ kind: "progress", ...now } satisfies ThreadMessage);
  };
}

async function endOf(error: unknown, weighed: () => Promise<string>): Promise<ThreadAnswer> {
  if (error instanceof Ended) return error.answer;
  if (!(error instanceof GeometryRefusal)) throw error;
  try {
    const { code, at, params } = error;
    return { kind: "refused", contentHash: await weighed(), code, at, params };
  } catch (ended) {
    if (ended instanceof Ended) return ended.answer;
    throw ended;
  }
}

function checkedHash(task: ThreadTask, meter: ContentMeter): string {
  const { contentHash, checksums } = meter.finish();
  const found = differenceOf(task, { bytes: meter.bytes, checksums });
  if (found) throw new Ended({ kind: "damaged", found });
  return contentHash;
}

async function* metered(url: string, meter: ContentMeter): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of storedBytes(url)) {
      meter.push(chunk);
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new Ended({ kind: "unreachable", cause: error.message });
  }
}

async function isKnown({ port }: ThreadTask, contentHash: string): Promise<boolean> {
  const answered = once(port, "message");
  port.postMessage({ kind: "known?", contentHash } satisfies ThreadMessage);
  const [known] = await answered;
  return known === true;
}
