import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/root.ts";

/** What the order page is given. */
export type OrderData = inferRouterOutputs<AppRouter>["order"]["page"];
export type OrderStep = OrderData["steps"][number];
export type OrderEvent = OrderStep["events"][number];
