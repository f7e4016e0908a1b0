import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { CurrentLink } from "./current-link.tsx";

type Props = { href: string; children: ReactNode };

/** A link that knows when its page is open. The address may come later than the shell, hence the boundary. */
export function NavLink(props: Props) {
  return (
    <Suspense fallback={<Link {...props} />}>
      <CurrentLink {...props} />
    </Suspense>
  );
}
