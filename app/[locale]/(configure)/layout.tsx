import type { ReactNode } from "react";
import { ThinFrame } from "#components/shell/thin-frame.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The workbench of the configure page: full width, thin header, no footer. */
export default async function ConfigureLayout({ children, params }: Props) {
  return <ThinFrame locale={(await params).locale}>{children}</ThinFrame>;
}
