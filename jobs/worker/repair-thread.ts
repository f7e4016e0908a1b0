import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { loadManifoldKernel } from "#lib/geometry/repair/manifold-kernel.ts";
import { repairModel } from "#lib/geometry/repair/repair-model.ts";
import { writeStl } from "#lib/geometry/repair/write-stl.ts";
import { handedOver } from "./handed-over.ts";
import type { RepairThreadAnswer, RepairThreadTask } from "./repair-task.ts";
import { storedBytes, Unreachable } from "./stored-bytes.ts";

const HEADER = "repaired by Facet";

/** Repairs one stored file. The kernel that unites bodies is loaded here and nowhere else. */
export default async function repair(task: RepairThreadTask): Promise<RepairThreadAnswer> {
  const { fileName, sizeBytes: size, mmPerUnit, writtenMmPerUnit } = task;
  try {
    const { model } = await readModelStream(storedBytes(task.url), { fileName, size });
    const unite = await loadManifoldKernel();
    const { report, mesh } = repairModel(model.mesh, { mmPerUnit, writtenMmPerUnit, unite });
    if (!mesh) return { kind: "nothing", report };
    const file = writeStl(mesh, HEADER);
    return handedOver({ kind: "made", report, file }, [file.buffer]);
  } catch (error) {
    if (error instanceof GeometryRefusal || !(error instanceof Unreachable)) throw error;
    return { kind: "unreachable", cause: error.message };
  }
}
