import { Inngest } from "inngest";

/** Light functions, served by the web process. Which engine is behind it is said by the environment alone. */
export const web = new Inngest({ id: "facet-web" });

/** Heavy functions, served by the worker process on a port of its own. */
export const worker = new Inngest({ id: "facet-worker" });
