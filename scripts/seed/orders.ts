import { eq } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { database } from "#server/database.ts";
import type { Cast } from "./people.ts";
import { uploadModel } from "./upload-model.ts";
import { STEPS, type StepName, writeMails } from "./walk.ts";

const HOUR = 3_600_000;

type Story = { file: string; daysAgo: number; options?: Partial<OrderOptions>; steps: StepName[] };

const PAID: StepName[] = ["submit", "price", "accept"];
const MADE: StepName[] = [...PAID, "approve", "claim", "complete"];

/** One order in every status and a few more on the board, each with the history it would have in life. */
const STORIES: Story[] = [
  {
    file: "wedding_band.3mf",
    daysAgo: 26,
    options: { metalId: "gold_585_rose", engraving: "навсегда" },
    steps: [...MADE, "pack", "ship", "deliver", "close"],
  },
  {
    file: "hex_band.stl",
    daysAgo: 20,
    options: { metalId: "silver_925" },
    steps: [...MADE, "pack", "ship", "deliver"],
  },
  { file: "solitaire_v4.stl", daysAgo: 12, steps: [...MADE, "pack", "ship"] },
  { file: "signet_round.stl", daysAgo: 10, options: { metalId: "silver_925" }, steps: [...MADE, "pack"] },
  { file: "hex_band.stl", daysAgo: 9, options: { metalId: "gold_585_yellow" }, steps: MADE },
  {
    file: "solitaire_v4.stl",
    daysAgo: 8,
    options: { metalId: "gold_750_white" },
    steps: [...PAID, "approve", "claim", "rework"],
  },
  { file: "wedding_band.3mf", daysAgo: 1, steps: [...PAID, "approve", "claim"] },
  {
    file: "solitaire_v4.stl",
    daysAgo: 2,
    options: { metalId: "gold_585_rose" },
    steps: [...PAID, "approve"],
  },
  {
    file: "hex_band.stl",
    daysAgo: 2,
    options: { metalId: "silver_925", quantity: 2 },
    steps: [...PAID, "approve"],
  },
  {
    file: "signet_round.stl",
    daysAgo: 1,
    options: { metalId: "silver_925", engraving: "М" },
    steps: [...PAID, "approve"],
  },
  {
    file: "wedding_band.3mf",
    daysAgo: 1,
    options: { metalId: "gold_585_yellow", engraving: "навсегда" },
    steps: PAID,
  },
  { file: "solitaire_v4.stl", daysAgo: 1, steps: [...PAID, "ask"] },
  { file: "hex_band.stl", daysAgo: 5, options: { metalId: "gold_585_rose" }, steps: [...PAID, "hold"] },
  { file: "solitaire_v4.stl", daysAgo: 6, steps: [...PAID, "cancel"] },
  { file: "solitaire_v4.stl", daysAgo: 0, steps: ["submit", "price"] },
  { file: "hex_band.stl", daysAgo: 0, steps: [] },
];

/** Walks the demo orders through their lives by the real commands, unless the customer has orders already. */
export async function seedOrders(cast: Cast, now: Date): Promise<number> {
  const [customerId] = cast.customer.customerIds;
  const [known] = await database()
    .select({ id: orderViews.orderId })
    .from(orderViews)
    .where(eq(orderViews.customerId, customerId))
    .limit(1);
  if (known) return 0;
  for (const [index, story] of STORIES.entries()) {
    // Two operators share the work, so that each can still take more.
    const [first, second] = cast.operators;
    const operators: Cast["operators"] = index % 2 === 0 ? [first, second] : [second, first];
    await tell({ ...cast, operators }, story, now);
  }
  return STORIES.length;
}

async function tell(cast: Cast, story: Story, now: Date): Promise<void> {
  const begun = new Date(now.getTime() - story.daysAgo * 24 * HOUR - 2 * HOUR);
  const order = await uploadModel(cast.customer, story.file, begun);
  const span = now.getTime() - begun.getTime();
  const { options = {} } = story;
  for (const [index, name] of story.steps.entries()) {
    // Price and acceptance follow within the hour, work is spread over the days that remain.
    const share =
      index < 3 ? (index + 1) * 0.2 * HOUR : 0.7 * HOUR + ((index - 2) / story.steps.length) * (span - HOUR);
    const at = new Date(begun.getTime() + Math.min(share, span - 60_000));
    const moment = { at, order, cast, options };
    await STEPS[name](moment);
    await writeMails(moment);
  }
}
