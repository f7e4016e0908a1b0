import { CronExpressionParser } from "cron-parser";

const NAME = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat";
const FIELD = new RegExp(`^(?:\\d|[*,/-]|${NAME})+$`, "i");
const DESCRIPTORS: Record<string, string> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

/** A schedule as registered, split into its zone and its five fields. */
type Schedule = { fields: string; zone: string };

/**
 * Splits and checks `TZ=Area/City 0 9 * * 1` or a descriptor. What the server and this engine might read
 * differently (six fields, L, W, #, ?, 7 as Sunday, @every) throws a RangeError that says which.
 */
export function parseCron(expression: string): Schedule {
  const [, zone = "UTC", rest = ""] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  const fields = DESCRIPTORS[rest.trim()] ?? rest.trim();
  const parts = fields.split(/\s+/);
  if (parts.length !== 5) throw new RangeError(`cron "${expression}" must have five fields`);
  for (const part of parts) {
    if (!FIELD.test(part)) throw new RangeError(`cron "${expression}": "${part}" is not supported`);
  }
  if (/7/.test(parts[4] ?? "")) throw new RangeError(`cron "${expression}": write Sunday as 0, not 7`);
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    CronExpressionParser.parse(fields, { tz: zone }).next();
  } catch (cause) {
    throw new RangeError(`cron "${expression}": ${(cause as Error).message}`, { cause });
  }
  return { fields, zone };
}

/** The first tick strictly after `afterMs`, in milliseconds since 1970. */
export function nextTick(expression: string, afterMs: number): number {
  const { fields, zone } = parseCron(expression);
  return CronExpressionParser.parse(fields, { currentDate: new Date(afterMs), tz: zone })
    .next()
    .getTime();
}
