import { z } from "zod";
import { locales } from "#lib/i18n/locale.ts";

export const PASSWORD_MIN = 10;
const PASSWORD_MAX = 128;

const email = z.email("EMAIL_INVALID").max(200, "EMAIL_INVALID");
const name = z.string().trim().min(2, "NAME_NEEDED").max(120, "NAME_NEEDED");
// An old password is only compared: its length says nothing that should be said before.
const knownPassword = z.string().min(1, "PASSWORD_NEEDED").max(PASSWORD_MAX, "PASSWORD_TOO_LONG");
const newPassword = z.string().min(PASSWORD_MIN, "PASSWORD_TOO_SHORT").max(PASSWORD_MAX, "PASSWORD_TOO_LONG");

/** What each path of the sign-in door takes; anything else in a body is refused. */
export const SignIn = z.strictObject({ email, password: knownPassword });
export const SignUp = z.strictObject({ name, email, password: newPassword, locale: z.enum(locales) });
export const SignOut = z.strictObject({});
export const RequestReset = z.strictObject({ email });
export const ResetPassword = z.strictObject({ token: z.string().min(1).max(100), newPassword });
export const ChangePassword = z.strictObject({ currentPassword: knownPassword, newPassword });

/** What a person may change about their account. */
export const AccountSettings = z.strictObject({ name, locale: z.enum(locales) });
export type AccountSettings = z.output<typeof AccountSettings>;
