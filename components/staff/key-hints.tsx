import { Kbd } from "#components/ui/kbd.tsx";
import styles from "./staff.module.css";

/** One line of small words, wherever their own text begins with a capital. */
const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** The keys of a list, under it; for who has a keyboard. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; words: string }[] }) {
  return (
    <p className={`${styles.keys} only-d`} aria-hidden="true">
      {hints.map(({ keys, words }) => (
        <span key={words}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {small(words)}
        </span>
      ))}
    </p>
  );
}
