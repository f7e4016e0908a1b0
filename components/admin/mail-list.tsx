"use client";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Chip } from "#components/ui/chip.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import type { Tone } from "#components/ui/note.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import type { MailState } from "#lib/domain/desk-lists.ts";
import styles from "./admin.module.css";
import type { MailRow } from "./admin-data.ts";

type Props = { rows: readonly MailRow[]; selected: string | null; hrefOf: (mail: MailRow) => string };

const TONES: Record<MailState, Tone> = {
  queued: "info",
  sending: "info",
  sent: "ok",
  kept: "plain",
  failed: "bad",
};

/** How far a mail came: word plus tint. */
export function MailChip({ state }: { state: MailState }) {
  const t = useTranslations("admin.mail.state");
  return <Chip tone={TONES[state]}>{t(state)}</Chip>;
}

/** Mails as a table. */
export function MailTable({ rows, selected, hrefOf }: Props) {
  const t = useTranslations("admin.mail");
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.at")}</th>
          <th scope="col">{t("columns.to")}</th>
          <th scope="col">{t("columns.subject")}</th>
          <th scope="col">{t("columns.state")}</th>
          <th scope="col" className="num">
            {t("columns.attempts")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((mail) => (
          <Row key={mail.id} look={selected === mail.id ? "sel" : undefined}>
            <td>
              <DateText at={mail.createdAt} form="staff" />
            </td>
            <td>{mail.toAddress}</td>
            <th scope="row" className="wide">
              <Link href={hrefOf(mail)} data-row={mail.id} prefetch={false} replace scroll={false}>
                {mail.subject}
              </Link>
              {mail.lastError ? <span className="blk small muted">{mail.lastError}</span> : null}
            </th>
            <td>
              <MailChip state={mail.state} />
            </td>
            <td className="num">{mail.attempts}</td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Mails as cards of three lines, for a phone. */
export function MailCards({ rows, hrefOf }: Props) {
  const t = useTranslations("admin.mail");
  return (
    <ul aria-label={t("list")}>
      {rows.map((mail) => (
        <li key={mail.id} className={styles.card}>
          <span className={styles.cardLine}>
            <span className="muted">{mail.toAddress}</span>
            <MailChip state={mail.state} />
          </span>
          <Link className={styles.cardLink} href={hrefOf(mail)} prefetch={false} replace scroll={false}>
            {mail.subject}
          </Link>
          <span className="muted">
            <DateText at={mail.createdAt} form="staff" />
          </span>
        </li>
      ))}
    </ul>
  );
}
