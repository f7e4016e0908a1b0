"use client";
import { useMemo, useState } from "react";
import { Lately, lazyPart } from "#components/ui/lazy-part.tsx";
import { BuyBar } from "./buy-bar.tsx";
import styles from "./configure.module.css";
import type { ConfigureData, ModelStatus } from "./configure-data.ts";
import { FileSection } from "./file-section.tsx";
import { cleanChoice } from "./kept-choice.ts";
import { ModelPane } from "./model-pane.tsx";
import { OptionsForm } from "./options-form.tsx";
import { piecePrice } from "./piece-price.ts";
import { priceShift } from "./price-shift.ts";
import { UnitSection } from "./unit-section.tsx";
import { useChoice } from "./use-choice.ts";
import { useComparison } from "./use-comparison.ts";
import { useFindings } from "./use-findings.ts";
import { useKnown } from "./use-known.ts";
import { useModelStatus } from "./use-model-status.ts";
import { useNews } from "./use-news.ts";
import { usePriceOfMetal } from "./use-price-of-metal.ts";

const FindingsSection = lazyPart(() => import("./findings-section.tsx").then((part) => part.FindingsSection));
const RepairSection = lazyPart(() => import("./repair-section.tsx").then((part) => part.RepairSection));

/** The workbench: the model on one side; what is known of it, what can be chosen and what it costs on the other. */
export function ConfigureView({ page }: { page: ConfigureData }) {
  const { orderId, terms } = page;
  const live = useModelStatus(page);
  const { model, ask } = live;
  const { known, first, upload, look } = useKnown(model, live);
  const [choice, change] = useChoice(orderId, page.options);
  const [selected, onSelect] = useState<string>();
  const clean = useMemo(() => cleanChoice(choice), [choice]);
  const price = useMemo(() => piecePrice(known, clean, terms), [known, clean, terms]);
  const shift = useMemo(
    () => priceShift({ known: first, price: piecePrice(first, clean, terms) }, { known, price }),
    [first, known, clean, terms, price],
  );
  const { findings, ...ground } = useFindings(model, look, clean, terms.rules);
  const comparison = useComparison(model);
  const priceOf = usePriceOfMetal(known, clean, terms);
  useNews(model, price, ground.isFirstLook ? findings : null, shift);
  const facts = { page, model, upload, known, price };
  const found = { model, findings, selected, onSelect };
  const compared = { model, comparison, selected, onSelect };

  return (
    <div className={styles.grid}>
      <ModelPane
        {...found}
        orderId={orderId}
        rules={terms.rules}
        known={known}
        look={look}
        comparison={comparison}
        choice={clean}
        price={price}
      />
      <div className={styles.rail}>
        <div className={styles.in}>
          <FileSection {...facts} choice={choice} />
          {known || isReadable(model) ? <UnitSection known={known} choice={choice} change={change} /> : null}
          <Lately>
            <FindingsSection {...found} {...ground} orderId={orderId} choice={choice} priceOf={priceOf} />
          </Lately>
          {model.repair ? (
            <Lately>
              <RepairSection {...compared} orderId={orderId} choice={choice} change={change} ask={ask} />
            </Lately>
          ) : null}
          <OptionsForm
            casting={ground.casting}
            known={known}
            terms={terms}
            choice={choice}
            change={change}
            price={price}
          />
        </div>
        <BuyBar {...facts} choice={clean} shift={shift} />
      </div>
    </div>
  );
}

const isReadable = ({ state, analysis }: ModelStatus) =>
  state !== "lost" && analysis.state !== "refused" && analysis.state !== "failed";
