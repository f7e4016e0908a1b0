"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { showToast } from "#components/ui/live-region.ts";
import { Select } from "#components/ui/select.tsx";
import { isLocale, type Locale, locales } from "#lib/i18n/locale.ts";
import { AccountForm } from "./account-form.tsx";

/** One's name and the language of the mails. */
export function ProfileForm({ name, locale }: { name: string; locale: Locale }) {
  const t = useTranslations("account.settings");
  const router = useRouter();
  const [language, setLanguage] = useState(locale);
  return (
    <AccountForm
      id="profile"
      fields={["name"]}
      initial={{ name }}
      submit={t("save")}
      busy={t("saving")}
      send={async (values) => {
        await api.account.changeSettings.mutate({ name: values.name?.trim() ?? "", locale: language });
        showToast({ text: t("saved") });
        router.refresh();
      }}
    >
      <Select
        label={t("language")}
        value={language}
        onChange={({ target }) => isLocale(target.value) && setLanguage(target.value)}
      >
        {locales.map((each) => (
          <option key={each} value={each}>
            {t(each)}
          </option>
        ))}
      </Select>
    </AccountForm>
  );
}
