import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{messageLine,reportLines}from"./chunk-2WPDI554.js";import"./chunk-EJ5LNZ77.js";import"./chunk-JHUSXX7O.js";export{messageLine,reportLines};
