import { describe, expect, it } from "vitest";
import { orderNumbers } from "#db/schema/index.ts";
import { resendMail } from "#server/commands/admin/resend-mail.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { database } from "#server/database.ts";
import { getLedger } from "#server/queries/admin/ledger.ts";
import { getMail, listMails } from "#server/queries/admin/list-mails.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { auditOf, failedMail, failuresOf, mailRow } from "./admin-world.ts";

describe("a mail sent once more", () => {
  it("is queued, its failure is over, and a second press finds it on its way", async () => {
    const { customerIds } = await customerOf();
    const admin = ctxOf(await staffMember("admin"));
    const mail = await failedMail(customerIds[0]);
    const why = { causeCode: "MAIL_SERVER_REFUSES", cause: "550", ownerRole: "admin" };
    await reportFailure(database(), { kind: "mail", subject: mail.id, customerId: customerIds[0], ...why });
    const ref = { customerId: customerIds[0], mailId: mail.id };
    await Promise.all([resendMail(admin, ref), resendMail(admin, ref)]);
    expect(await mailRow(mail.id)).toMatchObject({ state: "queued", attempts: 0 });
    expect((await failuresOf(mail.id))[0]?.resolvedAt).toBeInstanceOf(Date);
    expect(await auditOf("resend_mail", mail.id)).toHaveLength(1);
  });

  it("is found by state and whole address, read as it went out, and by administrators only", async () => {
    const customer = await customerOf();
    const [customerId] = customer.customerIds;
    const admin = ctxOf(await staffMember("admin"));
    const mail = await failedMail(customerId, "kept");
    const page = await listMails(admin, { search: "Elena@example.com", state: "kept" });
    expect(page.mails.map(({ id }) => id)).toContain(mail.id);
    expect(page.mails[0]).not.toHaveProperty("html");
    expect((await listMails(admin, { search: "elena@example" })).mails).toEqual([]);
    const ref = { customerId, mailId: mail.id };
    expect(await getMail(admin, ref)).toMatchObject({ html: "<p>Цена</p>", plain: "Цена" });
    const elsewhere = { ...ref, customerId: crypto.randomUUID() };
    await expect(getMail(admin, elsewhere)).rejects.toMatchObject({ kind: "NOT_FOUND" });
    await expect(resendMail(admin, elsewhere)).rejects.toMatchObject({ kind: "NOT_FOUND" });
    for (const actor of [await staffMember("seller"), await staffMember("operator"), customer]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      await expect(listMails(ctxOf(actor), {})).rejects.toMatchObject(refused);
      await expect(getMail(ctxOf(actor), ref)).rejects.toMatchObject(refused);
      await expect(resendMail(ctxOf(actor), ref)).rejects.toMatchObject(refused);
    }
  });
});

describe("a link that sets a password", () => {
  it("is not read by others once it was sent; kept for want of a mail server it is all there is", async () => {
    const [customerId] = (await customerOf()).customerIds;
    const admin = ctxOf(await staffMember("admin"));
    const link = "https://facet.example/ru/reset-password#s3cret-Token_1";
    const read = async (state: string) => {
      const { id } = await failedMail(customerId, state, link);
      const { html, plain } = await getMail(admin, { customerId, mailId: id });
      return html + plain;
    };
    for (const state of ["queued", "sent", "failed"]) expect(await read(state)).not.toContain("s3cret");
    expect(await read("kept")).toContain(link);
  });
});

describe("the ledger", () => {
  it("is even over orders in many statuses, and names the number of a lost one", async () => {
    for (const status of ["INITIATED", "SUBMITTED", "PRICE_ACCEPTED", "ON_HOLD", "CANCELLED"] as const)
      await orderIn(status);
    const admin = ctxOf(await staffMember("admin"));
    const before = await getLedger(admin);
    const shop = before.channels.find(({ channel }) => channel === "shop");
    expect(shop?.submitted).toBeGreaterThanOrEqual(5);
    expect(shop?.inStatuses).toBe(shop?.submitted);
    expect(before.missing).toEqual([]);

    const lost = { number: "F-9999", customerId: crypto.randomUUID(), orderId: crypto.randomUUID() };
    await database().insert(orderNumbers).values(lost);
    const after = await getLedger(admin);
    expect(after.missing).toEqual(["F-9999"]);
    const odd = after.channels.find(({ channel }) => channel === "shop");
    expect((odd?.submitted ?? 0) - (odd?.inStatuses ?? 0)).toBe(1);
  });

  it("is for administrators", async () => {
    await expect(getLedger(ctxOf(await staffMember("seller")))).rejects.toMatchObject({
      code: "ROLE_NEEDED",
    });
    await expect(getLedger(ctxOf({ kind: "nobody" }))).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
  });
});
