"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import styles from "./desk.module.css";
import type { OrderDesk } from "./sales-data.ts";

/** The price line by line, reckoned again while it was read: the total says whether that gave the same. */
export function DeskPrice({ desk: { price } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.price");
  const words = useTranslations("price");
  const format = useFormat();
  const w = priceWords(words, format);
  if (!price)
    return (
      <section>
        <h2>{t("title")}</h2>
        <p className="muted">{t("none")}</p>
      </section>
    );
  const { receipt, replays, reason, state, validUntil } = price;
  const lines = receipt.lines.filter((line) => line.amountMinor !== 0);
  return (
    <section>
      <h2>{t("title")}</h2>
      <table className={styles.lines}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{w.line(line)}</th>
              <td className="num">{format.money(line.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={replays ? undefined : styles.broken}>
            <th scope="row">{replays ? t("total") : t("broken")}</th>
            <td className="num">{format.money(receipt.totalMinor)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="small muted">{w.tax(receipt)}</p>
      {reason ? <p className="small">{t("byPerson", { reason })}</p> : null}
      {state === "offered" ? (
        <p className="small muted">{t("validUntil", { at: format.staffMoment(new Date(validUntil)) })}</p>
      ) : null}
    </section>
  );
}
