"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { RING_DIAMETER_MM } from "#lib/domain/ring-size.ts";
import styles from "./desk.module.css";
import type { OrderDesk } from "./sales-data.ts";

/** What is ordered and by whom, line by line. */
export function DeskPiece({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales.piece");
  const price = useTranslations("price");
  const metals = useTranslations("price.metals");
  const finishes = useTranslations("price.finishes");
  const format = useFormat();
  const { order, model } = desk;
  const { metalId, finish, quantity, engraving, note } = order.options;
  const mass = order.weightG === null ? "" : `, ${format.grams(order.weightG)}`;
  return (
    <table className={styles.kv}>
      <tbody>
        <Line name={t("piece")}>
          {order.title}
          <RingSize desk={desk} />
        </Line>
        <Line name={t("metal")}>
          {metals(metalId)}, {finishes(finish).toLowerCase()}
          {mass}
        </Line>
        {quantity > 1 ? <Line name={t("quantity")}>{t("pieces", { count: quantity })}</Line> : null}
        <Line name={t("engraving")}>
          {engraving ? price("quoted", { text: engraving }) : t("noEngraving")}
        </Line>
        {note ? <Line name={t("note")}>{note}</Line> : null}
        {model?.measures ? (
          <>
            <Line name={t("size")}>{format.box(model.measures.sidesMm)}</Line>
            <Line name={t("unit")}>
              <UnitWords desk={desk} />
            </Line>
          </>
        ) : null}
        <People desk={desk} />
      </tbody>
    </table>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function RingSize({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales.piece");
  const format = useFormat();
  const diameter = desk.model?.measures?.ringDiameterMm ?? 0;
  const { min, max } = RING_DIAMETER_MM;
  if (diameter < min || diameter > max) return null;
  return <>, {t("ring", { size: format.ringSize(Math.round(diameter * 100) / 100) })}</>;
}

function UnitWords({ desk: { model } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.piece");
  const units = useTranslations("staff.unit");
  const format = useFormat();
  if (!model?.measures) return null;
  const unit = units(model.measures.unit as "mm");
  if (model.unitConfirmedAt)
    return t("confirmedAt", { unit, at: format.staffMoment(new Date(model.unitConfirmedAt)) });
  const source = model.measures.unitSource;
  if (source === "confirmed" || source === "chosen") return t("confirmed", { unit });
  return source === "declared" ? t("declared", { unit }) : t("assumed", { unit });
}

function People({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales.piece");
  const carriers = useTranslations("staff.carrier");
  const format = useFormat();
  const { customer, claim, order } = desk;
  const { address } = customer;
  const parts = [customer.name ?? customer.email, t("orders", { count: customer.orderCount })];
  const place = address ? [address.postcode, address.city, address.street].filter(Boolean).join(", ") : "";
  return (
    <>
      <Line name={t("customer")}>
        {[...parts, t(`writes.${order.locale as "ru"}`)].filter(Boolean).join(", ")}
      </Line>
      <Line name={t("contact")}>
        {customer.email ? <a href={`mailto:${customer.email}`}>{customer.email}</a> : t("noContact")}
        {customer.phone ? (
          <>
            , <a href={`tel:${customer.phone.replace(/[^+\d]/g, "")}`}>{customer.phone}</a>
          </>
        ) : null}
      </Line>
      {place ? <Line name={t("address")}>{place}</Line> : null}
      {order.trackingNumber ? (
        <Line name={t("tracking")}>
          {carriers((order.carrier ?? "courier") as "cdek")}, {order.trackingNumber}
        </Line>
      ) : null}
      {claim ? (
        <Line name={t("operator")}>
          {t("operatorSince", { name: claim.by, since: format.staffMoment(new Date(claim.since)) })}
        </Line>
      ) : null}
    </>
  );
}
