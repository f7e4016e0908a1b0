import { connection } from "next/server";
import { metricsAnswer } from "#server/observability/metrics-answer.ts";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return metricsAnswer(request.headers);
}
