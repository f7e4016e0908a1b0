import type { ReactNode } from "react";
import { ShopFrame } from "#components/shell/shop-frame.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function ShopLayout({ children, params }: Props) {
  return <ShopFrame locale={(await params).locale}>{children}</ShopFrame>;
}
