import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { staffContext } from "#app/page-context.ts";
import styles from "#components/admin/admin.module.css";
import { ADMIN_SECTIONS, type AdminSection, adminPath } from "#components/admin/admin-data.ts";
import { AdminNav } from "#components/admin/admin-nav.tsx";
import { AdminSkeleton } from "#components/admin/admin-skeleton.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { Denied } from "#components/staff/denied.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import type { Ctx, StaffActor } from "#server/context.ts";

export type Search = Record<string, string | string[] | undefined>;
export type AdminPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };
type View = (ctx: Ctx & { actor: StaffActor }, search: Search) => Promise<ReactNode>;
type Props = AdminPageProps & { section: AdminSection; view: View };

/** Failures are also for sellers, who see their own; the rest is the administrator's. */
const rolesOf = (section: AdminSection) =>
  section === "failures" ? (["admin", "seller"] as const) : (["admin"] as const);

export function adminMetadata(section: AdminSection) {
  return async ({ params }: Pick<AdminPageProps, "params">): Promise<Metadata> => {
    const { locale } = await params;
    return isLocale(locale) ? { title: getTranslator(locale, "admin")(`section.${section}`) } : {};
  };
}

/** The frame of a section: who may, the sections, then its view, read in the request. */
export async function AdminPage(props: Props) {
  const { locale } = await props.params;
  if (!isLocale(locale)) notFound();
  return (
    <PageData waiting={<AdminSkeleton locale={locale} section={props.section} />}>
      <Section {...props} />
    </PageData>
  );
}

async function Section({ params, searchParams, section, view }: Props) {
  const [{ locale }, search] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { ctx, denied } = await staffContext(locale, adminPath(locale, section), ...rolesOf(section));
  if (denied) return <Denied locale={locale} {...denied} />;
  const sections = ctx.actor.kind === "seller" ? (["failures"] as const) : ADMIN_SECTIONS;
  return (
    <MessagesProvider locale={locale} namespaces={["admin", "staff", "price"]}>
      <main id="main" className={styles.page}>
        <AdminNav locale={locale} current={section} sections={sections} />
        {await view(ctx, search)}
      </main>
    </MessagesProvider>
  );
}
