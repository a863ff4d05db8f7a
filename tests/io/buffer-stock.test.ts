import { describe, expect, test } from "vitest";
import { BufferStock } from "../../src/io/buffer-stock.js";

describe("a stock of buffers", () => {
  test("gives a buffer again that was given back, once", () => {
    const stock = new BufferStock(16);
    const buffer = stock.take(10);
    expect(buffer.byteLength).toBe(16);
    expect(stock.take(10)).not.toBe(buffer);
    stock.give(buffer);
    expect(stock.take(16)).toBe(buffer);
    expect(stock.take(16)).not.toBe(buffer);
  });

  test.each([
    ["larger", () => new ArrayBuffer(17)],
    ["smaller", () => new ArrayBuffer(8)],
    ["shared", () => new SharedArrayBuffer(16)],
  ])("keeps none that is %s", (_, make) => {
    const stock = new BufferStock(16);
    const other = make();
    stock.give(other);
    expect(stock.take(16)).not.toBe(other);
  });

  test("keeps none that went to a thread", () => {
    const stock = new BufferStock(16);
    const buffer = stock.take(16);
    structuredClone(buffer, { transfer: [buffer] });
    stock.give(buffer);
    expect(stock.take(16).byteLength).toBe(16);
  });

  test("makes what is asked for where that is more", () => {
    expect(new BufferStock(16).take(40).byteLength).toBe(40);
  });
});
