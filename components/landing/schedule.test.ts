import { expect, it } from "vitest";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { addDays, deliverySchedule, workshopDay } from "#lib/domain/pricing/delivery-promise.ts";
import { stepOffsets } from "./schedule.ts";

it("gives the same days as the promise made for any real day", () => {
  const uploaded = new Date("2025-12-14T15:31:00Z");
  const day = workshopDay(uploaded, DEFAULT_PRICE_RULES);
  const shown = stepOffsets().map(({ id, from, to }) => ({
    id,
    from: addDays(day, from),
    to: addDays(day, to),
  }));
  expect(shown).toEqual(deliverySchedule(uploaded, DEFAULT_PRICE_RULES));
});
