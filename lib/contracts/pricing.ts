import { z } from "zod";
import { METAL_FAMILIES, METAL_IDS, type Metal } from "#lib/domain/metals.ts";
import { sumMinor } from "#lib/domain/money.ts";
import { RING_SCALE } from "#lib/domain/pricing/check-quote-inputs.ts";
import {
  DELIVERY_METHODS,
  FINISHES,
  type ManualQuoteInputs,
  type QuoteInputs,
  STONE_SETTINGS,
} from "#lib/domain/pricing/quote-inputs.ts";
import { LINE_IDS, type Receipt, type ReceiptStep, STEP_UNITS } from "#lib/domain/pricing/receipt.ts";
import { PricingRulesSchema } from "./price-rules.ts";

/** Minor units (kopeks); zod's int is a safe integer. */
const minor = z.int();
const share = z.int().min(0).max(10_000);
const count = z.int().min(0);

const MetalIdSchema = z.enum(METAL_IDS);
const FinishSchema = z.enum(FINISHES);
const DeliveryMethodSchema = z.enum(DELIVERY_METHODS);

const MetalPriceSchema = z.strictObject({
  id: z.string().min(1).max(100),
  metalId: MetalIdSchema,
  source: z.string().min(1).max(100),
  at: z.iso.datetime({ offset: true }),
  minorPerGram: minor.min(1),
});

const StoneChoiceSchema = z.strictObject({
  stoneId: z.string().min(1).max(60),
  setting: z.enum(STONE_SETTINGS),
  count: z.int().min(1).max(200),
});

const pieceOptions = {
  metalId: MetalIdSchema,
  finish: FinishSchema,
  quantity: z.int().min(1).max(10_000),
  ringScale: z.number().min(RING_SCALE.min).max(RING_SCALE.max).optional(),
  // the rules count characters; this bound only keeps a request small
  engraving: z.strictObject({ text: z.string().trim().min(1).max(200) }).nullable(),
  stones: z.array(StoneChoiceSchema).max(20),
  deliveryMethod: DeliveryMethodSchema,
  taxRegion: z.string().min(1).max(20),
};

const AnalysisForPriceSchema = z.strictObject({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  analyzerVersion: z.string().min(1).max(60),
  volumeMm3: z.number().positive(),
  areaMm2: z.number().positive(),
  heightMm: z.number().positive(),
  triangles: count,
  shells: z.int().min(1),
  parts: z.int().min(1),
});

const versions = { formulaVersion: z.int().min(1), rulesVersion: z.int().min(1) };

export const QuoteInputsSchema = z.strictObject({
  ...versions,
  ...pieceOptions,
  analysis: AnalysisForPriceSchema,
  unitMmPerUnit: z.number().positive(),
  metalPrice: MetalPriceSchema,
}) satisfies z.ZodType<QuoteInputs>;

const ManualQuoteInputsSchema = z.strictObject({
  ...versions,
  ...pieceOptions,
  analysis: AnalysisForPriceSchema.nullable(),
  manual: z.strictObject({ amountMinor: minor.min(1), reason: z.string().trim().min(1).max(2000) }),
}) satisfies z.ZodType<ManualQuoteInputs>;

const StepSchema = z.strictObject({
  label: z.string().min(1),
  value: z.number(),
  unit: z.enum(STEP_UNITS),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
}) satisfies z.ZodType<ReceiptStep>;

const LineSchema = z.strictObject({ id: z.enum(LINE_IDS), amountMinor: minor, steps: z.array(StepSchema) });

const MetalSchema = z.strictObject({
  id: MetalIdSchema,
  family: z.enum(METAL_FAMILIES),
  fineness: z.int().min(1).max(1000).nullable(),
  densityMgPerCm3: z.int().min(1),
  swatch: z.templateLiteral(["swatch-", z.string()]),
}) satisfies z.ZodType<Metal>;

const receiptBase = {
  receiptVersion: z.literal(1),
  currency: z.literal("RUB"),
  rules: PricingRulesSchema,
  metal: MetalSchema,
  lines: z.array(LineSchema).min(1),
  rounding: z.array(
    z.strictObject({
      applies: z.enum(["mass", "line", "labour", "tax"]),
      rule: z.literal("half_away_from_zero"),
      step: z.number().positive(),
      unit: z.enum(["g", "minor", "minute"]),
    }),
  ),
  tax: z.strictObject({ region: z.string(), rate: share, mode: z.enum(["included", "added"]) }),
  taxMinor: minor.min(0),
  totalMinor: minor.min(0),
};

const FormulaReceiptSchema = z.strictObject({
  ...receiptBase,
  kind: z.literal("formula"),
  inputs: QuoteInputsSchema,
  weightG: z.number().min(0),
  weightWithLossG: z.number().min(0),
  complexityClass: z.int().min(1).max(5),
  labourMinutes: z.int().min(0),
});

const ManualReceiptSchema = z.strictObject({
  ...receiptBase,
  kind: z.literal("manual"),
  inputs: ManualQuoteInputsSchema,
  weightG: z.null(),
  weightWithLossG: z.null(),
  complexityClass: z.null(),
  labourMinutes: z.null(),
});

/** A stored receipt: checked when it comes back from outside (a file, a partner), with its sum. */
export const ReceiptSchema = z
  .discriminatedUnion("kind", [FormulaReceiptSchema, ManualReceiptSchema])
  .refine((receipt) => sumMinor(receipt.lines.map((line) => line.amountMinor)) === receipt.totalMinor, {
    error: "lines must sum to the total",
  }) satisfies z.ZodType<Receipt>;
