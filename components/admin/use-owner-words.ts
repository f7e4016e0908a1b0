"use client";
import { useTranslations } from "use-intl/react";

/** Whose a failure is, by role. */
export function useOwnerWords(): (role: string) => string {
  const t = useTranslations("staff.role");
  return (role) => (role === "seller" || role === "operator" || role === "admin" ? t(role) : role);
}
