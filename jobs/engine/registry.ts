import { log, reason } from "./log.ts";
import type { EventBody, FunctionDefinition } from "./model.ts";
import { readFunction } from "./registration.ts";
import { loadFunctions, registryVersion } from "./store/apps.ts";
import type { Db } from "./store/db.ts";

/** The registered functions of one version, compiled, and found by the name of an event. */
export class Registry {
  readonly version: number;
  readonly all: ReadonlyMap<string, FunctionDefinition>;
  readonly #active = new Set<string>();
  readonly #byName = new Map<string, FunctionDefinition[]>();
  readonly #wild: { prefix: string; definition: FunctionDefinition }[] = [];

  constructor(version: number, functions: readonly { definition: FunctionDefinition; archived: boolean }[]) {
    this.version = version;
    this.all = new Map(functions.map(({ definition }) => [definition.id, definition]));
    for (const { definition, archived } of functions) {
      if (archived) continue;
      this.#active.add(definition.id);
      for (const { name } of definition.events) this.#file(name, definition);
    }
  }

  #file(name: string, definition: FunctionDefinition): void {
    if (name.endsWith("*")) this.#wild.push({ prefix: name.slice(0, -1), definition });
    else this.#byName.set(name, [...(this.#byName.get(name) ?? []), definition]);
  }

  /** A function that new runs may be started of, or undefined. */
  active(id: string): FunctionDefinition | undefined {
    return this.#active.has(id) ? this.all.get(id) : undefined;
  }

  /** Whether an event of this name may start a function. */
  hears(name: string): boolean {
    return this.#byName.has(name) || this.#wild.some(({ prefix }) => name.startsWith(prefix));
  }

  /** The functions an event starts: each once, however many of its triggers match. */
  triggeredBy(event: EventBody): FunctionDefinition[] {
    const wild = this.#wild.filter(({ prefix }) => event.name.startsWith(prefix));
    const candidates = new Set([
      ...(this.#byName.get(event.name) ?? []),
      ...wild.map(({ definition }) => definition),
    ]);
    return [...candidates].filter((definition) =>
      definition.events.some(
        ({ name, filter }) => nameFits(name, event.name) && (filter?.matches({ event }) ?? true),
      ),
    );
  }
}

function nameFits(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Keeps the newest registry at hand; every transaction asks for the version, so no process uses an old one. */
export class RegistryCache {
  #current = new Registry(0, []);

  /** The registry as last seen; calls of claimed work use it. */
  get latest(): Registry {
    return this.#current;
  }

  async current(db: Db): Promise<Registry> {
    const version = await registryVersion(db);
    if (version !== this.#current.version) this.#current = await this.#load(db, version);
    return this.#current;
  }

  async #load(db: Db, version: number): Promise<Registry> {
    const stored = await loadFunctions(db);
    const compiled = stored.flatMap(({ id, app, config, archived }) => {
      try {
        return [{ definition: readFunction(app, JSON.parse(config)), archived }];
      } catch (error) {
        log("error", "a stored function cannot be used", { function: id, reason: reason(error) });
        return [];
      }
    });
    return new Registry(version, compiled);
  }
}
