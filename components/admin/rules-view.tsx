"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import admin from "./admin.module.css";
import type { RulesPage } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import styles from "./rules.module.css";
import { RulesAside } from "./rules-aside.tsx";
import { RulesForm } from "./rules-form.tsx";
import { RulesHistory } from "./rules-history.tsx";
import { usePolled } from "./use-polled.ts";
import { useRulesDraft } from "./use-rules-draft.ts";

/** Price rules: figures by line, difference from the version in force, tried on real quotes, then published. */
export function RulesView({ data }: { data: RulesPage }) {
  const t = useTranslations("admin.rules");
  const { answer, isLost, refresh } = usePolled(data, () => api.admin.rules.query());
  const draft = useRulesDraft(answer.current);
  const [publishing, setPublishing] = useState(false);
  const [newest] = answer.history;
  const inForce = String(answer.current.version);
  return (
    <>
      <AdminHead
        section="rules"
        answer={t("inForce", { version: inForce, by: newest?.by ?? "" })}
        checkedAt={answer.checkedAt}
        isLost={isLost}
      />
      {draft.isBehind ? (
        <div className={admin.bodyNote}>
          <Note
            tone="warn"
            role="status"
            title={t("movedOn", { version: inForce, by: newest?.by ?? "" })}
            actions={
              <Button variant="second" size="mini" onClick={draft.rebase}>
                {t("rebase", { version: inForce })}
              </Button>
            }
          >
            {t("movedOnBody")}
          </Note>
        </div>
      ) : null}
      <div className={styles.desk}>
        <RulesForm draft={draft} />
        <RulesAside draft={draft} onPublish={() => setPublishing(true)} />
      </div>
      <RulesHistory history={answer.history} />
      {publishing ? (
        <PublishDialog
          draft={draft}
          onClose={() => setPublishing(false)}
          onMoved={refresh}
          onDone={() => {
            setPublishing(false);
            draft.forget();
            refresh();
          }}
        />
      ) : null}
    </>
  );
}
