import { z } from "zod";
import {
  DismissFailureInput,
  FailureListInput,
  FailureRef,
  FixMetalPriceInput,
  MailListInput,
  MailRef,
  PublishRulesInput,
  SetRoleInput,
  UserListInput,
} from "#lib/contracts/admin.ts";
import { PriceRulesSchema } from "#lib/contracts/price-rules.ts";
import { dismissFailure } from "#server/commands/admin/dismiss-failure.ts";
import { fixMetalPrice } from "#server/commands/admin/fix-metal-price.ts";
import { publishPriceRules } from "#server/commands/admin/publish-price-rules.ts";
import { resendMail } from "#server/commands/admin/resend-mail.ts";
import { retryFailure } from "#server/commands/admin/retry-failure.ts";
import { setRole } from "#server/commands/admin/set-role.ts";
import { getAdminOverview } from "#server/queries/admin/admin-overview.ts";
import { getLedger } from "#server/queries/admin/ledger.ts";
import { listFailures } from "#server/queries/admin/list-failures.ts";
import { getMail, listMails } from "#server/queries/admin/list-mails.ts";
import { listUsers } from "#server/queries/admin/list-users.ts";
import { getMetalsPage } from "#server/queries/admin/metals-page.ts";
import { getRulesPage, tryRules } from "#server/queries/admin/rules-page.ts";
import { readList } from "#server/replica/read-list.ts";
import { procedure, router } from "../init.ts";

export const adminRouter = router({
  overview: procedure.query(({ ctx }) => readList(ctx, getAdminOverview)),
  metals: procedure.query(({ ctx }) => getMetalsPage(ctx)),
  fixMetalPrice: procedure.input(FixMetalPriceInput).mutation(({ ctx, input }) => fixMetalPrice(ctx, input)),
  rules: procedure.query(({ ctx }) => getRulesPage(ctx)),
  tryRules: procedure
    .input(z.object({ rules: PriceRulesSchema }))
    .mutation(({ ctx, input }) => tryRules(ctx, input.rules)),
  publishRules: procedure
    .input(PublishRulesInput)
    .mutation(({ ctx, input }) => publishPriceRules(ctx, input)),
  users: procedure
    .input(UserListInput)
    .query(({ ctx, input }) => readList(ctx, (at) => listUsers(at, input))),
  setRole: procedure.input(SetRoleInput).mutation(({ ctx, input }) => setRole(ctx, input)),
  failures: procedure
    .input(FailureListInput)
    .query(({ ctx, input }) => readList(ctx, (at) => listFailures(at, input))),
  retryFailure: procedure.input(FailureRef).mutation(({ ctx, input }) => retryFailure(ctx, input)),
  dismissFailure: procedure
    .input(DismissFailureInput)
    .mutation(({ ctx, input }) => dismissFailure(ctx, input)),
  mails: procedure
    .input(MailListInput)
    .query(({ ctx, input }) => readList(ctx, (at) => listMails(at, input))),
  mail: procedure.input(MailRef).query(({ ctx, input }) => getMail(ctx, input)),
  resendMail: procedure.input(MailRef).mutation(({ ctx, input }) => resendMail(ctx, input)),
  ledger: procedure.query(({ ctx }) => readList(ctx, getLedger)),
});
