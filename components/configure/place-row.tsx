import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import styles from "./configure.module.css";

type Props = {
  /** As its pin on the model has it. */
  number: number;
  isBlocking?: boolean;
  title: string;
  isShown: boolean;
  /** Turns the model there, or lets it go; null where there is no one place. */
  onShow: ((isShown: boolean) => void) | null;
  children?: ReactNode;
};

/** A numbered place of the model in a list: what is there, and the way to see it. */
export function PlaceRow({ number, isBlocking = false, title, isShown, onShow, children }: Props) {
  const t = useTranslations("configure.findings");
  return (
    <li className={cx("find", isShown && styles.shown)}>
      <span className={cx("pin inl", !isBlocking && "w")}>{number}</span>
      <p className="ttl">{title}</p>
      {onShow ? (
        <Button
          variant="quiet"
          size="sm"
          aria-pressed={isShown}
          aria-label={`${t("show")} ${number}`}
          onClick={() => onShow(!isShown)}
        >
          {t(isShown ? "shown" : "show")}
        </Button>
      ) : null}
      {children}
    </li>
  );
}
