"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath, type RunPage, type RunRow } from "./admin-data.ts";
import { ListFoot } from "./list-foot.tsx";
import { RunFilters, type RunsQuery } from "./run-filters.tsx";
import { RunCards, RunTable } from "./run-list.tsx";
import { usePaged } from "./use-paged.ts";

type Props = { first: RunPage; query: RunsQuery; functions: { id: string; name: string }[] };

const EVERY_MS = 3_000;

/** Runs, newest first, live; narrowed by function, state, time and order. */
export function RunsPart({ first, query, functions }: Props) {
  const t = useTranslations("admin.jobs");
  const staff = useTranslations("staff");
  const locale = useLocale() as Locale;
  const { fn, state, since, q } = query;
  const list = usePaged<RunRow, RunPage>(
    first,
    (cursor) => api.jobs.runs.query({ functionId: fn, status: state, span: since, search: q, cursor }),
    EVERY_MS,
  );
  const { selected } = useRowsKeys(list.rows.map(({ id }) => id));
  const hrefOf = (id: string) => adminPath(locale, "jobs", { ...query, run: id });
  const isNarrowed = Boolean(fn || state || since || q);
  return (
    <section aria-label={t("runs")}>
      <RunFilters query={query} functions={functions} />
      {list.rows.length === 0 ? (
        <EmptyState
          title={isNarrowed ? t("noneSuch") : t("nothing")}
          action={
            isNarrowed ? (
              <ButtonLink variant="second" href={adminPath(locale, "jobs")} replace>
                {t("drop")}
              </ButtonLink>
            ) : undefined
          }
        >
          {isNarrowed ? t("noneSuchBody") : t("nothingBody")}
        </EmptyState>
      ) : (
        <>
          <div className="only-d">
            <RunTable rows={list.rows} selected={selected} hrefOf={hrefOf} />
          </div>
          <div className="only-m">
            <RunCards rows={list.rows} selected={selected} hrefOf={hrefOf} />
          </div>
        </>
      )}
      <ListFoot
        hints={[
          { keys: ["Enter"], words: staff("open") },
          { keys: ["/"], words: t("search") },
        ]}
        next={list.next}
        loadOlder={list.loadOlder}
      />
    </section>
  );
}
