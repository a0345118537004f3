import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{TomlError,parse}from"./chunk-RPTH332L.js";var parseTomlText=text=>{try{return{root:parse(text.replace(/^\uFEFF/,""),{integersAsBigInt:"asNeeded"})}}catch(error){if(!(error instanceof TomlError))throw error;return{reason:`it is not TOML (${error.message.split(`
`,1)[0]?.replace(/^Invalid TOML document: /,"")??""})`,line:error.line,column:error.column}}};export{parseTomlText};
