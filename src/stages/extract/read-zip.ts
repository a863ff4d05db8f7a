import { CleanError } from "../../core/errors.js";
import { loadOptional } from "./load-optional.js";

/** Limits on what an archive may unfold to. */
export const ZIP_LIMITS = {
  /** Entries; an illustrated book of 1,500 pages has about 4,000. */
  entries: 20_000,
  /** Bytes of all entries taken, unpacked. */
  total: 256 * 1024 * 1024,
  /** Unpacked to packed; text packs at 3 to 10, blank pages at 50, deflate's best is 1,032. */
  ratio: 200,
  /** Smaller entries may have any ratio: a megabyte hurts nobody. */
  small: 1024 * 1024,
} as const;

/**
 * Unpacks the entries of a zip archive that `wanted` names.
 *
 * @throws CleanError `archive-broken`, `archive-encrypted`, `archive-bomb` (with `limit`), `package-missing`
 */
export async function readZip(
  bytes: Uint8Array,
  format: string,
  wanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  checkDirectory(bytes, format);
  const { unzipSync } = await loadOptional("fflate", () => import("fflate"));
  let entries = 0;
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (++entries > ZIP_LIMITS.entries) throw bomb(format, "entries");
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > ZIP_LIMITS.total) throw bomb(format, "total");
        if (originalSize > ZIP_LIMITS.small && originalSize > size * ZIP_LIMITS.ratio) throw bomb(format, "ratio");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (cause) {
    if (cause instanceof CleanError) throw cause;
    throw new CleanError("archive-broken", { format }, { cause });
  }
}

function bomb(format: string, limit: keyof typeof ZIP_LIMITS): CleanError {
  return new CleanError("archive-bomb", { format, limit });
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The end record and its longest comment. */
const TAIL = 22 + 0xffff;

/** An OLE2 file in place of a zip archive: a .docx with a password is one. */
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads the directory before anything is unpacked: broken ends and encrypted entries show there. */
function checkDirectory(bytes: Uint8Array, format: string): void {
  if (OLE2.every((byte, at) => bytes[at] === byte)) throw new CleanError("archive-encrypted", { format });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = () => new CleanError("archive-broken", { format });
  let end = bytes.length - 22;
  while (end >= 0 && end >= bytes.length - TAIL && view.getUint32(end, true) !== END) end--;
  if (end < 0 || end < bytes.length - TAIL) throw broken();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > ZIP_LIMITS.entries) throw bomb(format, "entries");
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw broken();
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new CleanError("archive-encrypted", { format });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
