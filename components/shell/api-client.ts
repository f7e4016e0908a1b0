import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AppRouter } from "#server/trpc/root.ts";
import { orderlyFetch } from "./orderly-fetch.ts";
import { pageHeaders } from "./trace.ts";

const url = "/api/trpc";

/** The tRPC client of pages, loaded by trpc.ts when something is first asked. In the browser only. */
export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ type }) => type === "subscription",
      true: httpSubscriptionLink({ url }),
      // The server takes ten calls a batch; longer addresses than this meet limits on the way.
      false: httpBatchLink({
        url,
        maxItems: 10,
        maxURLLength: 6000,
        headers: pageHeaders,
        fetch: orderlyFetch,
      }),
    }),
  ],
});
