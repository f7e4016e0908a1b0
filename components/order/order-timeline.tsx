import { useTranslations } from "use-intl/react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Note } from "#components/ui/note.tsx";
import { Timeline } from "#components/ui/timeline.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import styles from "./order.module.css";
import type { OrderData, OrderEvent, OrderStep } from "./order-data.ts";
import { EventText } from "./order-dates.tsx";

const TROUBLE = [
  "rework_needed",
  "held",
  "price_failed",
  "payment_declined",
  "payment_unknown",
  "payment_failed",
];
const SHOWN_AS = { done: "done", current: "now", stopped: "now", ahead: "next" } as const;

/** The seven steps with what happened on each. */
export function OrderTimeline({ order }: { order: OrderData }) {
  const t = useTranslations("order.steps");
  const format = useFormat();
  const now = useNow();
  const when = (step: OrderStep) => {
    if (step.doneAt) return format.moment(new Date(step.doneAt), now);
    if (step.state === "stopped") return t("stopped");
    return step.dueOn ? t("due", { date: format.day(new Date(step.dueOn), now) }) : null;
  };
  const steps = order.steps.map((step) => ({
    key: step.id,
    state: SHOWN_AS[step.state],
    name: t(step.id),
    when: when(step),
    children: step.events.length > 0 ? <StepEvents step={step} /> : null,
  }));
  return <Timeline steps={steps} doneLabel={t("done")} />;
}

/** What matters on a step; what goes as always behind it, closed. */
function StepEvents({ step }: { step: OrderStep }) {
  const t = useTranslations("order.steps");
  const Shown = step.state === "done" ? PastEvent : EventRow;
  return (
    <>
      {step.events.map((event) => (
        <Shown key={event.seq} event={event} doneAt={step.doneAt} />
      ))}
      {step.minor.length > 0 ? (
        <Disclosure className={styles.minor} summary={t("more", { count: step.minor.length })}>
          {step.minor.map((event) => (
            <PastEvent key={event.seq} event={event} doneAt={null} />
          ))}
        </Disclosure>
      ) : null}
    </>
  );
}

type EventProps = {
  event: OrderEvent;
  /** When its step was done: the moment stands beside the step already. */
  doneAt: OrderStep["doneAt"];
};

/** One line of a step that is over. */
function PastEvent({ event, doneAt }: EventProps) {
  const format = useFormat();
  const now = useNow();
  const [at, done] = [event.at, doneAt].map((moment) => moment && format.moment(new Date(moment), now));
  const aside = [event.actorName, at === done ? null : at].filter(Boolean).join(", ");
  return (
    <p className="muted">
      <EventText event={event} /> {aside ? <span className={styles.aside}>{aside}</span> : null}
    </p>
  );
}

function EventRow({ event }: EventProps) {
  const format = useFormat();
  const text = <EventText event={event} />;
  return (
    <div className={styles.event}>
      <span>
        {format.moment(new Date(event.at), useNow())}
        {event.actorName ? <span className="blk">{event.actorName}</span> : null}
      </span>
      {TROUBLE.includes(event.event) ? <Note tone="warn">{text}</Note> : <p>{text}</p>}
    </div>
  );
}
