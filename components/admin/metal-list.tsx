"use client";
import { useTranslations } from "use-intl/react";
import { MetalThumb } from "#components/piece/metal-thumb.tsx";
import { useSpan } from "#components/sales/use-age.ts";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import styles from "./admin.module.css";
import type { MetalsPage } from "./admin-data.ts";

type Metal = MetalsPage["metals"][number];
export type MetalListProps = {
  metals: readonly Metal[];
  limitHours: number;
  selected: string | null;
  onFix: (metalId: MetalId) => void;
};

/** Metals as a table: sum a gram, source, when it was fixed and how old that is. */
export function MetalTable({ metals, selected, ...rest }: MetalListProps) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.metal")}</th>
          <th scope="col" className="num">
            {t("columns.price")}
          </th>
          <th scope="col">{t("columns.source")}</th>
          <th scope="col">{t("columns.at")}</th>
          <th scope="col">{t("columns.age")}</th>
          <th scope="col" className="num">
            {t("columns.waiting")}
          </th>
          <th scope="col">
            <span className="vh">{t("enter")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {metals.map((metal) => (
          <Row key={metal.metalId} look={selected === metal.metalId ? "sel" : undefined}>
            <th scope="row">
              <span className="row">
                <MetalThumb metalId={metal.metalId} /> {names(metal.metalId)}
              </span>
            </th>
            <td className="num">
              <PerGram minor={metal.minorPerGram} />
            </td>
            <td>{metal.source}</td>
            <td>{metal.at ? <DateText at={metal.at} form="staff" /> : null}</td>
            <td>
              <Age metal={metal} limitHours={rest.limitHours} />
            </td>
            <td className="num">{metal.waiting > 0 ? metal.waiting : ""}</td>
            <td>
              <span className={styles.acts}>
                <FixButton metal={metal} onFix={rest.onFix} />
              </span>
            </td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Metals as cards of three lines, for a phone. */
export function MetalCards({ metals, limitHours, onFix }: MetalListProps) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  return (
    <ul aria-label={t("list")}>
      {metals.map((metal) => (
        <li key={metal.metalId} className={styles.card}>
          <span className={styles.cardLine}>
            <span className="strong">{names(metal.metalId)}</span>
            <PerGram minor={metal.minorPerGram} />
          </span>
          <span className={styles.cardLine}>
            <span className="muted">{metal.source}</span>
            <Age metal={metal} limitHours={limitHours} />
          </span>
          {metal.waiting > 0 ? <span>{t("waiting", { count: metal.waiting })}</span> : null}
          <span className={styles.acts}>
            <FixButton metal={metal} onFix={onFix} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function PerGram({ minor }: { minor: number | null }) {
  const format = useFormat();
  return minor === null ? null : (
    <span className="nw">{format.stepValue({ value: minor, unit: "minor_per_g" })}</span>
  );
}

function Age({ metal, limitHours }: { metal: Metal; limitHours: number }) {
  const t = useTranslations("admin.metals");
  const span = useSpan();
  if (metal.ageHours === null) return <Chip tone="bad">{t("none")}</Chip>;
  const age = span(Math.max(0, metal.ageHours) * 3600);
  if (metal.isStale) return <Chip tone="bad">{t("old", { age })}</Chip>;
  return metal.ageHours > limitHours * 0.9 ? <Chip tone="warn">{t("soon", { age })}</Chip> : age;
}

function FixButton({ metal, onFix }: { metal: Metal; onFix: (metalId: MetalId) => void }) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  return (
    <Button
      variant={metal.isStale ? "primary" : "second"}
      size="mini"
      data-row={metal.metalId}
      aria-label={t("enterOf", { metal: names(metal.metalId) })}
      onClick={() => onFix(metal.metalId)}
    >
      {t("enter")}
    </Button>
  );
}
