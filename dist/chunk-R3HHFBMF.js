import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-35FK3WLB.js";import"./chunk-AXUJTFUV.js";import"./chunk-JKGJF4VG.js";import"./chunk-KOMVC7LV.js";import"./chunk-76OZP35L.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
