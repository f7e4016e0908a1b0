import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import styles from "./checkout.module.css";
import { TEST_CARDS } from "./checkout-data.ts";

type Props = {
  isHosted: boolean;
  card: string;
  change: (card: string) => void;
  error: string | undefined;
  leave: () => void;
};

/** The card, when the practice bank takes it here; a real provider asks on its own page. */
export function PaymentFields({ isHosted, card, change, error, leave }: Props) {
  const t = useTranslations("checkout.payment");
  return (
    <section className={styles.group} aria-labelledby="payment">
      <h2 className="h2" id="payment">
        {t("title")}
      </h2>
      {isHosted ? (
        <p>{t("hosted")}</p>
      ) : (
        <>
          <Input
            id="card"
            label={t("card")}
            hint={t("cardHint")}
            error={error}
            value={card}
            inputMode="numeric"
            autoComplete="off"
            maxLength={23}
            onBlur={leave}
            onChange={(event) => change(event.target.value)}
          />
          <div className={styles.cards}>
            {(Object.keys(TEST_CARDS) as (keyof typeof TEST_CARDS)[]).map((kind) => (
              <Button key={kind} variant="second" size="sm" onClick={() => change(TEST_CARDS[kind])}>
                {t(`cards.${kind}`)}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
