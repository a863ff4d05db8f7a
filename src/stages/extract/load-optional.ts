import { CleanError } from "../../core/errors.js";

/**
 * Loads a package that users install only for the formats that need it.
 *
 * @throws CleanError `package-missing` with the package's name
 */
export async function loadOptional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new CleanError("package-missing", { package: name }, { cause });
  }
}
