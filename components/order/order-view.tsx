"use client";
import Link from "next/link";
import { useEffect } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLivePage } from "#components/shell/use-live-page.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./order.module.css";
import type { OrderData } from "./order-data.ts";
import { OrderDates } from "./order-dates.tsx";
import { OrderFold } from "./order-fold.tsx";
import { OrderMessages } from "./order-messages.tsx";
import { OrderPiece } from "./order-piece.tsx";
import { OrderTimeline } from "./order-timeline.tsx";

type Props = { order: OrderData; isGuest: boolean; now: string };

/** The customer's page of one order; what changes on the server appears by itself. */
export function OrderView({ order: given, isGuest, now }: Props) {
  const t = useTranslations("order");
  const order = useLivePage(given, api.order.page.query, ({ history }) => history.count);
  const sentence = useSentence(order);
  useEffect(() => {
    document.title = `${sentence} · ${order.number} · Facet`;
    announce(sentence);
  }, [sentence, order.number]);
  return (
    <div className={styles.page}>
      <p className="small muted">{t("about", { number: order.number, title: order.title })}</p>
      <h1 className="h1">{sentence}</h1>
      <OrderNotes order={order} />
      <OrderDates order={order} now={now} />
      <OrderAction order={order} />
      <div className={styles.cols}>
        <section aria-labelledby="steps">
          <h2 className="h2" id="steps">
            {t("steps.title")}
          </h2>
          <OrderTimeline order={order} />
        </section>
        <div className={styles.side}>
          <OrderMessages order={order} />
          <section>
            <OrderPiece order={order} />
            <OrderFold order={order} />
          </section>
          {isGuest && order.contact ? <KeepOrder orderId={order.orderId} /> : null}
        </div>
      </div>
    </div>
  );
}

/** A guest has the way back of one browser and of a mail; an account is offered once there is an order to keep. */
function KeepOrder({ orderId }: { orderId: string }) {
  const t = useTranslations("order.keep");
  const locale = useLocale();
  const register = <Link href={`/${locale}/sign-up?next=/${locale}/orders/${orderId}`}>{t("action")}</Link>;
  return <Note actions={register}>{t("body")}</Note>;
}

function useSentence(order: OrderData): string {
  const t = useTranslations("order");
  const format = useFormat();
  if (order.openQuestion) return t("question");
  const total = order.totalMinor === null ? "" : format.money(order.totalMinor);
  return t(`state.${order.status}`, { total, reason: order.reason ?? "" });
}

function OrderNotes({ order }: { order: OrderData }) {
  const t = useTranslations("order");
  if (order.openQuestion) return <Notice tone="warn">{order.openQuestion}</Notice>;
  if (order.status !== "PRICE_CALCULATED") return null;
  if (order.paymentStatus === "unknown") return <Notice tone="warn">{t("unknownPayment")}</Notice>;
  return order.paymentStatus === "failed" ? <Notice tone="bad">{t("declinedPayment")}</Notice> : null;
}

function Notice({ tone, children }: { tone: "warn" | "bad"; children: string }) {
  return (
    <div className={styles.note}>
      <Note tone={tone}>{children}</Note>
    </div>
  );
}

function OrderAction({ order }: { order: OrderData }) {
  const t = useTranslations("order.action");
  const locale = useLocale();
  const format = useFormat();
  if (order.status === "PRICE_CALCULATED" && order.paymentStatus !== "unknown") {
    return (
      <p className={styles.action}>
        <ButtonLink href={`/${locale}/quote/${order.orderId}`}>
          {t("price", { total: format.money(order.totalMinor ?? 0) })}
        </ButtonLink>
      </p>
    );
  }
  if (order.status !== "INITIATED" && order.status !== "FILE_UPLOADED") return null;
  return (
    <p className={styles.action}>
      <ButtonLink href={`/${locale}/configure/${order.orderId}`}>{t("configure")}</ButtonLink>
    </p>
  );
}
