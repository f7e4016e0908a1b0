"use client";
import { useTranslations } from "use-intl/react";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import styles from "./quote.module.css";

/** The quote page's shape while it loads. */
export function QuoteSkeleton() {
  const t = useTranslations("states.loading");
  return (
    <div className={styles.page}>
      <SkeletonGroup words={t("price")}>
        <Skeleton width="20%" />
        <Skeleton width="60%" height={40} />
        <Skeleton height={400} />
      </SkeletonGroup>
    </div>
  );
}
