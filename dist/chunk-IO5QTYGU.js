import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{chmod,mkdir,readFile,writeFile}from"node:fs/promises";var COMMANDS_DIRECTORY="/run/ota-rehearsal/bin",CALLS_FILE="/run/ota-rehearsal/calls",MAX_CALLS=20,NOTED=["systemctl","service","rc-service","initctl","reboot","poweroff","halt","shutdown"],TRIED=["chown","chgrp"],note='printf \'%s\\n\' "${0##*/} $*" >>"${0%/*}/../calls"',flush=`#!/bin/sh
exit 0
`,noted=`#!/bin/sh
${note}
exit 0
`,tried=`#!/bin/sh
PATH=\${PATH#*:} "\${0##*/}" "$@" 2>/dev/null || ${note}
`,COMMANDS=[["sync",flush],...NOTED.map(name=>[name,noted]),...TRIED.map(name=>[name,tried])],installDeviceCommands=async device=>{await mkdir(device.at(COMMANDS_DIRECTORY),{recursive:!0});for(let[name,text]of COMMANDS){let file=device.at(`${COMMANDS_DIRECTORY}/${name}`);await writeFile(file,text),await chmod(file,493)}},deviceCalls=async device=>(await readFile(device.at(CALLS_FILE),"utf8").catch(()=>"")).split(`
`).map(line=>line.trim()).filter(Boolean).slice(-MAX_CALLS);export{COMMANDS_DIRECTORY,installDeviceCommands,deviceCalls};
