"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { UploadRefusal } from "./engine/upload-types.ts";
import { foundKind } from "./found-kind.ts";
import { FILE_LIMIT } from "./limits-shown.ts";

type RefusedFile = { fileName: string; sizeBytes: number };
type Words = { title: string; fix: string };

/** What happened and what to do, for a file that was refused: `wordsOf(refusal, file)`. */
export function useRefusalWords(): (refusal: UploadRefusal, file: RefusedFile) => Words {
  const t = useTranslations("upload.refused");
  const format = useFormat();
  const formats = useTranslations("upload")("formats");
  const accepted = t("accepted", { formats, size: format.bytes(FILE_LIMIT) });
  return ({ code, details }, file) => {
    const name = file.fileName;
    const size = format.bytes(file.sizeBytes);
    switch (code) {
      case "EMPTY_FILE":
      case "TRUNCATED":
        return { title: t(code, { name }), fix: t("again") };
      case "UNREADABLE":
        return { title: t(code, { name }), fix: t("pickAgain") };
      case "FILE_TOO_LARGE":
        return {
          title: t(code, { name, size, limit: format.bytes(FILE_LIMIT) }),
          fix: t("FILE_TOO_LARGE_fix"),
        };
      case "NOT_A_MESH_FILE": {
        const kind = foundKind(details.found);
        const own = kind === "project" || kind === "archive" ? t(`NOT_A_MESH_FILE_${kind}`) : accepted;
        return { title: t(code, { name, kind }), fix: own };
      }
      case "NOT_A_VALID_STL":
      case "NOT_A_3MF_PACKAGE":
        return { title: t(code, { name }), fix: accepted };
      case "STEP_NOT_SUPPORTED":
        return { title: t(code, { name }), fix: t("STEP_NOT_SUPPORTED_fix") };
      case "FILE_DIFFERS": {
        const picked = String(details.picked ?? name);
        const pickedSize = format.bytes(Number(details.pickedBytes ?? file.sizeBytes));
        return { title: t(code, { picked, pickedSize }), fix: t("FILE_DIFFERS_fix", { name, size }) };
      }
      case "FILE_CHANGED":
      case "UPLOAD_DAMAGED":
        return { title: t(code, { name }), fix: t("pickAgain") };
      case "PART_REFUSED":
        return { title: t(code), fix: t("PART_REFUSED_fix") };
      case "UPLOAD_CLOSED":
        return { title: t(code), fix: t("pickAgain") };
      case "QUOTA_OPEN_UPLOADS":
        return { title: t(code, { limit: Number(details.limit) }), fix: t("QUOTA_OPEN_UPLOADS_fix") };
      case "QUOTA_FILES":
        return { title: t(code, { limit: Number(details.limit) }), fix: t("QUOTA_fix") };
      case "QUOTA_BYTES":
        return { title: t(code, { size: format.bytes(Number(details.limit)) }), fix: t("QUOTA_fix") };
      default:
        return code.startsWith("MALFORMED")
          ? { title: t("MALFORMED", { name }), fix: t("again") }
          : { title: t("OTHER", { name, code }), fix: t("pickAgain") };
    }
  };
}
