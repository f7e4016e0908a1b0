import { modelAnalyze } from "../functions/model-analyze.ts";
import { modelCopy } from "../functions/model-copy.ts";
import { modelRepair } from "../functions/model-repair.ts";
import { picturesDraw } from "../functions/pictures-draw.ts";
import { analyseModel } from "./analyse-model.ts";
import { analysisPool } from "./analysis-pool.ts";
import { drawMissingPictures } from "./draw-pictures.ts";
import { repairStoredModel } from "./repair-model.ts";

// Opened with the process: a cold thread would cost the first customer more than the measuring.
const pool = analysisPool();

/** All functions of the app `facet-worker`. */
export const workerFunctions = [
  modelAnalyze((ctx, event) => analyseModel(ctx, pool, event)),
  modelRepair((ctx, event) => repairStoredModel(ctx, pool, event)),
  modelCopy,
  picturesDraw((ctx) => drawMissingPictures(ctx, pool)),
];
