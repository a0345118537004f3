import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-TFA3S2TD.js";import"./chunk-ILME3NRB.js";import"./chunk-JKGJF4VG.js";import"./chunk-U5RVJBF4.js";import"./chunk-PMBA4KYQ.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
