"use client";
import { useParams } from "next/navigation";
import { Suspense } from "react";
import { useTranslations } from "use-intl/react";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { localFile } from "#components/upload/local-files.ts";
import { useUploads } from "#components/upload/use-upload.ts";
import styles from "./configure.module.css";
import { useFirstPrice } from "./use-first-price.ts";
import { usePriceWords } from "./use-price-words.ts";

/** The page's shape while it loads: viewer, rail, bar; with what the file that was just picked here has told. */
export function ConfigureSkeleton() {
  return (
    // The shell may stand before its address is known.
    <Suspense fallback={<Shape />}>
      <Known />
    </Suspense>
  );
}

function Known() {
  const { orderId } = useParams();
  const upload = useUploads().find(({ begun }) => begun?.orderId === orderId);
  const first = useFirstPrice(upload?.begun ? localFile(upload.begun.modelId) : undefined);
  const band = usePriceWords()(first?.price);
  return <Shape name={upload?.fileName} band={band} />;
}

function Shape({ name, band }: { name?: string | undefined; band?: string | null }) {
  const t = useTranslations("states.loading");
  return (
    <div className={styles.grid}>
      <div className={styles.pane}>
        <div className={styles.view} />
      </div>
      <div className={styles.rail}>
        <div className={styles.in}>
          {name ? <p className={`h3 ${styles.name}`}>{name}</p> : null}
          <SkeletonGroup words={t("model")}>
            {name ? null : <Skeleton width="60%" height={28} />}
            <Skeleton height={24} />
            <Skeleton height={72} />
            <Skeleton height={120} />
            <Skeleton height={160} />
          </SkeletonGroup>
        </div>
        {band ? (
          <div className={styles.buy}>
            <div className={styles.line}>
              <span className={styles.price}>{band}</span>
            </div>
            <Skeleton height={48} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
