import { loadOptional } from "../../stages/extract/load-optional.js";

/** The two packages that only those install who use BullMQ. */
export interface BullmqPackages {
  readonly bullmq: typeof import("bullmq");
  readonly Redis: typeof import("ioredis").Redis;
}

/** @throws CleanError `package-missing` */
export async function loadBullmq(): Promise<BullmqPackages> {
  return loadOptional("bullmq ioredis", async () => ({
    bullmq: await import("bullmq"),
    Redis: (await import("ioredis")).Redis,
  }));
}
