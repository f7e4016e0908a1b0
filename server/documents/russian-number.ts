const UNITS =
  "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split(
    " ",
  );
const TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(" ");
const HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split(" ");
const FEMININE: Readonly<Record<number, string>> = { 1: "одна", 2: "две" };
const SCALES = [
  { size: 1e9, feminine: false, forms: ["миллиард", "миллиарда", "миллиардов"] },
  { size: 1e6, feminine: false, forms: ["миллион", "миллиона", "миллионов"] },
  { size: 1e3, feminine: true, forms: ["тысяча", "тысячи", "тысяч"] },
] as const;

/** A whole number below 10^12 in Russian words, masculine: «две тысячи двадцать один». */
export function russianNumber(value: number): string {
  if (value === 0) return UNITS[0] ?? "";
  const words: string[] = [];
  let rest = value;
  for (const { size, feminine, forms } of SCALES) {
    const count = Math.floor(rest / size);
    if (count > 0)
      words.push(...belowThousand(count, feminine), russianPlural(count, forms[0], forms[1], forms[2]));
    rest %= size;
  }
  return [...words, ...belowThousand(rest, false)].join(" ");
}

/** The form of a noun after a number: 1 рубль, 2 рубля, 5 рублей. */
export function russianPlural(count: number, one: string, few: string, many: string): string {
  const form = new Intl.PluralRules("ru").select(count);
  return form === "one" ? one : form === "few" ? few : many;
}

function belowThousand(value: number, feminine: boolean): string[] {
  const words: string[] = [];
  const hundreds = Math.floor(value / 100);
  if (hundreds > 0) words.push(HUNDREDS[hundreds - 1] ?? "");
  let rest = value % 100;
  if (rest >= 20) {
    words.push(TENS[Math.floor(rest / 10) - 2] ?? "");
    rest %= 10;
  }
  if (rest > 0) words.push((feminine ? FEMININE[rest] : undefined) ?? UNITS[rest] ?? "");
  return words;
}
