import { text } from "../messages/texts.js";
import type { RunDocument } from "../run/run-document.js";
import type { Terminal } from "./terminal.js";

/** Finds out what the user asked to be left alone in vain. */
export interface Unused {
  add(document: RunDocument): void;
  /** Names comments that suppressed nothing and, after a run over all files, allowed passages that stand nowhere. */
  say(extent: "all-files" | "some-files"): void;
}

export function openUnused(terminal: Terminal): Unused {
  const comments: { path: string; line: number }[] = [];
  const used = new Set<string>();
  const asked = new Map<string, string | undefined>();
  return {
    add({ record, unusedDirectives = [], allow = [], usedPassages = [] }) {
      comments.push(...unusedDirectives.map((line) => ({ path: record.path, line })));
      for (const { passage, reason } of allow) asked.set(passage, reason);
      for (const place of usedPassages) used.add(allow[place]!.passage);
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
