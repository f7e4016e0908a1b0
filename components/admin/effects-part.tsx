"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { useSpan } from "#components/sales/use-age.ts";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import { adminPath, type JobsOverview } from "./admin-data.ts";

type Effects = JobsOverview["effects"];

/** What our own tables know of the promised effects, whatever engine carries them: what waits, and since when. */
export function EffectsPart({ effects }: { effects: Effects }) {
  const t = useTranslations("admin.jobs.effects");
  const locale = useLocale() as Locale;
  return (
    <section className={styles.part}>
      <h2 className="h3">{t("title")}</h2>
      <p className={styles.bodyNote}>
        {t("done", { count: effects.doneLastHour })}{" "}
        {effects.givenUp > 0 ? (
          <Link href={adminPath(locale, "failures", { kind: "outbox" })}>
            {t("givenUp", { count: effects.givenUp })}
          </Link>
        ) : (
          t("noneGivenUp")
        )}
      </p>
      <div className="only-d">
        <EffectsTable topics={effects.topics} />
      </div>
      <EffectsCards topics={effects.topics} />
    </section>
  );
}

function EffectsTable({ topics }: Pick<Effects, "topics">) {
  const t = useTranslations("admin.jobs.effects");
  const { number, age } = useShown();
  return (
    <Table label={t("title")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.topic")}</th>
          {(["waiting", "lag", "unsettled", "oldest", "overdue"] as const).map((column) => (
            <th key={column} scope="col" className="num">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map((one) => (
          <Row key={one.topic}>
            <th scope="row">{t(`topic.${topicKey(one.topic)}`)}</th>
            <td className="num">{number(one.waiting)}</td>
            <td className="num">{age(one.oldestWaitingSeconds)}</td>
            <td className="num">{number(one.unsettled)}</td>
            <td className="num">{age(one.oldestUnsettledSeconds)}</td>
            <td className="num">{number(one.overdue)}</td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function EffectsCards({ topics }: Pick<Effects, "topics">) {
  const t = useTranslations("admin.jobs.effects");
  const { age } = useShown();
  return (
    <ul className="only-m" aria-label={t("title")}>
      {topics.map((one) => (
        <li key={one.topic} className={styles.card}>
          <span className="strong">{t(`topic.${topicKey(one.topic)}`)}</span>
          <span className="muted">
            {one.waiting + one.unsettled === 0 ? t("clear") : null}
            {one.waiting > 0
              ? t("cardWaiting", { count: one.waiting, age: age(one.oldestWaitingSeconds) })
              : null}
            {one.waiting > 0 && one.unsettled > 0 ? "; " : null}
            {one.unsettled > 0
              ? t("cardUnsettled", { count: one.unsettled, age: age(one.oldestUnsettledSeconds) })
              : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useShown() {
  const format = useFormat();
  const span = useSpan();
  return {
    number: (value: number) => format.number(value),
    age: (seconds: number | null) => (seconds === null ? "–" : span(seconds)),
  };
}

type Key<T extends string> = T extends `${infer Noun}/${infer Verb}.requested` ? `${Noun}_${Verb}` : never;

// "order/price.requested" -> "order_price": keys of words hold no dots.
const topicKey = (topic: Effects["topics"][number]["topic"]) =>
  topic.replace(".requested", "").replace("/", "_") as Key<typeof topic>;
