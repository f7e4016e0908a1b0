import { useTranslations } from "use-intl/react";
import { Input } from "#components/ui/input.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { engravedCharacters } from "#lib/domain/pricing/engraved-characters.ts";
import type { Terms } from "./configure-data.ts";
import type { OptionProps } from "./option-props.ts";
import { useDifference } from "./use-difference.ts";

const LONGEST = 24;

/** Text to engrave, with what it costs. */
export function EngravingField(props: OptionProps & { terms: Terms; isRing: boolean }) {
  const { choice, change, terms, isRing } = props;
  const t = useTranslations("configure.engraving");
  const format = useFormat();
  const difference = useDifference(props);
  const count = engravedCharacters(choice.engraving ?? "");
  const cost = difference({ kind: "without_engraving" }, -1);
  const price = format.money(terms.rules.pricing.engraving.perCharacterMinor);
  return (
    <section>
      <Input
        label={t(isRing ? "label" : "labelPlain")}
        aside={t("optional")}
        maxLength={LONGEST}
        autoComplete="off"
        value={choice.engraving ?? ""}
        hint={
          count === 0
            ? t("hint", { price })
            : cost
              ? t("cost", { count, difference: cost })
              : t("count", { count })
        }
        onChange={({ target }) => change({ engraving: target.value || null })}
      />
    </section>
  );
}
