import { holdsPassage } from "../core/allowed.js";
import type { Allowed } from "../io/config-schema.js";
import { text } from "../messages/texts.js";
import type { CleanedDocument } from "../stages/clean-document.js";
import type { Terminal } from "./terminal.js";

/** Finds out what the user asked to be left alone in vain. */
export interface Unused {
  add(document: CleanedDocument, allow: readonly Allowed[]): void;
  /** Names comments that suppressed nothing and, after a run over all files, allowed passages that stand nowhere. */
  say(extent: "all-files" | "some-files"): void;
}

export function openUnused(terminal: Terminal): Unused {
  const comments: { path: string; line: number }[] = [];
  const used = new Set<string>();
  const asked = new Map<string, string | undefined>();
  return {
    add({ record, source, unusedDirectives = [] }, allow) {
      comments.push(...unusedDirectives.map((line) => ({ path: record.path, line })));
      for (const { passage, reason } of allow) {
        asked.set(passage, reason);
        if (!used.has(passage) && source !== undefined && holdsPassage(source, passage)) used.add(passage);
      }
    },
    say(extent) {
      const { language } = terminal;
      for (const place of comments) terminal.say(text(language, "unused-comment", place));
      if (extent === "some-files") return;
      for (const [passage, reason] of asked) {
        if (used.has(passage)) continue;
        terminal.say(
          text(language, "unused-allow", { passage: reason === undefined ? passage : `${passage} (${reason})` }),
        );
      }
    },
  };
}
