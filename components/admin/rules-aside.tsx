"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { Button } from "#components/ui/button.tsx";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import type { PublishRulesInput } from "#lib/contracts/admin.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import type { RulesTrial } from "./admin-data.ts";
import styles from "./rules.module.css";
import { RulesChanges } from "./rules-changes.tsx";
import { RulesTrialTable } from "./rules-trial.tsx";
import type { RulesDraft } from "./use-rules-draft.ts";

type Props = { draft: RulesDraft; onPublish: () => void };
type Tried = { rules: string; trial: RulesTrial };

/** Beside the form: what changed, what it does to the last quotes, then publishing. */
export function RulesAside({ draft, onPublish }: Props) {
  const t = useTranslations("admin.rules");
  const { changes, wrong, rules } = draft;
  const { trial, tryOut, busy, error } = useTrial(rules);
  const off = wrong.size > 0 ? t("offWrong") : changes.length === 0 ? t("offSame") : undefined;
  return (
    <aside className={styles.aside} aria-label={t("aside")}>
      <h2 className="h3">{t("diff")}</h2>
      {changes.length === 0 ? (
        <p className="muted">{t("noChanges")}</p>
      ) : (
        <>
          <RulesChanges changes={changes} rules={rules} />
          <p>
            <Button variant="quiet" size="mini" onClick={draft.forget}>
              {t("dropAll")}
            </Button>
          </p>
        </>
      )}
      {error ? (
        <Note tone="bad" role="status">
          {error.words}
        </Note>
      ) : null}
      <div>
        <Button variant="second" wide busy={busy} off={off} onClick={tryOut}>
          {busy ? t("trying") : t("try")}
        </Button>
      </div>
      {trial ? <RulesTrialTable trial={trial} /> : null}
      <div>
        <Button
          wide
          off={off ?? (draft.isBehind ? t("offBehind") : trial ? undefined : t("offUntried"))}
          onClick={onPublish}
        >
          {t("publish")}
        </Button>
      </div>
    </aside>
  );
}

// A trial belongs to the figures it was made with: another edit and it is gone.
function useTrial(rules: PriceRules) {
  const t = useTranslations("admin.rules");
  const [tried, setTried] = useState<Tried | null>(null);
  const now = JSON.stringify(rules);
  const { press, busy, error } = usePress(
    async (_key: string, text: string): Promise<Tried> => ({
      rules: text,
      trial: await api.admin.tryRules.mutate({ rules: JSON.parse(text) as PublishRulesInput["rules"] }),
    }),
    {
      done: (answer) => {
        setTried(answer);
        announce(t("tried", { count: answer.trial.length }));
      },
    },
  );
  const trial = tried?.rules === now ? tried.trial : null;
  return { trial, tryOut: () => void press(now), busy, error };
}
