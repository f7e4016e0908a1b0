"use client";
import { useTranslations } from "use-intl/react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import styles from "./admin.module.css";
import type { RunView, ShownJson } from "./admin-data.ts";
import jobs from "./jobs.module.css";

/** What the run was given and what came of it. */
export function RunValues({ run: { input, output, error } }: { run: RunView }) {
  const t = useTranslations("admin.jobs");
  return (
    <section className={styles.part}>
      <h2 className="h3">{t("values")}</h2>
      <div className={jobs.values}>
        {error ? <ShownValue value={error} label={t("error")} open /> : null}
        {output ? <ShownValue value={output} label={t("output")} open /> : null}
        {input ? <ShownValue value={input} label={t("input")} open /> : null}
      </div>
    </section>
  );
}

type Props = { value: ShownJson; label: string; open?: boolean };

/** JSON under its name, opened by hand where it stands in a list. */
export function ShownValue({ value, label, open }: Props) {
  const t = useTranslations("admin.jobs");
  return (
    <Disclosure summary={label} open={open} className={jobs.more}>
      {/* a text that scrolls has to be reachable by keyboard */}
      <pre className={jobs.json} tabIndex={0}>
        {value.text}
        {value.isCut ? `\n${t("isCut")}` : null}
      </pre>
    </Disclosure>
  );
}
