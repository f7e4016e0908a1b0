"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { FAILURE_KINDS, type FailureKind } from "#lib/domain/desk-lists.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath, type FailureRow, type FailuresPage } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { FailureDialog } from "./failure-dialog.tsx";
import { FailureCards, FailureTable } from "./failure-list.tsx";
import { FailuresEmpty } from "./failures-empty.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { ListFoot } from "./list-foot.tsx";
import { usePaged } from "./use-paged.ts";

type Asked = { failure: FailureRow; move: "retry" | "dismiss" };
type Props = { data: FailuresPage; kind: FailureKind | null; seesJobs: boolean };

const paged = (page: FailuresPage) => ({ ...page, rows: page.failures });

/** What did not come right: cause, order, owner, attempts; tried again under the same key or settled with a note. */
export function FailuresView({ data, kind, seesJobs }: Props) {
  const t = useTranslations("admin.failures");
  const list = usePaged<FailureRow, ReturnType<typeof paged>>(paged(data), async (cursor) =>
    paged(await api.admin.failures.query({ kind, cursor })),
  );
  const { selected } = useRowsKeys(list.rows.map(({ id }) => id));
  const [asked, setAsked] = useState<Asked | null>(null);
  const current = list.rows.find(({ id }) => id === selected);
  useHotkeys([
    {
      key: "r",
      words: t("retry"),
      run: () => current?.canRetry && setAsked({ failure: current, move: "retry" }),
    },
    { key: "d", words: t("dismiss"), run: () => current && setAsked({ failure: current, move: "dismiss" }) },
  ]);
  const shown = {
    rows: list.rows,
    selected,
    seesJobs,
    onRetry: (failure: FailureRow) => setAsked({ failure, move: "retry" }),
    onDismiss: (failure: FailureRow) => setAsked({ failure, move: "dismiss" }),
  };
  const total = Object.values(list.page.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <AdminHead
        section="failures"
        answer={total ? t("open", { count: total }) : null}
        checkedAt={list.page.checkedAt}
        isLost={list.isLost}
      />
      <KindFilter counts={list.page.counts} current={kind} total={total} />
      {list.rows.length === 0 ? (
        <FailuresEmpty kind={kind} total={total} checkedAt={list.page.checkedAt} />
      ) : (
        <>
          <div className="only-d">
            <FailureTable {...shown} />
          </div>
          <div className="only-m">
            <FailureCards {...shown} />
          </div>
        </>
      )}
      <ListFoot
        hints={[
          { keys: ["r"], words: t("retry") },
          { keys: ["d"], words: t("dismiss") },
        ]}
        next={list.next}
        loadOlder={list.loadOlder}
      />
      {asked ? (
        <FailureDialog
          key={`${asked.failure.id} ${asked.move}`}
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            list.drop(asked.failure.id);
            setAsked(null);
          }}
        />
      ) : null}
    </>
  );
}

type KindProps = { counts: FailuresPage["counts"]; current: FailureKind | null; total: number };

function KindFilter({ counts, current, total }: KindProps) {
  const t = useTranslations("admin.failures");
  const kinds = useTranslations("admin.failures.kind");
  const locale = useLocale() as Locale;
  const shown = FAILURE_KINDS.filter((kind) => counts[kind] || kind === current);
  if (shown.length === 0) return null;
  const all = { value: null, words: t("all"), count: total, href: adminPath(locale, "failures") };
  const choices = shown.map((kind) => ({
    value: kind,
    words: kinds(kind),
    count: counts[kind] ?? 0,
    href: adminPath(locale, "failures", { kind }),
  }));
  return <FilterLinks label={t("filter")} current={current} choices={[all, ...choices]} />;
}
