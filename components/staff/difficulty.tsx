import { useTranslations } from "use-intl/react";
import styles from "./staff.module.css";

const LEVELS = [1, 2, 3, 4, 5];

/** Five bars; the number is in words for who does not see them. */
export function Difficulty({ level }: { level: number }) {
  const t = useTranslations("staff");
  return (
    <span className={styles.bars} role="img" aria-label={t("difficulty", { level: String(level) })}>
      {LEVELS.map((each) => (
        <i key={each} className={each <= level ? styles.on : undefined} />
      ))}
    </span>
  );
}
