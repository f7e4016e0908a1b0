import { expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { choiceForAnother, cleanChoice, readChoice } from "./kept-choice.ts";

const kept = (part: object) => readChoice(JSON.stringify(part), DEFAULT_OPTIONS);

it("comes back as it was kept", () => {
  const choice = {
    ...DEFAULT_OPTIONS,
    metalId: "silver_925",
    quantity: 3,
    engraving: "навсегда ",
    unit: "in",
  };
  expect(kept(choice)).toEqual(choice);
});

it("keeps what can be used of a broken or foreign record", () => {
  expect(
    kept({ metalId: "lead", quantity: 0, finish: "satin", ringScale: 9, engraving: "x".repeat(25) }),
  ).toEqual({
    ...DEFAULT_OPTIONS,
    finish: "satin",
  });
  for (const text of ["", "{", "null", "7", '"mm"', "[1]"])
    expect(readChoice(text, DEFAULT_OPTIONS)).toEqual(DEFAULT_OPTIONS);
  expect(kept({ taxRegion: "EXPORT", __proto__: { metalId: "brass" } })).toEqual(DEFAULT_OPTIONS);
});

it("is sent without the blanks at its ends", () => {
  expect(cleanChoice({ ...DEFAULT_OPTIONS, engraving: " да ", note: "  " })).toMatchObject({
    engraving: "да",
    note: null,
  });
});

it("goes over to another file without unit and size", () => {
  const choice = choiceForAnother({ ...DEFAULT_OPTIONS, unit: "in", ringScale: 1.1, metalId: "brass" });
  expect(choice).toMatchObject({ metalId: "brass" });
  expect(choice).not.toHaveProperty("unit");
  expect(choice).not.toHaveProperty("ringScale");
});
