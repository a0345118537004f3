import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-V6WNBT5R.js";import"./chunk-R6HIKYXE.js";import"./chunk-QNE5JMR6.js";import"./chunk-CYRZTHGI.js";export{openNetwork};
