import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { CALLERS, type Caller } from "./callers.ts";
import type { OwnedWorld } from "./owned-world.ts";

/** What a page says: itself, the way to sign in, "for another role", or that there is nothing here. */
export type Verdict = "in" | "sign-in" | "denied" | "not found";
export type RouteRow = {
  /** Addresses to try; several when an id could be spelled to climb out. */
  paths: (world: OwnedWorld) => string[];
  who: Record<Caller, Verdict>;
  /** Status of the order that the address is about. */
  status?: OrderStatus;
  /** The address shows the model's pictures, which have to be there. */
  isDrawn?: boolean;
  /** With someone else's ids: nothing here, for everybody. */
  foreign?: (world: OwnedWorld) => string[];
};

const each = (verdict: Verdict) =>
  Object.fromEntries(CALLERS.map((caller) => [caller, verdict])) as Record<Caller, Verdict>;
const OWNER = { ...each("not found"), nobody: "sign-in", owner: "in" } as const;
const ACCOUNT = { ...each("in"), nobody: "sign-in", visitor: "sign-in" } as const;
const only = (...roles: ("seller" | "operator" | "admin")[]) => ({
  ...each("not found"),
  nobody: "sign-in" as const,
  seller: "denied" as const,
  operator: "denied" as const,
  admin: "denied" as const,
  ...Object.fromEntries(roles.map((role) => [role, "in" as const])),
});

const at = (path: string) => () => [path];
const open = (path: string): RouteRow => ({ paths: at(path), who: each("in") });
const desk = (path: string, ...roles: ("seller" | "operator" | "admin")[]): RouteRow => ({
  paths: at(path),
  who: only(...roles),
});
// An id that is none, and ids that would climb to another page if they were put together carelessly.
const broken =
  (before: string, after = "") =>
  () =>
    ["not-an-id", "..%2F..%2Fsales", "%2e%2e%2fadmin", "..%5cadmin", "%00"].map(
      (id) => `${before}${id}${after}`,
    );
const order = (name: string): RouteRow => ({
  paths: (world) => [`/ru/${name}/${world.order.orderId}`],
  foreign: broken(`/ru/${name}/`),
  who: OWNER,
});
const pdf = (name: string): RouteRow => ({
  paths: (world) => [`/api/documents/${name}/${world.order.orderId}`],
  foreign: broken(`/api/documents/${name}/`),
  who: OWNER,
});

const PAGES: Record<string, RouteRow> = {
  "(shop)": open("/ru"),
  "(shop)/(pages)/contact": open("/ru/contact"),
  "(shop)/(pages)/delivery": open("/en/delivery"),
  "(shop)/(pages)/files": open("/ru/files"),
  "(shop)/(pages)/pricing": open("/en/pricing"),
  "(shop)/[...rest]": {
    paths: () => ["/ru/nothing/here", "/ru/..%2Fapi%2Fmetrics", "/ru/%2e%2e%2fboard", "/fr/orders"],
    who: each("not found"),
  },
  "(shop)/orders": open("/ru/orders"),
  "(shop)/orders/[orderId]": order("orders"),
  "(shop)/quote/[orderId]": order("quote"),
  "(shop)/checkout/[orderId]": order("checkout"),
  "(shop)/shared/[token]": {
    paths: ({ sharePath }) => [`/ru${sharePath}`],
    foreign: () => ["/ru/shared/not-a-token", `/ru/shared/${"A".repeat(43)}`],
    who: each("in"),
  },
  "(configure)/configure/[orderId]": { ...order("configure"), status: "FILE_UPLOADED" },
  "(account)/sign-in": open("/ru/sign-in?next=/ru/orders"),
  "(account)/sign-up": open("/en/sign-up"),
  "(account)/forgot-password": open("/ru/forgot-password"),
  "(account)/reset-password": open("/ru/reset-password"),
  "(account)/account": { paths: at("/ru/account"), who: ACCOUNT },
  "(staff)/sales": desk("/ru/sales", "seller", "admin"),
  "(staff)/sales/[customerId]/[orderId]": {
    paths: ({ order: { customerId, orderId } }) => [`/ru/sales/${customerId}/${orderId}`],
    foreign: ({ order: { orderId }, otherCustomerId }) => [`/ru/sales/${otherCustomerId}/${orderId}`],
    who: only("seller", "admin"),
  },
  "(staff)/board": desk("/ru/board", "operator", "admin"),
  "(staff)/work": desk("/ru/work", "operator", "admin"),
  "(staff)/admin": desk("/ru/admin", "admin"),
  "(staff)/admin/failures": desk("/ru/admin/failures", "admin", "seller"),
  "(staff)/admin/jobs": desk("/ru/admin/jobs", "admin"),
  "(staff)/admin/ledger": desk("/ru/admin/ledger", "admin"),
  "(staff)/admin/mail": desk("/ru/admin/mail", "admin"),
  "(staff)/admin/metals": desk("/ru/admin/metals", "admin"),
  "(staff)/admin/rules": desk("/ru/admin/rules", "admin"),
  "(staff)/admin/users": desk("/ru/admin/users", "admin"),
};

const API: Record<string, RouteRow> = {
  // Their insides have tables of their own: doors.test.ts and access-table.ts.
  "auth/[...all]": {
    paths: () => ["/api/auth/get-session", "/api/auth/list-sessions", "/api/auth/..%2Ftrpc%2Faccount.me"],
    who: each("not found"),
  },
  "trpc/[trpc]": open("/api/trpc/account.me"),
  health: open("/api/health?live"),
  // From this machine; metrics-answer.ts refuses every other, see health-and-metrics.test.ts.
  metrics: open("/api/metrics"),
  "documents/invoice/[orderId]": { ...pdf("invoice"), status: "PRICE_ACCEPTED" },
  "documents/quote/[orderId]": pdf("quote"),
  "pictures/orders/[orderId]/[name]": {
    paths: ({ order: { orderId } }) => [`/api/pictures/orders/${orderId}/white-128`],
    foreign: broken("/api/pictures/orders/", "/white-128"),
    who: OWNER,
    isDrawn: true,
  },
  "pictures/shared/[token]/[name]": {
    paths: ({ sharePath }) => [`/api/pictures${sharePath}/white-512`],
    foreign: () => [`/api/pictures/shared/${"A".repeat(43)}/white-512`, "/api/pictures/shared/x/white-512"],
    who: each("in"),
    isDrawn: true,
  },
  // Only POST, and only signed: tried in doors of webhooks and engine.
  inngest: { paths: () => [], who: each("in") },
  "webhooks/carrier": { paths: () => [], who: each("in") },
  "webhooks/stripe": { paths: () => [], who: each("in") },
};

/** A row for every page and route under app/, by its file. */
export const ROUTES: Record<string, RouteRow> = Object.fromEntries([
  ...Object.entries(PAGES).map(([folder, row]) => [`[locale]/${folder}/page.tsx`, row]),
  ...Object.entries(API).map(([folder, row]) => [`api/${folder}/route.ts`, row]),
]);
