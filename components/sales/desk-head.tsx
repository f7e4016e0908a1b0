"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { adminPath } from "#components/admin/admin-data.ts";
import { StatusChip } from "#components/staff/status-chip.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import styles from "./desk.module.css";
import { type OrderDesk, type QueuePlace, queuePath } from "./sales-data.ts";

/** Where we came from, and what this page is for: the number and the decision it waits for. */
export function DeskHead({ desk, place }: { desk: OrderDesk; place: QueuePlace | null }) {
  const t = useTranslations("sales");
  const locale = useLocale();
  const { number, status, channel } = desk.order;
  const tab = place?.tab ?? "approve";
  return (
    <>
      <p className={styles.nav}>
        <Link className="small" href={queuePath(locale, tab)}>
          {t(`heading.${tab}`)}
        </Link>
        {place?.place ? (
          <span>{t("place", { place: String(place.place), count: String(place.count) })}</span>
        ) : null}
        <span className="only-d" aria-hidden="true">
          <Kbd>j</Kbd> <Kbd>k</Kbd>
        </span>
      </p>
      <div className={styles.hd}>
        <h1 className="h1">{t("headline", { number, decide: t(`decide.${status}`) })}</h1>
        <StatusChip status={status} />
        {desk.seesJobs ? (
          <Link className="small" href={adminPath(locale, "jobs", { q: number })} prefetch={false}>
            {t("runs")}
          </Link>
        ) : null}
        <Chip>{t(`channel.${channel as "shop"}`)}</Chip>
      </div>
    </>
  );
}
