import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useOnline } from "#components/ui/use-online.ts";
import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import { type Asking, askingOf } from "./asking.ts";
import styles from "./configure.module.css";
import type { Choice, ConfigureData, ModelStatus } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";
import type { PiecePrice } from "./piece-price.ts";
import type { PriceShift } from "./price-shift.ts";
import { usePriceWords } from "./use-price-words.ts";
import { useRequestPrice } from "./use-request-price.ts";
import { useShiftWords } from "./use-shift-words.ts";

type Props = {
  page: ConfigureData;
  model: ModelStatus;
  upload: UploadSnapshot | null;
  known: KnownModel | null;
  choice: Choice;
  price: PiecePrice;
  /** How the price stands to the one of the first look. */
  shift: PriceShift | null;
};

/** The price as far as it is known, the day, and the one button; always in view. */
export function BuyBar({ page, model, upload, known, choice, price, shift }: Props) {
  const t = useTranslations("configure.price");
  const format = useFormat();
  const { request, busy, error } = useRequestPrice(page.orderId, model);
  const asking = askingOf(model, known, choice, useOnline());
  return (
    <section className={styles.buy} aria-label={t("label")}>
      <div className={styles.line}>
        <Sum price={price} asking={asking} />
        <span className={`small ${styles.arrival}`}>
          {asking.off === "refused" || asking.off === "lost"
            ? null
            : t("arrival", { date: format.calendarDay(page.arrival, page.today) })}
          <span className="muted blk">{useAside(price, asking)}</span>
        </span>
      </div>
      {shift ? <Shift shift={shift} /> : null}
      {error ? <Note tone="bad">{error}</Note> : null}
      <Button wide busy={busy} off={useOff(asking, upload)} onClick={() => void request(choice)}>
        {t(busy ? "asking" : asking.by === "person" ? "askPerson" : "ask")}
      </Button>
    </section>
  );
}

function Sum({ price, asking }: { price: PiecePrice; asking: Asking }) {
  const t = useTranslations("configure.price.none");
  const errors = useTranslations("price.errors");
  const words = usePriceWords()(price);
  if (words) return <span className={styles.price}>{words}</span>;
  const why = noPriceKey(price, asking);
  const text =
    why === "other" && price.kind === "none"
      ? sentence(errors, price)
      : t(why === "other" ? "not_measured" : why);
  return <span className={styles.noPrice}>{text}</span>;
}

/** Inside the band it is a line; beyond it, it is said outright. */
function Shift({ shift }: { shift: PriceShift }) {
  const words = useShiftWords()(shift);
  return shift.beyondMinor === 0 ? (
    <p className={`small muted ${styles.shift}`}>{words}</p>
  ) : (
    <Note tone="warn">{words}</Note>
  );
}

const OWN = ["not_measured", "unit_unknown", "metal_stale"] as const;

function noPriceKey(price: PiecePrice, { by, off }: Asking) {
  if (off === "refused" || off === "lost") return "refused";
  if (by === "person") return "person";
  return OWN.find((why) => price.kind === "none" && price.why === why) ?? "other";
}

type Words = (key: string, values: object) => string;
const sentence = (errors: unknown, price: Extract<PiecePrice, { kind: "none" }>) =>
  (errors as Words)(price.why, price.params);

function useAside(price: PiecePrice, asking: Asking): string | null {
  const t = useTranslations("configure.price");
  if (price.kind !== "none") return t(price.kind === "exact" ? "exact" : "narrow");
  const why = noPriceKey(price, asking);
  return why === "other" || why === "refused" ? null : t(`noneNote.${why}`);
}

function useOff({ off }: Asking, upload: UploadSnapshot | null): string | null {
  const t = useTranslations("configure.price.off");
  const format = useFormat();
  if (off !== "storing" || !upload) return off && t(off);
  const percent = format.percent(Math.floor((upload.sentBytes / upload.sizeBytes) * 100));
  return t("storingShare", { percent });
}
