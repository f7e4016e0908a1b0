import { refusedOf } from "../../shell/refused.ts";
import { api } from "../../shell/trpc.ts";
import { RefusedUpload, type UploadApi } from "../engine/upload-types.ts";

/** Codes after which asking again may help: nobody answered, or not for long. */
const PASSING = new Set([
  "OFFLINE",
  "UNREACHABLE",
  "TIMEOUT",
  "FAULT",
  "STORAGE_DOWN",
  "DATABASE_UNAVAILABLE",
  "RATE_LIMITED",
]);

async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { code, details } = refusedOf(error);
    if (PASSING.has(code)) throw error;
    throw new RefusedUpload(code, details);
  }
}

/** The upload procedures of the server, in the engine's words. */
export const browserApi: UploadApi = {
  begin: (input) => asked(api.upload.begin.mutate(input)),
  signParts: (input) => asked(api.upload.signParts.mutate(input)),
  storedParts: (input) => asked(api.upload.storedParts.mutate(input)),
  complete: (input) => asked(api.upload.complete.mutate(input)),
  cancel: (input) => asked(api.upload.cancel.mutate(input)),
};

export const unfinishedOnServer = () => api.upload.unfinished.query();
