import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { type Catalogue, catalogue, pickMessages } from "./catalogue.ts";
import { homeTimeZone, locales } from "./locale.ts";
import { getTranslator } from "./translator.ts";

type Words = { readonly [key: string]: string | Words };
type Values = Record<string, string | number>;
type Translate = (key: string, values?: Values) => string;
const COUNTS = [0, 1, 2, 5, 11, 21, 1.5, 1234];

function keysOf(words: Words, prefix = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : keysOf(value, `${prefix}${key}.`),
  );
}

/** Values that reach every branch: each option of a select, every plural form. */
function samplesOf(elements: MessageFormatElement[]): Values[] {
  let samples: Values[] = [{}];
  const cross = (name: string, values: readonly (string | number)[]) => {
    if (samples.some((sample) => name in sample)) return;
    samples = samples.flatMap((sample) => values.map((value) => ({ ...sample, [name]: value })));
  };
  const read = (all: MessageFormatElement[]): void => {
    for (const element of all) {
      if (element.type === TYPE.plural) cross(element.value, COUNTS);
      else if (element.type === TYPE.select) cross(element.value, Object.keys(element.options));
      else if (element.type === TYPE.number) cross(element.value, [1234.5]);
      else if (element.type === TYPE.argument) cross(element.value, ["слово & <b>"]);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) read(option.value);
    }
  };
  read(elements);
  return samples;
}

it("says of every message what the library's own parser and formatter say", () => {
  for (const locale of locales)
    for (const namespace of Object.keys(catalogue[locale]) as (keyof Catalogue)[]) {
      const messages = catalogue[locale][namespace];
      const own = getTranslator(locale, namespace) as unknown as Translate;
      const library = createTranslator({ locale, timeZone: homeTimeZone, messages }) as unknown as Translate;
      for (const [key, text] of keysOf(messages as unknown as Words))
        for (const values of samplesOf(parse(text)))
          expect(own(key, values), `${locale} ${namespace}.${key}`).toBe(library(key, values));
    }
});

it("throws on a key that does not exist, and on one that is not a message", () => {
  const say = getTranslator("ru", "common") as unknown as Translate;
  expect(() => say("nav.nowhere")).toThrow("no message common.nav.nowhere");
  expect(() => say("nav")).toThrow("no message common.nav");
});

it("compiles what crosses to the browser into plain objects and arrays", () => {
  const picked = pickMessages("ru", ["states"]);
  expect(structuredClone(picked)).toEqual(picked);
  expect(JSON.parse(JSON.stringify(picked))).toEqual(picked);
  const hasParserSyntax = JSON.stringify(pickMessages("ru", ["admin", "sales", "board"])).includes(
    ", plural",
  );
  expect(hasParserSyntax).toBe(false);
});
