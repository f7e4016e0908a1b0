import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { ModelViewer } from "#components/model/model-viewer.tsx";
import { ViewerFailed } from "#components/model/viewer-states.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./configure.module.css";
import type { Choice, ModelStatus } from "./configure-data.ts";
import { pinsOf, type ShownFinding } from "./findings.ts";
import { type KnownModel, ringUnder, scaleUnder, sidesUnder } from "./known-model.ts";
import type { PiecePrice } from "./piece-price.ts";
import { useFindingWords } from "./use-finding-words.ts";
import { usePreviewAddress } from "./use-preview-address.ts";
import { useRingWords } from "./use-ring-words.ts";

type Props = {
  model: ModelStatus;
  known: KnownModel | null;
  choice: Choice;
  price: PiecePrice;
  findings: readonly ShownFinding[];
  selected: string | undefined;
  onSelect: (id: string) => void;
};

/** The model to turn, in the chosen metal; words in its place until there is one to show. */
export function ModelPane(props: Props) {
  const t = useTranslations("configure.view");
  const { model, known, choice } = props;
  const preview = usePreviewAddress(model);
  const sizeText = useSizeText(known, choice);
  return (
    <section className={styles.view} aria-label={t("label")}>
      {preview.failed ? (
        <ViewerFailed sizeText={sizeText} onRetry={preview.retry} />
      ) : known && preview.address ? (
        <Shown {...props} known={known} address={preview.address} sizeText={sizeText} />
      ) : (
        <Waiting model={model} sizeText={sizeText} />
      )}
    </section>
  );
}

function useSizeText(known: KnownModel | null, choice: Choice): string {
  const format = useFormat();
  return known ? format.box(sidesUnder(known, choice.unit)) : "";
}

function Shown(props: Props & { known: KnownModel; address: string; sizeText: string }) {
  const { known, choice, findings, selected, onSelect, address, sizeText } = props;
  const wordsOf = useFindingWords();
  const scale = scaleUnder(known, choice.unit);
  const inner = ringUnder(known, choice.unit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, which reloads the page
  const pins = useMemo(() => pinsOf(findings, scale, wordsOf), [findings, scale]);
  return (
    <ModelViewer
      source={address}
      mmPerUnit={known.measures.mmPerUnit * scale}
      metal={choice.metalId}
      finish={choice.finish}
      description={useDescription(props)}
      sizeText={sizeText}
      {...(inner === null ? {} : { innerDiameterMm: inner })}
      pins={pins}
      {...(selected === undefined ? {} : { selectedPin: selected })}
      onSelectPin={onSelect}
    />
  );
}

/** The model in words, for who does not see it. */
function useDescription({
  model,
  known,
  choice,
  price,
  findings,
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
