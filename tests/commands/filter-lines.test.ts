import { PassThrough, Readable, Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterBatch, type RecordOptions } from "../../src/commands/filter-batch.js";
import { hadoopCounters } from "../../src/commands/filter-counters.js";
import { filterLines } from "../../src/commands/filter-lines.js";
import { filterRecord, toAscii } from "../../src/commands/filter-record.js";
import { findStringField } from "../../src/core/json-field.js";
import type { LineBatch } from "../../src/io/line-batches.js";
import { createStreamWriter } from "../../src/io/stream-writer.js";
import type { Cleaner } from "../../src/stages/cleaner.js";

/** Takes 广告 out and ends texts in a newline, as the normal stage does; 全广告 would lose too much. */
const cleaner: Pick<Cleaner, "run"> = {
  run(value) {
    const text = value.replaceAll("广告", "");
    const clean = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    const result = {
      text: clean,
      edits: [],
      findings: [],
      records: [],
      usedDirectives: new Set<never>(),
    };
    return value.startsWith("全广告") ? { ...result, overRemoval: { share: 0.8, limit: 0.5 } } : result;
  },
};

const OPTIONS: RecordOptions = { field: "text", characters: "all", onFailure: "go-on", longest: 1000 };

/** The main thread, or as if workers that end in any order. */
const crewOf = (options: RecordOptions, ahead = 1) => ({
  ahead,
  async filter(batch: LineBatch) {
    if (ahead > 1) await setTimeout((batch.firstLine * 7) % 5);
    return filterBatch(batch, options, cleaner);
  },
});

async function run(input: readonly (string | Buffer)[], changes: Partial<RecordOptions> = {}, ahead = 1) {
  const options = { ...OPTIONS, ...changes };
  const failures: [number, string][] = [];
  const parts: Buffer[] = [];
  const output = new Writable({
    highWaterMark: 16,
    write(chunk, _, done) {
      // Taken late, and copied: until it is done with the bytes belong to the writer, and to others afterwards.
      setImmediate(() => {
        parts.push(Buffer.from(chunk));
        done();
      });
    },
  });
  const writer = createStreamWriter(output);
  const failed = await filterLines(
    Readable.from(input.map((part) => Buffer.from(part))),
    writer,
    crewOf(options, ahead),
    {
      ...options,
      failed: (line, error) => failures.push([line, error.code]),
    },
  );
  await writer.end();
  expect(failed).toBe(failures.length);
  return { out: Buffer.concat(parts).toString(), failures };
}

describe("filter --jsonl", () => {
  test.each([
    ["a clean record", '{"text":"正文"}\n', '{"text":"正文"}\n'],
    ["an ad", '{"id":1,"text":"正文广告","tags":["广告"]}\n', '{"id":1,"text":"正文","tags":["广告"]}\n'],
    [
      "long numbers stay",
      '{"id":12345678901234567890, "text":"广告正文"}\n',
      '{"id":12345678901234567890, "text":"正文"}\n',
    ],
    ["no newline at the end", '{"text":"正文广告"}', '{"text":"正文"}\n'],
    ["a text that ends in a newline", '{"text":"正文广告\\n"}\n', '{"text":"正文\\n"}\n'],
    ["a tab and a carriage return behind it", '{"text":"正文"}\t\r\n', '{"text":"正文"}\n'],
    ["a trailing tab, as Hadoop writes it for an empty value", '{"text":"正文"}\t\n', '{"text":"正文"}\n'],
    ["a key of nothing before it", '\t{"text":"正文"}\n', '{"text":"正文"}\n'],
    [
      "a bare carriage return between records",
      '{"text":"正文"}\n\r\n{"text":"正文"}\r\n',
      '{"text":"正文"}\n{"text":"正文"}\n',
    ],
    ["a bare carriage return inside", '{"text":\r"正文"}\n', '{"text": "正文"}\n'],
    ["empty lines", '\n{"text":"正文"}\n \n', '{"text":"正文"}\n'],
    ["a byte order mark", '\ufeff{"text":"正文"}\n', '{"text":"正文"}\n'],
    ["nothing", "", ""],
    ["an empty text", '{"text":""}\n', '{"text":""}\n'],
  ])("%s", async (_, input, output) => {
    expect(await run([input])).toEqual({ out: output, failures: [] });
  });

  test.each([
    ["broken JSON", '{"text":', "record-invalid"],
    ["an array", '["正文"]', "record-no-object"],
    ["no such field", '{"body":"正文"}', "record-no-field"],
    ["a field of the prototype", '{"constructor":1}', "record-no-field"],
    ["a number", '{"text":5}', "record-no-text"],
    ["a bare carriage return in a string", '{"text":"正\r文"}', "record-invalid"],
    ["no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), "record-not-utf8"],
    ["too much to lose", '{"text":"全广告，没有别的"}', "over-removal"],
    ["too long", `{"text":"${"长".repeat(400)}"}`, "too-large"],
  ])("%s is reported with its line, the others pass", async (_, bad, code) => {
    const records = ['{"text":"一"}\n', bad, '\n{"text":"三"}\n'];
    expect(await run(records)).toEqual({ out: '{"text":"一"}\n{"text":"三"}\n', failures: [[2, code]] });
    expect(await run(records, { onFailure: "stop" })).toEqual({ out: '{"text":"一"}\n', failures: [[2, code]] });
  });

  test("another field", async () => {
    expect((await run(['{"text":"广告","body":"文广告"}'], { field: "body" })).out).toBe(
      '{"text":"广告","body":"文"}\n',
    );
  });

  test("records come in order, however the input is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom("文", "a", "广告", "\n", '"', "\\", "𠮷") }), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        async (texts, cuts) => {
          const bytes = Buffer.from(texts.map((value, id) => `${JSON.stringify({ id, text: value })}\n`).join(""));
          const { out } = await run(cut(bytes, cuts));
          const ids = out
            .split("\n")
            .slice(0, -1)
            .map((line) => JSON.parse(line).id);
          expect(ids).toEqual(texts.map((_, id) => id));
          expect(out).toBe((await run([bytes])).out);
          expect(out).toBe((await run(cut(bytes, cuts), {}, 5)).out);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("does not read on while its reader does not take", async () => {
    let read = 0;
    const input = Readable.from(
      (function* () {
        for (; read < 500; read++) yield Buffer.from(`{"text":"${"文".repeat(300)}"}\n`.repeat(50));
      })(),
    );
    const output = new PassThrough({ highWaterMark: 1024 });
    const writer = createStreamWriter(output);
    const options = { ...OPTIONS, longest: 5000, failed() {} };
    const done = filterLines(input, writer, crewOf(options), options).then(() => writer.end());
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    expect(read).toBeLessThan(60);
    output.resume();
    await done;
    expect(read).toBe(500);
  });

  test("ends when its reader goes away", async () => {
    const output = new PassThrough();
    const writer = createStreamWriter(output);
    const input = Readable.from(
      (function* () {
        for (;;) yield Buffer.from(`{"text":"${"文".repeat(300)}"}\n`.repeat(50));
      })(),
    );
    const options = { ...OPTIONS, longest: 5000, failed() {} };
    const done = filterLines(input, writer, crewOf(options), options);
    setImmediate(() => output.destroy(Object.assign(new Error("gone"), { code: "EPIPE" })));
    await done;
    expect(writer.closed).toBe(true);
  });
});

describe("records", () => {
  const json = fc.jsonValue().map((value) => (typeof value === "object" ? value : { value }));
  test("nothing but the field changes", () => {
    fc.assert(
      fc.property(json, fc.string(), fc.nat({ max: 2 }), (other, value, indent) => {
        const record = { a: other, text: `${value}广告`, z: { text: "广告" } };
        const line = Buffer.from(JSON.stringify(record, null, indent).replaceAll("\n", " "));
        const cleaned = JSON.parse(filterRecord(line, "text", cleaner)!);
        const wanted = value.replaceAll("广告", "");
        expect(cleaned).toEqual({ ...JSON.parse(JSON.stringify(record)), text: wanted.replace(/\n$/, "") });
      }),
    );
  });

  test.each([
    ['{"text":"a"}', "text", '"a"'],
    ['{"te\\u0078t":"a\\"}"}', "text", '"a\\"}"'],
    ['{"x":{"text":"b"},"text" : "a"}', "text", '"a"'],
    ['{"text":"a","text":"b"}', "text", '"b"'],
    ['{"text":"a","text":[1]}', "text", undefined],
    ['{"x":"text"}', "text", undefined],
  ])("%s", (source, field, value) => {
    const range = findStringField(source, field);
    expect(range && source.slice(range.start, range.end)).toBe(value);
  });

  test("ASCII records mean the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const ascii = toAscii(JSON.stringify({ [value]: value }));
        expect(ascii).toMatch(/^[\0-\x7f]*$/);
        expect(JSON.parse(ascii)).toEqual({ [value]: value });
      }),
    );
  });
});

test("counters are told every so often and at the end, and add up", () => {
  const lines: string[] = [];
  const counters = hadoopCounters((line) => lines.push(line), 3);
  for (const outcome of ["cleaned", "cleaned", "failed", "cleaned", "empty"] as const) counters.add(outcome);
  counters.finish();
  counters.finish();
  expect(lines).toEqual([
    "reporter:counter:qingwen,cleaned,2",
    "reporter:counter:qingwen,failed,1",
    "reporter:counter:qingwen,cleaned,1",
    "reporter:counter:qingwen,empty,1",
  ]);
});

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + sizes[i % sizes.length]!;
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}
