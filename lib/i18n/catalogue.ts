import { compiledMessages } from "./compiled-messages.ts";
import type { Locale } from "./locale.ts";
import * as en from "./messages/en.ts";
import * as ru from "./messages/ru.ts";

/** Russian is the source: its keys and ICU arguments are the type that English must have. */
export type Catalogue = typeof ru;
export type Namespace = keyof Catalogue;

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** All words of the product. Import it on the server only: client components get their namespaces as props. */
export const catalogue: Record<Locale, Shape<Catalogue>> = { ru, en };

/**
 * The messages of some namespaces for client components, compiled. They are typed as what they say, since that is
 * where `useTranslations` takes its keys and arguments from.
 */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Catalogue> {
  const entries = namespaces.map((name) => [name, compiledMessages(catalogue[locale][name])]);
  return Object.fromEntries(entries) as Partial<Catalogue>;
}
