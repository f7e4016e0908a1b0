import { useTranslations } from "use-intl/react";
import { Chip } from "#components/ui/chip.tsx";
import type { Tone } from "#components/ui/note.tsx";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";

const TONES: Partial<Record<OrderStatus, Tone>> = {
  PRICE_FAILED: "bad",
  PRICE_ACCEPTED: "info",
  MANUFACTURING_APPROVED: "info",
  MANUFACTURING_STARTED: "info",
  MANUFACTURING_COMPLETED: "info",
  PACKAGING: "info",
  REWORK: "warn",
  ON_HOLD: "warn",
  SHIPPED: "ok",
  DELIVERED: "ok",
};

/** A status in the words of the staff: word plus tint, never tint alone. */
export function StatusChip({ status }: { status: OrderStatus }) {
  const t = useTranslations("staff.status");
  return <Chip tone={TONES[status] ?? "plain"}>{t(status)}</Chip>;
}
