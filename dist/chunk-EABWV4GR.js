import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-YMTHHVAV.js";import"./chunk-BODBJRDG.js";import"./chunk-JKGJF4VG.js";import"./chunk-T2EYSKVA.js";import"./chunk-OJY3U76N.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
