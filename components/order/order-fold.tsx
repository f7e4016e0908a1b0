import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { CertificateFold } from "#components/findings/certificate.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { CancelOrder } from "./cancel-order.tsx";
import styles from "./order.module.css";
import type { OrderData } from "./order-data.ts";

/** What may be opened below the piece: price, carrier, history, address, who opened the file, cancel. */
export function OrderFold({ order }: { order: OrderData }) {
  const t = useTranslations("order");
  const locale = useLocale();
  const format = useFormat();
  const { history } = order;
  return (
    <div className={styles.fold}>
      {order.quoteId ? (
        <Link href={`/${locale}/quote/${order.orderId}`}>
          <span>{t("fold.price")}</span>
          <span className="row">
            {format.money(order.totalMinor ?? 0)}
            <ChevronRight className="ic ic-16" />
          </span>
        </Link>
      ) : null}
      {order.quoteId ? <CertificateFold certificate={order.certificate} /> : null}
      {order.trackingNumber ? (
        <Disclosure open summary={t("carrier.title")}>
          <p className={styles.inside}>
            {t(`carrier.by.${(order.carrier ?? "courier") as "cdek"}`)}, {t("carrier.number")}:{" "}
            <span className="mono">{order.trackingNumber}</span>
          </p>
        </Disclosure>
      ) : null}
      <Disclosure
        summary={
          history.brokenAt === null
            ? t("fold.historyOk", { count: history.count })
            : t("fold.historyBroken", { seq: String(history.brokenAt) })
        }
      >
        <div className={styles.inside}>
          <p>{t("fold.historyAbout")}</p>
        </div>
      </Disclosure>
      {order.contact ? <Address contact={order.contact} /> : null}
      {order.contact ? (
        <a href={`/api/documents/invoice/${order.orderId}?locale=${locale}`} download>
          {t("action.documents")}
        </a>
      ) : null}
      <Openings openings={order.openings} />
      <CancelOrder order={order} />
    </div>
  );
}

function Address({ contact }: { contact: NonNullable<OrderData["contact"]> }) {
  const t = useTranslations("order");
  const { address } = contact;
  const place = [address.postcode, address.city, address.street].filter(Boolean).join(", ");
  return (
    <Disclosure summary={t("fold.address")}>
      <div className={styles.inside}>
        <p>{[contact.name, contact.phone].filter(Boolean).join(", ")}</p>
        <p>{contact.email}</p>
        <p>{[t(`method.${address.method}`), place].filter(Boolean).join(": ")}</p>
      </div>
    </Disclosure>
  );
}

function Openings({ openings }: { openings: OrderData["openings"] }) {
  const now = useNow();
  const t = useTranslations("order");
  const format = useFormat();
  const word = (key: string) =>
    t.has(`opening.${key}` as "opening.review") ? t(`opening.${key}` as "opening.review") : key;
  return (
    <Disclosure summary={t("fold.openings", { count: openings.length })}>
      <div className={styles.inside}>
        <p>{t("fold.openingsNone")}</p>
        <ul>
          {openings.map((opening) => (
            <li key={opening.id}>
              {format.moment(new Date(opening.at), now)}: {opening.name}, {word(opening.role)},{" "}
              {word(opening.purpose)}, {word(opening.kind)}
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  );
}
