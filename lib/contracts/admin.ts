import { z } from "zod";
import { FAILURE_KINDS, MAIL_STATES } from "#lib/domain/desk-lists.ts";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { ROLES } from "#lib/domain/order/statuses.ts";
import { PriceRulesSchema } from "./price-rules.ts";

/** One press, one key: a repeated press gets the first answer. */
const key = z.uuid();

export const FixMetalPriceInput = z.object({
  key,
  metalId: z.enum(METAL_IDS),
  /** Kopeks per gram of the alloy. */
  minorPerGram: z.int().positive().max(100_000_000),
  source: z.string().trim().min(2).max(120),
  /** Said a second time, because the step is larger than the rules' limit. */
  confirmJump: z.boolean().default(false),
});
export type FixMetalPriceInput = z.output<typeof FixMetalPriceInput>;

export const PublishRulesInput = z.object({
  key,
  /** The version that was edited: somebody else's publication in between is refused, not overwritten. */
  basedOn: z.int().positive(),
  rules: PriceRulesSchema,
  note: z.string().trim().min(3).max(300),
});
export type PublishRulesInput = z.output<typeof PublishRulesInput>;

export const SetRoleInput = z.object({ userId: z.uuid(), role: z.enum(ROLES) });
export type SetRoleInput = z.output<typeof SetRoleInput>;

export const FailureRef = z.object({ failureId: z.uuid() });
export const DismissFailureInput = FailureRef.extend({ note: z.string().trim().min(3).max(300) });
export const MailRef = z.object({ customerId: z.uuid(), mailId: z.uuid() });

/** A place in a list ordered by time and id, newest first. */
export const TimeCursor = z.object({ at: z.iso.datetime(), id: z.uuid() });
export type TimeCursor = z.output<typeof TimeCursor>;
export const ListInput = z.object({
  cursor: TimeCursor.nullish(),
  search: z.string().trim().max(120).nullish(),
});
export type ListInput = z.output<typeof ListInput>;

export const FailureListInput = ListInput.extend({ kind: z.enum(FAILURE_KINDS).nullish() });
export type FailureListInput = z.output<typeof FailureListInput>;

export const MailListInput = ListInput.extend({ state: z.enum(MAIL_STATES).nullish() });
export type MailListInput = z.output<typeof MailListInput>;

export const UserListInput = ListInput.extend({ role: z.enum(ROLES).nullish() });
export type UserListInput = z.output<typeof UserListInput>;

/** What a failure may name to be tried again; each has its work in server/commands/admin/retries.ts. */
export const RETRY_COMMANDS = [
  "price_order",
  "capture_payment",
  "retry_analysis",
  "resend_outbox",
  "resend_mail",
  "sweep_uploads",
] as const;
export type RetryCommand = (typeof RETRY_COMMANDS)[number];

/** Whether a retry of this name exists: the inbox offers none that would be refused. */
export function isRetryCommand(command: string | null): command is RetryCommand {
  return (RETRY_COMMANDS as readonly (string | null)[]).includes(command);
}
