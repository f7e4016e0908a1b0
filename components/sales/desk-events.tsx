"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import styles from "./desk.module.css";
import type { DeskEvent, OrderDesk } from "./sales-data.ts";
import { useEventWords } from "./use-event-words.ts";

const FIRST = 3;

/** The last events, and all of them on demand; then who opened the customer's model. */
export function DeskEvents({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales.events");
  const wordsOf = useEventWords();
  const [isAll, setAll] = useState(false);
  const { events } = desk;
  // openings of the model have a list of their own below
  const last = events.filter(({ event }) => event !== "model_opened").slice(0, FIRST);
  return (
    <section>
      <h2>{t("title")}</h2>
      <ol className={styles.evs}>
        {(isAll ? events : last).map((event) => (
          <li key={event.seq}>
            <DateText at={event.at} form="staff" />
            <p>
              {wordsOf(event)}
              <Who event={event} />
            </p>
          </li>
        ))}
      </ol>
      {events.length > last.length ? (
        <Button variant="quiet" size="mini" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t("less") : t("all", { count: String(events.length) })}
        </Button>
      ) : null}
    </section>
  );
}

function Who({ event: { actorName, actorKind } }: { event: DeskEvent }) {
  const t = useTranslations("sales.messages");
  const name = actorName ?? (actorKind === "customer" ? t("customer").toLowerCase() : null);
  return name ? <span className="muted">, {name}</span> : null;
}

/** Each opening of the model: who, when, why. The customer sees the same list. */
export function DeskOpenings({ desk: { openings } }: { desk: OrderDesk }) {
  const t = useTranslations("sales.openings");
  const staff = useTranslations("staff");
  return (
    <section>
      <h2>{t("title")}</h2>
      {openings.length === 0 ? <p className="small muted">{t("none")}</p> : null}
      <ol className={styles.evs}>
        {openings.map((opening) => (
          <li key={opening.id}>
            <DateText at={opening.at} form="staff" />
            <p>
              {opening.name}, {staff(`purpose.${opening.purpose as "review"}`)},{" "}
              {staff(`opened.${opening.kind as "view"}`)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
