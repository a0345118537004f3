import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var LOOKS=/[^\P{Cc}\t\n]\[[\d;]*m/gu,UNPRINTABLE=new RegExp("[^\\P{Cc}\\t\\n]|[\\u2028-\\u202e\\u2066-\\u2069]|\\p{Cs}","gu"),plainText=text=>text.replace(/\r\n?/g,`
`).replace(LOOKS,"").replace(UNPRINTABLE,"\uFFFD"),plainLine=text=>plainText(text).replace(/\n/g," ");export{plainText,plainLine};
