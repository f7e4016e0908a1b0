"use client";
import { useEffect, useMemo, useState } from "react";
import { useUpload } from "#components/upload/use-upload.ts";
import { BuyBar } from "./buy-bar.tsx";
import styles from "./configure.module.css";
import type { ConfigureData } from "./configure-data.ts";
import { EngravingField } from "./engraving-field.tsx";
import { FileSection } from "./file-section.tsx";
import { shownFindings } from "./findings.ts";
import { FindingsSection } from "./findings-section.tsx";
import { FinishChoice } from "./finish-choice.tsx";
import { cleanChoice } from "./kept-choice.ts";
import { estimatedModel, measuredModel, ringUnder } from "./known-model.ts";
import { MetalChoice } from "./metal-choice.tsx";
import { ModelPane } from "./model-pane.tsx";
import { NoteField } from "./note-field.tsx";
import { piecePrice, variationsOf } from "./piece-price.ts";
import { QuantityField } from "./quantity-field.tsx";
import { RingField } from "./ring-field.tsx";
import { ringScales } from "./ring-sizes.ts";
import { UnitSection } from "./unit-section.tsx";
import { useChoice } from "./use-choice.ts";
import { useLocalLook } from "./use-local-look.ts";
import { useModelStatus } from "./use-model-status.ts";
import { useNews } from "./use-news.ts";

/** The workbench: the model on one side; what is known of it, what can be chosen and what it costs on the other. */
export function ConfigureView({ page }: { page: ConfigureData }) {
  const { orderId, terms } = page;
  const { model, ask } = useModelStatus(page);
  const { known, upload, look } = useKnown(model, ask);
  const [choice, change] = useChoice(orderId, page.options);
  const [finding, setFinding] = useState<string>();
  const clean = useMemo(() => cleanChoice(choice), [choice]);
  const price = useMemo(() => piecePrice(known, clean, terms), [known, clean, terms]);
  const ringMm = known && ringUnder(known, clean.unit);
  const variations = useMemo(
    () => variationsOf(known, clean, terms, ringMm === null ? [] : ringScales(ringMm)),
    [known, clean, terms, ringMm],
  );
  const findings = useMemo(() => shownFindings(model), [model]);
  useNews(model, price);
  const options = { choice, change, price, variations };

  return (
    <div className={styles.grid}>
      <ModelPane
        model={model}
        known={known}
        look={look}
        choice={clean}
        price={price}
        findings={findings}
        selected={finding}
        onSelect={setFinding}
      />
      <div className={styles.rail}>
        <div className={styles.in}>
          <FileSection
            page={page}
            model={model}
            upload={upload}
            choice={choice}
            known={known}
            price={price}
          />
          {known || isReadable(model) ? <UnitSection known={known} choice={choice} change={change} /> : null}
          <FindingsSection
            orderId={orderId}
            choice={choice}
            model={model}
            findings={findings}
            selected={finding}
            onSelect={setFinding}
          />
          <MetalChoice {...options} terms={terms} />
          <FinishChoice {...options} />
          <div className={styles.two}>
            <RingField {...options} ringMm={ringMm} />
            <QuantityField {...options} most={terms.rules.pricing.maxQuantity} />
          </div>
          <EngravingField {...options} terms={terms} isRing={ringMm !== null} />
          <NoteField choice={choice} change={change} />
        </div>
        <BuyBar page={page} model={model} upload={upload} known={known} choice={clean} price={price} />
      </div>
    </div>
  );
}

const isReadable = ({ state, analysis }: ConfigureData["model"]) =>
  state !== "lost" && analysis.state !== "refused" && analysis.state !== "failed";

/** What is known of the model, by whoever measured it first, and its upload. */
function useKnown(model: ConfigureData["model"], ask: () => void) {
  const upload = useUpload(model.modelId);
  const phase = upload?.phase;
  const measured = useMemo(() => measuredModel(model), [model]);
  const look = useLocalLook(model.modelId, upload !== null && phase !== "needs_file");
  const estimated = useMemo(() => look.estimate && estimatedModel(look.estimate), [look.estimate]);
  useEffect(() => {
    if (phase === "stored" || phase === "cancelled") ask();
  }, [phase, ask]);
  return { known: measured ?? estimated, upload, look };
}
