import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { placeOf } from "./places.ts";

type Download = { bucket: string; key: string; validSeconds: number; saveAs?: string };

/**
 * An address to GET one object from, for browsers. With `saveAs` the browser saves it under that name; it is
 * never shown as a page: type and disposition are set by us, whatever was uploaded.
 */
export async function signDownload(download: Download): Promise<string> {
  const { signer, bucket } = placeOf(download.bucket);
  return getSignedUrl(signer, command(bucket, download), { expiresIn: download.validSeconds });
}

/** The same for our own worker, which reaches storage by its inner address. */
export async function signInnerDownload(download: Download): Promise<string> {
  const { client, bucket } = placeOf(download.bucket);
  return getSignedUrl(client, command(bucket, download), { expiresIn: download.validSeconds });
}

function command(bucket: string, { key, saveAs }: Download): GetObjectCommand {
  return new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentType: "application/octet-stream",
    ...(saveAs ? { ResponseContentDisposition: attachment(saveAs) } : {}),
  });
}

/** Content-Disposition of RFC 6266: an ASCII name without quotes for old readers, the true one percent-encoded. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\;%]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
