import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{parseSecretKey}from"./chunk-XLJZFTSQ.js";import"./chunk-LAOQDEFD.js";import"./chunk-JKQSUKL7.js";import"./chunk-V5PNBI22.js";import"./chunk-2GNZH552.js";import"./chunk-CSN3APRX.js";import"./chunk-JHUSXX7O.js";export{parseSecretKey};
