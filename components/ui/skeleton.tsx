import type { CSSProperties, ReactNode } from "react";

/** One grey bar; give it the size of what will stand there. */
export function Skeleton({ width = "100%", height }: { width?: CSSProperties["width"]; height?: number }) {
  return <div className="sk" style={{ width, height }} />;
}

/**
 * Skeletons of true size that show after 300 ms and say what is loading after 1 s (styles/surfaces.css).
 * `words` name the thing: "Loading your orders".
 */
export function SkeletonGroup({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="sk-group" aria-busy="true">
      <div aria-hidden="true">{children}</div>
      <p className="small muted sk-words" role="status">
        {words}
      </p>
    </div>
  );
}
