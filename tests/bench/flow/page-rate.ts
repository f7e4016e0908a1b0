import { during, hammer } from "./hammer.ts";

const LANES = 16;

/** Requests per second of public pages at the origin, beside an empty page of the same Next. They take turns. */
export async function pageRates(at: { facet: string; empty: string }, seconds: number) {
  const contenders = [
    { what: "an empty page", origin: at.empty, path: "/" },
    { what: "Facet: landing", origin: at.facet, path: "/ru" },
    { what: "Facet: prices", origin: at.facet, path: "/en/pricing" },
  ];
  const rows: Record<string, unknown>[] = [];
  for (const { what, origin, path } of contenders) {
    await hammer(origin, LANES, during(1, { path }));
    rows.push({ what, ...(await hammer(origin, LANES, during(seconds, { path }))) });
  }
  return rows;
}
