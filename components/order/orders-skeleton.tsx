"use client";
import { useTranslations } from "use-intl/react";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";

/** Eight rows of the size of an order. */
export function OrdersSkeleton() {
  const t = useTranslations("states.loading");
  return (
    <SkeletonGroup words={t("orders")}>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <Skeleton key={index} height={64} />
      ))}
    </SkeletonGroup>
  );
}
