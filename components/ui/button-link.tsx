import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-look.ts";

type Props = Omit<ComponentProps<typeof Link>, "className"> & ButtonLook;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, size, wide, icon, className, ...rest }: Props) {
  return <Link {...rest} className={buttonClass({ variant, size, wide, icon, className })} />;
}
