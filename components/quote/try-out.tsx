"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { FINISHES } from "#lib/domain/pricing/quote-inputs.ts";
import type { FormulaReceipt } from "#lib/domain/pricing/receipt.ts";
import styles from "./quote.module.css";
import type { QuoteData } from "./quote-data.ts";
import { SizeSelect } from "./size-select.tsx";
import { type Trial, triedPrice, wallNeeded } from "./tried-price.ts";

type Props = {
  page: QuoteData;
  receipt: FormulaReceipt;
  remake: (options: QuoteData["options"], asker: string) => Promise<boolean>;
  busy: boolean;
};

/** Metal, size, finish and quantity to try; the sum follows at once, the server confirms it when asked. */
export function TryOut({ page, receipt, remake, busy }: Props) {
  const t = useTranslations("quote.whatIf");
  const { options, terms } = page;
  const [changes, setChanges] = useState<Partial<Trial>>({});
  const [typed, setTyped] = useState<string | null>(null);
  const trial: Trial = { ...options, ...changes };
  const change = (part: Partial<Trial>) => setChanges({ ...changes, ...part });
  const most = terms.rules.pricing.maxQuantity;
  const isWrong = typed !== null && !isQuantity(typed, most);
  const ask = () => void remake({ ...options, ...changes }, "try").then((made) => made && setChanges({}));
  return (
    <div className={styles.try}>
      <MetalSelect page={page} trial={trial} change={change} />
      <SizeSelect page={page} trial={trial} change={change} />
      <FinishSelect trial={trial} change={change} />
      <Input
        label={t("quantity")}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(trial.quantity)}
        error={isWrong ? t("quantityWrong", { max: String(most) }) : null}
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (isQuantity(value, most)) change({ quantity: Number(value) });
        }}
        onBlur={() => (isWrong ? undefined : setTyped(null))}
      />
      <Outcome page={page} receipt={receipt} trial={trial} busy={busy} ask={ask} />
    </div>
  );
}

const isQuantity = (text: string, most: number) =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

type FieldProps = { trial: Trial; change: (part: Partial<Trial>) => void };

function MetalSelect({ page, trial, change }: FieldProps & { page: QuoteData }) {
  const t = useTranslations("quote.whatIf");
  const metals = useTranslations("price.metals");
  const offered = page.terms.metalPrices.filter(
    ({ metalId, isStale }) => !isStale || metalId === page.options.metalId,
  );
  return (
    <Select
      label={t("metal")}
      value={trial.metalId}
      onChange={({ target }) => change({ metalId: target.value as Trial["metalId"] })}
    >
      {offered.map(({ metalId }) => (
        <option key={metalId} value={metalId}>
          {metals(metalId)}
        </option>
      ))}
    </Select>
  );
}

function FinishSelect({ trial, change }: FieldProps) {
  const t = useTranslations("quote.whatIf");
  const finishes = useTranslations("price.finishes");
  return (
    <Select
      label={t("finish")}
      value={trial.finish}
      onChange={({ target }) => change({ finish: target.value as Trial["finish"] })}
    >
      {FINISHES.map((finish) => (
        <option key={finish} value={finish}>
          {finishes(finish)}
        </option>
      ))}
    </Select>
  );
}

type OutcomeProps = Omit<Props, "remake"> & { trial: Trial; ask: () => void };

function Outcome({ page, receipt, trial, busy, ask }: OutcomeProps) {
  const t = useTranslations("quote.whatIf");
  const format = useFormat();
  const { metalId, finish, quantity, ringScale } = page.options;
  const isSame =
    trial.metalId === metalId &&
    trial.finish === finish &&
    trial.quantity === quantity &&
    trial.ringScale === ringScale;
  const price = isSame ? null : triedPrice(page, receipt, trial);
  const limit = wallNeeded(page, trial.metalId);
  return (
    <div className={styles.outcome}>
      <output>
        {isSame ? <span className="muted">{t("same")}</span> : null}
        {!isSame && !price ? <span className="muted">{t("noPrice")}</span> : null}
        {price ? (
          <>
            <span className={styles.tried}>{format.money(price.totalMinor)}</span>
            <span className="small muted blk">
              {t("against", {
                difference: format.money(price.differenceMinor, { signed: true }),
                weight: format.grams(price.weightG),
              })}
            </span>
            {limit === null ? null : (
              <span className={styles.thin}>{t("thicker", { limit: format.mm(limit) })}</span>
            )}
          </>
        ) : null}
      </output>
      {price ? (
        <Button variant="second" busy={busy} onClick={ask}>
          {busy ? t("busy") : t("recalculate")}
        </Button>
      ) : null}
    </div>
  );
}
