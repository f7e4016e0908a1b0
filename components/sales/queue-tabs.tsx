"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { useCapped } from "#components/staff/use-capped.ts";
import { Chip } from "#components/ui/chip.tsx";
import { SALES_TABS, type SalesTab } from "#lib/domain/desk-lists.ts";
import styles from "./sales.module.css";
import { type QueueCounts, queuePath } from "./sales-data.ts";

/** Tabs of the queue with how much waits in each. */
export function QueueTabs({ current, counts }: { current: SalesTab | null; counts: QueueCounts }) {
  const t = useTranslations("sales.tabs");
  const locale = useLocale();
  const capped = useCapped();
  return (
    <nav className={styles.tabs} aria-label={t("label")}>
      {SALES_TABS.map((tab) => (
        <Link
          key={tab}
          href={queuePath(locale, tab)}
          aria-current={tab === current ? "page" : undefined}
          prefetch={false}
        >
          {t(tab)}{" "}
          <Chip tone={tab === "overdue" && counts[tab] > 0 ? "bad" : "plain"}>{capped(counts[tab])}</Chip>
        </Link>
      ))}
    </nav>
  );
}
