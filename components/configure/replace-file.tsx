import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { buttonClass } from "#components/ui/button-look.ts";
import { announce } from "#components/ui/live-region.ts";
import { FilePick } from "#components/upload/file-pick.tsx";
import { useRefusalWords } from "#components/upload/use-refusal-words.ts";
import { loadDesk } from "#components/upload/use-upload.ts";
import { keepChoice } from "./choice-store.ts";
import type { Choice } from "./configure-data.ts";
import { choiceForAnother } from "./kept-choice.ts";

/** Takes another file in place of this one: its own page opens with the choice made here. */
export function ReplaceFile({ orderId, choice, label }: { orderId: string; choice: Choice; label?: string }) {
  const t = useTranslations("configure.refused");
  const locale = useLocale();
  const router = useRouter();
  const wordsOf = useRefusalWords();
  const [said, setSaid] = useState<string | null>(null);
  const take = async ([file]: File[]) => {
    if (!file) return;
    setSaid(t("busy", { name: file.name }));
    const checked = await (await loadDesk()).uploadFile(file);
    if ("refusal" in checked) {
      const { title, fix } = wordsOf(checked.refusal, checked);
      announce(`${title} ${fix}`);
      return setSaid(`${title} ${fix}`);
    }
    const begun = await checked.begun;
    setSaid(null);
    if (!begun?.orderId || begun.orderId === orderId) return;
    keepChoice(begun.orderId, JSON.stringify(choiceForAnother(choice)));
    router.push(`/${locale}/configure/${begun.orderId}`);
  };
  return (
    <>
      <FilePick look={buttonClass({ variant: "second", size: "sm" })} onPick={(files) => void take(files)}>
        {label ?? t("again")}
      </FilePick>
      {said ? <span className="small">{said}</span> : null}
    </>
  );
}
