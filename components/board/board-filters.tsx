"use client";
import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { useTranslations } from "use-intl/react";
import { Select } from "#components/ui/select.tsx";
import { METAL_FAMILIES } from "#lib/domain/metals.ts";
import styles from "./board.module.css";
import type { BoardFilters } from "./board-data.ts";

type Name = "metal" | "difficulty" | "due" | "order";

/** Filters of the board; they live in the address, so that Back and a shared link keep them. */
export function BoardFilterBar({ filters: shown }: { filters: BoardFilters }) {
  const t = useTranslations("board.filters");
  const family = useTranslations("price.metalFamilies");
  const [filters, set] = useFilters(shown);
  const levels = [1, 2, 3, 4, 5];
  return (
    <fieldset className={styles.filters}>
      <legend className="vh">{t("title")}</legend>
      <Select label={t("metal")} hideLabel value={filters.metal ?? ""} onChange={set("metal")}>
        <option value="">{t("anyMetal")}</option>
        {METAL_FAMILIES.map((each) => (
          <option key={each} value={each}>
            {family(each)}
          </option>
        ))}
      </Select>
      <Select
        label={t("difficulty")}
        hideLabel
        value={String(filters.difficulty ?? "")}
        onChange={set("difficulty")}
      >
        <option value="">{t("anyDifficulty")}</option>
        {levels.map((level) => (
          <option key={level} value={level}>
            {t("ofFive", { level: String(level) })}
          </option>
        ))}
      </Select>
      <Select label={t("due")} hideLabel value={filters.due ?? ""} onChange={set("due")}>
        <option value="">{t("anyDue")}</option>
        <option value="late">{t("late")}</option>
        <option value="today">{t("today")}</option>
        <option value="week">{t("week")}</option>
      </Select>
      <Select label={t("order")} hideLabel value={filters.order} onChange={set("order")}>
        <option value="newest">{t("newest")}</option>
        <option value="due">{t("dueFirst")}</option>
      </Select>
    </fieldset>
  );
}

/** What is chosen stands there at once; the list follows when it is read. */
function useFilters(shown: BoardFilters) {
  const router = useRouter();
  const path = usePathname();
  const [, startTransition] = useTransition();
  const [filters, choose] = useOptimistic(shown);
  const set = (name: Name) => (event: { target: { value: string } }) => {
    const next = { ...filters, [name]: event.target.value };
    const kept = Object.entries(next).filter(([, value]) => value && value !== "newest");
    const query = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
    startTransition(() => {
      choose(next as BoardFilters);
      router.replace(query ? `${path}?${query}` : path, { scroll: false });
    });
  };
  return [filters, set] as const;
}
