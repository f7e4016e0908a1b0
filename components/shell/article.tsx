import type { ReactNode } from "react";
import styles from "./article.module.css";

type Props = { title: string; lead: string; sections: readonly { title: string; text: ReactNode }[] };

/** A page of words: title, lead, short sections. */
export function Article({ title, lead, sections }: Props) {
  return (
    <main id="main" className={`wrap ${styles.article}`}>
      <h1 className="h1">{title}</h1>
      <p className="lead">{lead}</p>
      <div className={styles.sections}>
        {sections.map((section) => (
          <section key={section.title}>
            <h2 className="h3">{section.title}</h2>
            <p>{section.text}</p>
          </section>
        ))}
      </div>
    </main>
  );
}
