"use client";
import { useTranslations } from "use-intl/react";
import { useAge } from "#components/sales/use-age.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { useOwnerWords } from "./use-owner-words.ts";

type Props = { words: string; owner: string; since?: string; href: string; go: string };

/** One thing that is wrong: what, whose, since when, and where it is mended. */
export function WrongLine({ words, owner, since, href, go }: Props) {
  const t = useTranslations("admin");
  const ownerWords = useOwnerWords();
  const age = useAge();
  const standing = since ? age(since) : "";
  return (
    <li>
      <p className="strong">{words}</p>
      <p className="muted">
        {t("owner", { owner: ownerWords(owner) })}
        {standing ? `, ${t("since", { age: standing })}` : null}
      </p>
      <ButtonLink variant="second" href={href} prefetch={false}>
        {go}
      </ButtonLink>
    </li>
  );
}
