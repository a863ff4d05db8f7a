import type { Redis as Connection } from "ioredis";
import { CleanError } from "../../core/errors.js";
import type { BullmqPackages } from "./load.js";

/** Milliseconds in which Redis must answer when a command begins. */
const PATIENCE = 5000;
/** Longest pause between two tries to reach a Redis that went away. */
const LONGEST_PAUSE = 2000;

/**
 * Connects to Redis. That it is there is proven first, so that a wrong address is an error and not silence; a connection
 * lost later is made again for as long as it takes.
 *
 * @param url redis://USER:PASSWORD@HOST:PORT/DATABASE, or rediss:// for TLS
 * @throws CleanError `redis-unreachable`
 */
export async function connectRedis({ Redis }: BullmqPackages, url: string): Promise<Connection> {
  const probe = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let problem: Error | undefined;
  probe.on("error", (error) => {
    problem = error;
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw unreachable(url, problem ?? (error as Error));
  } finally {
    probe.disconnect();
  }
  // BullMQ asks for no limit of retries: a command waits until Redis is back.
  return new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, LONGEST_PAUSE),
  });
}

function unreachable(url: string, cause: Error): CleanError {
  return new CleanError("redis-unreachable", { url: withoutPassword(url), problem: cause.message }, { cause });
}

/** The address as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^/@:]*):[^/@]*@/, "$1:***@");
}
