"use client";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { CHANGE_KINDS, type Changes } from "./changes.ts";
import { changeColors } from "./compare.ts";
import { HEAT_END, heatGradient } from "./heat-ramp.ts";
import { AXES, type Bench } from "./use-bench.ts";
import styles from "./viewer.module.css";

type Props = { bench: Bench; heatLimitMm: number | null; changes: Changes | null };

/** What belongs to the tools in use: the place of the section, the measured length, what colours mean. */
export function BenchPanels({ bench, heatLimitMm, changes }: Props) {
  return (
    <div className={styles.panels}>
      {bench.has("measure") ? (
        <Measured distanceMm={bench.distanceMm} begun={bench.points.length > 0} />
      ) : null}
      {bench.has("section") ? <Section bench={bench} /> : null}
      {heatLimitMm === null ? null : <Legend limitMm={heatLimitMm} />}
      {changes ? <ChangeLegend changes={changes} /> : null}
    </div>
  );
}

const Panel = ({ children }: { children: ReactNode }) => <div className={styles.panel}>{children}</div>;

function Measured({ distanceMm, begun }: { distanceMm: number | null; begun: boolean }) {
  const t = useTranslations("model.measure");
  const format = useFormat();
  return (
    <Panel>
      {distanceMm === null ? (
        <p className="small">{t(begun ? "first" : "start")}</p>
      ) : (
        <p className="strong">{t("is", { size: format.mm(distanceMm) })}</p>
      )}
    </Panel>
  );
}

function Section({ bench }: { bench: Bench }) {
  const t = useTranslations("model.section");
  const id = useId();
  return (
    <Panel>
      <SegmentedControl
        name="section-axis"
        legend={t("across")}
        small
        value={bench.axis}
        onChange={bench.setAxis}
        choices={AXES.map((axis) => ({ value: axis, label: t(axis) }))}
      />
      <label className="vh" htmlFor={id}>
        {t("place")}
      </label>
      <input
        id={id}
        className={styles.slider}
        type="range"
        min={0}
        max={100}
        value={bench.share}
        onChange={({ target }) => bench.setShare(Number(target.value))}
      />
    </Panel>
  );
}

function ChangeLegend({ changes }: { changes: Changes }) {
  const t = useTranslations("model.compare.kind");
  const format = useFormat();
  return (
    <Panel>
      <ul className={`${styles.kinds} small`}>
        {CHANGE_KINDS.filter((kind) => changes.corners[kind].length > 0).map((kind) => (
          <li key={kind}>
            <i style={{ background: changeColors[kind] }} />
            {t(kind)}: {format.number(changes.corners[kind].length / 9)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Legend({ limitMm }: { limitMm: number }) {
  const t = useTranslations("model.heat");
  const format = useFormat();
  const end = limitMm * HEAT_END;
  return (
    <Panel>
      <div className={styles.legend}>
        <i style={{ background: heatGradient }} />
        <span>0</span>
        <span style={{ insetInlineStart: `${100 / HEAT_END}%` }}>
          {t("limit", { size: format.mm(limitMm) })}
        </span>
        <span>{format.mm(end)}</span>
      </div>
    </Panel>
  );
}
