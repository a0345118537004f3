import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var silentReporter={step:(_title,run)=>run(),skipped:()=>{},progress:()=>({update:()=>{},end:()=>{}}),info:()=>{},detail:()=>{},problems:()=>{}};export{silentReporter};
