import type { ReactNode } from "react";
import { type Namespace, pickMessages } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { MoreIntlMessages } from "./intl-messages.tsx";

type Props = { locale: Locale; namespaces: readonly Namespace[]; children: ReactNode };

/**
 * Sends the words of `namespaces` to the client components inside; `common`, `states` and `errors` are there
 * already. A page names only what its client components use: every word here is weight in its HTML.
 */
export function MessagesProvider({ locale, namespaces, children }: Props) {
  return (
    <MoreIntlMessages locale={locale} messages={pickMessages(locale, namespaces)}>
      {children}
    </MoreIntlMessages>
  );
}
