export { apply, type Edit, invert, type Range, type Reason } from "./core/edit.js";
export { CleanError, type ErrorCode } from "./core/errors.js";
export type { Finding, SourceEdit, StagedEdit } from "./core/pipeline.js";
export type { CorpusCounts, Format, StageId } from "./core/stage.js";
export type { Language } from "./messages/language.js";
export { reasonText } from "./messages/reasons.js";
export { type Cleaner, type CleanerOptions, type CleanResult, clean, createCleaner } from "./stages/cleaner.js";
