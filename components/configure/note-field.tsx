import { useTranslations } from "use-intl/react";
import { Textarea } from "#components/ui/textarea.tsx";
import type { OptionProps } from "./option-props.ts";

const LONGEST = 1000;

/** Anything the goldsmith should know. */
export function NoteField({ choice, change }: Pick<OptionProps, "choice" | "change">) {
  const t = useTranslations("configure.note");
  return (
    <section>
      <Textarea
        label={t("label")}
        aside={t("optional")}
        maxLength={LONGEST}
        value={choice.note ?? ""}
        hint={t("hint")}
        onChange={({ target }) => change({ note: target.value || null })}
      />
    </section>
  );
}
