import pino, { type Logger as PinoLogger } from "pino";
import { env } from "../env.ts";

export type Logger = PinoLogger;

const SECRET_PATHS = [
  "*.password",
  "*.token",
  "*.authorization",
  "*.cookie",
  "*.email",
  "*.phone",
  "*.address",
  "password",
  "token",
  "email",
  "phone",
  "address",
];

let root: Logger | undefined;

/** The root logger: JSON lines on stdout; secrets and personal data are cut out wherever they hide. */
export function logger(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { service: "facet" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: "[cut]" },
  });
  return root;
}
