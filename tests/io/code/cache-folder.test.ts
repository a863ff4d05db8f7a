import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder } from "../../../src/io/code/cache-folder.js";

test.each([
  ["what the specification names", { XDG_CACHE_HOME: "/var/caches/li" }, "linux", "/var/caches/li/qingwen"],
  ["… on a Mac, too", { XDG_CACHE_HOME: "/var/caches/li" }, "darwin", "/var/caches/li/qingwen"],
  ["no relative path", { XDG_CACHE_HOME: "caches" }, "linux", join(homedir(), ".cache/qingwen")],
  ["the custom of Unix", {}, "linux", join(homedir(), ".cache/qingwen")],
  ["that of the Mac", {}, "darwin", join(homedir(), "Library/Caches/qingwen")],
  ["that of Windows", { LOCALAPPDATA: "/c/li/Local" }, "win32", join("/c/li/Local", "qingwen", "Cache")],
  ["a folder on Windows without it", {}, "win32", join(homedir(), ".cache/qingwen")],
] as const)("%s", (_, environment, platform, folder) => {
  expect(cacheFolder(environment, platform)).toBe(folder);
});

test.each<[string, () => string]>([
  [
    "throws, as it does for a user without a name",
    () => {
      throw new Error("no such user");
    },
  ],
  ["is empty", () => ""],
  ["is relative", () => "home"],
])("there is none where the home %s", (_, home) => {
  expect(cacheFolder({}, "linux", home)).toBeUndefined();
});
