"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { paths } from "#components/shell/sections.ts";
import { StatusChip } from "#components/staff/status-chip.tsx";
import { useCapped } from "#components/staff/use-capped.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { CLAIM_LIMIT } from "#lib/domain/order/deadlines.ts";
import { BOARD_STATUSES } from "#lib/domain/order/statuses.ts";
import styles from "./board.module.css";
import { type BoardSide, hasLease, type MyWork } from "./board-data.ts";
import { LeaseClock } from "./lease-clock.tsx";

/** Beside the board: what I hold, how the shop stands, what I earn. */
export function BoardAside({ side, onChange }: { side: BoardSide; onChange: () => void }) {
  const t = useTranslations("board");
  return (
    <aside className={styles.aside} aria-label={t("mine")}>
      <Mine mine={side.mine} onChange={onChange} />
      <Shop side={side} />
      <Pay side={side} />
    </aside>
  );
}

function Mine({ mine, onChange }: { mine: readonly MyWork[]; onChange: () => void }) {
  const t = useTranslations("board");
  const locale = useLocale();
  return (
    <section>
      <h2>
        {t("mine")}
        <span className="muted">
          {t("mineOf", { count: String(mine.length), limit: String(CLAIM_LIMIT) })}
        </span>
      </h2>
      {mine.length === 0 ? <p className="muted">{t("mineNone")}</p> : null}
      {mine.map((work) => (
        <div key={work.orderId} className={styles.job}>
          <PieceThumb of={work} picture={work.picture} metalId={work.metalId} finish={work.finish} big />
          <p>
            <Link className="strong" href={`${paths.work(locale)}?order=${work.number}`}>
              {work.number}
            </Link>
            , {work.title}
            <span className="blk muted">{work.dueAt ? <DateText at={work.dueAt} form="staff" /> : null}</span>
          </p>
          {hasLease(work) ? (
            <div className={styles.jobWide}>
              <LeaseClock work={work} onExtended={onChange} />
            </div>
          ) : (
            <p className={styles.jobWide}>
              <StatusChip status={work.status} />
            </p>
          )}
        </div>
      ))}
      {mine.length > 0 ? (
        <ButtonLink variant="second" wide href={paths.work(locale)}>
          {t("allMine")}
        </ButtonLink>
      ) : null}
    </section>
  );
}

function Shop({ side: { totals } }: { side: BoardSide }) {
  const t = useTranslations("board");
  const capped = useCapped();
  return (
    <section>
      <h2>{t("shop")}</h2>
      <dl className={styles.totals}>
        {BOARD_STATUSES.map((status) => (
          <Total
            key={status}
            words={t(`totals.${status as "REWORK"}`)}
            value={capped(totals.byStatus[status] ?? 0)}
            tone={status === "REWORK" && totals.byStatus.REWORK ? styles.warn : undefined}
          />
        ))}
        <Total words={t("totals.shippedToday")} value={capped(totals.shippedToday)} />
        <Total
          words={t("totals.pastDue")}
          value={capped(totals.pastDue)}
          tone={totals.pastDue ? styles.bad : undefined}
        />
      </dl>
    </section>
  );
}

function Total({ words, value, tone }: { words: string; value: string; tone?: string | undefined }) {
  return (
    <div className={tone}>
      <dt>{words}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Pay({ side: { pay } }: { side: BoardSide }) {
  const t = useTranslations("board");
  const format = useFormat();
  return (
    <section>
      <h2>{t("pay")}</h2>
      <dl className={styles.totals}>
        <Total words={t("payToday", { count: pay.today.count })} value={format.money(pay.today.minor)} />
        <Total
          words={t("payMonth", { since: format.day(new Date(pay.month.since), new Date(pay.month.since)) })}
          value={format.money(pay.month.minor)}
        />
      </dl>
    </section>
  );
}
