import { z } from "zod";
import { AccountSettings } from "#lib/contracts/account.ts";
import { changeSettings } from "#server/commands/account/change-settings.ts";
import { revokeOtherSessions } from "#server/commands/account/revoke-other-sessions.ts";
import { revokeSession } from "#server/commands/account/revoke-session.ts";
import { getAccount } from "#server/queries/account/get-account.ts";
import { listSessions } from "#server/queries/account/list-sessions.ts";
import { procedure, router, visitorProcedure } from "../init.ts";

export const accountRouter = router({
  me: procedure.query(({ ctx }) => getAccount(ctx)),
  /** Opens a visitor's session before several writes go out at once. */
  visit: visitorProcedure.mutation(({ ctx }) => getAccount(ctx)),
  sessions: procedure.query(({ ctx }) => listSessions(ctx)),
  changeSettings: procedure.input(AccountSettings).mutation(({ ctx, input }) => changeSettings(ctx, input)),
  revokeSession: procedure
    .input(z.strictObject({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeSession(ctx, input.sessionId)),
  revokeOtherSessions: procedure.mutation(({ ctx }) => revokeOtherSessions(ctx)),
});
