type Edit = { file: string; text: string; replacement: string };

/**
 * The product with one of its safeguards taken out. A harness that stays green on it proves nothing, so at least one
 * test of each row in `red` must fail on it by an assertion. variants.test.ts finds each text, once, in its file.
 */
export type Variant = { name: string; edits: readonly Edit[]; red: readonly number[] };

export const VARIANTS: readonly Variant[] = [
  {
    name: "promises are written after the commit",
    edits: [
      {
        file: "server/commands/order/record-event.ts",
        text: "    appendEffects(tx, ctx, next, { effects: change.effects ?? [], seq, at }),\n",
        replacement: `    void setTimeout(() => {
      void ctx.db.transaction((later) => appendEffects(later, ctx, next, { effects: change.effects ?? [], seq, at }));
    }, 20),
`,
      },
    ],
    red: [19],
  },
  {
    name: "an order is written without compare-and-set",
    edits: [
      {
        file: "server/commands/order/load-order.ts",
        text: `.where(wanted(given)).for("update"),`,
        replacement: ".where(wanted(given)),",
      },
      {
        file: "server/commands/order/record-event.ts",
        text: `      eq(orders.version, given.version),
      eq(orders.status, given.status),
`,
        replacement: "",
      },
    ],
    red: [27],
  },
  {
    name: "a mail is claimed without compare-and-set",
    edits: [
      {
        file: "server/commands/mail/deliver-mail.ts",
        text: `.where(and(isMail(given), eq(mails.state, "queued")))`,
        replacement: ".where(isMail(given))",
      },
    ],
    red: [45],
  },
  {
    name: "consumers keep no inbox",
    edits: [
      {
        file: "server/outbox/settle-outbox.ts",
        text: "  if (written.length === 0) return false;\n",
        replacement: "",
      },
    ],
    red: [24],
  },
  {
    name: "idempotency keys are not kept",
    edits: [
      {
        file: "server/commands/shared/once.ts",
        text: "  if (claimed.length === 0) {",
        replacement: "  if (claimed.length > 1) {",
      },
    ],
    red: [26],
  },
  {
    name: "a payment's key is not looked up",
    edits: [
      {
        file: "server/commands/payment/accept-quote.ts",
        text: "findPaymentByKey(ctx.db, customerIds, input.key)",
        replacement: "findPaymentByKey(ctx.db, customerIds, crypto.randomUUID())",
      },
    ],
    red: [26],
  },
  {
    name: "storage's word is believed without a look",
    edits: [
      {
        file: "server/commands/upload/finish-upload.ts",
        text: "const head = await headObject({ bucket, key });",
        replacement: `const head = parts ? { size: upload.sizeBytes, etag: "" } : await headObject({ bucket, key });`,
      },
    ],
    red: [5],
  },
  {
    name: "relays do not heed each other's lease",
    edits: [
      {
        file: "server/outbox/claim-outbox.ts",
        text: "        and available_at <= now() and (lease_until is null or lease_until < now())\n",
        replacement: "        and available_at <= now()\n",
      },
      {
        file: "server/outbox/claim-outbox.ts",
        text: "    ) and sent_at is null and (lease_until is null or lease_until < now())\n",
        replacement: "    ) and sent_at is null\n",
      },
    ],
    red: [23],
  },
  {
    name: "the engine records a late answer beside the heir's",
    edits: [
      {
        file: "jobs/engine/store/jobs.ts",
        text: "    select j.fence::text as fence from engine.jobs j\n",
        replacement: "    select x.fence::text as fence from engine.jobs j\n",
      },
      {
        file: "jobs/engine/store/jobs.ts",
        text: "      on j.run_id = x.run_id and j.key = x.key and j.fence = x.fence\n    where j.leased_by",
        replacement: "      on j.run_id = x.run_id and j.key = x.key\n    where j.leased_by",
      },
    ],
    red: [23],
  },
  {
    name: "attempts of an analysis are not counted",
    edits: [
      {
        file: "server/commands/model/begin-analysis.ts",
        text: ".analysisAttempts} + 1`",
        replacement: ".analysisAttempts} + 0`",
      },
    ],
    red: [22],
  },
  {
    name: "a replica is not asked whether it has what the caller wrote",
    edits: [
      {
        file: "server/replica/replica.ts",
        text: `return known.replayed >= written ? "good" : "behind";`,
        replacement: `return "good";`,
      },
    ],
    red: [17],
  },
];
