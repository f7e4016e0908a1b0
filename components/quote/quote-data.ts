import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/root.ts";

/** What the quote page is given. */
export type QuoteData = inferRouterOutputs<AppRouter>["quote"]["page"];
export type Quote = NonNullable<QuoteData["quote"]>;
