import { expect, it } from "vitest";
import { amountInWords } from "./amount-in-words.ts";

it.each([
  [0, "Ноль рублей 00 копеек", "Zero roubles 00 kopeks"],
  [101, "Один рубль 01 копейка", "One rouble 01 kopek"],
  [1_152, "Одиннадцать рублей 52 копейки", "Eleven roubles 52 kopeks"],
  [
    5_234_000,
    "Пятьдесят две тысячи триста сорок рублей 00 копеек",
    "Fifty-two thousand three hundred and forty roubles 00 kopeks",
  ],
  [100_100, "Одна тысяча один рубль 00 копеек", "One thousand and one roubles 00 kopeks"],
  [
    2_000_211_112,
    "Двадцать миллионов две тысячи сто одиннадцать рублей 12 копеек",
    "Twenty million two thousand one hundred and eleven roubles 12 kopeks",
  ],
  [100_000_000_000_00, "Сто миллиардов рублей 00 копеек", "One hundred billion roubles 00 kopeks"],
])("%i", (minor, russian, english) => {
  expect([amountInWords(minor, "ru"), amountInWords(minor, "en")]).toEqual([russian, english]);
});

it("has no words for what is no sum", () => {
  for (const bad of [-1, 0.5, 1e14, Number.NaN]) expect(() => amountInWords(bad, "ru")).toThrow(RangeError);
});
