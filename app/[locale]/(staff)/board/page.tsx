import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { staffContext } from "#app/page-context.ts";
import { BoardSkeleton } from "#components/board/board-skeleton.tsx";
import { BoardView } from "#components/board/board-view.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { paths } from "#components/shell/sections.ts";
import { Denied } from "#components/staff/denied.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { getBoard } from "#server/queries/board/get-board.ts";
import { readList } from "#server/replica/read-list.ts";
import { readBoardFilters } from "./read-filters.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "board")("title") } : {};
}

export default async function BoardPage(props: Props) {
  const { locale } = await props.params;
  if (!isLocale(locale)) notFound();
  return (
    <PageData waiting={<BoardSkeleton locale={locale} />}>
      <Board {...props} />
    </PageData>
  );
}

async function Board({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { ctx, denied } = await staffContext(locale, paths.board(locale), "operator", "admin");
  if (denied) return <Denied locale={locale} {...denied} />;
  const { filters, q } = readBoardFilters(query);
  const data = await readList(ctx, (at) => getBoard(at, { filters, q }));
  const own = data.mine.find((work) => work.orderId === data.found?.row?.orderId);
  if (own) redirect(`${paths.work(locale)}?order=${own.number}`);
  return (
    <MessagesProvider locale={locale} namespaces={["board", "staff", "price"]}>
      <BoardView key={JSON.stringify([filters, q])} data={data} />
    </MessagesProvider>
  );
}
