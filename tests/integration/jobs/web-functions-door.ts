import { createServer } from "node:http";
import { serve } from "inngest/node";
import { web, webFunctions } from "#jobs/index.ts";

// The functions of the app facet-web behind a door of their own: as app/api/inngest has them, without Next.
const answer = serve({ client: web, functions: webFunctions });
createServer((request, response) => {
  Promise.resolve(answer(request, response)).catch(() => response.destroy());
}).listen(Number(process.env.PORT), "127.0.0.1");
