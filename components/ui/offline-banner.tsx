"use client";
import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useOnline } from "./use-online.ts";

/** Appears when the connection is gone and names the time of what is shown. `words` gets that time. */
export function OfflineBanner({ words, locale }: { words: (time: string) => string; locale: string }) {
  const online = useOnline();
  const [lostAt, setLostAt] = useState<string>();
  useEffect(() => {
    const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    setLostAt(online ? undefined : clock.format(new Date()));
  }, [online, locale]);
  return (
    <div role="status">
      {lostAt === undefined ? null : (
        <p className="offbar">
          <WifiOff className="ic" />
          {words(lostAt)}
        </p>
      )}
    </div>
  );
}
