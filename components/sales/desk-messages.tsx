"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useRefresh } from "#components/staff/refresh.ts";
import { usePress } from "#components/staff/use-press.ts";
import { Button } from "#components/ui/button.tsx";
import { CheckBox } from "#components/ui/check-box.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Form } from "#components/ui/form.tsx";
import { showToast } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useOnline } from "#components/ui/use-online.ts";
import styles from "./desk.module.css";
import type { DeskMessage, OrderDesk } from "./sales-data.ts";

type Props = { desk: OrderDesk };

/** Id of the field to write in. */
export const MESSAGE_FIELD = "message-to-customer";

/** What customer and workshop wrote, and a field to write; a message without a connection waits and goes by itself. */
export function DeskMessages({ desk }: Props) {
  const t = useTranslations("sales.messages");
  const { messages, order } = desk;
  return (
    <section>
      <h2>{t("title")}</h2>
      {order.openQuestion ? <Note tone="info">{t("open", { question: order.openQuestion })}</Note> : null}
      {messages.length === 0 ? <p className="muted">{t("none")}</p> : null}
      <ol className={styles.evs}>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
      {desk.canAct ? <WriteMessage desk={desk} /> : null}
    </section>
  );
}

function Message({ message }: { message: DeskMessage }) {
  const t = useTranslations("sales.messages");
  const { author, name, body, isQuestion, at } = message;
  return (
    <li>
      <DateText at={at} form="staff" />
      <p>
        <span className="strong">{author === "customer" ? t("customer") : name}</span>
        {isQuestion ? <span className="muted"> {t("question")}</span> : null} {body}
      </p>
    </li>
  );
}

const NOTHING = { body: "", isQuestion: false };

function WriteMessage({ desk }: Props) {
  const t = useTranslations("sales.messages");
  const refresh = useRefresh();
  const online = useOnline();
  const { customerId, orderId, number, locale } = desk.order;
  const [draft, setDraft, forget] = useDraft(`message/${number}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const [waits, setWaits] = useState(false);
  const { press, busy, error } = usePress(
    (key: string, message: typeof NOTHING) =>
      api.sales.sendMessage.mutate({ key, customerId, orderId, ...message }),
    {
      done: () => {
        showToast({ text: t("sent") });
        forget();
        setAsked(false);
        refresh();
      },
    },
  );
  const send = () => {
    setAsked(true);
    if (!draft.body.trim()) return;
    setWaits(!online);
    if (online) void press({ ...draft, body: draft.body.trim() });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once, when the connection is back
  useEffect(() => {
    if (online && waits) send();
  }, [online, waits]);
  const fault = error?.words ?? (asked && !draft.body.trim() ? t("empty") : undefined);
  return (
    <Form className={styles.write} onSend={send}>
      <Textarea
        id={MESSAGE_FIELD}
        label={t("label")}
        hideLabel
        rows={2}
        maxLength={4000}
        placeholder={t(`place.${locale as "ru"}`)}
        error={fault}
        value={draft.body}
        onChange={(event) => setDraft({ ...draft, body: event.target.value })}
      />
      <CheckBox
        label={t("isQuestion")}
        checked={draft.isQuestion}
        onChange={(event) => setDraft({ ...draft, isQuestion: event.target.checked })}
      />
      <div className="row">
        <Button type="submit" variant="second" busy={busy}>
          {busy ? t("sending") : t("send")}
        </Button>
        {waits && !online ? (
          <span className="muted" role="status">
            {t("waiting")}
          </span>
        ) : null}
      </div>
    </Form>
  );
}
