"use client";
import Form from "next/form";
import { useRef } from "react";
import { useTranslations } from "use-intl/react";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import styles from "./admin.module.css";

type Props = {
  action: string;
  label: string;
  value: string | null;
  /** What else the list is narrowed to, kept in the address. */
  kept?: Record<string, string | null>;
};

/** Search of one list of administration: `/` goes to it, Enter puts it into the address. */
export function SearchBox({ action, label, value, kept = {} }: Props) {
  const t = useTranslations("common.keys");
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([{ key: "/", words: t("search"), run: () => input.current?.focus() }]);
  return (
    <Form action={action} role="search" className={styles.search} replace>
      {Object.entries(kept).map(([name, kept]) =>
        kept ? <input key={name} type="hidden" name={name} value={kept} /> : null,
      )}
      <input
        ref={input}
        className="input"
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={value ?? ""}
        maxLength={120}
      />
    </Form>
  );
}
