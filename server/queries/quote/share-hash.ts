import { createHash } from "node:crypto";

/** What is kept of the token of a shared price: SHA-256, hex. */
export const shareHash = (token: string): string => createHash("sha256").update(token).digest("hex");
