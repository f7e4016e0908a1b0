import { trustedOrigins } from "./trusted-origins.ts";

export type DoorRefusal = { status: number; code: string };

const READS = new Set(["GET", "HEAD"]);

/**
 * Refuses a write that another site's page could have sent: an Origin that is missing, null or not ours, a fetch
 * the browser marks as cross-site, or a body that is not declared as JSON (a form can send text/plain without a
 * preflight). Null when the request may go on.
 */
export function crossSiteRefusal(request: Request): DoorRefusal | null {
  if (READS.has(request.method)) return null;
  const origin = request.headers.get("origin");
  if (!origin || !trustedOrigins().includes(origin)) return { status: 403, code: "ORIGIN_REFUSED" };
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site") return { status: 403, code: "ORIGIN_REFUSED" };
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/json" ? null : { status: 415, code: "JSON_NEEDED" };
}
