"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { deviceName } from "#lib/domain/device-name.ts";

type Session = { sessionId: string; current: boolean; device: string; openedAt: string; usedAt: string };

/** Where one is signed in, each with a way out; a session that is ended is out at its next request. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations("account.sessions");
  const router = useRouter();
  const wordsOf = useErrorWords();
  const [busy, setBusy] = useState("");
  const others = sessions.filter(({ current }) => !current);

  async function act(id: string, work: () => Promise<string>) {
    setBusy(id);
    const text = await work().catch((error) => wordsOf(error).words);
    showToast({ text });
    setBusy("");
    router.refresh();
  }
  const end = (session: Session) =>
    act(session.sessionId, async () => {
      await api.account.revokeSession.mutate({ sessionId: session.sessionId });
      return t("ended", { device: deviceName(session.device) ?? t("unknown") });
    });
  const endOthers = () =>
    act("others", async () =>
      t("othersEnded", { count: (await api.account.revokeOtherSessions.mutate()).ended }),
    );

  return (
    <>
      <ul className="stack">
        {sessions.map((session) => (
          <SessionItem
            key={session.sessionId}
            session={session}
            busy={busy === session.sessionId}
            onEnd={() => void end(session)}
          />
        ))}
      </ul>
      {others.length > 0 ? (
        <Button variant="second" busy={busy === "others"} onClick={() => void endOthers()}>
          {t("endOthers")}
        </Button>
      ) : (
        <p className="muted">{t("only")}</p>
      )}
    </>
  );
}

type ItemProps = { session: Session; busy: boolean; onEnd: () => void };

function SessionItem({ session, busy, onEnd }: ItemProps) {
  const t = useTranslations("account.sessions");
  const format = useFormat();
  const now = useNow();
  const device = deviceName(session.device) ?? t("unknown");
  const at = (iso: string) => format.moment(new Date(iso), now);
  return (
    <li className="row between">
      <p>
        <span className="strong blk">{device}</span>
        <span className="small muted">
          {session.current ? t("current") : t("used", { time: at(session.usedAt) })}
          {"\u00a0· "}
          {t("opened", { time: at(session.openedAt) })}
        </span>
      </p>
      {session.current ? null : (
        <Button
          size="sm"
          variant="second"
          className="nw"
          busy={busy}
          aria-label={t("endNamed", { device })}
          onClick={onEnd}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
