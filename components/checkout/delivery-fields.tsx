import { useTranslations } from "use-intl/react";
import { useRemake } from "#components/quote/use-remake.ts";
import { Input } from "#components/ui/input.tsx";
import { Note } from "#components/ui/note.tsx";
import { OptionRow } from "#components/ui/option-row.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./checkout.module.css";
import type { CheckoutPage, Method } from "./checkout-data.ts";
import { type FieldsProps, fieldOf } from "./contact-fields.tsx";

export type Deliveries = { methods: { method: Method; amountMinor: number }[]; isHosted: boolean };
type Props = FieldsProps & { page: CheckoutPage; deliveries: Deliveries };

/** Where it goes. Another way of delivery is another sum, so it is priced again before anything is held. */
export function DeliveryFields({ page, deliveries, ...fields }: Props) {
  const t = useTranslations("checkout.delivery");
  const price = useTranslations("price");
  const format = useFormat();
  const { remake, busy, error } = useRemake(page.orderId);
  const chosen = page.options.deliveryMethod;
  return (
    <section className={styles.group} aria-labelledby="delivery">
      <h2 className="h2" id="delivery">
        {t("title")}
      </h2>
      <fieldset className="opts" aria-labelledby="delivery" aria-busy={busy !== null}>
        {deliveries.methods.map(({ method, amountMinor }) => (
          <OptionRow
            key={method}
            name="method"
            value={method}
            label={price(`deliveryMethods.${method}`)}
            difference={amountMinor === 0 ? t("free") : format.money(amountMinor)}
            checked={method === (busy ?? chosen)}
            onChoose={() => method !== chosen && remake({ ...page.options, deliveryMethod: method }, method)}
          />
        ))}
      </fieldset>
      {busy ? <p role="status">{t("recalculating")}</p> : null}
      {error ? <Note tone="bad">{error}</Note> : null}
      {chosen === "workshop_pickup" ? null : <AddressFields {...fields} />}
      {chosen === "pickup_point" ? <p className="small muted">{t("pickupHint")}</p> : null}
    </section>
  );
}

function AddressFields(fields: FieldsProps) {
  const t = useTranslations("checkout.delivery");
  return (
    <>
      <div className={styles.pair}>
        <Input {...fieldOf(fields, "city")} label={t("city")} autoComplete="address-level2" maxLength={80} />
        <Input
          {...fieldOf(fields, "postcode")}
          label={t("postcode")}
          autoComplete="postal-code"
          inputMode="numeric"
          maxLength={12}
        />
      </div>
      <Input
        {...fieldOf(fields, "street")}
        label={t("street")}
        autoComplete="street-address"
        maxLength={160}
      />
    </>
  );
}
