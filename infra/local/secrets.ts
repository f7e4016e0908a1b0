import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { readJson, writeJson } from "./json-file.ts";

export type Secrets = {
  postgresPassword: string;
  valkeyPassword: string;
  redisToken: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
  authSecret: string;
  inngestEventKey: string;
  /** `signkey-prod-` and 32 bytes in hex: the form the Inngest SDK expects */
  inngestSigningKey: string;
  carrierWebhookSecret: string;
};

const secret = (bytes = 32) => randomBytes(bytes).toString("hex");

/** The secrets of a stack, made once and kept in `secrets.json` (readable by the owner only). */
export function loadSecrets(home: Home): Secrets {
  const path = join(home.folder, "secrets.json");
  const fresh: Secrets = {
    postgresPassword: secret(16),
    valkeyPassword: secret(16),
    redisToken: secret(),
    s3AccessKeyId: `facet${secret(6)}`,
    s3SecretAccessKey: secret(),
    authSecret: secret(),
    inngestEventKey: secret(),
    inngestSigningKey: `signkey-prod-${secret()}`,
    carrierWebhookSecret: secret(),
  };
  const kept = readJson<Partial<Secrets>>(path);
  const secrets = { ...fresh, ...kept };
  if (!kept || Object.keys(fresh).some((key) => !(key in kept))) writeJson(path, secrets, 0o600);
  return secrets;
}
