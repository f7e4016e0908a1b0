import { MailsView } from "#components/admin/mails-view.tsx";
import { MailRef } from "#lib/contracts/admin.ts";
import { MAIL_STATES } from "#lib/domain/desk-lists.ts";
import type { Ctx } from "#server/context.ts";
import { getMail, listMails } from "#server/queries/admin/list-mails.ts";
import { readList } from "#server/replica/read-list.ts";
import { AdminPage, type AdminPageProps, adminMetadata, type Search } from "../admin-page.tsx";
import { readChoice, readText } from "../read-search.ts";

export const generateMetadata = adminMetadata("mail");

export default function MailPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="mail"
      view={async (ctx, search) => {
        const query = { q: readText(search.q), state: readChoice(search.state, MAIL_STATES) };
        const [data, open] = await Promise.all([
          readList(ctx, (at) => listMails(at, { search: query.q, state: query.state })),
          openMail(ctx, search.mail),
        ]);
        return <MailsView key={JSON.stringify(query)} data={data} query={query} open={open} />;
      }}
    />
  );
}

// A mail that is not there, or an address that was mistyped, shows the list.
async function openMail(ctx: Ctx, said: Search[string]) {
  const [customerId, mailId] = typeof said === "string" ? said.split(".") : [];
  const ref = MailRef.safeParse({ customerId, mailId });
  return ref.success ? getMail(ctx, ref.data).catch(() => null) : null;
}
