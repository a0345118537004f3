import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-FCDCMXGB.js";import"./chunk-XT4PF3S6.js";import"./chunk-JKGJF4VG.js";import"./chunk-2GNZH552.js";import"./chunk-CSN3APRX.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
