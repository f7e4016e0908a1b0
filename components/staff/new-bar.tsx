import { useTranslations } from "use-intl/react";
import { Kbd } from "#components/ui/kbd.tsx";
import styles from "./staff.module.css";

/** "4 new orders. Show them": what came while the list had to keep still. */
export function NewBar({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations("staff");
  if (count === 0) return null;
  return (
    <button type="button" className={styles.newbar} onClick={onShow} aria-keyshortcuts="n">
      {t("newer", { count })}
      <span className="only-d">
        <Kbd>n</Kbd>
      </span>
    </button>
  );
}
