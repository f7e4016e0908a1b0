import { RulesView } from "#components/admin/rules-view.tsx";
import { getRulesPage } from "#server/queries/admin/rules-page.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "../admin-page.tsx";

export const generateMetadata = adminMetadata("rules");

export default function RulesPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="rules"
      view={async (ctx) => <RulesView data={await getRulesPage(ctx)} />}
    />
  );
}
