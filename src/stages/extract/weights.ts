import { BLOCK_WEIGHTS, CONTEXT_WEIGHTS, REGION_WEIGHTS } from "./weights.generated.js";

/** What evidence is worth, in hundredths of a unit of log odds. */
export interface PageWeights {
  /** Of each piece of evidence about a block, in the order of the groups in block-slots.ts. */
  readonly blocks: readonly number[];
  /** Of what the neighbourhood of a block says, in the order of CONTEXT. */
  readonly context: readonly number[];
  /** Of each piece of evidence about a region, in the order of REGION_EVIDENCE. */
  readonly regions: readonly number[];
}

/** The weights fitted to all labelled pages. */
export const PAGE_WEIGHTS: PageWeights = { blocks: BLOCK_WEIGHTS, context: CONTEXT_WEIGHTS, regions: REGION_WEIGHTS };
