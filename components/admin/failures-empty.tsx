"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { FailureKind } from "#lib/domain/desk-lists.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath } from "./admin-data.ts";

type Props = { kind: FailureKind | null; total: number; checkedAt: string };

/** No failures: of this kind (how many of others), or none at all, with the time of the check. */
export function FailuresEmpty({ kind, total, checkedAt }: Props) {
  const t = useTranslations("admin.failures.empty");
  const locale = useLocale() as Locale;
  const format = useFormat();
  if (kind && total > 0)
    return (
      <EmptyState
        title={t("filtered")}
        action={
          <ButtonLink variant="second" href={adminPath(locale, "failures")}>
            {t("drop")}
          </ButtonLink>
        }
      >
        {t("filteredBody", { count: total })}
      </EmptyState>
    );
  return (
    <EmptyState title={t("well")}>{t("wellBody", { time: format.time(new Date(checkedAt)) })}</EmptyState>
  );
}
