import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var ownAddresses=(options,version)=>{let{flist,storage}=options??{};if(!(flist===void 0&&storage===void 0))return{...flist===void 0?{}:{flist:flist.replaceAll("{version}",version)},...storage===void 0?{}:{storage}}};export{ownAddresses};
