"use client";
import { useRouter } from "next/navigation";
import { Suspense, useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { CertificateFold } from "#components/findings/certificate.tsx";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import { FindingList } from "#components/staff/finding-list.tsx";
import { OpenedModel } from "#components/staff/opened-model.tsx";
import { Refresh } from "#components/staff/refresh.ts";
import { useOpenModel } from "#components/staff/use-open-model.ts";
import { useSoon } from "#components/staff/use-soon.ts";
import { Button } from "#components/ui/button.tsx";
import { lazyPart, usePreloaded } from "#components/ui/lazy-part.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { type Act, Decision, useDecisionOff } from "./decision.tsx";
import styles from "./desk.module.css";
import { DeskFacts } from "./desk-facts.tsx";
import { DeskHead } from "./desk-head.tsx";
import { DeskMessages, MESSAGE_FIELD } from "./desk-messages.tsx";
import { DeskPiece } from "./desk-piece.tsx";
import { DeskPrice } from "./desk-price.tsx";
import { deskPath, type OrderDesk, type QueuePlace, queuePath } from "./sales-data.ts";
import { useMove } from "./use-move.ts";
import { useOffers } from "./use-offers.ts";

const DIALOGS = {
  approve: lazyPart(() => import("./approve-dialog.tsx").then((part) => part.ApproveDialog)),
  hold: lazyPart(() => import("./hold-dialog.tsx").then((part) => part.HoldDialog)),
  cancel: lazyPart(() => import("./cancel-dialog.tsx").then((part) => part.CancelDialog)),
  close: lazyPart(() => import("./close-dialog.tsx").then((part) => part.CloseDialog)),
  price: lazyPart(() => import("./price-dialog.tsx").then((part) => part.PriceDialog)),
} as const;
type Asked = keyof typeof DIALOGS;

/** One order on the sales desk: enough to decide once. */
export function DeskView({ first, place }: { first: OrderDesk; place: QueuePlace | null }) {
  const [desk, setDesk] = useState(first);
  const { customerId, orderId } = first.order;
  const refresh = useSoon(async () => setDesk(await api.sales.desk.query({ customerId, orderId })));
  useLive(`sales/${orderId}`, (on) => api.sales.onChange.subscribe({ orderId }, on), refresh);
  useEffect(() => {
    document.title = `${desk.order.number} · Facet`;
  }, [desk.order.number]);
  return (
    <Refresh value={refresh}>
      <Desk desk={desk} place={place} />
    </Refresh>
  );
}

function Desk({ desk, place }: { desk: OrderDesk; place: QueuePlace | null }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const atOnce = useAtOnce(desk);
  usePreloaded(DIALOGS);
  const act = (move: Act) => {
    if (move === "message") document.getElementById(MESSAGE_FIELD)?.focus();
    else if (move === "resume" || move === "retry") atOnce[move]();
    else setAsked(move);
  };
  useDeskKeys(desk, place, act);
  const Asked = asked ? DIALOGS[asked] : null;
  return (
    <main id="main" className={styles.so}>
      <div className={styles.body}>
        <DeskHead desk={desk} place={place} />
        <DeskFacts desk={desk} />
        <Waiting desk={desk} />
        <DeskModel desk={desk} />
        <div className={`${styles.g2} ${styles.even}`}>
          <DeskPrice desk={desk} />
          <DeskMessages desk={desk} />
        </div>
      </div>
      <Decision desk={desk} onAct={act} />
      <PhoneBar desk={desk} onAct={act} />
      <Suspense>{Asked ? <Asked desk={desk} onClose={() => setAsked(null)} /> : null}</Suspense>
    </main>
  );
}

function Waiting({ desk: { order } }: { desk: OrderDesk }) {
  const t = useTranslations("sales");
  const format = useFormat();
  const hold = order.status === "ON_HOLD" || order.status === "REWORK" || order.status === "CANCELLED";
  return (
    <>
      {hold && order.reason ? <Note tone="warn">{order.reason}</Note> : null}
      {order.unansweredSince ? (
        <Note tone="info">
          {t("messages.unanswered", { since: format.staffMoment(new Date(order.unansweredSince)) })}
        </Note>
      ) : null}
    </>
  );
}

function DeskModel({ desk }: { desk: OrderDesk }) {
  const { order, model } = desk;
  const opened = useOpenModel(order, "review");
  const [pin, setPin] = useState<string | null>(null);
  const show = (id: string) => {
    setPin(id);
    if (!opened.source) void opened.open("view");
  };
  return (
    <div className={styles.g2}>
      <OpenedModel
        number={order.number}
        title={order.title}
        order={order}
        model={model}
        options={order.options}
        opened={opened}
        selectedPin={pin}
        onSelectPin={setPin}
      />
      <div>
        <FindingList model={model} selected={pin} onShow={show} />
        <CertificateFold certificate={desk.certificate} withFindings={false} />
        <DeskPiece desk={desk} />
      </div>
    </div>
  );
}

/** Moves that ask nothing. */
function useAtOnce({ order }: OrderDesk) {
  const t = useTranslations("sales");
  const { customerId, orderId, number } = order;
  const ref = { customerId, orderId };
  const resume = useMove((key: string) => api.sales.resume.mutate({ key, ...ref }), t("resumed", { number }));
  const retry = useMove(
    (key: string) => api.sales.retryPrice.mutate({ key, ...ref }),
    t("retried", { number }),
  );
  return { resume: () => void resume.press(undefined), retry: () => void retry.press(undefined) };
}

function useDeskKeys(desk: OrderDesk, place: QueuePlace | null, act: (move: Act) => void) {
  const t = useTranslations("sales.keys");
  const list = useTranslations("common.keys");
  const router = useRouter();
  const locale = useLocale();
  const offers = useOffers(desk);
  const off = useDecisionOff(desk);
  const go = (to: QueuePlace["next"]) => to && router.push(deskPath(locale, to, place?.tab));
  useHotkeys([
    { key: "a", words: t("approve"), run: () => !off && offers.primary?.act === "approve" && act("approve") },
    { key: "h", words: t("hold"), run: () => !off && offers.can("hold") && act("hold") },
    { key: "m", words: t("message"), run: () => desk.canAct && act("message") },
    { key: "j", words: list("next"), run: () => go(place?.next ?? null) },
    { key: "k", words: list("previous"), run: () => go(place?.previous ?? null) },
    { key: "Escape", words: t("back"), run: () => router.push(queuePath(locale, place?.tab ?? "approve")) },
  ]);
}

function PhoneBar({ desk, onAct }: { desk: OrderDesk; onAct: (move: Act) => void }) {
  const t = useTranslations("sales.decision");
  const offers = useOffers(desk);
  const off = useDecisionOff(desk);
  const { primary } = offers;
  if (!primary || off) return null;
  return (
    <div className={styles.macts}>
      <Button onClick={() => onAct(primary.act)}>{primary.words}</Button>
      {offers.can("hold") ? (
        <Button variant="second" onClick={() => onAct("hold")}>
          {t("hold")}
        </Button>
      ) : null}
    </div>
  );
}
