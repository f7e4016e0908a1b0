"use client";
import { useTranslations } from "use-intl/react";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import styles from "./order.module.css";

/** The order page's shape while it loads. */
export function OrderSkeleton() {
  const t = useTranslations("states.loading");
  return (
    <div className={styles.page}>
      <SkeletonGroup words={t("order")}>
        <Skeleton width="40%" />
        <Skeleton width="70%" height={40} />
        <Skeleton height={72} />
        <Skeleton width="55%" height={320} />
      </SkeletonGroup>
    </div>
  );
}
