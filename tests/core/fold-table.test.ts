import { describe, expect, test } from "vitest";
import { foldSegment, foldTable, isExtender, SLOW } from "../../src/core/fold-table.js";
import { FOLD_UNICODE } from "../../src/core/fold-units.generated.js";

const same = process.versions.unicode === FOLD_UNICODE;

describe.skipIf(!same)(`the tables of folds are those of Unicode ${FOLD_UNICODE}`, () => {
  test.each([1, 2, 3, 4, 5, 6, 7])("kinds %i", (bits) => {
    const folds = { nfkc: (bits & 1) > 0, case: (bits & 2) > 0, traditional: (bits & 4) > 0 };
    const table = foldTable(folds);
    const wrong: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const folded = foldSegment(character, folds);
      const isHalf = unit >= 0xd800 && unit < 0xe000;
      const isSlow = isHalf || folded.length > 1 || (folds.nfkc && isExtender(character));
      if (table[unit] !== (isSlow ? SLOW : folded.charCodeAt(0))) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
