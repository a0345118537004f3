#!/usr/bin/env node
import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{toolVersion}from"./chunk-CPA4EVPC.js";import"./chunk-JHUSXX7O.js";import process from"node:process";var[only,...rest]=process.argv.slice(2);if(rest.length===0&&(only==="--version"||only==="-V"))process.stdout.write(`${toolVersion}
`);else{let{main}=await import("./chunk-6W6KEJ45.js");process.exitCode=await main(process)}
