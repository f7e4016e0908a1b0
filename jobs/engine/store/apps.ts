import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import type { Registration } from "../registration.ts";
import { type Db, type Pool, rows } from "./db.ts";

/** A registered function as stored: `config` is what the SDK sent. */
export type StoredFunction = { id: string; app: string; config: string; archived: boolean };

/**
 * Replaces the whole function list of an app; a function that is no longer in it is archived. Returns whether
 * anything changed. Two processes registering one app at once follow each other.
 */
export async function saveRegistration(sql: Pool, registration: Registration): Promise<boolean> {
  const configs = registration.functions.map(({ raw }) => canonicalJson(raw));
  const checksum = createHash("sha256").update(configs.join("\n")).digest("hex");
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${`engine app ${registration.app}`}))`;
    const [known] = await tx<{ url: string; checksum: string }[]>`
      update engine.apps set synced_at = now() where name = ${registration.app} returning url, checksum`;
    if (known?.url === registration.url && known.checksum === checksum) return false;
    await tx`
      insert into engine.apps (name, url, sdk, checksum)
      values (${registration.app}, ${registration.url}, ${registration.sdk}, ${checksum})
      on conflict (name) do update set url = excluded.url, sdk = excluded.sdk, checksum = excluded.checksum`;
    await tx`update engine.functions set archived_at = now() where app = ${registration.app} and archived_at is null`;
    for (const [position, { definition }] of registration.functions.entries()) {
      await tx`
        insert into engine.functions (id, app, config, position)
        values (${definition.id}, ${registration.app}, ${configs[position] ?? ""}, ${position})
        on conflict (id) do update set app = excluded.app, config = excluded.config,
          position = excluded.position, archived_at = null`;
    }
    await saveCrons(tx, registration);
    await tx`update engine.registry set version = version + 1`;
    await tx`select pg_notify('engine_registry', '')`;
    return true;
  });
}

// A schedule that stays keeps its next tick; a new one is given its first tick by the scheduler.
async function saveCrons(tx: Db, registration: Registration): Promise<void> {
  const wanted = registration.functions.flatMap(({ definition }) =>
    definition.crons.map((expression) => ({ function_id: definition.id, expression })),
  );
  await tx`
    delete from engine.crons c using engine.functions f
    where f.id = c.function_id and f.app = ${registration.app}
      and not exists (select 1 from json_to_recordset(${rows(tx, wanted)}) as x(function_id text, expression text)
        where x.function_id = c.function_id and x.expression = c.expression)`;
  await tx`
    insert into engine.crons (function_id, expression, next_at)
    select function_id, expression, '-infinity'::timestamptz
    from json_to_recordset(${rows(tx, wanted)}) as x(function_id text, expression text)
    on conflict do nothing`;
}

export async function registryVersion(db: Db): Promise<number> {
  const [row] = await db<{ version: number }[]>`select version::int as version from engine.registry`;
  return row?.version ?? 0;
}

export async function loadFunctions(db: Db): Promise<StoredFunction[]> {
  return db<StoredFunction[]>`
    select id, app, config, archived_at is not null as archived from engine.functions order by app, position, id`;
}
