import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-QZZNG6ZP.js";import"./chunk-BCDF7MAV.js";import"./chunk-JKGJF4VG.js";import"./chunk-6LZ46UWF.js";import"./chunk-UGFXWZWN.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
