import { JobsView } from "#components/admin/jobs-view.tsx";
import { RunView } from "#components/admin/run-view.tsx";
import { RunRef } from "#lib/contracts/jobs.ts";
import { RUN_SPAN_NAMES, RUN_STATUSES } from "#lib/domain/desk-lists.ts";
import type { Ctx } from "#server/context.ts";
import { getJobsOverview } from "#server/queries/jobs/jobs-overview.ts";
import { listRuns } from "#server/queries/jobs/list-runs.ts";
import { getRun } from "#server/queries/jobs/run-detail.ts";
import { AdminPage, type AdminPageProps, adminMetadata, type Search } from "../admin-page.tsx";
import { readChoice, readText } from "../read-search.ts";

export const generateMetadata = adminMetadata("jobs");

export default function JobsPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="jobs"
      view={async (ctx, search) => {
        const query = {
          fn: readText(search.fn),
          state: readChoice(search.state, RUN_STATUSES),
          since: readChoice(search.since, RUN_SPAN_NAMES),
          q: readText(search.q),
        };
        const run = await openRun(ctx, search.run);
        if (run) return <RunView key={run.id} data={run} query={query} />;
        const { fn: functionId, state: status, since: span, q } = query;
        const [data, runs] = await Promise.all([
          getJobsOverview(ctx),
          listRuns(ctx, { functionId, status, span, search: q }),
        ]);
        return <JobsView key={JSON.stringify(query)} data={data} runs={runs} query={query} />;
      }}
    />
  );
}

// A run that is not there (or no longer: they are kept for a week) shows the list.
async function openRun(ctx: Ctx, said: Search[string]) {
  const ref = RunRef.safeParse({ runId: said });
  return ref.success ? getRun(ctx, ref.data).catch(() => null) : null;
}
