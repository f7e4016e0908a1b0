/** What the sales queue asks of a seller: one tab each. */
export const SALES_TABS = ["approve", "price", "answer", "overdue", "hold"] as const;
export type SalesTab = (typeof SALES_TABS)[number];

/** Lists are cut here: a page never waits for the count of a million rows. "1,000+" in words. */
export const COUNT_CAP = 1000;

/** What can be stuck or failed, as the failure inbox sorts it. */
export const FAILURE_KINDS = ["order", "payment", "analysis", "upload", "outbox", "mail", "late"] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export const MAIL_STATES = ["queued", "sending", "sent", "kept", "failed"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** States of a run of the job engine, as Inngest names them. */
export const RUN_STATUSES = ["Queued", "Running", "Completed", "Failed", "Cancelled"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** How far back a list of runs goes, in hours. */
export const RUN_SPANS = { hour: 1, day: 24, week: 168 } as const;
export type RunSpan = keyof typeof RUN_SPANS;
export const RUN_SPAN_NAMES = Object.keys(RUN_SPANS) as RunSpan[];
