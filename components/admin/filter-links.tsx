"use client";
import Link from "next/link";
import styles from "./admin.module.css";

type Choice = { value: string | null; words: string; count?: number; href: string };

/** What a list is narrowed to, as links: the choice is in the address. */
export function FilterLinks(props: { label: string; current: string | null; choices: readonly Choice[] }) {
  return (
    <nav className={styles.filters} aria-label={props.label}>
      {props.choices.map(({ value, words, count, href }) => (
        <Link
          key={words}
          href={href}
          aria-current={value === props.current ? "true" : undefined}
          prefetch={false}
          replace
        >
          {words}
          {count === undefined ? null : <span className="muted">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
