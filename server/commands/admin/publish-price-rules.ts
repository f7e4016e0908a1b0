import { desc } from "drizzle-orm";
import { priceRules } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { PublishRulesInput } from "#lib/contracts/admin.ts";
import { requireStaff } from "#server/authorise.ts";
import { invalidate } from "#server/cache/invalidate.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { writeAudit } from "./write-audit.ts";

/** Publishes a new version of the price rules; quotes made before keep theirs. Refuses with RULES_MOVED_ON. */
export async function publishPriceRules(ctx: Ctx, input: PublishRulesInput): Promise<{ version: number }> {
  const actor = requireStaff(ctx, "admin");
  const call = {
    customerId: actor.id,
    actorId: actor.id,
    key: input.key,
    command: "publish_price_rules",
    input,
  };
  const publish = async (tx: Transaction) => {
    const [newest] = await tx
      .select({ version: priceRules.version })
      .from(priceRules)
      .orderBy(desc(priceRules.version))
      .limit(1);
    if (newest && newest.version !== input.basedOn)
      throw conflict("RULES_MOVED_ON", { version: newest.version });
    const version = input.basedOn + 1;
    const written = await tx
      .insert(priceRules)
      .values({
        version,
        rules: { ...input.rules, version },
        note: input.note,
        publishedAt: ctx.now(),
        createdBy: actor.id,
        createdByName: actor.name,
      })
      .onConflictDoNothing()
      .returning({ version: priceRules.version });
    if (written.length === 0) throw conflict("RULES_MOVED_ON", { version });
    await writeAudit(tx, actor, {
      action: "publish_price_rules",
      subject: String(version),
      detail: { note: input.note },
    });
    return { version };
  };
  const published = await ctx.db.transaction((tx) => once(tx, call, () => publish(tx)));
  await invalidate("priceRules");
  return published;
}
