import { paths } from "#components/shell/sections.ts";
import { SignOutButton } from "#components/shell/sign-out-button.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionList } from "./session-list.tsx";

type Session = { sessionId: string; current: boolean; device: string; openedAt: string; usedAt: string };
// Three subjects on one page: more air between them than inside.
const apart = { marginTop: "var(--s6)" };

type Props = {
  locale: Locale;
  settings: { name: string; email: string; locale: Locale };
  sessions: readonly Session[];
};

/** The profile page below its heading. */
export function AccountSections({ locale, settings, sessions }: Props) {
  const t = getTranslator(locale, "account");
  const signOut = getTranslator(locale, "common")("nav.signOut");
  return (
    <>
      <p className="row">
        <span className="grow">{settings.email}</span>
        <SignOutButton label={signOut} next={paths.home(locale)} />
      </p>
      <section className="stack" style={apart}>
        <h2 className="h3">{t("settings.about")}</h2>
        <ProfileForm key={settings.name} name={settings.name} locale={settings.locale} />
      </section>
      <section className="stack" style={apart}>
        <h2 className="h3">{t("settings.password")}</h2>
        <p className="muted">{t("settings.passwordLead")}</p>
        <ChangePasswordForm />
      </section>
      <section className="stack" style={apart}>
        <h2 className="h3">{t("sessions.title")}</h2>
        <SessionList sessions={sessions} />
      </section>
    </>
  );
}
