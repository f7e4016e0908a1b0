"use client";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { StatusChip } from "#components/staff/status-chip.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Note } from "#components/ui/note.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { ORDER_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import styles from "./admin.module.css";
import type { Ledger } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { usePolled } from "./use-polled.ts";

type Channel = Ledger["channels"][number];

/** Whether what was taken in is all there: numbers given out against orders in statuses, by channel. */
export function LedgerView({ data }: { data: Ledger }) {
  const t = useTranslations("admin.ledger");
  const { answer, isLost } = usePolled(data, () => api.admin.ledger.query());
  const { channels, missing } = answer;
  const isEven = missing.length === 0 && channels.every((one) => one.submitted === one.inStatuses);
  return (
    <>
      <AdminHead section="ledger" answer={t("law")} checkedAt={answer.checkedAt} isLost={isLost} />
      {channels.length === 0 ? (
        <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>
      ) : (
        <>
          <div className={styles.bodyNote}>
            {isEven ? (
              <Note tone="ok" title={t("even")} />
            ) : (
              <Note tone="bad" title={t("odd")}>
                {t("oddBody")}
              </Note>
            )}
          </div>
          {missing.length > 0 ? (
            <div className={styles.bodyNote}>
              <p className="strong">{t("missing", { count: missing.length })}</p>
              <p className="mono">{missing.join(", ")}</p>
            </div>
          ) : null}
          <ChannelTable channels={channels} />
          {channels.map((channel) => (
            <StatusTable key={channel.channel} channel={channel} />
          ))}
        </>
      )}
    </>
  );
}

function useChannelWords() {
  const t = useTranslations("admin.ledger.channel");
  const say = t as unknown as { has: (key: string) => boolean } & ((key: string) => string);
  return (channel: string) => (say.has(channel) ? say(channel) : channel);
}

function ChannelTable({ channels }: { channels: readonly Channel[] }) {
  const t = useTranslations("admin.ledger");
  const channelOf = useChannelWords();
  const format = useFormat();
  return (
    <Table label={t("byChannel")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.channel")}</th>
          {(["submitted", "inStatuses", "difference"] as const).map((column) => (
            <th key={column} scope="col" className="num">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {channels.map(({ channel, submitted, inStatuses }) => (
          <Row key={channel}>
            <th scope="row">{channelOf(channel)}</th>
            <td className="num">{format.number(submitted)}</td>
            <td className="num">{format.number(inStatuses)}</td>
            <td className="num">{format.number(inStatuses - submitted, { signed: true })}</td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const place = (status: OrderStatus) => ORDER_STATUSES.indexOf(status);
const inFlow = (a: { status: OrderStatus }, b: { status: OrderStatus }) => place(a.status) - place(b.status);

function StatusTable({ channel }: { channel: Channel }) {
  const t = useTranslations("admin.ledger");
  const channelOf = useChannelWords();
  const format = useFormat();
  return (
    <section className={styles.part}>
      <h2 className="h3">{t("ofChannel", { channel: channelOf(channel.channel) })}</h2>
      <div className={styles.narrow}>
        <Table label={t("ofChannel", { channel: channelOf(channel.channel) })}>
          <tbody>
            {channel.statuses.toSorted(inFlow).map(({ status, count }) => (
              <Row key={status}>
                <th scope="row">
                  <StatusChip status={status} />
                </th>
                <td className="num">{format.number(count)}</td>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
