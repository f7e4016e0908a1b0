import { getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";

type Props = { locale: Locale; minor: number; signed?: boolean; kopeks?: boolean };

/** A sum in minor units as roubles; never breaks across lines. `signed` for differences. */
export function Money({ locale, minor, signed, kopeks }: Props) {
  return <span className="nw">{getFormat(locale).money(minor, { signed, kopeks })}</span>;
}
