import { LedgerView } from "#components/admin/ledger-view.tsx";
import { getLedger } from "#server/queries/admin/ledger.ts";
import { readList } from "#server/replica/read-list.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "../admin-page.tsx";

export const generateMetadata = adminMetadata("ledger");

export default function LedgerPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="ledger"
      view={async (ctx) => <LedgerView data={await readList(ctx, getLedger)} />}
    />
  );
}
