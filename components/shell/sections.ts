import type { Locale } from "#lib/i18n/locale.ts";

/** Addresses of the pages that any shell links to. Only pages that exist stand here. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  orders: (locale: Locale) => `/${locale}/orders`,
  pricing: (locale: Locale) => `/${locale}/pricing`,
  files: (locale: Locale) => `/${locale}/files`,
  delivery: (locale: Locale) => `/${locale}/delivery`,
  contact: (locale: Locale) => `/${locale}/contact`,
  signIn: (locale: Locale) => `/${locale}/sign-in`,
  signUp: (locale: Locale) => `/${locale}/sign-up`,
  forgotPassword: (locale: Locale) => `/${locale}/forgot-password`,
  account: (locale: Locale) => `/${locale}/account`,
  sales: (locale: Locale) => `/${locale}/sales`,
  board: (locale: Locale) => `/${locale}/board`,
  work: (locale: Locale) => `/${locale}/work`,
  admin: (locale: Locale) => `/${locale}/admin`,
  failures: (locale: Locale) => `/${locale}/admin/failures`,
} as const;

export type StaffRole = "seller" | "operator" | "admin";
type StaffSection = "sales" | "failures" | "board" | "work" | "admin";

/** Who sees which section in the staff bar. Rights themselves are checked on the server. */
export const staffSections: Record<StaffRole, readonly StaffSection[]> = {
  seller: ["sales", "failures"],
  operator: ["board", "work"],
  admin: ["sales", "board", "work", "admin"],
};
