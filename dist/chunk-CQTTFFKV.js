import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{generateKey,writeKeyFiles}from"./chunk-H4L6LYY5.js";import"./chunk-WPMZ6LYF.js";import"./chunk-K6AJBDLY.js";import"./chunk-7KWOPL2M.js";import"./chunk-CHIUI2QR.js";import"./chunk-JHUSXX7O.js";export{generateKey,writeKeyFiles};
