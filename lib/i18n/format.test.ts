import { describe, expect, it } from "vitest";
import { getFormat } from "./format.ts";

const ru = getFormat("ru");
const en = getFormat("en");
const S = "\u00a0";

describe("money", () => {
  it.each([
    [1_248_000, `12${S}480${S}₽`, "₽12,480"],
    [943_836, `9${S}438,36${S}₽`, "₽9,438.36"],
    [943_830, `9${S}438,30${S}₽`, "₽9,438.30"],
    [0, `0${S}₽`, "₽0"],
    [-144_000, `−1${S}440${S}₽`, "−₽1,440"],
    [Number.MAX_SAFE_INTEGER, `90${S}071${S}992${S}547${S}409,91${S}₽`, "₽90,071,992,547,409.91"],
  ])("%i", (minor, russian, english) => {
    expect([ru.money(minor), en.money(minor)]).toEqual([russian, english]);
  });

  it("signs differences and fills columns", () => {
    expect(ru.money(64_000, { signed: true })).toBe(`+640${S}₽`);
    expect(en.money(-3_574_800, { signed: true })).toBe("−₽35,748");
    expect(ru.money(746_200, { kopeks: true })).toBe(`7${S}462,00${S}₽`);
  });

  it("writes a band", () => {
    expect(ru.moneyRange(5_090_000, 5_410_000)).toBe(`50${S}900${S}–${S}54${S}100${S}₽`);
    expect(en.moneyRange(5_090_000, 5_410_000)).toBe(`₽50,900${S}–${S}₽54,100`);
  });
});

describe("measures", () => {
  it("writes grams, millimetres and solids", () => {
    expect([ru.grams(4.71), en.grams(4.71)]).toEqual([`4,71${S}г`, `4.71${S}g`]);
    expect(ru.grams(11.4, { fixed: true })).toBe(`11,40${S}г`);
    expect(ru.grams(-0.62, { signed: true })).toBe(`−0,62${S}г`);
    expect([ru.mm(17.5), en.mm(0.424)]).toEqual([`17,5${S}мм`, `0.42${S}mm`]);
    expect(ru.box([21.4, 26.5, 7.4])).toBe(`21,4${S}×${S}26,5${S}×${S}7,4${S}мм`);
    expect([ru.volume(0.0111), ru.volume(0.05), ru.volume(0)]).toEqual([
      `0,0111${S}мм³`,
      `0,05${S}мм³`,
      `0${S}мм³`,
    ]);
    expect([ru.volume(359.5), ru.density(13.1)]).toEqual([`359,5${S}мм³`, `13,1${S}г/см³`]);
  });

  it("writes per cent, counts and bytes", () => {
    expect([ru.percent(22), en.percent(1.8)]).toEqual([`22${S}%`, "1.8%"]);
    expect([ru.number(148_206), en.number(148_206)]).toEqual([`148${S}206`, "148,206"]);
    expect([ru.bytes(512 * 2 ** 20), en.bytes(84.2 * 2 ** 20)]).toEqual([`512${S}МБ`, `84.2${S}MB`]);
    expect([en.bytes(0), en.bytes(1023), en.bytes(1024)]).toEqual([`0${S}B`, `1,023${S}B`, `1${S}KB`]);
  });

  it("writes a ring size in the reader's order", () => {
    expect(ru.ringSize(17.5)).toBe(`17,5${S}мм (US${S}7¼, EU${S}55)`);
    expect(en.ringSize(16.5)).toBe(`US${S}6 (16.5${S}mm, EU${S}52)`);
  });
});

describe("dates", () => {
  const moment = new Date("2025-12-15T21:30:00Z");

  it("puts a moment into the reader's zone", () => {
    expect(ru.moment(moment, moment)).toBe(`16${S}декабря, 00:30`);
    expect(getFormat("en", "America/New_York").moment(moment, moment)).toBe(`December${S}15, 16:30`);
    expect(ru.staffMoment(new Date("2025-12-09T06:05:00Z"))).toBe("09.12, 09:05");
  });

  it("names the year only when it is another", () => {
    expect(ru.calendarDay("2026-01-05", "2026-01-01")).toBe(`5${S}января`);
    expect(ru.calendarDay("2026-01-05", "2025-12-15")).toBe(`5${S}января${S}2026`);
    expect(en.calendarDay("2026-01-05")).toBe(`January${S}5, 2026`);
  });

  it("joins days of one month", () => {
    expect(ru.dayRange("2025-12-16", "2025-12-22")).toBe(`16–22${S}декабря`);
    expect(en.dayRange("2025-12-16", "2025-12-22")).toBe(`December${S}16–22`);
    expect(ru.dayRange("2025-12-29", "2026-01-05")).toBe(`29${S}декабря – 5${S}января`);
    expect(en.dayRange("2025-12-30", "2025-12-30")).toBe(`December${S}30`);
  });

  it("writes spans, and how long ago only within a day", () => {
    expect([ru.duration(9600), en.duration(9600)]).toEqual([`2${S}ч${S}40${S}мин`, `2${S}h${S}40${S}min`]);
    expect([ru.duration(40), ru.duration(3600), ru.duration(1800)]).toEqual([
      `40${S}с`,
      `1${S}ч`,
      `30${S}мин`,
    ]);
    expect(ru.duration(86_430), "a day ahead, by a clock of whole minutes").toBe(`24${S}ч`);
    const ago = (hours: number) => ru.ago(new Date(moment.getTime() - hours * 3_600_000), moment);
    expect([ago(3.9), ago(0.001), ago(24), ago(-1)]).toEqual([`3${S}ч назад`, "только что", null, null]);
    expect(ago(-0.01), "in this very minute, by a clock of whole minutes").toBe("только что");
  });

  it("writes nothing our faces lack", () => {
    const texts = [ru.money(1_234_567), ru.dayRange("2025-12-16", "2025-12-22"), en.moneyRange(1, 2)];
    expect(texts.join("")).not.toMatch(/[\u202f\u2009]/);
  });
});
