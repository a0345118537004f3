import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var toolVersion="0.1.0";export{toolVersion};
