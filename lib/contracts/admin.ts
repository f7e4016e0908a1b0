import { z } from "zod";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { ROLES } from "#lib/domain/order/statuses.ts";
import { PriceRulesSchema } from "./price-rules.ts";

export const FixMetalPriceInput = z.object({
  metalId: z.enum(METAL_IDS),
  /** Kopeks per gram of the alloy. */
  minorPerGram: z.int().positive().max(100_000_000),
  source: z.string().trim().min(2).max(120),
  /** Said a second time, because the step is larger than the rules' limit. */
  confirmJump: z.boolean().default(false),
});
export type FixMetalPriceInput = z.output<typeof FixMetalPriceInput>;

export const PublishRulesInput = z.object({
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
