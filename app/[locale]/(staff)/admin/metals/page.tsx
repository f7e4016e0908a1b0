import { MetalsView } from "#components/admin/metals-view.tsx";
import { METAL_IDS } from "#lib/domain/metals.ts";
import { getMetalsPage } from "#server/queries/admin/metals-page.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "../admin-page.tsx";
import { readChoice } from "../read-search.ts";

export const generateMetadata = adminMetadata("metals");

export default function MetalsPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="metals"
      view={async (ctx, search) => (
        <MetalsView data={await getMetalsPage(ctx)} asked={readChoice(search.metal, METAL_IDS)} />
      )}
    />
  );
}
