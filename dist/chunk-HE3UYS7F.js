import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{seedSigner,signAndVerify,signaturesOf,signerFor}from"./chunk-3QBPJ57U.js";import"./chunk-WPMZ6LYF.js";import"./chunk-K6AJBDLY.js";import"./chunk-7KWOPL2M.js";import"./chunk-CHIUI2QR.js";import"./chunk-JHUSXX7O.js";export{seedSigner,signAndVerify,signaturesOf,signerFor};
