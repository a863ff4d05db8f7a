import { describe, expect, test } from "vitest";
import { unwrapMhtml } from "../../../src/stages/extract/unwrap-mhtml.js";

const html = "<html><body><p>雨停了。a=b</p></body></html>";
const bytes = (text: string) => new TextEncoder().encode(text);
const quoted = Array.from(bytes(html), (byte) =>
  byte === 0x3d || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte),
).join("");
const base64 = btoa(String.fromCharCode(...bytes(html))).replace(/(.{20})/g, "$1\r\n");

const file = (encoding: string, body: string, type = 'text/html; charset="UTF-8"') =>
  bytes(
    `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--sep--"\r\n\r\n----sep--\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n----sep--\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n----sep----\r\n`,
  );

describe("takes the page out", () => {
  test.each([
    ["quoted-printable", `${quoted.slice(0, 30)}=\r\n${quoted.slice(30)}`],
    ["base64", base64],
  ])("%s", (encoding, body) => {
    const { bytes: page, charset } = unwrapMhtml(file(encoding, body));
    expect(new TextDecoder().decode(page).trim()).toBe(html);
    expect(charset).toBe("utf-8");
  });

  test("8bit", () => {
    expect(new TextDecoder().decode(unwrapMhtml(file("8bit", html)).bytes).trim()).toBe(html);
  });

  test("from a part inside a part", () => {
    const inner = `Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/html\r\n\r\n${html}\r\n--in--`;
    const nested = bytes(`Content-Type: multipart/related; boundary=out\r\n\r\n--out\r\n${inner}\r\n--out--\r\n`);
    const page = unwrapMhtml(nested);
    expect(new TextDecoder().decode(page.bytes).trim()).toBe(html);
    expect(page.charset).toBeUndefined();
  });
});

test.each([
  ["no page in it", file("8bit", "文字", "text/plain")],
  ["nothing like MHTML", bytes("只是文字")],
])("refuses a file with %s", (_, content) => {
  expect(() => unwrapMhtml(content)).toThrowError(/archive-broken/);
});
