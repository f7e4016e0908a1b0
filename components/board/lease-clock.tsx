"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLink } from "#components/staff/use-link.ts";
import { usePress } from "#components/staff/use-press.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { showToast } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { leaseGone } from "#lib/domain/order/deadlines.ts";
import styles from "./board.module.css";

const WARN_MS = 30 * 60_000;
type Leased = { customerId: string; orderId: string; number: string; leaseUntil: string };

/** Until when the order is the operator's; warns half an hour before and offers to extend. */
export function LeaseClock({ work, onExtended }: { work: Leased; onExtended: () => void }) {
  const t = useTranslations("board");
  const staff = useTranslations("staff");
  const format = useFormat();
  const isLinked = useLink();
  const left = useLeft(work);
  const extend = useExtend(work, onExtended);
  useWarning(work, left, extend.run);
  const isSoon = left !== null && left < WARN_MS;
  const share = left === null ? 0 : leaseGone(left);
  return (
    <div>
      <p className={styles.lease}>
        <span>{t("lease", { until: format.staffMoment(new Date(work.leaseUntil)) })}</span>
        {left === null ? null : (
          <Chip tone={isSoon ? "warn" : "plain"}>
            {left > 0 ? t("leaseLeft", { left: format.duration(left / 1000) }) : t("leaseOver")}
          </Chip>
        )}
      </p>
      <div className="bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%`, background: isSoon ? "var(--warn)" : undefined }} />
      </div>
      <p className={styles.leaseAct}>
        <Button
          variant="second"
          wide
          busy={extend.busy}
          off={isLinked ? undefined : staff("linkLost")}
          onClick={extend.run}
        >
          {extend.busy ? staff("busy") : t("extend")}
        </Button>
      </p>
    </div>
  );
}

function useLeft({ leaseUntil }: Leased): number | null {
  const now = useNow();
  return now ? Date.parse(leaseUntil) - now.getTime() : null;
}

function useExtend({ customerId, orderId }: Leased, onExtended: () => void) {
  const t = useTranslations("board");
  const format = useFormat();
  const { press, busy } = usePress((key: string) => api.board.extend.mutate({ key, customerId, orderId }), {
    done: ({ number, leaseUntil }) => {
      showToast({ text: t("extended", { number, until: format.staffMoment(new Date(leaseUntil)) }) });
      onExtended();
    },
    refused: ({ words }) => {
      showToast({ text: words });
      onExtended();
    },
  });
  return { run: () => void press(undefined), busy };
}

// Said once for each lease, wherever the operator looks.
function useWarning({ number, leaseUntil }: Leased, left: number | null, extend: () => void) {
  const t = useTranslations("board");
  const format = useFormat();
  const warned = useRef("");
  useEffect(() => {
    if (left === null || left <= 0 || left >= WARN_MS || warned.current === leaseUntil) return;
    warned.current = leaseUntil;
    const text = t("leaseSoon", { number, left: format.duration(left / 1000) });
    showToast({ text, action: { label: t("extend"), onPress: extend } });
  }, [left, leaseUntil, number, t, format, extend]);
}
