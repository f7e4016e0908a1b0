import { openHome } from "#infra/local/home.ts";
import { startServices } from "#infra/local/services.ts";

// A supervisor in a process of its own, to be killed by the test. Prints what it says, then the parts as JSON.
const [name = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const services = await startServices({ home: openHome(name), given: { PATH: process.env.PATH }, say }).catch(
  (error: Error) => {
    say(error.message);
    process.exit(1);
  },
);
process.on("SIGTERM", () => services.supervisor.stop().then(() => process.exit(0)));
await services.all;
const { ports, secrets } = services;
say(`ready ${JSON.stringify({ parts: services.supervisor.list(), ports, secrets })}`);
