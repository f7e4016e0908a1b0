"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./admin.module.css";
import type { UserRow } from "./admin-data.ts";

type Props = {
  rows: readonly UserRow[];
  selected: string | null;
  ownId: string;
  onChange: (user: UserRow) => void;
};

const COLUMNS = ["name", "email", "role", "seen"] as const;

/** People as a table. */
export function UserTable({ rows, selected, ...rest }: Props) {
  const t = useTranslations("admin.users");
  const format = useFormat();
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
          <th scope="col" className="num">
            {t("columns.held")}
          </th>
          <th scope="col">
            <span className="vh">{t("change")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((user) => (
          <Row key={user.id} look={selected === user.id ? "sel" : undefined}>
            <th scope="row">{user.name}</th>
            <td>{user.email}</td>
            <td>{t(`roles.${user.role}`)}</td>
            <td>
              <Seen at={user.lastSeenAt} />
            </td>
            <td className="num">{user.openClaims > 0 ? format.number(user.openClaims) : ""}</td>
            <td>
              <span className={styles.acts}>
                <ChangeButton user={user} {...rest} />
              </span>
            </td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** People as cards of three lines, for a phone. */
export function UserCards({ rows, selected: _, ...rest }: Props) {
  const t = useTranslations("admin.users");
  return (
    <ul aria-label={t("list")}>
      {rows.map((user) => (
        <li key={user.id} className={styles.card}>
          <span className={styles.cardLine}>
            <span className="strong">{user.name}</span>
            <span>{t(`roles.${user.role}`)}</span>
          </span>
          <span className="muted">{user.email}</span>
          <span className={`${styles.cardLine} muted`}>
            <span>{user.openClaims > 0 ? t("holds", { count: user.openClaims }) : ""}</span>
            <Seen at={user.lastSeenAt} />
          </span>
          <span className={styles.acts}>
            <ChangeButton user={user} {...rest} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Seen({ at }: { at: string | null }) {
  const t = useTranslations("admin.users");
  return at ? <DateText at={at} form="staff" /> : <span className="muted">{t("never")}</span>;
}

function ChangeButton({ user, ownId, onChange }: Pick<Props, "ownId" | "onChange"> & { user: UserRow }) {
  const t = useTranslations("admin.users");
  if (user.id === ownId) return <span className="muted">{t("own")}</span>;
  return (
    <Button
      variant="second"
      size="mini"
      data-row={user.id}
      aria-label={t("changeOf", { name: user.name })}
      onClick={() => onChange(user)}
    >
      {t("change")}
    </Button>
  );
}
