import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-2WBFP3QL.js";import"./chunk-CWPE2ZLG.js";import"./chunk-JKGJF4VG.js";import"./chunk-Z7TU7SI7.js";import"./chunk-4CEK3H56.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
