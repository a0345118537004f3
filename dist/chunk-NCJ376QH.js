import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-G74RA7AO.js";import"./chunk-YVMRH6YJ.js";import"./chunk-JKGJF4VG.js";import"./chunk-K2AN5HI5.js";import"./chunk-E4G3AVJS.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
