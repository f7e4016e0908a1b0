"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { KeyHints } from "#components/staff/key-hints.tsx";
import { NewBar } from "#components/staff/new-bar.tsx";
import { useCapped } from "#components/staff/use-capped.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { BulkBar } from "./bulk-approve.tsx";
import { QueueCards } from "./queue-cards.tsx";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueTable } from "./queue-table.tsx";
import { QueueTabs } from "./queue-tabs.tsx";
import styles from "./sales.module.css";
import { type QueueCounts, type QueueData, queuePath } from "./sales-data.ts";
import { useQueue } from "./use-queue.ts";

/** The sales queue: what waits for a decision, live. Give it a `key` of its query. */
export function QueueView({ data }: { data: QueueData }) {
  const t = useTranslations("sales.keys");
  const staff = useTranslations("staff");
  const router = useRouter();
  const locale = useLocale();
  const { list, counts, refreshSoon } = useQueue(data);
  const { selected, select } = useRowsKeys(list.rows.map((row) => row.orderId));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { tab, mine, q } = data.query;
  const pick = (orderId: string) => {
    const next = new Set(picked);
    if (!next.delete(orderId)) next.add(orderId);
    setPicked(next);
    select(orderId);
  };
  useHotkeys([
    { key: "x", words: t("select"), run: () => selected && pick(selected) },
    { key: "e", words: t("mine"), run: () => router.replace(queuePath(locale, tab, !mine)) },
    { key: "n", words: t("newer"), run: list.showNew },
    { key: "Escape", words: t("back"), run: () => q && router.push(queuePath(locale, tab)) },
  ]);
  const shown = { rows: list.rows, marks: list.marks, tab: q ? null : tab, selected, picked, onPick: pick };
  return (
    <main id="main" className={styles.queue}>
      <QueueHead data={data} counts={counts} found={list.rows.length} />
      <BulkBar
        picked={list.rows.filter((row) => picked.has(row.orderId))}
        onClear={() => setPicked(new Set())}
        onDone={() => {
          setPicked(new Set());
          refreshSoon();
        }}
      />
      <div {...list.holder}>
        <NewBar count={list.waiting.length} onShow={list.showNew} />
        {list.rows.length === 0 ? (
          <QueueEmpty data={data} counts={counts} />
        ) : (
          <>
            <div className="only-d">
              <QueueTable {...shown} />
            </div>
            <div className="only-m">
              <QueueCards {...shown} />
            </div>
          </>
        )}
      </div>
      <div className={styles.under}>
        <QueueHints />
        {list.next ? (
          <Button variant="quiet" onClick={() => void list.older()}>
            {staff("older")}
          </Button>
        ) : null}
      </div>
    </main>
  );
}

type HeadProps = { data: QueueData; counts: QueueCounts; found: number };

function QueueHead({ data, counts, found }: HeadProps) {
  const t = useTranslations("sales");
  const locale = useLocale();
  const capped = useCapped();
  const { tab, mine, q } = data.query;
  return (
    <>
      <QueueTabs current={q ? null : tab} counts={counts} />
      <div className={styles.head}>
        <h1 className="h1">
          {q ? t("heading.found", { q }) : t(`heading.${tab}`)}{" "}
          <span className="muted">{q ? found : capped(counts[tab])}</span>
        </h1>
        {q ? null : (
          <ButtonLink
            variant="second"
            href={queuePath(locale, tab, !mine)}
            aria-pressed={mine}
            role="button"
            replace
            prefetch={false}
          >
            {t("mine")}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function QueueHints() {
  const t = useTranslations("sales.keys");
  const staff = useTranslations("staff");
  return (
    <KeyHints
      hints={[
        { keys: ["j", "k"], words: staff("row") },
        { keys: ["Enter"], words: staff("open") },
        { keys: ["x"], words: t("select") },
        { keys: ["e"], words: t("mine") },
        { keys: ["?"], words: staff("allKeys") },
      ]}
    />
  );
}
