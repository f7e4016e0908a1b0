"use client";
import { Suspense, useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { numbered, pinsOf } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { LazyViewer } from "#components/model/lazy-viewer.ts";
import { PiecePlate } from "#components/piece/piece-plate.tsx";
import { Button } from "#components/ui/button.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { OrderOptions, StaffOrderRef } from "#lib/contracts/order.ts";
import type { ModelFacts } from "#server/queries/shared/model-facts.ts";
import styles from "./staff.module.css";
import type { useOpenModel } from "./use-open-model.ts";

type Props = {
  number: string;
  model: ModelFacts | null;
  options: OrderOptions;
  /** The piece in words. */
  title: string;
  order: StaffOrderRef;
  opened: ReturnType<typeof useOpenModel>;
  selectedPin: string | null;
  onSelectPin: (id: string) => void;
};

/** The piece's picture; the model itself opens on purpose only, since each opening is the customer's to see. */
export function OpenedModel(props: Props) {
  const t = useTranslations("staff.model");
  const format = useFormat();
  const { model, opened } = props;
  const measures = model?.measures ?? null;
  const canView = measures?.hasPreview === true;
  return (
    <div>
      {opened.source && measures ? (
        <div className={`plate ${styles.plate}`}>
          <Suspense fallback={<p className={styles.plateWords}>{t("opening")}</p>}>
            <OpenedViewer {...props} source={opened.source} measures={measures} />
          </Suspense>
        </div>
      ) : (
        <PiecePlate
          className={styles.plate}
          of={props.order}
          picture={model?.picture ?? null}
          metalId={props.options.metalId}
          finish={props.options.finish}
          piece={[props.title, measures && format.box(measures.sidesMm)].filter(Boolean).join(", ")}
        />
      )}
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
      {opened.source ? null : (
        <p className={`small muted ${styles.plateNote}`}>
          {canView ? t("recorded") : measures ? t("noCopy") : t("notReady")}
        </p>
      )}
    </div>
  );
}

type Measures = NonNullable<ModelFacts["measures"]>;

function OpenedViewer(props: Props & { source: string; measures: Measures }) {
  const t = useTranslations("staff.model");
  const format = useFormat();
  const { number, order, options, measures, model, source, selectedPin, onSelectPin } = props;
  const wordsOf = useFindingWords();
  const findings = model?.findings;
  const { scale } = measures;
  const pins = useMemo(() => pinsOf(numbered(findings ?? []), scale, wordsOf), [findings, scale, wordsOf]);
  const size = format.box(measures.sidesMm);
  return (
    <LazyViewer
      source={source}
      measured={measures.wallLimitMm === null ? undefined : source}
      wallLimitMm={measures.wallLimitMm ?? undefined}
      mmPerUnit={measures.mmPerUnit}
      metal={options.metalId}
      picture={{ of: order, picture: model?.picture ?? null }}
      finish={options.finish}
      description={t("description", { number, size })}
      sizeText={size}
      pins={pins}
      selectedPin={selectedPin ?? undefined}
      onSelectPin={onSelectPin}
    />
  );
}
