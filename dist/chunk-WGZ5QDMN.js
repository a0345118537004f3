import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-H4OXO2DH.js";import"./chunk-FMPS4J2M.js";import"./chunk-JKGJF4VG.js";import"./chunk-7KWOPL2M.js";import"./chunk-CHIUI2QR.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
