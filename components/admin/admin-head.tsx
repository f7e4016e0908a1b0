"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { DateText } from "#components/ui/date-text.tsx";
import styles from "./admin.module.css";
import type { AdminSection } from "./admin-data.ts";

type Props = {
  section: AdminSection;
  /** The answer to "is something wrong here", in one line. */
  answer?: ReactNode;
  checkedAt: string;
  isLost: boolean;
  children?: ReactNode;
};

/** Heading of a section: its answer and how old that is. */
export function AdminHead({ section, answer, checkedAt, isLost, children }: Props) {
  const t = useTranslations("admin");
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <h1 className="h1">{t(`section.${section}`)}</h1>
        {answer ? <p>{answer}</p> : null}
        <p className={isLost ? styles.lost : "small muted"} role={isLost ? "status" : undefined}>
          {isLost ? t("lost") : t("checked")} <DateText at={checkedAt} form="staff" />
        </p>
      </div>
      {children}
    </div>
  );
}
