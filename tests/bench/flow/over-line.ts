import type { Page } from "playwright-core";

/** Lets a page send over a line of so many Mbit/s, as people have at home; null: as fast as this machine takes it. */
export async function overLine(page: Page, upMbit: number | null): Promise<void> {
  if (upMbit === null) return;
  const wire = await page.context().newCDPSession(page);
  const uploadThroughput = (upMbit * 1e6) / 8;
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await wire.send("Network.emulateNetworkConditions", conditions);
}
