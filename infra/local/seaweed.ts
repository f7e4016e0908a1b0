import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Home } from "./home.ts";
import type { Part } from "./part.ts";
import type { Ports } from "./ports.ts";
import { s3Client } from "./s3.ts";

export type SeaweedOptions = {
  home: Home;
  file: string;
  ports: Ports;
  accessKeyId: string;
  secretAccessKey: string;
  /** data thrown away at the end: stop without any grace */
  volatile?: boolean;
};

/** Written to by the readiness probe: only an accepted object shows that master, volume and filer agree. */
const probeBucket = "facet-readiness";

function identities({ accessKeyId, secretAccessKey }: SeaweedOptions): string {
  const credentials = [{ accessKey: accessKeyId, secretKey: secretAccessKey }];
  const actions = ["Admin", "Read", "Write", "List", "Tagging"];
  return JSON.stringify({ identities: [{ name: "facet", credentials, actions }] });
}

function prepare(options: SeaweedOptions, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "s3.json");
  writeFileSync(path, identities(options), { mode: 0o600 });
  const { user } = options.home;
  if (user) for (const one of [folder, path]) chownSync(one, user.uid, user.gid);
}

function seaweedArguments({ ports }: SeaweedOptions, folder: string): string[] {
  const flags: Record<string, string | number | boolean> = {
    dir: folder,
    ip: "127.0.0.1",
    "ip.bind": "127.0.0.1",
    "master.port": ports.master,
    "master.port.grpc": ports.masterGrpc,
    "master.telemetry": false,
    // one node: the defaults wait 13 s and more for an election nobody else takes part in
    "master.peers": "none",
    "master.electionTimeout": "300ms",
    // a kept raft log sometimes delays a restart by 13 s; volumes report all that matters by themselves
    "master.resumeState": false,
    "master.heartbeatInterval": "100ms",
    "master.volumeSizeLimitMB": 1024,
    "volume.port": ports.volume,
    "volume.port.grpc": ports.volumeGrpc,
    "volume.max": 200,
    "volume.preStopSeconds": 0,
    filer: true,
    "filer.port": ports.filer,
    "filer.port.grpc": ports.filerGrpc,
    "filer.localSocket": join(folder, "filer.sock"),
    // pages in a browser on this machine must not reach the filer behind the back of S3's access keys
    "filer.allowedOrigins": "http://127.0.0.1:1",
    s3: true,
    "s3.port": ports.s3,
    "s3.port.grpc": ports.s3Grpc,
    "s3.port.iceberg": 0,
    "s3.port.lance": 0,
    "s3.iam": false,
    "s3.localSocket": join(folder, "s3.sock"),
    "s3.config": join(folder, "s3.json"),
    "s3.autoCreateBucket": false,
    "s3.allowDeleteBucketNotEmpty": false,
  };
  return ["server", ...Object.entries(flags).map(([name, value]) => `-${name}=${value}`)];
}

async function acceptsObjects(client: S3Client): Promise<boolean> {
  await client.send(new CreateBucketCommand({ Bucket: probeBucket })).catch((error: { name?: string }) => {
    if (!/BucketAlready/.test(error.name ?? "")) throw error;
  });
  await client.send(new PutObjectCommand({ Bucket: probeBucket, Key: "probe", Body: "ready" }));
  return true;
}

/** SeaweedFS of this stack: master, volume, filer and S3 gateway in one process on 127.0.0.1. */
export function seaweedPart(options: SeaweedOptions): Part {
  const { home, file, ports } = options;
  const folder = join(home.data, "seaweed");
  const client = s3Client({ ...options, endpoint: `http://127.0.0.1:${ports.s3}` });
  return {
    name: "seaweed",
    tier: "service",
    port: ports.s3,
    file,
    args: seaweedArguments(options, folder),
    env: { PATH: "/usr/bin:/bin", HOME: folder, WEED_MASTER_VOLUME_GROWTH_COPY_1: "2" },
    cwd: "/",
    user: home.user,
    stopSignal: "SIGTERM",
    // its own shutdown takes 25 s; killing it lost nothing acknowledged (docs/adr)
    graceMs: options.volatile ? 0 : 1500,
    startMs: 60_000,
    prepare: async () => prepare(options, folder),
    ready: () => acceptsObjects(client),
  };
}
