import format, { type CompiledMessage, type FormatValues } from "icu-minify/format";
import type { createTranslator } from "use-intl/core";
import { type Catalogue, catalogue, type Namespace } from "./catalogue.ts";
import { type CompiledWords, compiledMessages } from "./compiled-messages.ts";
import { homeTimeZone, type Locale } from "./locale.ts";

/** Called as `useTranslations` of client components is; what else that one has is not here. */
export type Translator<N extends Namespace> = ReturnType<typeof createTranslator<Catalogue[N]>> & {
  rich: never;
  markup: never;
  raw: never;
  has: never;
};

const made = new WeakMap<object, unknown>();

/**
 * Words of one namespace for server components, mails and documents:
 * `getTranslator("ru", "order")("title", { number })`. Keys and ICU arguments are checked by the compiler.
 * A key that does not exist throws: a page never shows a key.
 */
export function getTranslator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const words = compiledMessages(catalogue[locale][namespace] as object);
  const known = made.get(words) as Translator<N> | undefined;
  if (known) return known;
  const translator = (key: string, values?: FormatValues) =>
    format(messageAt(words, `${namespace}.${key}`), locale, values, { formatters, timeZone: homeTimeZone });
  made.set(words, translator);
  return translator as unknown as Translator<N>;
}

function messageAt(words: CompiledWords, name: string): CompiledMessage {
  const steps = name.split(".").slice(1);
  const found = steps.reduce<unknown>((at, step) => (at as CompiledWords | undefined)?.[step], words);
  if (typeof found === "string" || Array.isArray(found)) return found;
  throw new Error(`no message ${name}`);
}

const formatters = {
  getNumberFormat: kept(Intl.NumberFormat),
  getDateTimeFormat: kept(Intl.DateTimeFormat),
  getPluralRules: kept(Intl.PluralRules),
};

// Making one costs more than a thousand uses.
function kept<A extends unknown[], F>(Format: new (...args: A) => F): (...args: A) => F {
  const all = new Map<string, F>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = all.get(key) ?? new Format(...args);
    all.set(key, found);
    return found;
  };
}
