"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { CARRIERS, type Carrier, trackingNumber } from "#lib/domain/production-input.ts";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import type { Job } from "./work-data.ts";

const NOTHING: { carrier: Carrier; tracking: string } = { carrier: "cdek", tracking: "" };

/** Hands the parcel over: carrier and tracking number, typed or scanned. */
export function ShipDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useTranslations("work.ship");
  const carriers = useTranslations("staff.carrier");
  const id = useId();
  const { customerId, orderId, number } = job;
  const [draft, setDraft, forget] = useDraft(`ship/${number}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const tracking = trackingNumber(draft.tracking);
  const { press, busy, error } = useStep(
    job,
    "ship",
    (key: string, sent: typeof NOTHING) => api.board.ship.mutate({ key, customerId, orderId, ...sent }),
    () => {
      forget();
      onClose();
    },
  );
  const go = () => {
    setAsked(true);
    if (tracking !== null) void press({ carrier: draft.carrier, tracking });
  };
  return (
    <StepDialog
      title={t("title", { number })}
      go={t("go")}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <Select
        id={`${id}carrier`}
        label={t("carrier")}
        value={draft.carrier}
        onChange={(event) => setDraft({ ...draft, carrier: event.target.value as Carrier })}
      >
        {CARRIERS.map((carrier) => (
          <option key={carrier} value={carrier}>
            {carriers(carrier)}
          </option>
        ))}
      </Select>
      <Input
        id={`${id}tracking`}
        label={t("tracking")}
        hint={t("trackingHint")}
        autoComplete="off"
        autoCapitalize="characters"
        value={draft.tracking}
        error={asked && tracking === null ? t("trackingWrong") : undefined}
        onChange={(event) => setDraft({ ...draft, tracking: event.target.value })}
      />
    </StepDialog>
  );
}
