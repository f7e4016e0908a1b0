/** Fields of the account forms and what is wrong with a value, as a code of the catalogue; null when it is fine. */
export type AccountField = "name" | "email" | "password" | "newPassword" | "currentPassword";

/** The same limits as lib/contracts/account.ts, which decides; these speak while one is still typing. */
export function accountFieldFault(field: AccountField, value: string): string | null {
  if (field === "name") return isBetween(value.trim(), 2, 120) ? null : "NAME_NEEDED";
  if (field === "email") return /^\S+@\S+\.\S{2,}$/.test(value.trim()) ? null : "EMAIL_INVALID";
  if (value === "") return "PASSWORD_NEEDED";
  if (value.length > 128) return "PASSWORD_TOO_LONG";
  return field === "newPassword" && value.length < 10 ? "PASSWORD_TOO_SHORT" : null;
}

const isBetween = (text: string, least: number, most: number) => text.length >= least && text.length <= most;
