"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ROLES, type Role } from "#lib/domain/order/statuses.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath, type UserRow, type UsersPage } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { ListFoot } from "./list-foot.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import { SearchBox } from "./search-box.tsx";
import { usePaged } from "./use-paged.ts";
import { UserCards, UserTable } from "./user-list.tsx";

type Query = { q: string | null; role: Role | null };
type Props = { data: UsersPage; query: Query; ownId: string };

const paged = (page: UsersPage) => ({ ...page, rows: page.users });

/** People with an account: role, last seen, what they hold; a change of role is asked with what it ends. */
export function UsersView({ data, query, ownId }: Props) {
  const t = useTranslations("admin.users");
  const locale = useLocale() as Locale;
  const { q, role } = query;
  const list = usePaged<UserRow, ReturnType<typeof paged>>(paged(data), async (cursor) =>
    paged(await api.admin.users.query({ search: q, role, cursor })),
  );
  const { selected } = useRowsKeys(list.rows.map(({ id }) => id));
  const [asked, setAsked] = useState<UserRow | null>(null);
  const shown = { rows: list.rows, selected, ownId, onChange: setAsked };
  const choices = [null, ...ROLES].map((value) => ({
    value,
    words: value ? t(`roles.${value}`) : t("all"),
    href: adminPath(locale, "users", { q, role: value }),
  }));
  return (
    <>
      <AdminHead section="users" checkedAt={list.page.checkedAt} isLost={list.isLost}>
        <SearchBox action={adminPath(locale, "users")} label={t("search")} value={q} kept={{ role }} />
      </AdminHead>
      <FilterLinks label={t("filter")} current={role} choices={choices} />
      {list.rows.length === 0 ? (
        <UsersEmpty query={query} />
      ) : (
        <>
          <div className="only-d">
            <UserTable {...shown} />
          </div>
          <div className="only-m">
            <UserCards {...shown} />
          </div>
        </>
      )}
      <ListFoot
        hints={[
          { keys: ["Enter"], words: t("change") },
          { keys: ["/"], words: t("search") },
        ]}
        next={list.next}
        loadOlder={list.loadOlder}
      />
      {asked ? (
        <RoleDialog
          key={asked.id}
          user={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            list.refresh();
          }}
        />
      ) : null}
    </>
  );
}

function UsersEmpty({ query: { q, role } }: { query: Query }) {
  const t = useTranslations("admin.users");
  const locale = useLocale() as Locale;
  if (!q && !role) return <EmptyState title={t("nobody")}>{t("nobodyBody")}</EmptyState>;
  const rest = q && role ? { q } : {};
  return (
    <EmptyState
      title={q ? t("notFound", { q }) : t("noneOfRole")}
      action={
        <ButtonLink variant="second" href={adminPath(locale, "users", rest)} replace>
          {q && role ? t("dropRole") : t("drop")}
        </ButtonLink>
      }
    >
      {q ? t("notFoundBody") : null}
    </EmptyState>
  );
}
