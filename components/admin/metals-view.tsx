"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useSpan } from "#components/sales/use-age.ts";
import { api } from "#components/shell/trpc.ts";
import { KeyHints } from "#components/staff/key-hints.tsx";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { Note } from "#components/ui/note.tsx";
import type { MetalId } from "#lib/domain/metals.ts";
import styles from "./admin.module.css";
import type { MetalsPage } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { MetalHistory } from "./metal-history.tsx";
import { MetalCards, MetalTable } from "./metal-list.tsx";
import { PriceFixDialog } from "./price-fix-dialog.tsx";
import { usePolled } from "./use-polled.ts";

/** Prices of metals with their age against the limit; a stale one says what it stops. */
export function MetalsView({ data, asked }: { data: MetalsPage; asked: MetalId | null }) {
  const t = useTranslations("admin.metals");
  const staff = useTranslations("staff");
  const span = useSpan();
  const { answer, isLost, refresh } = usePolled(data, () => api.admin.metals.query());
  const [fixing, setFixing] = useState<MetalId | null>(asked);
  const { selected } = useRowsKeys(answer.metals.map(({ metalId }) => metalId));
  const stale = answer.metals.filter(({ isStale }) => isStale);
  const waiting = stale.reduce((sum, metal) => sum + metal.waiting, 0);
  const metal = answer.metals.find(({ metalId }) => metalId === fixing);
  const shown = { metals: answer.metals, limitHours: answer.limitHours, selected, onFix: setFixing };
  return (
    <>
      <AdminHead
        section="metals"
        answer={t("limit", { span: span(answer.limitHours * 3600) })}
        checkedAt={answer.checkedAt}
        isLost={isLost}
      />
      {stale.length > 0 ? (
        <div className={styles.bodyNote}>
          <Note tone="bad" title={t("stale", { count: stale.length })}>
            {t("stops", { count: waiting })}
          </Note>
        </div>
      ) : null}
      <div className="only-d">
        <MetalTable {...shown} />
      </div>
      <div className="only-m">
        <MetalCards {...shown} />
      </div>
      <div className={styles.under}>
        <KeyHints
          hints={[
            { keys: ["j", "k"], words: staff("row") },
            { keys: ["Enter"], words: t("enter") },
            { keys: ["?"], words: staff("allKeys") },
          ]}
        />
      </div>
      <MetalHistory history={answer.history} />
      {metal ? (
        <PriceFixDialog
          key={metal.metalId}
          metal={metal}
          onClose={() => setFixing(null)}
          onDone={() => {
            setFixing(null);
            refresh();
          }}
        />
      ) : null}
    </>
  );
}
