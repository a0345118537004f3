import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{compareVersions}from"./chunk-TTQJ6B3F.js";var positionAbove=(ascending,version)=>{let[low,high]=[0,ascending.length];for(;low<high;){let middle=low+high>>>1,at=ascending[middle]??"";compareVersions(at,version)>0?high=middle:low=middle+1}return low};export{positionAbove};
