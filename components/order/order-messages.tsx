import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { useOnline } from "#components/ui/use-online.ts";
import styles from "./order.module.css";
import type { OrderData } from "./order-data.ts";

const MAX = 2000;

/** What customer and workshop wrote to each other, and a field to write. */
export function OrderMessages({ order }: { order: OrderData }) {
  const t = useTranslations("order.messages");
  const format = useFormat();
  const now = useNow();
  return (
    <section aria-labelledby="messages">
      <h2 className="h2" id="messages">
        {t("title")}
      </h2>
      {order.messages.length === 0 ? <p className="muted">{t("none")}</p> : null}
      <div className={styles.messages}>
        {order.messages.map((message) => (
          <div key={message.id} className={cx(styles.message, message.author === "customer" && styles.mine)}>
            <span className={styles.who}>
              {message.author === "customer" ? t("you") : message.name},{" "}
              {format.moment(new Date(message.at), now)}
            </span>
            <p>{message.body}</p>
          </div>
        ))}
      </div>
      <WriteMessage orderId={order.orderId} />
    </section>
  );
}

function WriteMessage({ orderId }: { orderId: string }) {
  const t = useTranslations("order.messages");
  const wordsOf = useErrorWords();
  const online = useOnline();
  const key = useRef(crypto.randomUUID());
  const [body, setBody, forget] = useDraft(`message/${orderId}`, "");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!body.trim()) return setError(t("empty"));
    if (body.length > MAX) return setError(t("tooLong"));
    setBusy(true);
    setError(null);
    try {
      await api.order.sendMessage.mutate({ key: key.current, orderId, body });
      key.current = crypto.randomUUID();
      forget();
    } catch (failure) {
      setError(wordsOf(failure).words);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form className={styles.write} onSend={() => void send()}>
      <Textarea
        label={t("label")}
        hint={t("hint")}
        error={error}
        value={body}
        onChange={(e) => setBody(e.target.value)}
      />
      <div>
        <Button type="submit" variant="second" busy={busy} off={online ? undefined : t("waiting")}>
          {busy ? t("sending") : t("send")}
        </Button>
      </div>
    </Form>
  );
}
