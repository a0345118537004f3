import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{require_undici}from"./chunk-5MSMJ24G.js";import"./chunk-CYRZTHGI.js";export default require_undici();
