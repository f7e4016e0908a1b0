import { and, eq, like, lte } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { encoded, type Given, oneOf, prepared, preparedUpdate } from "#db/prepared.ts";
import { inbox, mails } from "#db/schema/index.ts";
import { database } from "#server/database.ts";
import { customerOf } from "#tests/factories/people.ts";

type Done = typeof inbox.$inferSelect;
const write = prepared((db, given: Given<Omit<Done, "createdAt">>) =>
  db.insert(inbox).values({
    customerId: given.customerId,
    consumer: given.consumer,
    outboxId: given.outboxId,
    result: given.result,
  }),
);
const read = prepared((db, given: Given<{ customerIds: readonly string[]; consumer: string }>) =>
  db
    .select()
    .from(inbox)
    .where(and(oneOf(inbox.customerId, given.customerIds), eq(inbox.consumer, given.consumer))),
);

let people: string[];
beforeAll(async () => {
  people = await Promise.all(Array.from({ length: 3 }, async () => (await customerOf()).id));
});
const row = (customerId: string, consumer: string, result: unknown = null) => ({
  customerId,
  consumer,
  outboxId: crypto.randomUUID(),
  result,
});

describe("a prepared statement", () => {
  it("reads rows as the query itself would, for one id, for several and for none", async () => {
    const db = database();
    await Promise.all(people.map((id, n) => write(db, row(id, "reading", { n, text: 'a "quote", {a}' }))));
    const [first = "", second = ""] = people;
    const wanted = and(eq(inbox.customerId, first), eq(inbox.consumer, "reading"));
    expect(await read(db, { customerIds: [first], consumer: "reading" })).toEqual(
      await db.select().from(inbox).where(wanted),
    );
    expect(await read(db, { customerIds: [first, second], consumer: "reading" })).toHaveLength(2);
    expect(await read(db, { customerIds: [], consumer: "reading" })).toEqual([]);
  });

  it("runs in the transaction that it is given, and is undone with it", async () => {
    const db = database();
    const [mine = ""] = people;
    const seen = { customerIds: [mine], consumer: "undone" };
    await write(db, row(mine, "kept"));
    const failed = db.transaction(async (tx) => {
      await write(tx, row(mine, "undone"));
      expect([await read(tx, seen), await read(db, seen)].map((rows) => rows.length)).toEqual([1, 0]);
      throw new Error("undo");
    });
    await expect(failed).rejects.toThrow("undo");
    expect(await read(db, seen)).toEqual([]);
  });

  it("runs in many transactions at once, each on its own connection", async () => {
    const db = database();
    const [mine = ""] = people;
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        db
          .transaction(async (tx) => {
            const consumer = `at once ${n}`;
            const before = await read(tx, { customerIds: [mine], consumer });
            await write(tx, row(mine, consumer));
            expect(await read(tx, { customerIds: [mine], consumer })).toHaveLength(before.length + 1);
            if (n % 3 === 0) throw new Error("undo");
          })
          .catch((error: Error) => expect(error.message).toBe("undo")),
      ),
    );
    expect(await db.$count(inbox, like(inbox.consumer, "at once %"))).toBe(16);
  });

  it("stores nothing where nothing is given, in JSON too, and compares times", async () => {
    const db = database();
    const [mine = ""] = people;
    await write(db, row(mine, "nothing"));
    const [{ result } = { result: "missing" }] = await db.$client`
      select result is null as result from inbox where consumer = 'nothing'`;
    expect(result).toBe(true);
    const until = prepared((at, given: Given<{ time: Date; consumer: string }>) =>
      at
        .select({ consumer: inbox.consumer })
        .from(inbox)
        .where(
          and(lte(inbox.createdAt, encoded(inbox.createdAt, given.time)), eq(inbox.consumer, given.consumer)),
        ),
    );
    const hour = 3_600_000;
    const found = (time: number) => until(db, { time: new Date(time), consumer: "nothing" });
    expect(await found(Date.now() + hour)).toHaveLength(1);
    expect(await found(Date.now() - hour)).toHaveLength(0);
  });
});

describe("a prepared update", () => {
  const update = preparedUpdate(mails, (given: Given<{ customerId: string; state: string }>) =>
    and(eq(mails.customerId, given.customerId), eq(mails.state, given.state)),
  );
  const mailTo = (customerId: string) =>
    database()
      .insert(mails)
      .values({
        ...{ customerId, template: "message", locale: "ru", toAddress: "a@b.example", subject: "s" },
        ...{ html: "h", plain: "p", dedupeKey: crypto.randomUUID(), lastError: "an old one" },
      });

  it("changes what the set names and nothing else, and says how many rows it changed", async () => {
    const [, second = "", third = ""] = people;
    await Promise.all([mailTo(second), mailTo(third)]);
    const stored = async () => (await database().select().from(mails).where(eq(mails.customerId, second)))[0];
    const before = await stored();
    const queued = { customerId: second, state: "queued" };
    expect(await update(database(), queued, { attempts: 2, sentAt: undefined })).toBe(1);
    expect(await stored()).toEqual({ ...before, attempts: 2 });
    const sentAt = new Date();
    expect(await update(database(), queued, { state: "sent", sentAt, lastError: null })).toBe(1);
    expect(await stored()).toEqual({ ...before, attempts: 2, state: "sent", sentAt, lastError: null });
    expect(await update(database(), queued, { attempts: 3 })).toBe(0);
    expect(await database().$count(mails, eq(mails.state, "queued"))).toBe(1);
  });
});
