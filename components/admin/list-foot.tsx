import type { ComponentProps } from "react";
import { useTranslations } from "use-intl/react";
import { KeyHints } from "#components/staff/key-hints.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./admin.module.css";

type Hints = ComponentProps<typeof KeyHints>["hints"];
type Props = { hints: Hints; next: unknown; loadOlder: () => Promise<unknown> };

/** Under a list: the keys that work in it (`hints` beside those of every list), and the way to older rows. */
export function ListFoot({ hints, next, loadOlder }: Props) {
  const staff = useTranslations("staff");
  const rows = { keys: ["j", "k"], words: staff("row") };
  const all = { keys: ["?"], words: staff("allKeys") };
  return (
    <div className={styles.under}>
      <KeyHints hints={[rows, ...hints, all]} />
      {next ? (
        <Button variant="quiet" onClick={() => void loadOlder()}>
          {staff("older")}
        </Button>
      ) : null}
    </div>
  );
}
