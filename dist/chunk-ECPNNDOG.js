import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-IPU6P3UR.js";import"./chunk-H43PKSBB.js";import"./chunk-JKGJF4VG.js";import"./chunk-5UH6XPHF.js";import"./chunk-DUNCB4LG.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
