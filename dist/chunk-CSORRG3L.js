import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-7GZ47BF4.js";import"./chunk-2V6FZKOL.js";import"./chunk-JKGJF4VG.js";import"./chunk-GPD54LX2.js";import"./chunk-BOY6IFZF.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
