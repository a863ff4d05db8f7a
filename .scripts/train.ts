/**
 * Learns the words of ads, and the weights of the ads scorer, and writes wording.generated.ts and model.generated.ts of
 * src/stages/ads: logistic regression over pairs of Han, and over the named features of passages, on tests/train and on
 * ../shared/eval (which must be there). Nothing is random and the order is fixed, so the same input gives the same files
 * to the byte.
 *
 *   npm run train
 */
import { existsSync, writeFileSync } from "node:fs";
import { bodyDocuments, evalDocuments, writtenDocuments } from "./train/documents.js";
import { learnWeights } from "./train/learn-weights.js";
import { samplesOf } from "./train/samples.js";
import { learnWording } from "./train/wording.js";

const shared = new URL("../../shared/eval/", import.meta.url);
if (!existsSync(shared)) {
  console.error(`train needs the labelled documents at ${shared.pathname}`);
  process.exit(2);
}
const documents = [...writtenDocuments(), ...evalDocuments(new URL("text/", shared))];
const { data, without } = learnWording([...documents, ...bodyDocuments(shared)]);
const model = learnWeights(documents.flatMap((document) => samplesOf(document, without(document))));
const weights = Object.entries(model.weights)
  .map(([name, weight]) => `    ${JSON.stringify(name)}: ${weight},`)
  .join("\n");
writeFileSync(
  new URL("../src/stages/ads/model.generated.ts", import.meta.url),
  `// Made by .scripts/train.ts. Do not edit.
import type { AdModel } from "./model.js";

export const adModel: AdModel = {
  version: 1,
  trainedOn: { ads: ${model.trainedOn.ads}, body: ${model.trainedOn.body} },
  bias: ${model.bias},
  weights: {
${weights}
  },
};
`,
);
writeFileSync(
  new URL("../src/stages/ads/wording.generated.ts", import.meta.url),
  `// Made by .scripts/train.ts. Do not edit.
import type { WordingData } from "./wording.js";

export const WORDING: WordingData = {
  bias: ${data.bias},
  pairs: [
${data.pairs.map(([value, pairs]) => `    [${value}, ${JSON.stringify(pairs)}],`).join("\n")}
  ],
};
`,
);
console.log(`${model.trainedOn.ads} ads, ${model.trainedOn.body} body, ${Object.keys(model.weights).length} weights`);
