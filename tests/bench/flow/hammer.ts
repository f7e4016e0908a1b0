import * as http from "node:http";
import { quantile } from "./quantile.ts";

export type Shot = { path: string; method?: string; headers?: Record<string, string>; body?: string };
export type Rate = { perSecond: number; p50: number; p95: number; done: number; refused: number };

/** Sends what `next` gives, `lanes` at a time over kept connections, until it gives nothing more. */
export async function hammer(origin: string, lanes: number, next: () => Shot | undefined): Promise<Rate> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: lanes });
  const took: number[] = [];
  let refused = 0;
  const began = performance.now();
  const lane = async () => {
    for (let shot = next(); shot; shot = next()) {
      const sent = performance.now();
      const status = await fire(origin, agent, shot);
      took.push(performance.now() - sent);
      if (status !== 200) refused++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const perSecond = Math.round(took.length / seconds);
  return { perSecond, p50: quantile(took, 0.5), p95: quantile(took, 0.95), done: took.length, refused };
}

function fire(origin: string, agent: http.Agent, { path, body, ...options }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}${path}`, { ...options, agent }, (answer) => {
      answer.on("end", () => resolve(answer.statusCode ?? 0)).on("error", reject);
      answer.resume();
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** The same shot again and again for so many seconds. */
export function during(seconds: number, shot: Shot): () => Shot | undefined {
  const end = performance.now() + seconds * 1000;
  return () => (performance.now() < end ? shot : undefined);
}
