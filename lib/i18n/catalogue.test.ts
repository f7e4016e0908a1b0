import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, it } from "vitest";
import { catalogue, pickMessages } from "./catalogue.ts";

type Words = { readonly [key: string]: string | Words };

function flatten(words: Words, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") all.set(prefix + key, value);
    else for (const entry of flatten(value, `${prefix}${key}.`)) all.set(...entry);
  }
  return all;
}

/** Names of arguments and tags with their kind: what the calling code has to pass. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value}:${TYPE[element.type]}`;
    if (element.type === TYPE.tag) return [own, ...argumentsOf(element.children)];
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return [own, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
    return [own];
  });
}

const pluralForms = (elements: MessageFormatElement[]): string[][] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralForms(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap((option) => pluralForms(option.value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner;
  });

const ru = flatten(catalogue.ru as unknown as Words);
const en = flatten(catalogue.en as unknown as Words);
const signature = (message: string) => [...new Set(argumentsOf(parse(message)))].sort();

it("has every key in both languages", () => {
  expect([...en.keys()].sort()).toEqual([...ru.keys()].sort());
});

it("takes the same arguments in both languages", () => {
  const differing = [...ru].filter(([key, text]) => {
    const other = en.get(key);
    return other !== undefined && `${signature(text)}` !== `${signature(other)}`;
  });
  expect(differing).toEqual([]);
});

it("has the four Russian plural forms wherever it counts", () => {
  const needed = ["one", "few", "many", "other"];
  const lacking = [...ru].filter(([, text]) =>
    pluralForms(parse(text)).some((forms) => needed.some((form) => !forms.includes(form))),
  );
  expect(lacking).toEqual([]);
});

it("keeps the house rules of words", () => {
  const shouting = [...ru, ...en].filter(([, text]) => /[!]|→|≤|⌀|✓|\u202f/.test(text));
  expect(shouting).toEqual([]);
  const capitalYou = [...ru].filter(([, text]) =>
    /[^.?:\s—«]\s+(Вы|Вас|Вам|Ваш\p{L}*)(?=\P{L}|$)/u.test(text),
  );
  expect(capitalYou).toEqual([]);
});

it("gives a page only the namespaces it names", () => {
  expect(Object.keys(pickMessages("ru", ["common", "errors"]))).toEqual(["common", "errors"]);
});
