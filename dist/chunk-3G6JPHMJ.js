import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import"./chunk-CYRZTHGI.js";var putHost=async(_spec,_surroundings)=>{throw new RangeError("not written yet")};export{putHost};
