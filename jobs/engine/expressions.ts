import { type ASTNode, Environment } from "@marcbachmann/cel-js";

/** What an expression sees: the run's trigger as `event`, a later arrival as `async`. */
export type Scope = { event: unknown; async?: unknown };

/** An expression that this engine evaluates exactly as CEL defines it. */
export type Expression = {
  source: string;
  /** True or false; an error in evaluation (a missing field) is "no match". */
  matches(scope: Scope): boolean;
  /** The value, or undefined when evaluation fails. */
  value(scope: Scope): unknown;
  /** For `event.a == async.b` as a conjunct: the two paths, by which waiting runs are found with an index. */
  join: { eventPath: string[]; asyncPath: string[] } | null;
};

/** The expression is not CEL, or is CEL that this engine does not evaluate exactly. */
export class ExpressionRefused extends Error {
  readonly source: string;
  constructor(source: string, reason: string) {
    super(`expression "${source}": ${reason}`);
    this.name = "ExpressionRefused";
    this.source = source;
  }
}

const BINARY = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "&&", "||", "+", "[]"]);
const CALLS = new Set(["has", "size"]);
const METHODS = new Set(["startsWith", "endsWith", "contains", "size"]);
const compiled = new Map<string, Expression>();
const CACHE_LIMIT = 2_000;

function environment(names: readonly string[]): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 500, maxDepth: 50 },
  });
  for (const name of names) env.registerVariable(name, "dyn");
  return env;
}

const SCOPES = { event: environment(["event"]), both: environment(["event", "async"]) };

/**
 * Parses and checks an expression. `scope` says whether `async` may occur. Throws ExpressionRefused for a
 * syntax error, a wrong type, or a construct outside the exactly evaluated part (macros, regular expressions,
 * conversions, arithmetic other than `+`).
 */
export function compileExpression(source: string, scope: keyof typeof SCOPES): Expression {
  const key = `${scope}:${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const expression = compile(source, scope);
  if (compiled.size >= CACHE_LIMIT) compiled.clear();
  compiled.set(key, expression);
  return expression;
}

function compile(source: string, scope: keyof typeof SCOPES): Expression {
  let program: ReturnType<Environment["parse"]>;
  try {
    program = SCOPES[scope].parse(source);
  } catch (cause) {
    throw new ExpressionRefused(source, firstLine(cause));
  }
  refuseInexact(source, program.ast);
  const checked = program.check();
  if (!checked.valid) throw new ExpressionRefused(source, firstLine(checked.error));
  const value = (seen: Scope) => {
    try {
      return program(seen) as unknown;
    } catch {
      return undefined;
    }
  };
  return { source, value, matches: (seen) => value(seen) === true, join: findJoin(program.ast) };
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "invalid") : "invalid";
}

function refuseInexact(source: string, node: ASTNode): void {
  const visit = (child: unknown) => refuseInexact(source, child as ASTNode);
  const args = node.args as unknown[];
  if (node.op === "id") return;
  if (node.op === "value") {
    if (typeof node.args === "object" && node.args !== null) refuse(source, "bytes and uint literals");
  } else if (node.op === ".") visit(args[0]);
  else if (node.op === "!_" || node.op === "-_") visit(node.args);
  else if (node.op === "list" || node.op === "?:") args.forEach(visit);
  else if (BINARY.has(node.op)) args.forEach(visit);
  else if (node.op === "call" && CALLS.has(args[0] as string)) (args[1] as unknown[]).forEach(visit);
  else if (node.op === "rcall" && METHODS.has(args[0] as string))
    [args[1], ...(args[2] as [])].forEach(visit);
  else refuse(source, node.op.endsWith("call") ? `${String(args[0])}()` : `"${node.op}"`);
}

function refuse(source: string, what: string): never {
  throw new ExpressionRefused(source, `${what}: not supported by this engine`);
}

function findJoin(node: ASTNode): Expression["join"] {
  if (node.op === "&&") return findJoin(node.args[0]) ?? findJoin(node.args[1]);
  if (node.op !== "==") return null;
  const [left, right] = [pathOf(node.args[0]), pathOf(node.args[1])];
  if (!left || !right) return null;
  if (left.root === "event" && right.root === "async") return { eventPath: left.path, asyncPath: right.path };
  if (left.root === "async" && right.root === "event") return { eventPath: right.path, asyncPath: left.path };
  return null;
}

function pathOf(node: ASTNode): { root: string; path: string[] } | null {
  if (node.op === "id") return { root: node.args, path: [] };
  if (node.op !== ".") return null;
  const parent = pathOf(node.args[0]);
  return parent && { root: parent.root, path: [...parent.path, node.args[1]] };
}
