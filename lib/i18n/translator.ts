import { createTranslator } from "use-intl/core";
import { type Catalogue, catalogue, type Namespace } from "./catalogue.ts";
import { homeTimeZone, type Locale } from "./locale.ts";

export type Translator<N extends Namespace> = ReturnType<typeof createTranslator<Catalogue[N]>>;

const made = new Map<string, unknown>();

/**
 * Words of one namespace for server components, mails and documents:
 * `getTranslator("ru", "order")("title", { number })`. Keys and ICU arguments are checked by the compiler.
 * A key that does not exist throws: a page never shows a key.
 */
export function getTranslator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const id = `${locale}/${namespace}`;
  if (!made.has(id)) made.set(id, translatorOf(locale, namespace));
  return made.get(id) as Translator<N>;
}

function translatorOf<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  return createTranslator({
    locale,
    timeZone: homeTimeZone,
    messages: catalogue[locale][namespace] as Catalogue[N],
    onError(error) {
      throw error;
    },
  }) as Translator<N>;
}
