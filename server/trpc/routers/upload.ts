import { BeginUploadInput, SignPartsInput, UploadRef } from "#lib/contracts/upload.ts";
import { beginUpload } from "#server/commands/upload/begin-upload.ts";
import { cancelUpload } from "#server/commands/upload/cancel-upload.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { listStoredParts } from "#server/commands/upload/list-stored-parts.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import { listUnfinishedUploads } from "#server/queries/model/list-unfinished-uploads.ts";
import { procedure, router, visitorProcedure } from "../init.ts";

export const uploadRouter = router({
  begin: visitorProcedure.input(BeginUploadInput).mutation(({ ctx, input }) => beginUpload(ctx, input)),
  signParts: procedure.input(SignPartsInput).mutation(({ ctx, input }) => signParts(ctx, input)),
  /** A mutation, because it may find that storage has forgotten the upload and starts it anew. */
  storedParts: procedure.input(UploadRef).mutation(({ ctx, input }) => listStoredParts(ctx, input)),
  complete: procedure.input(UploadRef).mutation(({ ctx, input }) => completeUpload(ctx, input)),
  cancel: procedure.input(UploadRef).mutation(({ ctx, input }) => cancelUpload(ctx, input)),
  unfinished: procedure.query(({ ctx }) => listUnfinishedUploads(ctx)),
});
