import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-RYWZLQW6.js";import"./chunk-3VOCEJV6.js";import"./chunk-JKGJF4VG.js";import"./chunk-ZSNJYJLU.js";import"./chunk-GDMC6JTG.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
