"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl/react";
import { showToast } from "#components/ui/live-region.ts";
import { AccountForm } from "./account-form.tsx";
import { postDoor } from "./post-door.ts";

/** A new password for the old one; every other session ends. */
export function ChangePasswordForm() {
  const t = useTranslations("account.settings");
  const router = useRouter();
  return (
    <AccountForm
      id="change-password"
      isSecond
      fields={["currentPassword", "newPassword"]}
      submit={t("change")}
      busy={t("changing")}
      send={async ({ currentPassword = "", newPassword = "" }) => {
        await postDoor("change-password", { currentPassword, newPassword });
        showToast({ text: t("changed") });
        router.refresh();
      }}
    />
  );
}
