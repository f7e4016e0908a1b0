import { createTranslator } from "use-intl/core";
import { type Catalogue, catalogue, type Namespace } from "./catalogue.ts";
import { homeTimeZone, type Locale } from "./locale.ts";

export type Translator<N extends Namespace> = ReturnType<typeof createTranslator<Catalogue[N]>>;

// keyed by the words themselves, so that edited words are new in the dev server
const made = new WeakMap<object, unknown>();

/**
 * Words of one namespace for server components, mails and documents:
 * `getTranslator("ru", "order")("title", { number })`. Keys and ICU arguments are checked by the compiler.
 * A key that does not exist throws: a page never shows a key.
 */
export function getTranslator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const messages = catalogue[locale][namespace] as Catalogue[N];
  const known = made.get(messages) as Translator<N> | undefined;
  if (known) return known;
  const translator = createTranslator({ locale, timeZone: homeTimeZone, messages, onError }) as Translator<N>;
  made.set(messages, translator);
  return translator;
}

function onError(error: Error): never {
  throw error;
}
