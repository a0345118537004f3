import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-Q5J65YAH.js";import"./chunk-T3WKI5FW.js";import"./chunk-JKGJF4VG.js";import"./chunk-JVT7NITB.js";import"./chunk-ESKABB72.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
