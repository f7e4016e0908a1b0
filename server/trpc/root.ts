import { router } from "./init.ts";
import { accountRouter } from "./routers/account.ts";

/** Every procedure of the application; each has a row in the access table test. */
export const appRouter = router({
  account: accountRouter,
});
export type AppRouter = typeof appRouter;
