"use client";
import { useTranslations } from "use-intl/react";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import styles from "./configure.module.css";

/** The page's shape while it loads: viewer, rail, bar. */
export function ConfigureSkeleton() {
  const t = useTranslations("states.loading");
  return (
    <div className={styles.grid}>
      <div className={styles.pane}>
        <div className={styles.view} />
      </div>
      <div className={styles.rail}>
        <div className={styles.in}>
          <SkeletonGroup words={t("model")}>
            <Skeleton width="60%" height={28} />
            <Skeleton height={24} />
            <Skeleton height={72} />
            <Skeleton height={120} />
            <Skeleton height={160} />
          </SkeletonGroup>
        </div>
      </div>
    </div>
  );
}
