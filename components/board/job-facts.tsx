"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { RING_DIAMETER_MM } from "#lib/domain/ring-size.ts";
import styles from "./work.module.css";
import type { Job } from "./work-data.ts";

/** What the bench needs to know of the piece, in one table; the same on screen and on the ticket. */
export function JobFacts({ job }: { job: Job }) {
  const t = useTranslations("work.facts");
  const price = useTranslations("price");
  const metals = useTranslations("price.metals");
  const finishes = useTranslations("price.finishes");
  const format = useFormat();
  const { metalId, finish, quantity, engraving, note } = job.options;
  const measures = job.model?.measures;
  return (
    <table className={styles.facts}>
      <tbody>
        <Line name={t("metal")}>{metals(metalId)}</Line>
        <Line name={t("finish")}>{finishes(finish)}</Line>
        {job.weightG === null ? null : <Line name={t("mass")}>{format.grams(job.weightG)}</Line>}
        <Line name={t("quantity")}>{t("pieces", { count: quantity })}</Line>
        <RingLine job={job} />
        {measures ? <Line name={t("size")}>{format.box(measures.sidesMm)}</Line> : null}
        <Line name={t("engraving")}>{engraving ? price("quoted", { text: engraving }) : t("none")}</Line>
        {note ? <Line name={t("note")}>{note}</Line> : null}
        {job.model ? <Line name={t("file")}>{job.model.fileName}</Line> : null}
        {job.parcel ? (
          <Line name={t("to")}>
            {[job.parcel.name, job.parcel.phone, addressOf(job.parcel.address)].filter(Boolean).join(", ")}
          </Line>
        ) : null}
      </tbody>
    </table>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function RingLine({ job }: { job: Job }) {
  const t = useTranslations("work.facts");
  const format = useFormat();
  const diameter = job.model?.measures?.ringDiameterMm ?? 0;
  const { min, max } = RING_DIAMETER_MM;
  if (diameter < min || diameter > max) return null;
  return <Line name={t("ring")}>{format.ringSize(Math.round(diameter * 100) / 100)}</Line>;
}

const addressOf = ({ postcode, city, street }: NonNullable<Job["parcel"]>["address"]) =>
  [postcode, city, street].filter(Boolean).join(", ");
