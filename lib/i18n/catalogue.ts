import type { Locale } from "./locale.ts";
import * as en from "./messages/en.ts";
import * as ru from "./messages/ru.ts";

/** Russian is the source: its keys and ICU arguments are the type that English must have. */
export type Catalogue = typeof ru;
export type Namespace = keyof Catalogue;

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** All words of the product. Import it on the server only: client components get their namespaces as props. */
export const catalogue: Record<Locale, Shape<Catalogue>> = { ru, en };

/** The messages of some namespaces, as plain objects that may cross to the browser. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Catalogue> {
  return Object.fromEntries(namespaces.map((name) => [name, catalogue[locale][name]]));
}
