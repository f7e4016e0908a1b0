"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import styles from "./admin.module.css";
import type { OneMail } from "./admin-data.ts";
import { MailChip } from "./mail-list.tsx";

type Look = "html" | "plain";
type Props = { mail: OneMail; onClose: () => void; onSent: () => void };

/** As tall as the mail: the dialog scrolls, not the frame. No scripts, no forms, no way out: customers wrote in it. */
function Letter({ mail }: { mail: OneMail }) {
  const [height, setHeight] = useState<number>();
  const measure = (frame: HTMLIFrameElement) =>
    setHeight(frame.contentDocument?.documentElement.scrollHeight);
  return (
    <iframe
      className={styles.letter}
      title={mail.subject}
      // of one origin, to be measured
      sandbox="allow-same-origin"
      srcDoc={mail.html}
      style={{ height }}
      onLoad={(event) => measure(event.currentTarget)}
    />
  );
}

/** One mail as its reader sees it, in a frame that may run nothing, and its plain twin. */
export function MailDialog({ mail, onClose, onSent }: Props) {
  const t = useTranslations("admin.mail");
  const common = useTranslations("common.action");
  const [look, setLook] = useState<Look>("html");
  const { press, busy, error } = usePress(
    () => api.admin.resendMail.mutate({ customerId: mail.customerId, mailId: mail.id }),
    {
      done: () => {
        showToast({ text: t("resent", { to: mail.toAddress }) });
        onSent();
        onClose();
      },
    },
  );
  const isUnderWay = mail.state === "queued" || mail.state === "sending";
  return (
    <Dialog
      open
      width={720}
      title={mail.subject}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common("close")}
          </Button>
          <span>
            <Button busy={busy} off={isUnderWay ? t("underWay") : undefined} onClick={() => void press(null)}>
              {t("resend", { to: mail.toAddress })}
            </Button>
          </span>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.facts}>
          <span>{mail.toAddress}</span>
          <DateText at={mail.sentAt ?? mail.createdAt} form="staff" />
          <MailChip state={mail.state} />
        </p>
        {mail.lastError ? <Note tone="bad">{mail.lastError}</Note> : null}
        <SegmentedControl<Look>
          name="look"
          legend={t("look")}
          small
          value={look}
          onChange={setLook}
          choices={[
            { value: "html", label: t("html") },
            { value: "plain", label: t("plain") },
          ]}
        />
        {look === "html" ? (
          <Letter mail={mail} />
        ) : (
          // a text that scrolls has to be reachable by keyboard
          <pre className={styles.plain} tabIndex={0}>
            {mail.plain}
          </pre>
        )}
        {error ? (
          <Note tone="bad" role="status">
            {error.words}
          </Note>
        ) : null}
      </div>
    </Dialog>
  );
}
