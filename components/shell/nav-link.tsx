import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { CurrentLink } from "./current-link.tsx";

export type NavLinkProps = {
  href: string;
  /** False: nothing of the page is fetched before somebody goes there. */
  prefetch?: false;
  children: ReactNode;
};

/** A link that knows when its page is open. The address may come later than the shell, hence the boundary. */
export function NavLink(props: NavLinkProps) {
  return (
    <Suspense fallback={<Link {...props} />}>
      <CurrentLink {...props} />
    </Suspense>
  );
}
