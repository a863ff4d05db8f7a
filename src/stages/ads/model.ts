/** The learned weights of the scorer. */
export interface AdModel {
  /** Of the file's form; this program reads 1. */
  readonly version: number;
  /** What it was learned from: passages for and against. */
  readonly trainedOn: { readonly ads: number; readonly body: number };
  readonly bias: number;
  /** By feature name. */
  readonly weights: Readonly<Record<string, number>>;
}
