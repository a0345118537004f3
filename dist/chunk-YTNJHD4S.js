import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{OtaError}from"./chunk-2GNZH552.js";var gather=async operation=>{try{return{value:await operation(),problems:[]}}catch(error){if(error instanceof OtaError)return{problems:error.problems};throw error}};export{gather};
