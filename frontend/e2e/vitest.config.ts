// Tests in a real browser: each starts its own servers and drives Chromium through Playwright.
import { defineConfig } from "vitest/config";

// E2E_REPORT names a file for a report in JSON.
const report = process.env["E2E_REPORT"];

export default defineConfig({
  test: {
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    include: ["e2e/**/*.test.ts"],
    environment: "node",
    // A page is busy in one process and the engine in another: two files at a time keep two cores busy.
    maxWorkers: 2,
    // Shared machines stall now and then for seconds. What fails twice is broken; the report names both runs.
    retry: 1,
    maxConcurrency: 3,
    // What is asked for again and again may take as long as what is waited for: a stall is no failure.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
