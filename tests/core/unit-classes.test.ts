import fc from "fast-check";
import { expect, test } from "vitest";
import { packRuns } from "../../.scripts/runs.js";
import { buildUnitClasses } from "../../.scripts/unit-classes.js";
import { FOLD_UNICODE } from "../../src/core/fold-units.generated.js";
import { fillRuns } from "../../src/core/runs.js";
import { unitClasses } from "../../src/core/unit-classes.js";

const same = process.versions.unicode === FOLD_UNICODE;

test.skipIf(!same)(`the classes of units are those of Unicode ${FOLD_UNICODE}`, () => {
  const built = buildUnitClasses();
  const wrong = [...unitClasses().keys()].filter((unit) => unitClasses()[unit] !== built[unit]);
  expect(wrong).toEqual([]);
});

test("runs are unpacked to what was packed", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 50 }), (values) => {
      expect([...fillRuns(new Uint32Array(values.length), packRuns(values))]).toEqual(values);
    }),
  );
});
