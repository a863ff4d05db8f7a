#!/usr/bin/env node
const { endProcess, runProgram } = await import("./commands/program.js");
await endProcess(await runProgram(process.argv));
