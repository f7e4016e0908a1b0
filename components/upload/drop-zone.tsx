"use client";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { hasSessionHint } from "#components/shell/known-person.ts";
import { buttonClass } from "#components/ui/button-look.ts";
import { cx } from "#components/ui/cx.ts";
import { lazyPart, usePreloaded } from "#components/ui/lazy-part.tsx";
import { announce } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { CheckedFile } from "./desk/upload-desk.ts";
import { FilePick } from "./file-pick.tsx";
import { FILE_LIMIT, TRIANGLES_LIMIT } from "./limits-shown.ts";
import { lookAhead, prepareLook } from "./look/looks.ts";
import { usePageFiles } from "./page-files.ts";
import { hasUnfinishedHint } from "./unfinished-hint.ts";
import styles from "./upload.module.css";
import { loadDesk } from "./use-upload.ts";

const ResumeOffer = lazy(() => import("./resume-offer.tsx"));
const RefusedFiles = lazy(() => import("./refused-files.tsx"));
const FirstPrice = lazyPart(async () => {
  const part = await import("#components/configure/first-price.tsx");
  part.prepareFirstPrice();
  return part.FirstPrice;
});
/** What a file needs the moment it is chosen. */
const AHEAD = {
  desk: { preload: () => void loadDesk().catch(() => {}) },
  look: { preload: prepareLook },
  price: FirstPrice,
};

export type RefusedFile = Extract<CheckedFile, { refusal: unknown }>;

/**
 * Where a file comes in: picked, dropped anywhere, pasted. What cannot be a model is refused here, before any byte
 * goes; one file is looked into and priced at once and leads to its page, several stay listed. What does the work is
 * loaded once the page rests, or on the first sign of need.
 */
export function DropZone() {
  const all = useTranslations("upload");
  const t = useTranslations("upload.zone");
  const locale = useLocale();
  const format = useFormat();
  const router = useRouter();
  const [busy, setBusy] = useState("");
  const [refused, setRefused] = useState<RefusedFile[]>([]);
  const [listed, setListed] = useState(false);
  const [looked, setLooked] = useState<File>();
  useEffect(() => setListed(hasUnfinishedHint() || hasSessionHint()), []);

  const take = async (files: File[]) => {
    const [first] = files;
    if (!first) return;
    lookAhead(first);
    setLooked(files.length === 1 ? first : undefined);
    setBusy(t("reading", { name: first.name }));
    announce(t("reading", { name: first.name }));
    const desk = await loadDesk();
    const checked = await Promise.all(files.map((file) => desk.uploadFile(file)));
    const accepted = checked.filter((file) => "begun" in file);
    setRefused(checked.filter((file): file is RefusedFile => "refusal" in file));
    if (accepted.length === 0) setLooked(undefined);
    else if (files.length === 1) setBusy(t("opening"));
    setListed((before) => before || accepted.length > 0);
    const orders = await Promise.all(accepted.map(({ begun }) => begun));
    const [only] = orders;
    if (orders.length === 1 && only?.orderId) return router.push(`/${locale}/configure/${only.orderId}`);
    setBusy("");
    if (!only) setLooked(undefined);
  };
  // The router keeps this page: whoever comes back finds it as it was before the file.
  useEffect(
    () => () => {
      setBusy("");
      setLooked(undefined);
    },
    [],
  );
  usePreloaded(AHEAD);
  const preload = () => {
    for (const part of Object.values(AHEAD)) part.preload();
    // One shell serves the pages of all models.
    router.prefetch(`/${locale}/configure/any`);
  };
  const dragged = usePageFiles((files) => void take(files), preload);

  return (
    <div className={styles.zone}>
      <div className={cx(styles.drop, dragged && styles.dragged)}>
        <p className={cx(styles.say, "only-d")}>
          <Upload className="ic" />
          {dragged ? t("drop") : t("drag")}
        </p>
        <FilePick
          multiple
          look={buttonClass({ size: "big" })}
          onNear={preload}
          onPick={(files) => void take(files)}
        >
          {t("choose")}
        </FilePick>
        <p className="small muted" role="status">
          {busy ||
            t("limits", {
              formats: all("formats"),
              size: format.bytes(FILE_LIMIT),
              millions: format.number(TRIANGLES_LIMIT / 1e6),
            })}
        </p>
        <Suspense>{looked ? <FirstPrice file={looked} /> : null}</Suspense>
      </div>
      <Suspense>
        {refused.length > 0 ? <RefusedFiles files={refused} /> : null}
        {listed ? <ResumeOffer /> : null}
      </Suspense>
    </div>
  );
}
