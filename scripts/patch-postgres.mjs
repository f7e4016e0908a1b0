// Runs on the system's Node 20 right after packages are installed: node builtins only.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The version that was read and mended. Another one is read anew first; what it does itself goes from here. */
const VERSION = "3.4.9";

/**
 * What the driver does wrong when a connection is lost in the middle of a transaction (porsager/postgres#1154, #1186,
 * #1208, #1216; open upstream): statements of the lost transaction, its ROLLBACK among them, are sent into the next
 * one on that connection, the process dies of a write to no socket, bytes that were never sent are put before the next
 * connection's first message, which then times out, and the next statement is given the end of the last one.
 */
const MENDS = [
  {
    file: "connection.js",
    // What was not sent is not sent to the next server either, and its timer no longer counts as set.
    from: `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x
  }
`,
    to: `  function nextWrite(fn) {
    const x = chunk
    dropUnsent()
    if (socket)
      return socket.write(x, fn)
    error(Errors.connection('CONNECTION_CLOSED', options))
    return false
  }

  function dropUnsent() {
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
  }
`,
  },
  {
    file: "connection.js",
    from: `    clearImmediate(nextWriteTimer)
    if (socket) {
`,
    to: `    dropUnsent()
    if (socket) {
`,
  },
  {
    file: "connection.js",
    from: `    incomings = null
    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
`,
    to: `    incomings = null
    dropUnsent()
    socket.removeListener('data', data)
`,
  },
  {
    file: "connection.js",
    // Also after an error: what came between it and the close is answered, and nothing stays for the next server.
    from: `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    closedTime`,
    to: `    ;(query || sent.length) && error(errorResponse || Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
    closedTime`,
  },
  {
    file: "index.js",
    // From the moment its connection closes, a transaction says nothing more.
    from: `        new Promise((_, reject) => connection.onclose = reject)
`,
    to: `        new Promise((_, reject) => connection.onclose = e => {
          lost = e
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })
`,
  },
  {
    file: "index.js",
    from: `    let savepoints = 0
      , connection
`,
    to: `    let savepoints = 0
      , lost = null
      , connection
`,
  },
  {
    file: "index.js",
    from: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
    to: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full
`,
  },
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Mends the installed driver, once. Throws when it is not the version that the mends were made for. */
export function patchPostgres(folder = join(root, "node_modules/postgres")) {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const file of ["connection.js", "index.js"]) {
    const path = join(folder, "src", file);
    const found = readFileSync(path, "utf8");
    const mended = MENDS.filter((mend) => mend.file === file).reduce((text, { from, to }) => {
      if (text.includes(to)) return text;
      if (version === VERSION && text.includes(from)) return text.replace(from, () => to);
      throw new Error(
        `postgres ${version} is not the version that scripts/patch-postgres.mjs mends: ${VERSION}`,
      );
    }, found);
    if (mended === found) continue;
    // Beside it and then in its place: a store of packages may share the file.
    writeFileSync(`${path}.new`, mended);
    renameSync(`${path}.new`, path);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) patchPostgres();
