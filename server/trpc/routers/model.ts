import { ConfirmUnitInput, ModelRef, OpenModelInput } from "#lib/contracts/upload.ts";
import { confirmUnit } from "#server/commands/model/confirm-unit.ts";
import { openModel } from "#server/commands/model/open-model.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getPreviewAddress } from "#server/queries/model/preview-address.ts";
import { procedure, router } from "../init.ts";
import { watchProgress } from "../live.ts";

export const modelRouter = router({
  status: procedure.input(ModelRef).query(({ ctx, input }) => getModelStatus(ctx, input.modelId)),
  preview: procedure.input(ModelRef).query(({ ctx, input }) => getPreviewAddress(ctx, input.modelId)),
  confirmUnit: procedure.input(ConfirmUnitInput).mutation(({ ctx, input }) => confirmUnit(ctx, input)),
  open: procedure.input(OpenModelInput).mutation(({ ctx, input }) => openModel(ctx, input)),
  onProgress: procedure
    .input(ModelRef)
    .subscription(({ ctx, input, signal }) => watchProgress(ctx, input.modelId, signal)),
});
