import { expect, test } from "vitest";
import { inlineConstants } from "../../../.scripts/inline-constants.js";

function inline(content: string): string {
  return inlineConstants([{ name: "a.js", content }])[0]!.content;
}

test.each([
  ["var HAN=1;f(HAN);", "var HAN=1;f(1);"],
  ["var A=18;var B=32-A;function f(x){return x>>>B}", "var A=18;var B=32-18;function f(x){return x>>>14}"],
  ["var A=1,B=(A|4)<<2;f(-B)", "var A=1,B=(1|4)<<2;f(-20)"],
  ["var A=-1;f(x-A)", "var A=-1;f(x-(-1))"],
  ["var A=3;f(A.toFixed(2))", "var A=3;f((3).toFixed(2))"],
  ["var A=3;f({A,b:A,A:1,x:y.A})", "var A=3;f({A:3,b:3,A:1,x:y.A})"],
  ["var A=3;class C{A=A;get A(){return A}}", "var A=3;class C{A=3;get A(){return 3}}"],
  ["var S={a:1,b:2};f(x&S.b)", "var S={a:1,b:2};f(x&2)"],
  ["var S={a:1};var B=S.a+1;f(B)", "var S={a:1};var B=1+1;f(2)"],
])("%s", (content, expected) => {
  expect(inline(content)).toBe(expected);
});

test.each([
  ["what is written to", "var A=1;A++;f(A)"],
  ["what is assigned", "var A=1;A=2;f(A)"],
  ["what is computed from what is written to", "var A=1;A=2;var B=A+1;f(B)"],
  ["what a pattern assigns", "var A=1;[,{b:A}]=g();f(A)"],
  ["what goes over a list", "var A=1;for(A of g())f(A)"],
  ["what is declared within a function, too", "var A=1;function f(A){return A}g(A)"],
  ["what a pattern declares", "var A=1;function f(){const{x:A}=y;return A}g(A)"],
  ["what is no number", 'var A="a";f(A)'],
  ["what is computed", "var A=g();f(A)"],
  ["an object of other things, too", "var S={a:1,b:g()};f(S.a)"],
  ["an object that is handed on", "var S={a:1};g(S);f(S.a)"],
  ["an object that is written to", "var S={a:1};S.a=2;f(S.a)"],
  ["what an object has not", "var S={a:1};f(S.b)"],
])("%s stays", (_, content) => {
  expect(inline(content)).toBe(content);
});

test("what one file exports is put into those that import it", () => {
  const files = [
    { name: "c.js", content: 'import{Y as Z}from"./b.js";f(Z)' },
    { name: "b.js", content: 'import{X}from"./a.js";var Y=X+1;export{Y}' },
    { name: "a.js", content: "var A=1;export{A as X};" },
    { name: "d.js", content: 'import{X}from"other";f(X)' },
  ];
  expect(inlineConstants(files).map(({ content }) => content)).toEqual([
    'import{Y as Z}from"./b.js";f(2)',
    'import{X}from"./a.js";var Y=1+1;export{Y}',
    "var A=1;export{A as X};",
    'import{X}from"other";f(X)',
  ]);
});
