import { connection } from "next/server";
import { health } from "#server/observability/health.ts";

/**
 * `?live`: the process answers. Without it: whether orders can be taken, part by part; 503 when the database is
 * away. A part that is only degraded leaves the shop open, so it stays 200.
 */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const headers = { "cache-control": "no-store" };
  if (new URL(request.url).searchParams.has("live")) return Response.json({ status: "live" }, { headers });
  const found = await health();
  return Response.json(found, { status: found.status === "down" ? 503 : 200, headers });
}
