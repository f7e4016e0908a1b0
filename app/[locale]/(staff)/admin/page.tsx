import { OverviewView } from "#components/admin/overview-view.tsx";
import { getAdminOverview } from "#server/queries/admin/admin-overview.ts";
import { readList } from "#server/replica/read-list.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "./admin-page.tsx";

export const generateMetadata = adminMetadata("overview");

export default function OverviewPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="overview"
      view={async (ctx) => <OverviewView data={await readList(ctx, getAdminOverview)} />}
    />
  );
}
