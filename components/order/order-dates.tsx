import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import styles from "./order.module.css";
import type { OrderData, OrderEvent } from "./order-data.ts";

const DAY_MS = 86_400_000;

/** What was promised, what is expected now or how it ended, and the last thing that happened. */
export function OrderDates({ order, now: given }: { order: OrderData; now: string }) {
  const now = useNow() ?? new Date(given);
  const t = useTranslations("order.dates");
  const format = useFormat();
  const { promisedAt, expectedAt, lastEvent, nextActionAt, status } = order;
  const ended = status === "CANCELLED" ? order.statusSince : order.steps.at(-1)?.doneAt;
  const lastAt = new Date(lastEvent.at);
  const late =
    promisedAt && expectedAt ? Math.ceil((Date.parse(expectedAt) - Date.parse(promisedAt)) / DAY_MS) : 0;
  return (
    <dl className={styles.dates}>
      {promisedAt || !ended ? (
        <div>
          <dt>{t("promised")}</dt>
          <dd>{promisedAt ? format.day(new Date(promisedAt), now) : t("notYet")}</dd>
        </div>
      ) : null}
      {ended ? (
        <div>
          <dt>{t(status === "CANCELLED" ? "cancelled" : "delivered")}</dt>
          <dd>{format.day(new Date(ended), now)}</dd>
        </div>
      ) : (
        <div>
          <dt>{t("expected")}</dt>
          <dd>
            {expectedAt ? format.day(new Date(expectedAt), now) : t("notYet")}
            {late > 0 ? <small>{t("late", { days: late })}</small> : null}
          </dd>
        </div>
      )}
      <div className={styles.last}>
        <dt>{t("last")}</dt>
        <dd>
          <EventText event={lastEvent} />
          <small>{[format.ago(lastAt, now), format.moment(lastAt, now)].filter(Boolean).join(", ")}</small>
          {status === "ON_HOLD" && nextActionAt ? (
            <small>{t("reminder", { date: format.day(new Date(nextActionAt), now) })}</small>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}

/** One event in plain words. */
export function EventText({ event }: { event: OrderEvent }) {
  const t = useTranslations("order.event");
  const format = useFormat();
  const total = event.totalMinor === null ? "" : format.money(event.totalMinor);
  return <>{t(event.event, { total, reason: event.reason ?? "" })}</>;
}
