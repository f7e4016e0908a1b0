"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { NavLinkProps } from "./nav-link.tsx";

/** `aria-current=page` on the page itself, `true` on pages below it. */
export function CurrentLink(props: NavLinkProps) {
  const { href } = props;
  const path = usePathname();
  const current = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  return <Link {...props} aria-current={current} />;
}
