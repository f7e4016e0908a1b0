import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { drawnModel } from "#tests/factories/drawn-model.ts";
import { CALLERS, type Caller, strangers } from "#tests/integration/access/callers.ts";
import { type OwnedWorld, ownedWorld } from "#tests/integration/access/owned-world.ts";
import { ROUTES, type RouteRow, type Verdict } from "#tests/integration/access/routes.ts";

type People = Awaited<ReturnType<typeof strangers>>;
let people: People;
const worlds = new Map<OrderStatus, Promise<OwnedWorld>>();

test.beforeAll(async () => {
  people = await strangers();
});

/** One world a status: nothing here changes what it reads. */
function worldOf(status: OrderStatus = "PRICE_CALCULATED"): Promise<OwnedWorld> {
  const made = worlds.get(status) ?? ownedWorld(status);
  worlds.set(status, made);
  return made;
}

// What must never stand in the bytes of a page that a customer gets.
const INSIDE = /(payMinor|operatorPay|operatorId|storageKey|costMinor|leaseUntil|requestHash)\\?"/;
const forRole = getTranslator("ru", "states")("forbidden.title", { needed: "@" }).split("@")[0] ?? "";

async function verdictOf(answer: APIResponse): Promise<Verdict> {
  const status = answer.status();
  if (status === 401 || (status > 300 && status < 400 && answer.headers().location?.includes("/sign-in")))
    return "sign-in";
  if (status === 404 || status === 400 || status === 405) return "not found";
  expect(status).toBe(200);
  const html = await answer.text();
  // A page that streams has said 200 already: the refusal stands in what follows.
  if (html.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "not found";
  if (/NEXT_REDIRECT[^<]*sign-in\?next=/.test(html) || html.includes('id="__next-page-redirect"'))
    return "sign-in";
  // The bare sentence stands in every page among the words for its scripts; said to somebody, it names a role.
  return new RegExp(`${forRole}\\p{L}`, "u").test(html) ? "denied" : "in";
}

function cookieOf(caller: Caller, own: OwnedWorld): Record<string, string> {
  if (caller === "nobody") return {};
  const { cookies } = caller === "owner" ? own.owner : people[caller];
  return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

async function differences(request: APIRequestContext, row: RouteRow, own: OwnedWorld): Promise<string[]> {
  const wrong: string[] = [];
  const tryOne = async (caller: Caller, path: string, wanted: Verdict) => {
    const answer = await request.get(path, { headers: cookieOf(caller, own), maxRedirects: 0 });
    const given = await verdictOf(answer);
    if (given !== wanted) wrong.push(`${path} as ${caller}: ${wanted} wanted, ${given} given`);
    const isCustomer = !["seller", "operator", "admin"].includes(caller);
    const inside = isCustomer ? INSIDE.exec(await answer.text())?.[1] : undefined;
    if (inside) wrong.push(`${path} as ${caller}: ${inside} is in the page`);
  };
  for (const caller of CALLERS) {
    for (const path of row.paths(own)) await tryOne(caller, path, row.who[caller]);
    if (row.who[caller] !== "in") continue;
    for (const path of row.foreign?.(own) ?? []) await tryOne(caller, path, "not found");
  }
  return wrong;
}

for (const [file, row] of Object.entries(ROUTES))
  test(`${file} opens to whom its row names`, async ({ request }) => {
    const world = await worldOf(row.status);
    if (row.isDrawn) await drawnModel(world.modelId);
    expect(await differences(request, row, world)).toEqual([]);
  });

for (const path of [
  "/api/webhooks/carrier",
  "/api/webhooks/stripe",
  "/api/inngest?fnId=facet-web-x&stepId=step",
])
  test(`${path} takes nothing unsigned`, async ({ request }) => {
    const answer = await request.post(path, { data: { event: "x" } });
    expect([401, 403, 404]).toContain(answer.status());
  });
