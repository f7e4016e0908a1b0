"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "./engine/upload-types.ts";

/** A file that arrived, among several: the way to its page. */
export function UploadStored({ upload }: { upload: UploadSnapshot }) {
  const t = useTranslations("upload");
  const locale = useLocale();
  const orderId = upload.begun?.orderId;
  const link = orderId ? <Link href={`/${locale}/configure/${orderId}`}>{t("row.open")}</Link> : undefined;
  return <Note tone="ok" role="status" title={t("stored", { name: upload.fileName })} actions={link} />;
}
