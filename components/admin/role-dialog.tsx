"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { Select } from "#components/ui/select.tsx";
import { ROLES, type Role } from "#lib/domain/order/statuses.ts";
import type { UserRow } from "./admin-data.ts";
import { AskDialog } from "./ask-dialog.tsx";

type Props = { user: UserRow; onClose: () => void; onDone: () => void };

/** Gives a role: says that open sessions end, and what becomes of work that is held. */
export function RoleDialog({ user, onClose, onDone }: Props) {
  const t = useTranslations("admin.users");
  const [role, setRole] = useState<Role>(user.role);
  const [asked, setAsked] = useState(false);
  const isSame = role === user.role;
  const { press, busy, error, forget } = usePress(
    (_key: string, next: Role) => api.admin.setRole.mutate({ userId: user.id, role: next }),
    {
      done: () => {
        showToast({ text: t("done", { name: user.name, role: t(`roles.${role}`) }) });
        onDone();
      },
    },
  );
  const go = () => {
    setAsked(true);
    if (!isSame) void press(role);
  };
  return (
    <AskDialog
      title={t("title", { name: user.name })}
      go={isSame ? t("goSame") : t("go", { role: t(`roles.${role}`) })}
      danger={role === "admin" && !isSame}
      busy={busy}
      error={error?.words}
      onGo={go}
      onClose={onClose}
    >
      <p className="muted">{user.email}</p>
      <Select
        label={t("columns.role")}
        value={role}
        error={asked && isSame ? t("sameRole") : undefined}
        onChange={(event) => {
          setRole(event.target.value as Role);
          forget();
        }}
      >
        {ROLES.map((choice) => (
          <option key={choice} value={choice}>
            {t(`roles.${choice}`)}
          </option>
        ))}
      </Select>
      <p className="small muted">{t(`may.${role}`)}</p>
      <Note tone="warn">
        {t("sessionsEnd")} {user.openClaims > 0 ? t("claimsStay", { count: user.openClaims }) : null}
      </Note>
    </AskDialog>
  );
}
