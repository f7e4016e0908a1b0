import { Refusal } from "#server/errors.ts";

/** Null for an engine that does not answer just now; every other error goes on. */
export function ifSilent(error: unknown): null {
  if (error instanceof Refusal && error.code === "JOBS_SILENT") return null;
  throw error;
}
