"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MAIL_STATES, type MailState } from "#lib/domain/desk-lists.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath, type MailRow, type MailsPage, type OneMail } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { ListFoot } from "./list-foot.tsx";
import { MailDialog } from "./mail-dialog.tsx";
import { MailCards, MailTable } from "./mail-list.tsx";
import { SearchBox } from "./search-box.tsx";
import { usePaged } from "./use-paged.ts";

type Query = { q: string | null; state: MailState | null };
type Props = { data: MailsPage; query: Query; open: OneMail | null };

const paged = (page: MailsPage) => ({ ...page, rows: page.mails });

/** Outgoing mail, newest first; one of them opened by the address. */
export function MailsView({ data, query, open }: Props) {
  const t = useTranslations("admin.mail");
  const staff = useTranslations("staff");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const { q, state } = query;
  const list = usePaged<MailRow, ReturnType<typeof paged>>(paged(data), async (cursor) =>
    paged(await api.admin.mails.query({ search: q, state, cursor })),
  );
  const { selected } = useRowsKeys(list.rows.map(({ id }) => id));
  const hrefOf = ({ customerId, id }: { customerId: string; id: string }) =>
    adminPath(locale, "mail", { q, state, mail: `${customerId}.${id}` });
  const shown = { rows: list.rows, selected, hrefOf };
  const choices = [null, ...MAIL_STATES].map((value) => ({
    value,
    words: value ? t(`state.${value}`) : t("all"),
    href: adminPath(locale, "mail", { q, state: value }),
  }));
  return (
    <>
      <AdminHead section="mail" checkedAt={list.page.checkedAt} isLost={list.isLost}>
        <SearchBox action={adminPath(locale, "mail")} label={t("search")} value={q} kept={{ state }} />
      </AdminHead>
      <FilterLinks label={t("filter")} current={state} choices={choices} />
      {list.rows.length === 0 ? (
        <MailsEmpty query={query} />
      ) : (
        <>
          <div className="only-d">
            <MailTable {...shown} />
          </div>
          <div className="only-m">
            <MailCards {...shown} />
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
      {open ? (
        <MailDialog
          key={open.id}
          mail={open}
          onClose={() => router.replace(adminPath(locale, "mail", { q, state }), { scroll: false })}
          onSent={list.refresh}
        />
      ) : null}
    </>
  );
}

function MailsEmpty({ query: { q, state } }: { query: Query }) {
  const t = useTranslations("admin.mail");
  const locale = useLocale() as Locale;
  if (!q && !state) return <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>;
  const rest = q && state ? { q } : {};
  return (
    <EmptyState
      title={q ? t("notFound", { q }) : t("noneOfState")}
      action={
        <ButtonLink variant="second" href={adminPath(locale, "mail", rest)} replace>
          {q && state ? t("dropState") : t("drop")}
        </ButtonLink>
      }
    >
      {q ? t("notFoundBody") : null}
    </EmptyState>
  );
}
