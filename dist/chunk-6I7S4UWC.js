import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var FAULTS=["check-fails","bad-signature","truncated-download","bad-digest","no-space","update-fails","update-hangs","power-cut"],faultNamed=name=>FAULTS.find(fault=>fault===name);export{FAULTS,faultNamed};
