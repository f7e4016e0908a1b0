"use client";
import { Search } from "lucide-react";
import Form from "next/form";
import { useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import styles from "./shell.module.css";

/** Search of all staff pages; `/` goes to it. `action` is the list that understands `?q=`. */
export function StaffSearch({ action }: { action: string }) {
  const t = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([{ key: "/", words: t("keys.search"), run: () => input.current?.focus() }]);
  return (
    <Form action={action} className={`find-box ${styles.search}`} role="search">
      <Search className="ic ic-16" />
      <input
        ref={input}
        name="q"
        type="search"
        aria-label={t("staff.searchLabel")}
        placeholder={t("staff.search")}
      />
      <span className="only-d">
        <Kbd>/</Kbd>
      </span>
    </Form>
  );
}
