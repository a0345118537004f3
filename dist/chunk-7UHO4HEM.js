import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{openNetwork}from"./chunk-BZRYSZUE.js";import"./chunk-CO6A5DTP.js";import"./chunk-JKGJF4VG.js";import"./chunk-U2QQRVFK.js";import"./chunk-3S2TDJ6S.js";import"./chunk-JHUSXX7O.js";export{openNetwork};
