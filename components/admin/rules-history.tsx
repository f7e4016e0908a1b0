"use client";
import { useTranslations } from "use-intl/react";
import { DateText } from "#components/ui/date-text.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import admin from "./admin.module.css";
import type { RulesPage } from "./admin-data.ts";
import { changesBetween } from "./rule-figures.ts";
import styles from "./rules.module.css";
import { RulesChanges } from "./rules-changes.tsx";

/** Who published which version, why, and what it changed. */
export function RulesHistory({ history }: { history: RulesPage["history"] }) {
  const t = useTranslations("admin.rules");
  return (
    <section className={admin.part}>
      <h2 className="h3">{t("history")}</h2>
      <ul className={styles.versions}>
        {history.map((version, place) => {
          const before = history[place + 1];
          const changes = before ? changesBetween(before.rules, version.rules) : [];
          return (
            <li key={version.version}>
              <p className={admin.cardLine}>
                <span className="strong">{t("version", { version: String(version.version) })}</span>
                <span className="muted">
                  {version.by}, <DateText at={version.at} form="staff" />
                </span>
              </p>
              <p>{version.note}</p>
              {changes.length > 0 ? (
                <Disclosure summary={t("changed", { count: changes.length })}>
                  <RulesChanges changes={changes} rules={version.rules} />
                </Disclosure>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
