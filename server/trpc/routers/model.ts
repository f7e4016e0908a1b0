import { OrderRef } from "#lib/contracts/order.ts";
import { ChooseModelInput, ConfirmUnitInput, ModelRef, OpenModelInput } from "#lib/contracts/upload.ts";
import { askRepair } from "#server/commands/model/ask-repair.ts";
import { chooseModel } from "#server/commands/model/choose-model.ts";
import { confirmUnit } from "#server/commands/model/confirm-unit.ts";
import { openModel } from "#server/commands/model/open-model.ts";
import { getFileAddress } from "#server/queries/model/file-address.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getPreviewAddress } from "#server/queries/model/preview-address.ts";
import { procedure, router } from "../init.ts";
import { watchProgress } from "../live.ts";

export const modelRouter = router({
  status: procedure.input(ModelRef).query(({ ctx, input }) => getModelStatus(ctx, input.modelId)),
  preview: procedure.input(ModelRef).query(({ ctx, input }) => getPreviewAddress(ctx, input.modelId)),
  file: procedure.input(ModelRef).query(({ ctx, input }) => getFileAddress(ctx, input.modelId)),
  repair: procedure.input(OrderRef).mutation(({ ctx, input }) => askRepair(ctx, input)),
  choose: procedure.input(ChooseModelInput).mutation(({ ctx, input }) => chooseModel(ctx, input)),
  confirmUnit: procedure.input(ConfirmUnitInput).mutation(({ ctx, input }) => confirmUnit(ctx, input)),
  open: procedure.input(OpenModelInput).mutation(({ ctx, input }) => openModel(ctx, input)),
  onProgress: procedure
    .input(ModelRef)
    .subscription(({ ctx, input, signal }) => watchProgress(ctx, input.modelId, signal)),
});
