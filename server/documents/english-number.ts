const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = [
  { size: 1e9, word: "billion" },
  { size: 1e6, word: "million" },
  { size: 1e3, word: "thousand" },
] as const;

/** A whole number below 10^12 in English words: "fifty-two thousand three hundred and forty". */
export function englishNumber(value: number): string {
  if (value === 0) return UNITS[0] ?? "";
  const words: string[] = [];
  let rest = value;
  for (const { size, word } of SCALES) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(belowThousand(count), word);
    rest %= size;
  }
  if (rest > 0)
    words.push(words.length > 0 && rest < 100 ? `and ${belowThousand(rest)}` : belowThousand(rest));
  return words.join(" ");
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const tens = TENS[Math.floor(rest / 10) - 2];
  const small = rest < 20 ? UNITS[rest] : rest % 10 ? `${tens}-${UNITS[rest % 10]}` : tens;
  if (hundreds === 0) return small ?? "";
  const head = `${UNITS[hundreds]} hundred`;
  return rest === 0 ? head : `${head} and ${small}`;
}
