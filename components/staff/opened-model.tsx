"use client";
import { Suspense, useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { numbered, pinsOf } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { LazyViewer } from "#components/model/lazy-viewer.ts";
import { MetalThumb } from "#components/staff/metal-thumb.tsx";
import { Button } from "#components/ui/button.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import type { ModelFacts } from "#server/queries/shared/model-facts.ts";
import styles from "./staff.module.css";
import type { useOpenModel } from "./use-open-model.ts";

type Props = {
  number: string;
  model: ModelFacts | null;
  options: OrderOptions;
  opened: ReturnType<typeof useOpenModel>;
  selectedPin: string | null;
  onSelectPin: (id: string) => void;
};

/** The model's plate: closed until somebody opens it on purpose, since each opening is the customer's to see. */
export function OpenedModel(props: Props) {
  const t = useTranslations("staff.model");
  const format = useFormat();
  const { model, opened } = props;
  const measures = model?.measures ?? null;
  const canView = measures?.hasPreview === true;
  return (
    <div>
      <div className={`plate ${styles.plate}`}>
        {opened.source && measures ? (
          <Suspense fallback={<p className={styles.plateWords}>{t("opening")}</p>}>
            <OpenedViewer {...props} source={opened.source} measures={measures} />
          </Suspense>
        ) : (
          <div className={styles.plateWords}>
            <MetalThumb metalId={props.options.metalId} big />
            <p className="small muted">{canView ? t("recorded") : measures ? t("noCopy") : t("notReady")}</p>
          </div>
        )}
      </div>
      <p className={styles.plateActs}>
        {canView && !opened.source ? (
          <Button
            variant="second"
            size="mini"
            busy={opened.busy === "view"}
            onClick={() => void opened.open("view")}
          >
            {opened.busy === "view" ? t("opening") : t("turn")}
          </Button>
        ) : null}
        {model?.stored ? (
          <Button
            variant="second"
            size="mini"
            busy={opened.busy === "file"}
            onClick={() => void opened.open("file")}
          >
            {t("file", { size: format.bytes(model.sizeBytes) })}
          </Button>
        ) : null}
      </p>
    </div>
  );
}

type Measures = NonNullable<ModelFacts["measures"]>;

function OpenedViewer(props: Props & { source: string; measures: Measures }) {
  const t = useTranslations("staff.model");
  const format = useFormat();
  const { number, options, measures, model, source, selectedPin, onSelectPin } = props;
  const wordsOf = useFindingWords();
  const findings = model?.findings;
  const { scale } = measures;
  const pins = useMemo(() => pinsOf(numbered(findings ?? []), scale, wordsOf), [findings, scale, wordsOf]);
  const size = format.box(measures.sidesMm);
  return (
    <LazyViewer
      source={source}
      {...(measures.wallLimitMm === null ? {} : { measured: source, wallLimitMm: measures.wallLimitMm })}
      mmPerUnit={measures.mmPerUnit}
      metal={options.metalId}
      finish={options.finish}
      description={t("description", { number, size })}
      sizeText={size}
      pins={pins}
      {...(selectedPin ? { selectedPin } : {})}
      onSelectPin={onSelectPin}
    />
  );
}
