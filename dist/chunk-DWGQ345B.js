import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{createDeviceRoot}from"./chunk-M3PCPBRZ.js";import{COMMANDS_DIRECTORY,installDeviceCommands}from"./chunk-IO5QTYGU.js";import"./chunk-2GNZH552.js";import{problem}from"./chunk-CSN3APRX.js";import"./chunk-JHUSXX7O.js";import{delimiter,join as join2}from"node:path";import{lstat}from"node:fs/promises";var PLACES=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/libx32","/nix","/gnu","/etc/alternatives"],systemDirectories=async()=>{let found=await Promise.all(PLACES.map(place=>lstat(place).catch(()=>{})));return PLACES.filter((_,index)=>found[index]?.isDirectory()===!0)};var CAPABILITIES=["CAP_CHOWN","CAP_DAC_OVERRIDE","CAP_FOWNER","CAP_FSETID","CAP_KILL","CAP_SETGID","CAP_SETUID"],bubblewrap=async({root,script,environment,command,path})=>({file:"bwrap",argv:["--unshare-all","--unshare-user","--uid","0","--gid","0","--hostname","device","--die-with-parent","--new-session","--cap-drop","ALL",...CAPABILITIES.flatMap(capability=>["--cap-add",capability]),"--clearenv",...Object.entries(environment).flatMap(([name,value])=>["--setenv",name,value]),"--bind",root,"/",...(await systemDirectories()).flatMap(directory=>["--ro-bind",directory,directory]),"--proc","/proc","--dev","/dev","--chdir",script.directory,...command],cwd:root,environment:{PATH:path},ownGroup:!1});var DEVICES=["null","zero","full","random","urandom"],OPENED=["bin","sbin","lib","libexec","share","lib/systemd","lib/systemd/system"],OPENED_LOCAL=["local/bin","local/sbin","local/lib","local/libexec","local/share","local/etc"],SETUP=`set -eu
kind=$1
root=$2
changes=$3
directory=$4
places=$5
shift 5
show() {
  mkdir -p "./$1"
  mount --rbind "$1" "./$1"
  mount -o remount,bind,ro "./$1"
}
overlay() {
  upper=$changes$1/upper
  set -- "$1" "$upper" "$changes$1/work" "./$1"
  for part in ${OPENED.join(" ")}; do
    if [ -d "$1/$part" ] && [ ! -L "$1/$part" ]; then set -- "$@" "$upper/$part"; fi
  done
  if [ "$1" = /usr ]; then
    for part in ${OPENED_LOCAL.join(" ")}; do set -- "$@" "$upper/$part"; done
  fi
  place=$1
  shift
  mkdir -p "$@"
  set -- "$place"
  mount -t overlay -o "userxattr,lowerdir=$1,upperdir=$upper,workdir=$changes$1/work" overlay "./$1"
}
mount --bind "$root" "$root"
cd "$root"
for place in $places; do
  case $kind$place in
    namespaces* | */nix | */gnu | */etc/alternatives) show "$place" ;;
    *) overlay "$place" ;;
  esac
done
mount -t proc proc ./proc 2>/dev/null || :
mount -t tmpfs -o mode=755,size=64k tmpfs ./dev
for device in ${DEVICES.join(" ")}; do
  : >"./dev/$device"
  mount --bind "/dev/$device" "./dev/$device"
done
mkdir -p ./.machine
pivot_root . ./.machine
umount -l /.machine
rmdir /.machine
cd "$directory"
if unshare --user --map-root-user --mount true 2>/dev/null; then
  exec unshare --user --map-root-user --mount "$@"
fi
exec "$@"`,byUnshare=kind=>async({root,changes,script,environment,command,path})=>({file:"unshare",argv:["--user","--map-root-user","--mount","--net","--ipc","--uts","--pid","--fork","--kill-child","sh","-c",SETUP,"setup",kind,root,changes,script.directory,(await systemDirectories()).join(" "),"env","-i",...Object.entries(environment).map(([name,value])=>`${name}=${value}`),...command],cwd:root,environment:{PATH:path},ownGroup:!1}),overlay=byUnshare("overlay"),namespaces=byUnshare("namespaces");import{join}from"node:path";var plainDirectory=async({root,script,environment,command})=>{let[file="sh",...argv]=command;return{file,argv,cwd:join(root,script.directory),environment:{...environment,DEVICE_ROOT:root,TMPDIR:join(root,"tmp")},ownGroup:!0}};import{spawn}from"node:child_process";import{constants}from"node:os";var keepTail=(maxBytes=8192)=>{let kept=new Uint8Array,cut=!1;return{add:chunk=>{let all=Buffer.concat([kept,chunk]);cut||=all.length>maxBytes,kept=all.subarray(Math.max(0,all.length-maxBytes))},text:()=>{let text=new TextDecoder().decode(kept);return cut?`\u2026
${text.slice(text.indexOf(`
`)+1)}`:text}}};var LAST_WORDS_MS=100,runBounded=async command=>{let started=performance.now(),child=spawn(command.file,command.argv,{cwd:command.cwd,env:{...command.environment},stdio:["ignore","pipe","pipe"],detached:command.ownGroup,windowsHide:!0}),tail=keepTail();child.stdout.on("data",tail.add),child.stderr.on("data",tail.add);let{how,code}=await endOf(child,command);return kill(child,command.ownGroup),{how,code,output:tail.text(),milliseconds:Math.round(performance.now()-started)}},endOf=async(child,{timeoutMs,cutAfterMs,ownGroup})=>{let how="exited",stop=reason=>()=>{how=reason,kill(child,ownGroup)},timers=[setTimeout(stop("timed-out"),timeoutMs),...cutAfterMs===void 0?[]:[setTimeout(stop("cut"),cutAfterMs)]];try{let code=await exitCodeOf(child);return await lastWords(child),{how,code:how==="exited"?code:void 0}}finally{for(let timer of timers)clearTimeout(timer)}},exitCodeOf=child=>new Promise((resolve,reject)=>{child.once("error",reject),child.once("exit",(code,signal)=>resolve(code??128+(signal===null?0:constants.signals[signal])))}),lastWords=({stdout,stderr})=>new Promise(resolve=>{let open=[stdout,stderr].filter(stream=>stream!==null&&!stream.closed),left=open.length,done=()=>{clearTimeout(timer);for(let stream of open)stream?.destroy();resolve()},timer=setTimeout(done,LAST_WORDS_MS);left===0&&done();for(let stream of open)stream?.once("close",()=>{left-=1,left===0&&done()})}),kill=(child,ownGroup)=>{if(child.pid!==void 0)try{ownGroup?process.kill(-child.pid,"SIGKILL"):child.kill("SIGKILL")}catch(error){if(!(error instanceof Error&&"code"in error&&error.code==="ESRCH"))throw error}};var LIMITED=`limit() { if (ulimit "$@") 2>/dev/null; then ulimit "$@"; fi; }
exec 2>&1
limit -c 0
limit -f 8388608
limit -v 16777216
if (ulimit -u 4096) 2>/dev/null; then ulimit -u 4096; else limit -p 4096; fi
umask 022
seconds=$1
shift
if command -v timeout >/dev/null 2>&1; then exec timeout -s KILL "$seconds" "$@"; fi
exec "$@"`,limitedCommand=(command,timeoutMs)=>["sh","-c",LIMITED,"limits",String(Math.ceil(timeoutMs/1e3)+5),...command];var SYSTEM_PATH=["/usr/local/sbin","/usr/local/bin","/usr/sbin","/usr/bin","/sbin","/bin"],PROBE_TIMEOUT_MS=1e4,PROBES={overlay:'test "$(id -u)" = 0 && test -w /etc && : >/usr/bin/ota-rehearsal-probe',bubblewrap:'test "$(id -u)" = 0 && test -w /etc && test ! -w /usr',namespaces:'test "$(id -u)" = 0 && test -w /etc && test ! -w /usr'},READ_ONLY=/read-only file system/i,READ_ONLY_NOTE=`
(this machine can show its own /usr alone, read-only: docs/rehearsal.md, \u201CIsolation\u201D)`,openSandbox=async(isolation,{environment,scratch})=>{let path=[...(environment.PATH??"").split(delimiter),...SYSTEM_PATH].filter(Boolean).join(delimiter);if(isolation!=="none")for(let kind of["overlay","bubblewrap","namespaces"]){let sandbox=sandboxOf(kind,path);if(await works(sandbox,PROBES[kind],join2(scratch,kind)))return{sandbox,problems:[]}}return isolation==="required"?{sandbox:void 0,problems:[problem("rehearsal-isolation-unavailable",{})]}:isolation==="none"?{sandbox:sandboxOf("plain",path),problems:[]}:isCi(environment)?{sandbox:sandboxOf("plain",path),problems:[problem("rehearsal-not-isolated",{})]}:{sandbox:void 0,problems:[problem("rehearsal-scripts-not-run",{})]}},isCi=({CI})=>CI!==void 0&&!["","0","false"].includes(CI.toLowerCase()),CONFINE={overlay,bubblewrap,namespaces,plain:plainDirectory},sandboxOf=(isolation,path)=>{let seenAt=(device,at)=>isolation==="plain"?device.at(at):at;return{isolation,seenAt,run:async(device,script)=>{await installDeviceCommands(device);let environment={PATH:[seenAt(device,COMMANDS_DIRECTORY),...SYSTEM_PATH].join(":"),HOME:seenAt(device,"/root"),OTA_REHEARSAL:"1",...script.environment},command=limitedCommand(script.command,script.timeoutMs),{root,changes}=device,confined=await CONFINE[isolation]({root,changes,script,environment,command,path}),end=await runBounded({...confined,timeoutMs:script.timeoutMs,cutAfterMs:script.cutAfterMs});return(isolation==="bubblewrap"||isolation==="namespaces")&&READ_ONLY.test(end.output)?{...end,output:`${end.output}${READ_ONLY_NOTE}`}:end}}},works=async(sandbox,shell,scratch)=>{let device=await createDeviceRoot(scratch,"0.0.0");try{let probe={command:["sh","-c",shell],directory:"/",environment:{},timeoutMs:PROBE_TIMEOUT_MS};return(await sandbox.run(device,probe)).code===0}catch{return!1}finally{await device.dispose()}};export{openSandbox,sandboxOf};
