import fc from "fast-check";

/**
 * Properties are tried on the same texts in every run, so that a run tells of the change at hand and of nothing else.
 * `FC_SEED=random` (or a number) tries others: to be done from time to time, and whenever folding or judging changes.
 */
const { FC_SEED = "20261125" } = process.env;
if (FC_SEED !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FC_SEED) });
