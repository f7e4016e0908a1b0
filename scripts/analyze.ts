// npm run --silent analyze -- FILE [--json] [--unit mm|cm|m|in] [--basic] [--lang en|ru]
// Exit codes: 0 accepted, 2 rejected, 1 wrong call.
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { LIMITS } from "#lib/geometry/limits.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import type { Unit } from "#lib/geometry/units.ts";

const USAGE = "npm run analyze -- FILE [--json] [--unit mm|cm|m|in] [--basic] [--lang en|ru]";

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      basic: { type: "boolean", default: false },
      unit: { type: "string" },
      lang: { type: "string", default: "en" },
    },
  });
  const [file, ...more] = positionals;
  const units = ["mm", "cm", "m", "in"];
  if (!file || more.length > 0 || (values.unit && !units.includes(values.unit))) throw new Error(USAGE);
  if (values.lang !== "en" && values.lang !== "ru") throw new Error(USAGE);
  const lang: "en" | "ru" = values.lang;
  // npm starts scripts in the project, and keeps here where it was called
  const { npm_lifecycle_event: script, INIT_CWD: calledIn = "." } = process.env;
  return {
    file: resolve(script === "analyze" ? calledIn : ".", file),
    lang,
    json: values.json,
    basic: values.basic,
    unit: values.unit as Unit | undefined,
  };
}

/** Bytes from which on a second thread gives more than its start costs. */
const WORTH_A_THREAD = 20_000_000;

type Arguments = ReturnType<typeof readArguments>;

/** Reads the file as a stream, so that memory follows the geometry; its size is checked before a byte is read. */
async function analyze({ file, unit, basic }: Arguments) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Error(`${stat ? "not a file" : "no such file"}: ${file}`);
  const { size } = stat;
  if (size > LIMITS.fileBytes) {
    throw new GeometryRefusal("FILE_TOO_LARGE", null, { bytes: size, limitBytes: LIMITS.fileBytes });
  }
  const { startSecondThread } = await import("#jobs/worker/second-thread.ts");
  const second = size >= WORTH_A_THREAD ? startSecondThread() : null;
  const { analyzeSource } = await import("#lib/geometry/analyze.ts");
  const { readModelStream } = await import("#lib/geometry/read-model-stream.ts");
  const options = {
    fileName: basename(file),
    unit,
    size,
    second,
    depth: basic ? ("basic" as const) : ("full" as const),
  };
  const { filePieces } = await import("./analyze/file-pieces.ts");
  const { format, model } = await readModelStream(filePieces(file), options);
  return analyzeSource(format, model, options);
}

async function wordsOf(
  lang: "en" | "ru",
  code: string,
  params: Record<string, string | number>,
): Promise<string> {
  const { default: words } = await import(`../lib/i18n/messages/${lang}/geometry.ts`);
  const template = (words as Record<string, string>)[code] ?? code;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}

// `| head` has read enough: nothing went wrong
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(call: Arguments): Promise<number> {
  const report = await analyze(call);
  const first = report.findings.find(({ severity }) => severity === "blocking");
  const message = report.code ? await wordsOf(call.lang, report.code, {}) : null;
  if (call.json) print(JSON.stringify(message ? { ...report, message, at: first?.at ?? null } : report));
  else {
    const { describeReport } = await import("./analyze/describe-report.ts");
    print(describeReport(report));
    for (const { code, count } of report.findings) print(`  ${await wordsOf(call.lang, code, { count })}`);
  }
  return report.verdict === "reject" ? 2 : 0;
}

async function refuse(call: Arguments, refusal: GeometryRefusal): Promise<number> {
  const { code, at, params } = refusal;
  const message = await wordsOf(call.lang, code, params);
  const where = at && ("line" in at ? `line ${at.line}` : `byte ${at.byte}`);
  if (call.json) print(JSON.stringify({ verdict: "reject", code, message, at, params }));
  else print(`reject: ${code}${where ? ` at ${where}` : ""}\n  ${message}`);
  return 2;
}

try {
  const call = readArguments();
  try {
    process.exitCode = await main(call);
  } catch (error) {
    if (!(error instanceof GeometryRefusal)) throw error;
    process.exitCode = await refuse(call, error);
  }
} catch (error) {
  process.stderr.write(`facet: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
