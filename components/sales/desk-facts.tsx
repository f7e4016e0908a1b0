"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { DateText } from "#components/ui/date-text.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import styles from "./desk.module.css";
import type { OrderDesk } from "./sales-data.ts";
import { useSpan } from "./use-age.ts";

const DAY_MS = 86_400_000;

/** Four facts a decision rests on: until when, how much, is it paid, what was promised. */
export function DeskFacts({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales.facts");
  const payment = useTranslations("staff.payment");
  const format = useFormat();
  const { order, price } = desk;
  const isOurs = ["PRICE_ACCEPTED", "PRICE_FAILED", "ON_HOLD"].includes(order.status);
  return (
    <dl className={styles.facts}>
      <Fact name={isOurs ? t("decideBy") : t("due")} aside={<Left at={order.dueAt} />}>
        {order.dueAt ? <DateText at={order.dueAt} form="staff" /> : t("noDue")}
      </Fact>
      <Fact
        name={t("sum")}
        aside={price ? t("quoted", { at: format.staffMoment(new Date(price.madeAt)) }) : null}
      >
        {order.totalMinor === null ? t("noSum") : format.money(order.totalMinor)}
      </Fact>
      <Fact name={t("payment")} aside={<PaymentDate desk={desk} />}>
        {payment(order.paymentStatus)}
      </Fact>
      <Fact name={t("promised")} aside={<Promised desk={desk} />}>
        {order.promisedAt ? <DateText at={order.promisedAt} form="day" /> : t("noSum")}
      </Fact>
    </dl>
  );
}

function Fact({ name, children, aside }: { name: string; children: ReactNode; aside: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        <small>{aside}</small>
      </dd>
    </div>
  );
}

function Left({ at }: { at: string | null }) {
  const t = useTranslations("sales.facts");
  const now = useNow();
  const span = useSpan();
  if (!at || !now) return null;
  const seconds = (Date.parse(at) - now.getTime()) / 1000;
  return seconds >= 0 ? t("left", { left: span(seconds) }) : t("late", { late: span(-seconds) });
}

function PaymentDate({ desk: { payment } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.facts");
  const format = useFormat();
  if (!payment) return null;
  const date = (at: string) => format.day(new Date(at), new Date(at));
  if (payment.releasedAt) return t("returned", { date: date(payment.releasedAt) });
  if (payment.capturedAt) return t("paid", { date: date(payment.capturedAt) });
  return payment.holdEndsAt ? t("holdEnds", { date: date(payment.holdEndsAt) }) : null;
}

function Promised({ desk: { order } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.facts");
  const format = useFormat();
  const now = useNow();
  if (!order.promisedAt) return t("notPromised");
  const isLater = order.expectedAt !== null && order.expectedAt > order.promisedAt;
  if (isLater && order.expectedAt)
    return t("expected", { date: format.day(new Date(order.expectedAt), new Date(order.expectedAt)) });
  if (!now) return null;
  const days = Math.floor((Date.parse(order.promisedAt) - now.getTime()) / DAY_MS);
  return days >= 0 ? t("daysLeft", { days }) : null;
}
