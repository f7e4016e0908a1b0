import { UsersView } from "#components/admin/users-view.tsx";
import { ROLES } from "#lib/domain/order/statuses.ts";
import { listUsers } from "#server/queries/admin/list-users.ts";
import { readList } from "#server/replica/read-list.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "../admin-page.tsx";
import { readChoice, readText } from "../read-search.ts";

export const generateMetadata = adminMetadata("users");

export default function UsersPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="users"
      view={async (ctx, search) => {
        const query = { q: readText(search.q), role: readChoice(search.role, ROLES) };
        const data = await readList(ctx, (at) => listUsers(at, { search: query.q, role: query.role }));
        return <UsersView key={JSON.stringify(query)} data={data} query={query} ownId={ctx.actor.id} />;
      }}
    />
  );
}
