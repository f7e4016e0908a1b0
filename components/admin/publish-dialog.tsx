"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PublishRulesInput } from "#lib/contracts/admin.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { RulesChanges } from "./rules-changes.tsx";
import type { RulesDraft } from "./use-rules-draft.ts";

type Props = { draft: RulesDraft; onClose: () => void; onDone: () => void; onMoved: () => void };

const SHORTEST = 3;

/** Publishes the draft as the next version, with a note; says what happens to quotes that were made before. */
export function PublishDialog({ draft, onClose, onDone, onMoved }: Props) {
  const t = useTranslations("admin.rules");
  const id = useId();
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const isShort = note.trim().length < SHORTEST;
  const { base, rules, changes } = draft;
  const next = String(base.version + 1);
  const { press, busy, error } = usePress(
    (key: string, words: string) =>
      api.admin.publishRules.mutate({
        key,
        basedOn: base.version,
        rules: rules as PublishRulesInput["rules"],
        note: words,
      }),
    {
      done: ({ version }) => {
        showToast({ text: t("published", { version: String(version) }) });
        onDone();
      },
      refused: ({ code }) => code === "RULES_MOVED_ON" && onMoved(),
    },
  );
  const go = () => {
    setAsked(true);
    if (!isShort) void press(note.trim());
  };
  return (
    <AskDialog
      title={t("publishTitle", { version: next })}
      go={t("publishGo", { version: next, count: changes.length })}
      width={620}
      busy={busy}
      error={error?.words}
      onGo={go}
      onClose={onClose}
    >
      <p>{t("publishBody")}</p>
      <RulesChanges changes={changes} rules={rules} />
      <Textarea
        id={`${id}note`}
        label={t("note")}
        hint={t("noteHint")}
        error={asked && isShort ? t("noteNeeded") : undefined}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.target.value)}
      />
    </AskDialog>
  );
}
