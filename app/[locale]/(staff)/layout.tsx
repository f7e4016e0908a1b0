import { type ReactNode, Suspense } from "react";
import { StaffBarShell } from "#components/shell/staff-bar.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { ViewerBar } from "./viewer-bar.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Dense frame of the staff: the bar waits for the session, the page brings its own `<main id="main">`. */
export default async function StaffLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) return children;
  return (
    <div className="staff">
      <Suspense fallback={<StaffBarShell locale={locale} />}>
        <ViewerBar locale={locale} />
      </Suspense>
      {children}
    </div>
  );
}
