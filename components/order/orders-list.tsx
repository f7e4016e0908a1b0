"use client";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { useLive } from "#components/shell/use-live.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import type { AppRouter } from "#server/trpc/root.ts";
import styles from "./orders.module.css";

type Page = inferRouterOutputs<AppRouter>["order"]["mine"];
type Row = Page["orders"][number];

const ASKED = ["FILE_UPLOADED", "PRICE_CALCULATED"];
const PAST = ["DELIVERED", "CLOSED", "CANCELLED"];

const groupOf = (row: Row) => {
  if (row.openQuestion || ASKED.includes(row.status)) return "asked";
  return PAST.includes(row.status) ? "past" : "underWay";
};

/** My orders: what waits for me first, then what is under way, then the past. Fresh by itself. */
export function OrdersList({ first, isGuest }: { first: Page; isGuest: boolean }) {
  const t = useTranslations("orders");
  const router = useRouter();
  useLive(
    "mine",
    (on) => api.order.onMyChanges.subscribe(undefined, on),
    () => router.refresh(),
  );
  if (first.orders.length === 0) return <NoOrders isGuest={isGuest} />;
  return (
    <>
      {isGuest ? <GuestNote /> : null}
      <Groups first={first} words={t} key={first.orders[0]?.orderId} />
    </>
  );
}

function NoOrders({ isGuest }: { isGuest: boolean }) {
  const t = useTranslations("orders");
  const locale = useLocale();
  const upload = <ButtonLink href={`/${locale}`}>{t("none.action")}</ButtonLink>;
  return (
    <>
      <EmptyState title={t("none.title")} action={upload}>
        {t("none.body")}
      </EmptyState>
      {isGuest ? (
        <p className={styles.signIn}>
          <Link href={`/${locale}/sign-in?next=/${locale}/orders`}>{t("signIn")}</Link>
        </p>
      ) : null}
    </>
  );
}

function GuestNote() {
  const t = useTranslations("orders");
  const locale = useLocale();
  const register = <Link href={`/${locale}/sign-up?next=/${locale}/orders`}>{t("guestAction")}</Link>;
  return (
    <div className={styles.guest}>
      <Note actions={register}>{t("guest")}</Note>
    </div>
  );
}

function Groups({ first, words: t }: { first: Page; words: ReturnType<typeof useTranslations<"orders">> }) {
  const wordsOf = useErrorWords();
  const [older, setOlder] = useState<Row[]>([]);
  const [next, setNext] = useState(first.next);
  const [error, setError] = useState<string | null>(null);
  const rows = [...first.orders, ...older];
  const loadOlder = async () => {
    try {
      const page = await api.order.mine.query({ cursor: next });
      setOlder((before) => [...before, ...page.orders]);
      setNext(page.next);
      setError(null);
    } catch (failure) {
      setError(wordsOf(failure).words);
    }
  };
  return (
    <>
      {(["asked", "underWay", "past"] as const).map((group) => {
        const own = rows.filter((row) => groupOf(row) === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
            <h2 className="h3" id={`group-${group}`}>
              {t(`groups.${group}`)}
            </h2>
            <ul className={styles.list}>
              {own.map((row) => (
                <li key={row.orderId}>
                  <OrderRow row={row} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {next ? (
        <Button variant="second" onClick={loadOlder}>
          {t("older")}
        </Button>
      ) : null}
      {error ? <Note tone="bad">{error}</Note> : null}
    </>
  );
}

function OrderRow({ row }: { row: Row }) {
  const now = useNow();
  const t = useTranslations("orders.row");
  const price = useTranslations("price");
  const locale = useLocale();
  const format = useFormat();
  const metal = row.metalId ? price(`metals.${row.metalId}` as "metals.silver_925") : null;
  // What is over is with them, or will not come.
  const awaited = PAST.includes(row.status) ? null : row.expectedAt;
  const date = awaited ? t("date", { date: format.day(new Date(awaited), now) }) : null;
  return (
    <Link className={styles.row} href={`/${locale}/orders/${row.orderId}`}>
      <PieceThumb of={row} picture={row.picture} metalId={row.metalId} finish={row.finish} big />
      <span>
        <span className={`strong ${styles.title}`}>{row.title}</span>
        <span className="small muted blk">{[row.number, metal].filter(Boolean).join(", ")}</span>
      </span>
      <span className={styles.state}>
        {row.openQuestion ? t("question") : t(`state.${row.status}`)}
        {date ? <span className="small muted blk">{date}</span> : null}
      </span>
      <span className={styles.sum}>
        {row.totalMinor === null ? (
          <span className="small muted">{t("noTotal")}</span>
        ) : (
          format.money(row.totalMinor)
        )}
      </span>
    </Link>
  );
}
