"use client";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { type ReactNode, Suspense } from "react";

type Props = { href: string; children: ReactNode };

/** A link between the account pages: where one wanted to go travels along. */
export function OnwardLink(props: Props) {
  return (
    <Suspense fallback={<Link {...props} />}>
      <LinkWithNext {...props} />
    </Suspense>
  );
}

function LinkWithNext({ href, children }: Props) {
  const next = useSearchParams().get("next");
  return <Link href={next ? `${href}?next=${encodeURIComponent(next)}` : href}>{children}</Link>;
}
