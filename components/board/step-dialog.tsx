"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { ErrorWords } from "#components/shell/use-error-words.ts";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "./work.module.css";

type Props = {
  title: string;
  go: string;
  busy: boolean;
  error: ErrorWords | null;
  onGo: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of a step that asks something first. */
export function StepDialog({ title, go, busy, error, onGo, onClose, children }: Props) {
  const t = useTranslations("work");
  const staff = useTranslations("staff");
  const isLinked = useLink();
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {staff("keep")}
          </Button>
          <span>
            <Button busy={busy} off={isLinked ? undefined : staff("linkLost")} onClick={onGo}>
              {busy ? staff("busy") : go}
            </Button>
          </span>
        </>
      }
    >
      <Form className={styles.dialog} onSend={onGo}>
        {children}
        {error ? (
          <Note tone="bad" role="status">
            {t("failed", { why: error.words })}
          </Note>
        ) : null}
        {/* Enter in a field sends the form: a scanner ends with it */}
        <input type="submit" hidden />
      </Form>
    </Dialog>
  );
}
