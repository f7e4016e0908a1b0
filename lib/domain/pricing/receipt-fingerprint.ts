import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../canonical-json.ts";
import type { Receipt } from "./receipt.ts";

/** SHA-256 of the receipt's canonical JSON, 64 hex digits: the same in browser and server, now and later. */
export function receiptFingerprint(receipt: Receipt): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(receipt))));
}

/** The form people compare: the first 16 digits in groups of four. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}
