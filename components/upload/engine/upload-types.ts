import type {
  BeginUploadInput,
  BegunUpload,
  SignedParts,
  StoredParts,
  UploadAnswer,
} from "#lib/contracts/upload.ts";

/**
 * preparing: read and compared. sending, finishing: under way. waiting: saved, storage or we do not answer.
 * needs_file: the page was reloaded, the file must be picked again. The last three are ends.
 */
export type UploadPhase =
  | "preparing"
  | "sending"
  | "paused"
  | "offline"
  | "waiting"
  | "finishing"
  | "needs_file"
  | "stored"
  | "refused"
  | "cancelled";

export type UploadRefusal = { code: string; details: Record<string, string | number | boolean | null> };

/** One upload as a page shows it. A new object on every change. */
export type UploadSnapshot = {
  /** Made by the browser; lives as long as the upload. */
  id: string;
  fileName: string;
  sizeBytes: number;
  phase: UploadPhase;
  sentBytes: number;
  /** Null until the rate is known. */
  leftSeconds: number | null;
  begun: BegunUpload | null;
  refusal: UploadRefusal | null;
  /** Another tab sends it; this one watches. */
  elsewhere: boolean;
};

/** The server as the engine needs it. Throws `RefusedUpload` for a definite answer; anything else is tried again. */
export type UploadApi = {
  begin: (input: BeginUploadInput) => Promise<BegunUpload>;
  signParts: (input: {
    uploadId: string;
    parts: { number: number; crc32: string }[];
  }) => Promise<SignedParts>;
  storedParts: (input: { uploadId: string }) => Promise<StoredParts>;
  complete: (input: { uploadId: string }) => Promise<UploadAnswer>;
  cancel: (input: { uploadId: string }) => Promise<UploadAnswer>;
};

/** A refusal that asking again would not change. */
export class RefusedUpload extends Error {
  readonly refusal: UploadRefusal;

  constructor(code: string, details: UploadRefusal["details"] = {}) {
    super(code);
    this.name = "RefusedUpload";
    this.refusal = { code, details };
  }
}

/** Sends one part; resolves with the HTTP status, rejects when the connection broke or the time was over. */
export type SendPart = (part: {
  url: string;
  headers: Record<string, string>;
  body: Blob;
  signal: AbortSignal;
  timeoutMs: number;
  onProgress: (sentBytes: number) => void;
}) => Promise<number>;

/** Whether the browser believes to have a connection, and when that changes. */
export type Connection = { isOnline: () => boolean; onChange: (listener: () => void) => () => void };

/** What the engine is given: everything that is not logic. */
export type EngineParts = {
  api: UploadApi;
  send: SendPart;
  connection: Connection;
  now: () => number;
  random: () => number;
  /** Shortest and longest pause before something is tried again. */
  backoff: { baseMs: number; capMs: number };
};
