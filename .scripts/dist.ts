/**
 * Makes dist of src: the bundles, the declarations of their modules, with the YAML of the packs beside the code for those who want to read it, and the JSON Schemas of
 * rule packs, the config and the JSON report.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { configJsonSchema } from "../src/io/config-schema.js";
import { packJsonSchema } from "../src/packs/schema.js";
import { jsonReportJsonSchema } from "../src/report/json-report-schema.js";
import { bundleLibrary, bundleProgram } from "./bundle.js";
import { licencesOf } from "./licences.js";

rmSync("dist", { recursive: true, force: true });
const compile = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json", "--emitDeclarationOnly"];
execFileSync(process.execPath, compile, { stdio: "inherit" });
const program = await bundleProgram();
const library = await bundleLibrary();
for (const { name, content } of [...program.files, ...library.files]) writeFileSync(`dist/${name}`, content);
writeFileSync("dist/LICENCES.txt", licencesOf(program.metafile));
cpSync("src/packs/data", "dist/packs/data", { recursive: true });
writeFileSync("dist/report/json-report.schema.json", `${JSON.stringify(jsonReportJsonSchema(), null, 2)}\n`);
writeFileSync("dist/config.schema.json", `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
writeFileSync("dist/pack.schema.json", `${JSON.stringify(packJsonSchema(), null, 2)}\n`);
chmodSync("dist/cli.js", 0o755);
