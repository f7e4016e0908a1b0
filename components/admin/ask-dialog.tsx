"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "./admin.module.css";

type Props = {
  title: string;
  /** The button that does it names the consequence. */
  go: string;
  danger?: boolean;
  busy: boolean;
  error: string | undefined;
  width?: number;
  onGo: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** One question before a change: the harmless way first, off without a connection. */
export function AskDialog({ title, go, danger, busy, error, width, onGo, onClose, children }: Props) {
  const staff = useTranslations("staff");
  const isLinked = useLink();
  return (
    <Dialog
      open
      title={title}
      width={width}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {staff("keep")}
          </Button>
          <span>
            <Button
              variant={danger ? "danger" : "primary"}
              busy={busy}
              off={isLinked ? undefined : staff("linkLost")}
              onClick={onGo}
            >
              {busy ? staff("busy") : go}
            </Button>
          </span>
        </>
      }
    >
      <div className={styles.form}>
        {children}
        {error ? (
          <Note tone="bad" role="status">
            {error}
          </Note>
        ) : null}
      </div>
    </Dialog>
  );
}
