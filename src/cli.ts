#!/usr/bin/env node
const { runProgram } = await import("./commands/program.js");
process.exitCode = await runProgram(process.argv);
