import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup.ts"],
    setupFiles: ["tests/seed-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than there are cores: some files wait for servers and signals.
    maxWorkers: availableParallelism() + 1,
  },
});
