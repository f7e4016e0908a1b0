import { router } from "./init.ts";
import { accountRouter } from "./routers/account.ts";
import { orderRouter } from "./routers/order.ts";
import { quoteRouter } from "./routers/quote.ts";

/** Every procedure of the application; each has a row in the access table test. */
export const appRouter = router({
  account: accountRouter,
  order: orderRouter,
  quote: quoteRouter,
});
export type AppRouter = typeof appRouter;
