"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FailureRow } from "./admin-data.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { useCauseWords } from "./use-cause-words.ts";

type Props = {
  failure: FailureRow;
  move: "retry" | "dismiss";
  onClose: () => void;
  onDone: () => void;
};

const SHORTEST = 3;

/** Trying again says what cannot happen twice; settling by hand asks what was done. */
export function FailureDialog({ failure, move, onClose, onDone }: Props) {
  const t = useTranslations("admin.failures");
  const causeOf = useCauseWords();
  const id = useId();
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const failureId = failure.id;
  const isShort = note.trim().length < SHORTEST;
  const { press, busy, error } = usePress(
    async (_key: string, words: string) => {
      if (move === "retry") await api.admin.retryFailure.mutate({ failureId });
      else await api.admin.dismissFailure.mutate({ failureId, note: words });
    },
    {
      done: () => {
        showToast({ text: t(move === "retry" ? "retried" : "dismissed") });
        onDone();
      },
      refused: ({ code }) => code === "FAILURE_RESOLVED" && onDone(),
    },
  );
  const go = () => {
    setAsked(true);
    if (move === "retry" || !isShort) void press(note.trim());
  };
  const safe = failure.kind === "payment" ? "payment" : failure.kind === "mail" ? "mail" : "other";
  return (
    <AskDialog
      title={t(`${move}Title`, { number: failure.number ?? "" })}
      go={t(`${move}Go`)}
      busy={busy}
      error={error?.words}
      onGo={go}
      onClose={onClose}
    >
      <p>{causeOf(failure)}</p>
      {move === "retry" ? (
        <p className="strong">{t(`safe.${safe}`)}</p>
      ) : (
        <Textarea
          id={`${id}note`}
          label={t("note")}
          hint={t("noteHint")}
          error={asked && isShort ? t("noteNeeded") : undefined}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
    </AskDialog>
  );
}
