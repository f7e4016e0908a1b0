import { sweepUploads } from "#server/commands/upload/sweep-uploads.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";

export const uploadsSweep = web.createFunction(
  { id: "uploads-sweep", triggers: [{ cron: "* * * * *" }], concurrency: 1, retries: 0 },
  ({ step }) => step.run("sweep", () => sweepUploads(systemContext("uploads"))),
);
