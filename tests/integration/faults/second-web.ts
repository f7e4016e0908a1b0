import { createServer } from "node:http";
import { metricsAnswer } from "#server/observability/metrics-answer.ts";
import { trpcDoor } from "#server/trpc/door.ts";

// The API's door in a web process of its own, without Next: what it knows of a replica is its own, too.
createServer(async (request, response) => {
  const headers = new Headers(request.headers as Record<string, string>);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const answer =
    url.pathname === "/api/metrics"
      ? await metricsAnswer(headers)
      : await trpcDoor(new Request(url, { headers }));
  response.writeHead(answer.status).end(await answer.text());
}).listen(Number(process.env.PORT), "127.0.0.1");
