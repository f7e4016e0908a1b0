import { ReplayRunInput, RunListInput, RunRef } from "#lib/contracts/jobs.ts";
import { cancelRun } from "#server/commands/jobs/cancel-run.ts";
import { replayRun } from "#server/commands/jobs/replay-run.ts";
import { retryRun } from "#server/commands/jobs/retry-run.ts";
import { getJobsOverview } from "#server/queries/jobs/jobs-overview.ts";
import { listRuns } from "#server/queries/jobs/list-runs.ts";
import { getRun } from "#server/queries/jobs/run-detail.ts";
import { procedure, router } from "../init.ts";

export const jobsRouter = router({
  overview: procedure.query(({ ctx }) => getJobsOverview(ctx)),
  runs: procedure.input(RunListInput).query(({ ctx, input }) => listRuns(ctx, input)),
  run: procedure.input(RunRef).query(({ ctx, input }) => getRun(ctx, input)),
  cancel: procedure.input(RunRef).mutation(({ ctx, input }) => cancelRun(ctx, input)),
  retry: procedure.input(RunRef).mutation(({ ctx, input }) => retryRun(ctx, input)),
  replay: procedure.input(ReplayRunInput).mutation(({ ctx, input }) => replayRun(ctx, input)),
});
