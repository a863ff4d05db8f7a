import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where a user's caches of this program lie, by the custom of the platform; it need not exist. Undefined for a user
 * without a home, as in a container that runs under a number.
 *
 * @param environment `XDG_CACHE_HOME` (XDG Base Directory Specification) goes before all else, on Windows `LOCALAPPDATA`
 * @param home the user's home; may throw
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: () => string = homedir,
): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  // The specification has relative paths ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "qingwen");
  if (platform === "win32" && local !== undefined && local !== "") return join(local, "qingwen", "Cache");
  try {
    const own = home();
    return isAbsolute(own) ? join(own, platform === "darwin" ? "Library/Caches" : ".cache", "qingwen") : undefined;
  } catch {
    return undefined;
  }
}
