"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl/react";
import { Select } from "#components/ui/select.tsx";
import { RUN_SPAN_NAMES, RUN_STATUSES, type RunSpan, type RunStatus } from "#lib/domain/desk-lists.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath } from "./admin-data.ts";
import { FilterLinks } from "./filter-links.tsx";
import styles from "./jobs.module.css";
import { SearchBox } from "./search-box.tsx";

/** What the list of runs is narrowed to, as it stands in the address. */
export type RunsQuery = {
  fn: string | null;
  state: RunStatus | null;
  since: RunSpan | null;
  q: string | null;
};

/** Runs of an order by its number. */
export function RunSearch({ query: { q, ...kept } }: { query: RunsQuery }) {
  const t = useTranslations("admin.jobs");
  const locale = useLocale() as Locale;
  return <SearchBox action={adminPath(locale, "jobs")} label={t("search")} value={q} kept={kept} />;
}

/** State and time as links, the function from a list: all of it in the address. */
export function RunFilters({
  query,
  functions,
}: {
  query: RunsQuery;
  functions: { id: string; name: string }[];
}) {
  const t = useTranslations("admin.jobs");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const states = [null, ...RUN_STATUSES].map((value) => ({
    value,
    words: value ? t(`status.${value}`) : t("all"),
    href: adminPath(locale, "jobs", { ...query, state: value }),
  }));
  const spans = [null, ...RUN_SPAN_NAMES].map((value) => ({
    value,
    words: value ? t(`span.${value}`) : t("ever"),
    href: adminPath(locale, "jobs", { ...query, since: value }),
  }));
  return (
    <div className={styles.filters}>
      <FilterLinks label={t("filterState")} current={query.state} choices={states} />
      <FilterLinks label={t("filterTime")} current={query.since} choices={spans} />
      <div className={styles.fn}>
        <Select
          label={t("filterFunction")}
          hideLabel
          value={query.fn ?? ""}
          onChange={(event) =>
            router.replace(adminPath(locale, "jobs", { ...query, fn: event.target.value }), { scroll: false })
          }
        >
          <option value="">{t("everyFunction")}</option>
          {functions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
