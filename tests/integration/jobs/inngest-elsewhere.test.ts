import { expect, it } from "vitest";
import { cancelRun } from "#server/commands/jobs/cancel-run.ts";
import { getJobsOverview } from "#server/queries/jobs/jobs-overview.ts";
import { listRuns } from "#server/queries/jobs/list-runs.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { staffMember } from "#tests/factories/people.ts";

it("an engine without an operator's door is named with its own address; acting is done there", async () => {
  process.env.INNGEST_BASE_URL = "https://inngest.example";
  const ctx = ctxOf(await staffMember("admin"));
  const { engine, effects } = await getJobsOverview(ctx);
  expect(engine).toEqual({ state: "elsewhere", url: "https://inngest.example" });
  expect(effects.topics.map(({ waiting }) => waiting)).toContain(0);
  expect(await listRuns(ctx, {})).toMatchObject({ rows: [], next: null });
  const runId = "01M8XW3Y7C0000000000000000";
  await expect(cancelRun(ctx, { runId })).rejects.toMatchObject({ kind: "CONFLICT", code: "JOBS_ELSEWHERE" });
});
