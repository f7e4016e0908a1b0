// npm run bench -- upload [--mb 50,200] [--runs 5] [--cut 10]
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { startTestServices } from "#tests/support/test-services.ts";

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    mb: { type: "string", default: "50,200" },
    runs: { type: "string", default: "5" },
    cut: { type: "string", default: "10" },
  },
});
const sizes = values.mb.split(",").map(Number);
const [RUNS, CUT] = [Number(values.runs), Number(values.cut)];

const services = await startTestServices();
// What is measured reads its settings when it is loaded.
Object.assign(process.env, services.stack.environment);
const { uploadThroughEngine, uploadPlainly } = await import("./upload/contenders.ts");
const { database } = await import("#server/database.ts");

/** A binary STL by its length, of random bytes: nothing on the way can shorten it. */
function stlOf(megabytes: number): Buffer {
  const triangles = Math.floor((megabytes * 1e6 - 84) / 50);
  const file = randomBytes(84 + triangles * 50);
  file.writeUInt32LE(triangles, 80);
  return file;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const rows: Record<string, string>[] = [];

for (const megabytes of sizes) {
  const file = stlOf(megabytes);
  const contenders = {
    "plain parallel PUT of the same parts": () => uploadPlainly(file),
    "Facet: begin to stored": () => uploadThroughEngine(file, { cutEveryNth: 0 }),
    [`Facet, every ${CUT}th part cut at 60 %`]: () => uploadThroughEngine(file, { cutEveryNth: CUT }),
  };
  // The contenders take turns, so that a busy machine is busy for all of them.
  const measured = new Map<string, { ms: number; sentBytes: number }[]>();
  for (let run = 0; run <= RUNS; run++) {
    for (const [name, contend] of Object.entries(contenders)) {
      const result = await contend();
      if (run > 0) measured.set(name, [...(measured.get(name) ?? []), result]);
    }
  }
  for (const [name, results] of measured) {
    rows.push({
      file: `${megabytes} MB`,
      what: name,
      "MB/s (median)": (file.length / 1000 / median(results.map(({ ms }) => ms))).toFixed(0),
      "sent / size": (median(results.map(({ sentBytes }) => sentBytes)) / file.length).toFixed(3),
    });
  }
}

console.table(rows);
await database().$client.end();
await services.stop();
