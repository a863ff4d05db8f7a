import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where a user's caches of this program lie, by the custom of the platform; it need not exist.
 *
 * @param environment `XDG_CACHE_HOME` (XDG Base Directory Specification) goes before all else, on Windows `LOCALAPPDATA`
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  // The specification has relative paths ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "qingwen");
  if (platform === "win32" && local !== undefined && local !== "") return join(local, "qingwen", "Cache");
  return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", "qingwen");
}
