"use client";
import { useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { useOnline } from "#components/ui/use-online.ts";
import { type LiveStatus, liveStatus, subscribeLiveStatus } from "./live-status.ts";
import styles from "./shell.module.css";

const fresh: LiveStatus = { link: "live", asOf: 0 };

/** Whether what is shown is current; when not, as of when. Claim and pay switch off with it. */
export function LiveIndicator() {
  const t = useTranslations("common.staff");
  const locale = useLocale();
  const status = useSyncExternalStore(subscribeLiveStatus, liveStatus, () => fresh);
  const link = useOnline() ? status.link : "offline";
  if (link === "live") return <span className="live">{t("live")}</span>;
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return (
    <span className={`live ${link === "offline" ? styles.lost : styles.shaky}`} role="status">
      <span className={styles.words}>{t(link, { time: clock.format(status.asOf || Date.now()) })}</span>
    </span>
  );
}
