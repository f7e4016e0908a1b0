"use client";
import type { ReactNode } from "react";
import { IntlProvider, useMessages } from "use-intl/react";
import type { Catalogue } from "#lib/i18n/catalogue.ts";
import { homeTimeZone, type Locale } from "#lib/i18n/locale.ts";

type Props = { locale: Locale; messages: Partial<Catalogue>; children: ReactNode };

/** Words for client components below. The root layout holds the first one. */
export function IntlMessages(props: Props) {
  return <IntlProvider {...props} timeZone={homeTimeZone} />;
}

/** Adds namespaces to those that the layouts above have given: the library would replace them. */
export function MoreIntlMessages({ messages, ...rest }: Props) {
  const above = useMessages();
  return <IntlProvider {...rest} timeZone={homeTimeZone} messages={{ ...above, ...messages }} />;
}
