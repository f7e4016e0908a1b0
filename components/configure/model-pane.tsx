import { Suspense, useEffect, useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { pinsOf, type ShownFinding } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { LazyViewer } from "#components/model/lazy-viewer.ts";
import { ViewerFailed, ViewerLoading } from "#components/model/viewer-states.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { LocalLook } from "#components/upload/look/local-look.ts";
import { METALS } from "#lib/domain/metals.ts";
import { MM_PER_UNIT } from "#lib/geometry/units.ts";
import styles from "./configure.module.css";
import type { Choice, ModelStatus, Terms } from "./configure-data.ts";
import { type KnownModel, ringUnder, scaleUnder, sidesUnder } from "./known-model.ts";
import type { PiecePrice } from "./piece-price.ts";
import type { RepairComparison } from "./use-comparison.ts";
import { usePreviewAddress } from "./use-preview-address.ts";
import { useRingWords } from "./use-ring-words.ts";

type Props = {
  orderId: string;
  model: ModelStatus;
  known: KnownModel | null;
  look: LocalLook;
  choice: Choice;
  rules: Terms["rules"];
  price: PiecePrice;
  comparison: RepairComparison | undefined;
  findings: readonly ShownFinding[];
  selected: string | undefined;
  onSelect: (id: string) => void;
};

/** The model to turn, in the chosen metal; words in its place until there is one to show. */
export function ModelPane(props: Props) {
  const t = useTranslations("configure.view");
  const format = useFormat();
  const { model, known, look, choice } = props;
  const preview = usePreviewAddress(model.modelId, model.hasPreview);
  // It comes while the address of what it shows is asked for.
  useEffect(LazyViewer.preload, []);
  const sizeText = known ? format.box(sidesUnder(known, choice.unit)) : "";
  const source = look.preview ?? preview.address;
  return (
    <section className={styles.pane} aria-label={t("label")}>
      <div className={styles.view}>
        {source ? (
          <Suspense fallback={<ViewerLoading />}>
            <Shown {...props} source={source} measured={preview.address} sizeText={sizeText} />
          </Suspense>
        ) : preview.failed ? (
          <ViewerFailed sizeText={sizeText} onRetry={preview.retry} />
        ) : (
          <Waiting model={model} sizeText={sizeText} />
        )}
      </div>
    </section>
  );
}

function Shown(props: Props & { source: ArrayBuffer | string; measured: string | null; sizeText: string }) {
  const {
    orderId,
    model,
    known,
    look,
    choice,
    rules,
    findings,
    selected,
    onSelect,
    source,
    measured,
    sizeText,
  } = props;
  const { comparison } = props;
  const scale = known ? scaleUnder(known, choice.unit) : 1;
  const inner = known && ringUnder(known, choice.unit);
  const pins = usePins(findings, scale);
  const isCompared = comparison !== undefined && comparison.view !== comparison.own;
  const other = usePreviewAddress(comparison?.otherId ?? model.modelId, isCompared);
  return (
    <LazyViewer
      source={source}
      measured={(model.casting?.thickness && measured) ?? undefined}
      wallLimitMm={rules.castability[METALS[choice.metalId].family].minWallMm}
      mmPerUnit={known ? known.measures.mmPerUnit * scale : MM_PER_UNIT[choice.unit ?? look.declared ?? "mm"]}
      metal={choice.metalId}
      finish={choice.finish}
      description={useDescription(props)}
      sizeText={sizeText}
      picture={{ of: { orderId }, picture: model.picture }}
      innerDiameterMm={inner ?? undefined}
      pins={pins}
      selectedPin={selected}
      onSelectPin={onSelect}
      compare={comparison && { ...comparison, source: isCompared ? other.address : null }}
    />
  );
}

function usePins(findings: readonly ShownFinding[], scale: number) {
  const wordsOf = useFindingWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, which reloads the page
  return useMemo(() => pinsOf(findings, scale, wordsOf), [findings, scale]);
}

/** The model in words, for who does not see it. */
function useDescription({
  model,
  known,
  choice,
  price,
  findings,
  comparison,
  sizeText,
}: Props & { sizeText: string }): string {
  const t = useTranslations("configure.view");
  const format = useFormat();
  const ringWords = useRingWords();
  const wordsOf = useFindingWords();
  const ring = known && ringUnder(known, choice.unit);
  const parts = [
    t("description", { name: model.fileName, size: sizeText }),
    ring === null ? null : t("ring", { size: ringWords(ring) }),
    price.kind === "none" ? null : t("weight", { weight: format.grams(price.weightG) }),
    comparison && comparison.view !== comparison.own ? t(`compared.${comparison.view}`) : null,
    ...findings.map((finding) => `${finding.number}. ${wordsOf(finding)}`),
  ];
  return parts.filter(Boolean).join(" ");
}

function Waiting({ model, sizeText }: { model: ModelStatus; sizeText: string }) {
  const t = useTranslations("configure.view");
  const isOver = model.state === "lost" || ["refused", "failed", "done"].includes(model.analysis.state);
  return (
    <div className={styles.waiting}>
      <p className="muted">
        {t(isOver && !model.hasPreview ? "none" : model.state === "stored" ? "waiting" : "storing")}
      </p>
      {sizeText ? <p className="strong">{sizeText}</p> : null}
    </div>
  );
}
