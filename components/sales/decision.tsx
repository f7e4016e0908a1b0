"use client";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./desk.module.css";
import { DeskEvents, DeskOpenings } from "./desk-events.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useAge } from "./use-age.ts";
import { type Offered, useOffers } from "./use-offers.ts";

export type Act = "approve" | "hold" | "price" | "cancel" | "close" | "resume" | "retry" | "message";
type Props = { desk: OrderDesk; onAct: (act: Act) => void };

/** The one move this order waits for, the others with why not, and what happened last. */
export function Decision({ desk, onAct }: Props) {
  const offers = useOffers(desk);
  return (
    <aside className={styles.dec}>
      <div>
        <Primary offer={offers.primary} desk={desk} onAct={onAct} />
        <div className={styles.others}>
          <SideMove act="hold" offers={offers} onAct={onAct} />
          <SideMove act="message" offers={offers} onAct={onAct} />
        </div>
        <OtherMoves offers={offers} onAct={onAct} />
        <DeskEvents desk={desk} />
        <MetalAge desk={desk} />
        <DeskOpenings desk={desk} />
      </div>
    </aside>
  );
}

type Offers = ReturnType<typeof useOffers>;

function Primary({ offer, desk, onAct }: Props & { offer: Offered | null }) {
  const t = useTranslations("sales");
  const why = useDecisionOff(desk);
  return (
    <div className={styles.primary}>
      <h2>{t("decision.title")}</h2>
      {offer ? (
        <>
          <Button size="big" wide off={why} hotkey={offer.hotkey} onClick={() => onAct(offer.act)}>
            <span>{offer.words}</span>
          </Button>
          <p className="small muted">{offer.about}</p>
        </>
      ) : (
        <p>{t("decision.none", { decide: t(`decide.${desk.order.status}`) })}</p>
      )}
    </div>
  );
}

/** Why nobody may decide here now; undefined when one may. */
export function useDecisionOff(desk: OrderDesk): string | undefined {
  const t = useTranslations("sales.decision");
  const role = useTranslations("staff.role");
  const isLinked = useLink();
  if (!desk.canAct) return t("notYours", { role: role("admin") });
  return isLinked ? undefined : t("offline");
}

function SideMove({
  act,
  offers,
  onAct,
}: {
  act: "hold" | "message";
  offers: Offers;
  onAct: Props["onAct"];
}) {
  const t = useTranslations("sales.decision");
  if (!offers.can(act)) return null;
  return (
    <Button variant="second" hotkey={act === "hold" ? "h" : "m"} onClick={() => onAct(act)}>
      {t(act)}
    </Button>
  );
}

function OtherMoves({ offers, onAct }: { offers: Offers; onAct: Props["onAct"] }) {
  const t = useTranslations("sales");
  return (
    <section>
      <h2>{t("decision.others")}</h2>
      <ul className={styles.why}>
        {offers.others.map(({ move, why, hint }) => (
          <li key={move}>
            {why ? (
              <span className="muted">{t(`move.${move}`)}</span>
            ) : (
              <button type="button" className={styles.moveLink} onClick={() => onAct(move)}>
                {t(`move.${move}`)}
              </button>
            )}
            <span>{why ?? hint}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MetalAge({ desk: { price } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.price");
  const format = useFormat();
  const age = useAge();
  if (!price?.metalPriceAt) return null;
  const at = format.staffMoment(new Date(price.metalPriceAt));
  return (
    <Note tone="plain" icon={<ShieldCheck className="ic" />}>
      {t("metalAge", { at, age: age(price.metalPriceAt) })}
    </Note>
  );
}
