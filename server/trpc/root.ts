import { router } from "./init.ts";
import { accountRouter } from "./routers/account.ts";
import { adminRouter } from "./routers/admin.ts";
import { boardRouter } from "./routers/board.ts";
import { jobsRouter } from "./routers/jobs.ts";
import { modelRouter } from "./routers/model.ts";
import { orderRouter } from "./routers/order.ts";
import { quoteRouter } from "./routers/quote.ts";
import { salesRouter } from "./routers/sales.ts";
import { uploadRouter } from "./routers/upload.ts";

/** Every procedure of the application; each has a row in the access table test. */
export const appRouter = router({
  account: accountRouter,
  admin: adminRouter,
  board: boardRouter,
  jobs: jobsRouter,
  model: modelRouter,
  order: orderRouter,
  quote: quoteRouter,
  sales: salesRouter,
  upload: uploadRouter,
});
export type AppRouter = typeof appRouter;
