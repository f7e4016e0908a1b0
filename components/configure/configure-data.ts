import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/root.ts";

/** What the configure page is given. */
export type ConfigureData = inferRouterOutputs<AppRouter>["order"]["configure"];
export type Choice = ConfigureData["options"];
export type Terms = ConfigureData["terms"];
export type ModelStatus = ConfigureData["model"];
export type Unit = NonNullable<Choice["unit"]>;
