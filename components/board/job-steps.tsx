import { Check } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import styles from "./work.module.css";

const STEPS = ["claimed", "made", "packed", "shipped"] as const;
/** The step each status is in the middle of. */
const CURRENT: Partial<Record<OrderStatus, number>> = {
  MANUFACTURING_STARTED: 1,
  REWORK: 1,
  MANUFACTURING_COMPLETED: 2,
  PACKAGING: 3,
};

/** Four steps of the bench, the current one marked. */
export function JobSteps({ status }: { status: OrderStatus }) {
  const t = useTranslations("work.step");
  const current = CURRENT[status] ?? -1;
  return (
    <ol className={styles.steps} aria-label={t("label")}>
      {STEPS.map((step, place) => (
        <li
          key={step}
          className={cx(place < current && styles.done, place === current && styles.now)}
          aria-current={place === current ? "step" : undefined}
        >
          {place < current ? <Check className="ic ic-16" aria-hidden="true" /> : null}
          {t(step)}
          {place < current ? <span className="vh"> {t("done")}</span> : null}
        </li>
      ))}
    </ol>
  );
}
