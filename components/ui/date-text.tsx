"use client";
import { useFormat } from "./use-format.ts";
import { useNow } from "./use-now.ts";

type Props = {
  /** ISO 8601. */
  at: string;
  /** `day` for promises, `moment` for events, `staff` for dense pages, `ago` under a day with the time beside. */
  form?: "day" | "moment" | "time" | "staff" | "ago";
};

/** A date in the reader's zone and language. */
export function DateText({ at, form = "moment" }: Props) {
  const format = useFormat();
  const now = useNow();
  const moment = new Date(at);
  const words = {
    day: () => format.day(moment, now),
    moment: () => format.moment(moment, now),
    time: () => format.time(moment),
    staff: () => format.staffMoment(moment),
    ago: () => {
      const ago = now && format.ago(moment, now);
      return ago ? `${ago}, ${format.time(moment)}` : format.moment(moment, now);
    },
  };
  return (
    <time className="nw" dateTime={at}>
      {words[form]()}
    </time>
  );
}
