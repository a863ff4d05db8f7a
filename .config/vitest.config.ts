import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/setup.ts"],
    setupFiles: ["tests/seed-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Some files wait for servers and signals: the other core need not.
    maxWorkers: "100%",
  },
});
