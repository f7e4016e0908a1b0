"use client";
import { FileX } from "lucide-react";
import { Note } from "#components/ui/note.tsx";
import type { RefusedFile } from "./drop-zone.tsx";
import { useRefusalWords } from "./use-refusal-words.ts";

/** Why files were refused, each with the limit it breaks and what would help. */
export default function RefusedFiles({ files }: { files: readonly RefusedFile[] }) {
  const wordsOf = useRefusalWords();
  return files.map((file) => {
    const words = wordsOf(file.refusal, file);
    return (
      <Note key={file.fileName} tone="bad" role="status" title={words.title} icon={<FileX className="ic" />}>
        {words.fix}
      </Note>
    );
  });
}
