import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QuoteSkeleton } from "#components/quote/quote-skeleton.tsx";
import { SharedQuoteView } from "#components/quote/shared-quote-view.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { Refusal } from "#server/errors.ts";
import { getSharedQuote } from "#server/queries/quote/shared-quote.ts";
import { pageContext } from "../../../../page-context.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

// The address is the permission: it is not to be found by search, nor told to other sites.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export default function SharedQuotePage({ params }: Props) {
  return (
    <main id="main" className="wrap">
      <PageData waiting={<QuoteSkeleton />}>
        <Shared params={params} />
      </PageData>
    </main>
  );
}

async function Shared({ params }: Props) {
  const { locale, token } = await params;
  if (!isLocale(locale) || !/^[\w-]{43}$/.test(token)) notFound();
  const ctx = await pageContext(locale);
  const shared = await getSharedQuote(ctx, token).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === "NOT_FOUND") return null;
    throw error;
  });
  if (!shared) notFound();
  return (
    <MessagesProvider locale={locale} namespaces={["quote", "casting", "geometry", "price"]}>
      <SharedQuoteView shared={jsonified(shared)} token={token} />
    </MessagesProvider>
  );
}
