import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var done={exitCode:0,result:{kind:"other"},findings:[]};export{done};
