"use client";
import { useFormat } from "#components/ui/use-format.ts";
import type { UploadSnapshot } from "./engine/upload-types.ts";

/** How much has been sent, in words of the page; rounded down, so that 100 % means all. */
export function usePercent({ sentBytes, sizeBytes }: UploadSnapshot): string {
  return useFormat().percent(Math.floor((sentBytes / sizeBytes) * 100));
}
