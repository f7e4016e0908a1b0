import { FailuresView } from "#components/admin/failures-view.tsx";
import { FAILURE_KINDS } from "#lib/domain/desk-lists.ts";
import { listFailures } from "#server/queries/admin/list-failures.ts";
import { readList } from "#server/replica/read-list.ts";
import { AdminPage, type AdminPageProps, adminMetadata } from "../admin-page.tsx";
import { readChoice } from "../read-search.ts";

export const generateMetadata = adminMetadata("failures");

export default function FailuresPage(props: AdminPageProps) {
  return (
    <AdminPage
      {...props}
      section="failures"
      view={async (ctx, search) => {
        const kind = readChoice(search.kind, FAILURE_KINDS);
        const seesJobs = ctx.actor.kind === "admin";
        const data = await readList(ctx, (at) => listFailures(at, { kind }));
        return <FailuresView key={kind} kind={kind} data={data} seesJobs={seesJobs} />;
      }}
    />
  );
}
