/** Makes the generated sources and dist, unless both are what the sources as they stand have made before. */
import { isBuilt, noteBuild } from "./built.js";

if (isBuilt()) {
  console.log("dist is what these sources make");
} else {
  // Loaded one after the other: making dist loads what is generated.
  await import("./generate.js");
  await import("./dist.js");
  noteBuild();
}
