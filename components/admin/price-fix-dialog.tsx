"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { Input } from "#components/ui/input.tsx";
import { announce, showToast } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { parseRoubles } from "#lib/domain/roubles.ts";
import type { MetalsPage } from "./admin-data.ts";
import { AskDialog } from "./ask-dialog.tsx";

type Props = { metal: MetalsPage["metals"][number]; onClose: () => void; onDone: () => void };

const NOTHING = { sum: "", source: "" };
const SHORTEST = 2;

/** Fixes a price from now on. A step past the limit is asked a second time, with both sums named. */
export function PriceFixDialog({ metal, onClose, onDone }: Props) {
  const t = useTranslations("admin.metals");
  const name = useTranslations("price.metals")(metal.metalId);
  const id = useId();
  const [draft, setDraft, forget] = useDraft(`metal/${metal.metalId}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const fix = useFix(metal, name, () => {
    forget();
    onDone();
  });
  const minorPerGram = parseRoubles(draft.sum);
  const lacksSource = draft.source.trim().length < SHORTEST;
  const words = useJumpWords(metal.minorPerGram, minorPerGram);
  const change = (part: Partial<typeof NOTHING>) => {
    setDraft({ ...draft, ...part });
    fix.calm();
  };
  const go = () => {
    setAsked(true);
    if (minorPerGram !== null && !lacksSource)
      void fix.press({ minorPerGram, source: draft.source.trim(), confirmJump: fix.isJump });
  };
  const sum = words.after;
  return (
    <AskDialog
      title={t("title", { metal: name })}
      go={sum ? t(fix.isJump ? "goJump" : "go", { sum }) : t("goEmpty")}
      danger={fix.isJump}
      busy={fix.busy}
      error={fix.isJump ? undefined : fix.error?.words}
      onGo={go}
      onClose={onClose}
    >
      {words.before ? <p>{t("now", { sum: words.before, source: metal.source ?? "" })}</p> : null}
      <Input
        id={`${id}sum`}
        label={t("sum")}
        hint={t("sumHint")}
        inputMode="decimal"
        autoComplete="off"
        value={draft.sum}
        error={asked && minorPerGram === null ? t("sumNeeded") : undefined}
        onChange={(event) => change({ sum: event.target.value })}
      />
      <Input
        id={`${id}source`}
        label={t("source")}
        hint={t("sourceHint")}
        autoComplete="off"
        maxLength={120}
        value={draft.source}
        error={asked && lacksSource ? t("sourceNeeded") : undefined}
        onChange={(event) => change({ source: event.target.value })}
      />
      {fix.isJump ? (
        <Note tone="warn" role="status" title={t("jump", { step: words.step })}>
          {t("jumpBody", { before: words.before, after: words.after })}
        </Note>
      ) : null}
    </AskDialog>
  );
}

type Fix = { minorPerGram: number; source: string; confirmJump: boolean };

function useFix(metal: Props["metal"], name: string, onDone: () => void) {
  const t = useTranslations("admin.metals");
  const [isJump, setJump] = useState(false);
  const pressing = usePress(
    (key: string, fix: Fix) => api.admin.fixMetalPrice.mutate({ key, metalId: metal.metalId, ...fix }),
    {
      done: ({ released }) => {
        showToast({ text: t("done", { metal: name, count: released }) });
        onDone();
      },
      refused: ({ code }) => {
        if (code !== "PRICE_JUMP") return;
        setJump(true);
        announce(t("jumpSaid"));
      },
    },
  );
  const calm = () => {
    setJump(false);
    pressing.forget();
  };
  return { ...pressing, isJump, calm };
}

function useJumpWords(beforeMinor: number | null, afterMinor: number | null) {
  const format = useFormat();
  const perGram = (value: number | null) =>
    value === null ? "" : format.stepValue({ value, unit: "minor_per_g" });
  const share = beforeMinor && afterMinor ? (afterMinor / beforeMinor - 1) * 100 : 0;
  return {
    before: perGram(beforeMinor),
    after: perGram(afterMinor),
    step: format.percent(share, { signed: true }),
  };
}
