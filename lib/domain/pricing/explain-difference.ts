import type { Minor } from "../money.ts";
import { type Cause, causesBetween } from "./difference-causes.ts";
import { LINE_IDS, type LineId, type Receipt } from "./receipt.ts";

interface MovedLine {
  id: LineId;
  beforeMinor: Minor;
  afterMinor: Minor;
  deltaMinor: Minor;
  /** Those of the causes that can move this line. */
  causes: Cause[];
}

export interface Difference {
  beforeMinor: Minor;
  afterMinor: Minor;
  deltaMinor: Minor;
  /** Only lines whose amount moved; their deltas sum to `deltaMinor`. */
  lines: MovedLine[];
  causes: Cause[];
}

/** Which lines moved between two receipts of one order, by how much, and why. */
export function explainDifference(before: Receipt, after: Receipt): Difference {
  const causes = causesBetween(before, after);
  const lines = LINE_IDS.map((id) => moved(id, before, after, causes)).filter(
    (line) => line.deltaMinor !== 0,
  );
  return {
    beforeMinor: before.totalMinor,
    afterMinor: after.totalMinor,
    deltaMinor: after.totalMinor - before.totalMinor,
    lines,
    causes,
  };
}

function moved(id: LineId, before: Receipt, after: Receipt, causes: readonly Cause[]): MovedLine {
  const beforeMinor = amountOf(before, id);
  const afterMinor = amountOf(after, id);
  return {
    id,
    beforeMinor,
    afterMinor,
    deltaMinor: afterMinor - beforeMinor,
    causes: causes.filter((cause) => MOVES[cause.kind].includes(id)),
  };
}

function amountOf(receipt: Receipt, id: LineId): Minor {
  return receipt.lines.find((line) => line.id === id)?.amountMinor ?? 0;
}

const WORK: readonly LineId[] = ["print_casting", "labour", "margin", "quantity_discount", "tax"];
const EVERY: readonly LineId[] = LINE_IDS;

/** Which lines a cause can reach. */
const MOVES: Readonly<Record<Cause["kind"], readonly LineId[]>> = {
  metal_price_moved: ["metal", "tax"],
  metal_changed: ["metal", ...WORK],
  model_changed: ["metal", ...WORK],
  unit_changed: ["metal", ...WORK],
  ring_size_changed: ["metal", ...WORK],
  finish_changed: ["labour", "margin", "quantity_discount", "tax"],
  stones_changed: ["stones", "margin", "quantity_discount", "tax"],
  engraving_changed: ["engraving", "margin", "quantity_discount", "tax"],
  quantity_changed: EVERY,
  delivery_changed: ["delivery", "tax"],
  tax_changed: ["tax"],
  rules_changed: EVERY,
  formula_changed: EVERY,
  priced_by_person: EVERY,
};
