import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{configSchemaText,configTemplateText,foreignConfigSchemaText,rollbackScriptText,updateScriptText}from"./chunk-G2GZK7PX.js";import{done}from"./chunk-DS6JNUZE.js";import{formatBytes}from"./chunk-IUC4TNA6.js";import{fail}from"./chunk-U5RVJBF4.js";import"./chunk-PMBA4KYQ.js";import"./chunk-JHUSXX7O.js";import{resolve}from"node:path";import{readFile as readFile2}from"node:fs/promises";import{join as join5}from"node:path";import{copyFile,readFile}from"node:fs/promises";import{join as join2}from"node:path";import{spawn}from"node:child_process";import{devNull}from"node:os";var TIMEOUT_MS=6e4,SHOWN_OUTPUT_CHARS=4e3,OWN_VARIABLES=/^(GIT_|OTA_|SOURCE_DATE_EPOCH$|(https?|all)_proxy$)/i,demoEnvironment=environment=>({...Object.fromEntries(Object.entries(environment).filter(([name])=>!OWN_VARIABLES.test(name))),GIT_CONFIG_GLOBAL:devNull,GIT_CONFIG_NOSYSTEM:"1",GIT_TERMINAL_PROMPT:"0",GIT_AUTHOR_NAME:"ota-release demo",GIT_AUTHOR_EMAIL:"demo@localhost",GIT_COMMITTER_NAME:"ota-release demo",GIT_COMMITTER_EMAIL:"demo@localhost",no_proxy:"127.0.0.1",NO_COLOR:"1"}),runCommand=({file,args,directory,environment})=>new Promise((resolve2,reject)=>{let child=spawn(file,args,{cwd:directory,env:environment,stdio:["ignore","pipe","pipe"],timeout:TIMEOUT_MS}),stdout="",output="";child.stdout.setEncoding("utf8").on("data",text=>{stdout+=text,output+=text}),child.stderr.setEncoding("utf8").on("data",text=>{output+=text}),child.on("error",cause=>reject(fail("demo-tool-missing",{tool:file,reason:cause.message},{cause}))),child.on("close",(code,signal)=>{code===0?resolve2({stdout,output}):reject(fail("demo-step-failed",{command:[file,...args].join(" "),ended:signal===null?`exit code ${code}`:signal,output:output.trim().slice(-SHOWN_OUTPUT_CHARS)}))})});var PRODUCT="gateway",MODEL="gateway-100",sampleFiles=input=>[{path:"ota-release.yaml",text:projectText(input)},{path:"CHANGELOG.md",text:changelogText(input.version)},{path:"bundle/update.sh",text:updateScriptText(PRODUCT),executable:!0},{path:"bundle/rollback.sh",text:rollbackScriptText(PRODUCT),executable:!0},{path:`bundle/files/bin/${PRODUCT}`,text:programText(input.version),executable:!0},{path:"bundle/files/share/motd",text:`Measures the level of the spring, every minute.
`},{path:"config/config.schema.json",text:configSchemaText(PRODUCT)},{path:"config/foreign-config.schema.json",text:foreignConfigSchemaText(PRODUCT)},{path:"config/template.json",text:configTemplateText(input.version)}],projectText=({version,publicUrl,trustedKey})=>`product: ${PRODUCT}
models:
  - ${MODEL}
version: "${version}"
bundle:
  root: bundle
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json
# The directory that a web server serves. The URL is the demo's own loopback server; yours is https://updates.example.com.
host: ../site
publicUrl: ${publicUrl}
signing:
  trustedKeys:
    - ${trustedKey}
# A device at any version from 1.0.0 on is promised a direct upgrade: the check proves it against what is fielded.
upgradeFrom: ">=1.0.0"
notes:
  changelog: CHANGELOG.md
`,NOTES=[{version:"1.1.0",text:"Tells the time of each measurement."},{version:"1.0.0",text:"First release."}],changelogText=version=>["# Changelog",...NOTES.slice(NOTES.findIndex(note=>note.version===version)).map(note=>`
## ${note.version}

- ${note.text}`),""].join(`
`),programText=version=>`#!/bin/sh
# The product itself: what the devices run.
${version==="1.0.0"?"echo 'level: 42 cm'":'echo "$(date): level: 42 cm"'}
`;var standInText=`// Stands in for tools that a machine lacks, so that update-agent.sh never skips a check.
//   node stand-in.mjs verify KEY.pem FILE SIGNATURE    exit code 0 if the key made the signature of the file
//   node stand-in.mjs unzip FILE.zip DIRECTORY
//   node stand-in.mjs sha256 FILE                      the digest in hex
//   node stand-in.mjs base64                           decodes standard input
//   node stand-in.mjs encode                           the base64 of standard input
//   node stand-in.mjs now                              the time in UTC as YYYYMMDDhhmmss
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const [command, ...operands] = process.argv.slice(2);

const verifySignature = (key, file, signature) =>
  verify(null, readFileSync(file), createPublicKey(readFileSync(key)), readFileSync(signature));

// PKWARE APPNOTE 4.3.12 and 4.3.16: the entries are found through the central directory, which ends the file.
const unzip = (file, directory) => {
  const zip = readFileSync(file);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('not a zip without a comment');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const target = join(directory, name);
    if (!target.startsWith(normalize(directory + sep))) throw new Error(name + ' leads out of the directory');
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    mkdirSync(dirname(target), { recursive: true });
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    writeFileSync(target, zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data), { mode });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
};

const commands = {
  verify: (...files) => {
    process.exitCode = verifySignature(...files) ? 0 : 1;
  },
  unzip,
  sha256: (file) => console.log(createHash('sha256').update(readFileSync(file)).digest('hex')),
  base64: () => process.stdout.write(Buffer.from(readFileSync(0, 'utf8'), 'base64')),
  encode: () => process.stdout.write(readFileSync(0).toString('base64')),
  now: () => console.log(new Date().toISOString().replace(/\\D/g, '').slice(0, 14)),
};
const run = commands[command];
if (run) run(...operands);
else process.exitCode = 2;
`;var updateAgentText=`#!/bin/sh
# A device's update agent in POSIX sh: takes the newest release of a static site, and trusts public keys, not the site.
# It needs sed, head, curl or wget, sha256sum (or shasum), base64, date, openssl 3 and unzip; minisign is used where it is
# there.
# Exit code 0: the newest release is installed. 1: refused or failed; then the version before is still the running one.
set -eu
LC_ALL=C
export LC_ALL

# On a real device root is empty, so that these are /etc/ota and /var/lib/ota.
root=$(cd "$(dirname "$0")" && pwd)/root
config=$root/etc/ota
state=$root/var/lib/ota
work=$state/work
# PRODUCT, MODEL and SITE; CHANNEL unless it is stable; THRESHOLD where more than one of the keys trusted*.pem must have
# signed; NODE and STAND_IN for a machine that lacks a tool.
. "$config/device.conf"
: "\${CHANNEL:=stable}" "\${THRESHOLD:=1}"
case $CHANNEL in stable) base= ;; *) base=channels/$CHANNEL/ ;; esac

# What is signed about a release takes kilobytes, and an index some hundred: whoever sends more wants to fill the disk.
MAX_JSON=1048576
MAX_MINISIG=4096

say() { printf '%s\\n' "$*"; }
refuse() {
  printf 'REFUSED: %s\\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
stand_in() { "$NODE" "$STAND_IN" "$@"; }

# download PATH: an object of the site, on standard output. SITE is a URL, or a directory. Who sends next to nothing for a
# minute is given up.
download() {
  case $SITE in
  http://* | https://*)
    if have curl; then
      curl -fsS --connect-timeout 30 --speed-limit 100 --speed-time 60 "$SITE/$1"
    elif have wget; then
      wget -q -T 60 -O - "$SITE/$1"
    else
      busybox wget -q -T 60 -O - "$SITE/$1"
    fi
    ;;
  *) cat "$SITE/$1" ;;
  esac
}

# fetch PATH FILE BYTES: an object that may have so many bytes. One more is read, to tell, and never the rest.
fetch() {
  rm -f "$2.failed"
  { download "$1" || : >"$2.failed"; } | head -c "$(($3 + 1))" >"$2"
  [ "$(size "$2")" -le "$3" ] || refuse "$1 is larger than the $3 bytes that it may have"
  [ ! -e "$2.failed" ] || refuse "can't fetch $1"
}

size() { wc -c <"$1" | tr -d ' '; }

digest() {
  if have sha256sum; then
    sha256sum <"$1" | cut -c 1-64
  elif have shasum; then
    shasum -a 256 <"$1" | cut -c 1-64
  else
    stand_in sha256 "$1"
  fi
}

decode() { if have base64; then base64 -d; else stand_in base64; fi; }
encode() { if have base64; then base64 | tr -d '\\n'; else stand_in encode; fi; }

# spelled TEXT FILE: decodes base64 in its one spelling: no two texts may stand for the same bytes.
spelled() { printf '%s' "$1" | decode >"$2" 2>/dev/null && [ "$(encode <"$2")" = "$1" ]; }

# OpenSSL verifies Ed25519 over a file from 3.0 on. LibreSSL and older versions can't.
openssl_verifies() {
  have openssl || return 1
  case $(openssl version) in "OpenSSL "[3-9]* | "OpenSSL "[1-9][0-9]*) return 0 ;; *) return 1 ;; esac
}

# verify KEY FILE SIGNATURE: whether the key made this 64-byte signature of the file.
verify() {
  if openssl_verifies; then
    openssl pkeyutl -verify -pubin -inkey "$1" -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1
  else
    stand_in verify "$1" "$2" "$3"
  fi
}

# sound KEY: an Ed25519 key, and none of the few under which anybody can sign: OpenSSL verifies with those, too.
sound() {
  text=$(sed -n 2p "$1" | tr -d '\\r')
  case $text in MCowBQYDK2VwAyEA*) ;; *) return 1 ;; esac
  case \${text#MCowBQYDK2VwAyEA} in
  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA= | \\
  AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA= | \\
  7P///////////////////////////////////////38= | 7P////////////////////////////////////////8= | \\
  xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA3o= | xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA/o= | \\
  JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU= | JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/IU= | \\
  7f///////////////////////////////////////38= | 7f////////////////////////////////////////8= | \\
  7v///////////////////////////////////////38= | 7v////////////////////////////////////////8=) return 1 ;;
  esac
}

unpack() {
  if have unzip; then
    unzip -q "$1" -d "$2"
  elif have bsdtar; then
    bsdtar -xf "$1" -C "$2"
  elif have busybox; then
    busybox unzip -q "$1" -d "$2"
  else
    stand_in unzip "$1" "$2"
  fi
}

# Seconds don't matter here, so a time is compared as the number that its digits make.
now() { if have date; then date -u +%Y%m%d%H%M%S; else stand_in now; fi; }
digits() { printf '%s' "$1" | tr -dc 0-9; }

# value_of TEXT FILE: what follows a text such as "latest":" up to the next quote, comma or bracket. Signed JSON is compact
# and its keys are in a fixed order, and a quote inside a string is escaped: so the text stands only where the key does.
value_of() {
  pattern=$(printf '%s' "$1" | sed 's/[]$*.^\\\\[]/\\\\&/g')
  sed -n "s|.*$pattern\\([^]\\",}]*\\).*|\\1|p" "$2"
}

# open_envelope FILE TYPE: verifies the DSSE envelope in FILE; FILE.payload is then the signed statement, of that type.
open_envelope() {
  [ "$(value_of '"payloadType":"' "$1")" = application/vnd.in-toto+json ] || refuse "$(basename "$1") holds no statement"
  spelled "$(value_of '"payload":"' "$1")" "$1.payload" || refuse "the payload of $(basename "$1") is no canonical base64"
  # The full stop keeps the newline that ends the payload. The C locale counts bytes.
  payload=$(cat "$1.payload" && printf .)
  printf 'DSSEv1 28 application/vnd.in-toto+json %s %s' "$((\${#payload} - 1))" "\${payload%.}" >"$1.pae"
  tr ',' '\\n' <"$1" | sed -n 's/.*"sig":"\\([^"]*\\)".*/\\1/p' >"$1.signatures"
  # A key counts once, however many signatures it made and however many files hold it.
  signed=0
  counted=
  for key in "$config"/trusted*.pem; do
    sound "$key" || refuse "$(basename "$key") is no key that can be trusted"
    case $counted in *"$text"*) continue ;; esac
    counted="$counted $text"
    while read -r signature; do
      if spelled "$signature" "$1.signature" && verify "$key" "$1.pae" "$1.signature"; then
        signed=$((signed + 1))
        break
      fi
    done <"$1.signatures"
  done
  [ "$signed" -ge 1 ] || refuse "no trusted key has signed $(basename "$1")"
  [ "$signed" -ge "$THRESHOLD" ] || refuse "$signed of the trusted keys has signed $(basename "$1"), and $THRESHOLD must"
  [ "$(value_of '"predicateType":"' "$1.payload")" = "$2" ] || refuse "$(basename "$1") is signed, but it is no $2"
}

# remember NAME VALUE: by one rename, so that a power cut leaves the old or the new value.
remember() {
  printf '%s\\n' "$2" >"$state/$1.new"
  mv "$state/$1.new" "$state/$1"
}
recall() { if [ -f "$state/$1" ]; then cat "$state/$1"; else printf '%s\\n' "$2"; fi; }

rm -rf "$work"
mkdir -p "$work/bundle"
installed=$(recall version none)
seen=$(recall counter 0)
if openssl_verifies; then
  say "signatures are verified with $(openssl version | cut -d ' ' -f 1,2)"
else
  say "OpenSSL 3 is not here, so signatures can't be verified with it: the crypto of Node.js stands in for it"
fi

# 1. The signed index: whose it is, that it is no older one than was seen before, and that it is not stale.
fetch "\${base}index.json" "$work/index.json" "$MAX_JSON"
open_envelope "$work/index.json" urn:ota-release:predicate:index:v1
index=$work/index.json.payload
product=$(value_of '"predicate":{"product":"' "$index")
channel=$(value_of '"predicate":{"product":"'"$product"'","channel":"' "$index")
counter=$(value_of '"counter":' "$index")
expires=$(value_of '"expires":"' "$index")
latest=$(value_of '"latest":"' "$index")
[ "$product" = "$PRODUCT" ] || refuse "this is the index of $product, not of $PRODUCT"
[ "$channel" = "$CHANNEL" ] || refuse "this is the index of the channel $channel, not of $CHANNEL"
[ "$counter" -ge "$seen" ] || refuse "revision $counter is older than revision $seen, which was here before: somebody rolls the site back"
[ "$(now)" -lt "$(digits "$expires")" ] || refuse "the index was good until $expires: somebody holds news back, or this clock is wrong"
remember counter "$counter"
say "index.json verified: revision $counter of $product, good until $expires"
say "installed: $installed, latest: $latest"
if [ -z "$latest" ] || [ "$latest" = "$installed" ]; then
  say "nothing to do"
  exit 0
fi

# 2. The upgrade object: the very bytes that the index names, signed too, and meant for this hardware.
fetch "$base$latest" "$work/upgrade" "$MAX_JSON"
[ "$(digest "$work/upgrade")" = "$(value_of '{"name":"'"$base$latest"'","digest":{"sha256":"' "$index")" ] ||
  refuse "$latest is not the object that the index names"
open_envelope "$work/upgrade" urn:ota-release:predicate:release:v1
release=$work/upgrade.payload
# A release that was issued anew also names the version that its bytes are from, so each key is sought in its place.
[ "$(value_of '"predicate":{"product":"' "$release")" = "$PRODUCT" ] || refuse "$latest is a release of another product"
models=$(sed -n 's/.*"predicate":{"product":"[^"]*","models":\\[\\([^]]*\\)\\].*/\\1/p' "$release")
[ "$(value_of '],"version":"' "$release")" = "$latest" ] || refuse "$latest states another version"
case ",$models," in *",\\"$MODEL\\","*) ;; *) refuse "$latest is for $models, not for $MODEL" ;; esac
say "upgrade object $latest verified: made for $models"

# 3. The bundle: the very bytes that the upgrade object names.
path=$(value_of '"bundle":{"path":"' "$release")
bytes=$(value_of '"bundle":{"path":"'"$path"'","size":' "$release")
fetch "$path" "$work/bundle.zip" "$bytes"
[ "$(digest "$work/bundle.zip")" = "$(value_of '"subject":[{"name":"'"$path"'","digest":{"sha256":"' "$release")" ] ||
  refuse "the bundle is not the one that was signed"
say "bundle verified: sha256 $(digest "$work/bundle.zip")"
if have minisign; then
  fetch "$path.minisig" "$work/bundle.zip.minisig" "$MAX_MINISIG"
  accepted=no
  for key in "$config"/trusted*.pub; do
    if minisign -Vqm "$work/bundle.zip" -p "$key" >/dev/null 2>&1; then accepted=yes; fi
  done
  [ "$accepted" = yes ] || refuse "minisign does not accept the bundle"
  say "minisign accepts the bundle as well"
else
  say "minisign is not here: the signature beside the bundle is not checked; the signed digest was"
fi

# 4. Install. Whatever goes wrong in update.sh, rollback.sh of the same bundle puts right.
unpack "$work/bundle.zip" "$work/bundle"
DEVICE_ROOT=$root
OTA_TARGET_VERSION=$latest
export DEVICE_ROOT OTA_TARGET_VERSION
cd "$work/bundle"
if ! sh update.sh; then
  if [ -f rollback.sh ]; then sh rollback.sh || say "rollback.sh failed too"; fi
  refuse "update.sh of $latest failed; $installed stays installed"
fi
remember version "$latest"
cd "$state"
rm -rf "$work"
say "done: $latest is installed"
`;import{chmod,mkdir,readdir,rm,writeFile}from"node:fs/promises";import{dirname,join}from"node:path";var openWorkspace=async directory=>{let names=await namesIn(directory);if(names===void 0||names.length>0)throw fail("demo-directory-not-empty",{directory});return await mkdir(directory,{recursive:!0}),{directory,keys:join(directory,"keys"),repo:join(directory,"repo"),remote:join(directory,"remote.git"),site:join(directory,"site"),device:join(directory,"device")}},writeFiles=async(directory,files)=>{for(let{path,text,executable}of files){let target=join(directory,path);await mkdir(dirname(target),{recursive:!0}),await rm(target,{force:!0}),await writeFile(target,text),await chmod(target,executable?493:420)}},namesIn=async directory=>{try{return await readdir(directory)}catch(error){return error.code==="ENOENT"?[]:void 0}};var setUpDevice=async({workspace,siteUrl,execPath,environment})=>{let{device,keys,site}=workspace,online=await canDownload(workspace.directory,environment),conf={PRODUCT,MODEL,SITE:online?siteUrl:site,NODE:execPath,STAND_IN:join2(device,"stand-in.mjs")};await writeFiles(device,[{path:"update-agent.sh",text:updateAgentText,executable:!0},{path:"stand-in.mjs",text:standInText},{path:"root/etc/ota/device.conf",text:confText(conf)}]),await copyFile(join2(keys,"ota.pub.pem"),join2(device,"root/etc/ota/trusted.pem")),await copyFile(join2(keys,"ota.pub"),join2(device,"root/etc/ota/trusted.pub"));let agent={file:"sh",args:[join2(device,"update-agent.sh")],directory:workspace.directory,environment};return{takeUpdate:async()=>(await runCommand(agent)).output,installedVersion:async()=>(await readFile(join2(device,`root/opt/${PRODUCT}/current`),"utf8")).trim()}},canDownload=async(directory,environment)=>{let question="if command -v curl || command -v wget || command -v busybox; then :; else echo none; fi",{stdout}=await runCommand({file:"sh",args:["-c",question],directory,environment});return stdout.trim()!=="none"},confText=values=>Object.entries(values).map(([name,value])=>`${name}=${shellQuote(value)}
`).join(""),shellQuote=text=>/^[\w@%+=:,./-]+$/.test(text)?text:`'${text.replaceAll("'","'\\''")}'`;import{createReadStream}from"node:fs";import{stat}from"node:fs/promises";import{createServer}from"node:http";import{join as join3}from"node:path";var PREFERRED_PORT=8750,LOOPBACK="127.0.0.1",serveLoopback=async directory=>{let server=createServer((request,response)=>{answer(directory,request.method??"",request.url??"/",response)});await listen(server,PREFERRED_PORT).catch(()=>listen(server,0));let{port}=server.address();return{url:`http://${LOOPBACK}:${port}`,port,close:()=>new Promise(resolve2=>{server.close(()=>resolve2()),server.closeAllConnections()})}},listen=(server,port)=>new Promise((resolve2,reject)=>{server.once("error",reject),server.listen(port,LOOPBACK,()=>{server.off("error",reject),resolve2()})}),answer=async(directory,method,url,response)=>{let file=fileOf(directory,url),size=file===void 0?void 0:await sizeOf(file);file===void 0||size===void 0?response.writeHead(404).end():method!=="GET"&&method!=="HEAD"?response.writeHead(405,{allow:"GET, HEAD"}).end():(response.writeHead(200,{"content-length":size,"content-type":"application/octet-stream"}),method==="HEAD"?response.end():createReadStream(file).on("error",()=>response.destroy()).pipe(response))},fileOf=(directory,url)=>{let path=(/^[^?#]*/.exec(url)?.[0]??"").slice(1);return/^[\w.-]+(\/[\w.-]+)*$/.test(path)&&!path.split("/").includes("..")?join3(directory,path):void 0},sizeOf=file=>stat(file).then(facts=>facts.isFile()?facts.size:void 0,()=>{});import{readdir as readdir2,stat as stat2}from"node:fs/promises";import{join as join4}from"node:path";var DIGEST=/[0-9a-f]{64}/g,DIGEST_SHOWN=8,treeLines=async directory=>{let rows=await rowsOf(directory,""),width=Math.max(0,...rows.map(({name})=>name.length));return rows.map(({name,size})=>size===void 0?name:`${name.padEnd(width)}  ${formatBytes(size)}`)},rowsOf=async(directory,indent)=>{let entries=(await readdir2(directory,{withFileTypes:!0})).sort((a,b)=>a.name<b.name?-1:1),rows=[];for(let[index,entry]of entries.entries()){let last=index===entries.length-1,path=join4(directory,entry.name),shown=entry.name.replaceAll(DIGEST,digest=>`${digest.slice(0,DIGEST_SHOWN)}\u2026`),name=`${indent}${last?"\u2514\u2500\u2500 ":"\u251C\u2500\u2500 "}${shown}${entry.isDirectory()?"/":""}`;entry.isDirectory()?rows.push({name},...await rowsOf(path,`${indent}${last?"    ":"\u2502   "}`)):rows.push({name,size:(await stat2(path)).size})}return rows};var runDemo=async options=>{let{print,cliFile,execPath}=options,environment=demoEnvironment(options.environment),workspace=await openWorkspace(options.directory),server=await serveLoopback(workspace.site);try{let stage=stageOf(options,workspace,server.url,environment);print("A signed release from nothing to an updated device. To repeat a command by hand, first type:"),print(`  cd ${shellQuote(workspace.directory)}`),print(`  ota() { ${shellQuote(execPath)} ${shellQuote(cliFile)} "$@"; }`),await makeKey(stage),await makeRepository(stage);let device=await setUpDevice({workspace,siteUrl:server.url,execPath,environment});await release(stage,"1.0.0"),await takeUpdate(stage,device,"1.0.0"),await release(stage,"1.1.0"),await auditSite(stage),await takeUpdate(stage,device,"1.1.0");for(let line of await closing(workspace,server.port))print(line)}finally{await server.close()}},stageOf=({cliFile,execPath,print},workspace,siteUrl,environment)=>({workspace,siteUrl,print,run:async(folder,file,...args)=>{let{stdout}=await runCommand({file,args,directory:join5(workspace.directory,folder),environment});return stdout},ota:async(folder,args,secret={})=>{let{output}=await runCommand({file:execPath,args:[cliFile,...args],directory:join5(workspace.directory,folder),environment:{...environment,...secret}});print(indented(output))}}),makeKey=async({print,ota})=>{chapter(print,1,"A signing key, made once","ota keys generate --out keys"),await ota(".",["keys","generate","--out","keys"])},makeRepository=async({print,run,workspace})=>{chapter(print,2,"A repository, with its remote beside it","git init repo","git init --bare remote.git"),await run(".","git","init","--quiet","--bare","--template=","remote.git"),await run(".","git","init","--quiet","--template=","repo");for(let folder of["repo","remote.git"])await run(folder,"git","symbolic-ref","HEAD","refs/heads/main");await run("repo","git","remote","add","origin","../remote.git"),await run("repo","git","config","user.name","ota-release demo"),await run("repo","git","config","user.email","demo@localhost"),print(indented(`bundle/ with update.sh, config/ with schemas, ota-release.yaml: see ${workspace.repo}`))},release=async({print,run,ota,workspace,siteUrl},version)=>{let first=version==="1.0.0";chapter(print,first?3:5,first?"Release 1.0.0":"Change the product, raise the version, release 1.1.0","cd repo",`git add --all && git commit -m "Version ${version}" && git push origin main`,"OTA_SIGNING_KEY=$(cat ../keys/ota.key) ota release","cd ..");let trustedKey=(await readFile2(join5(workspace.keys,"ota.pub.b64"),"utf8")).trim();await writeFiles(workspace.repo,sampleFiles({version,publicUrl:siteUrl,trustedKey})),await run("repo","git","add","--all"),await run("repo","git","commit","--quiet","--message",`Version ${version}`),await run("repo","git","push","--quiet","origin","main"),await ota("repo",["release"],{OTA_SIGNING_KEY:await readFile2(join5(workspace.keys,"ota.key"),"utf8")})},auditSite=async({print,ota})=>{chapter(print,6,"Audit the whole site, trusting the key alone","ota verify site --key keys/ota.pub"),await ota(".",["verify","site","--key","keys/ota.pub"])},takeUpdate=async({print},device,version)=>{chapter(print,version==="1.0.0"?4:7,version==="1.0.0"?"A device takes it, with a shell only":"The device takes the update","sh device/update-agent.sh"),print(indented(await device.takeUpdate()));let installed=await device.installedVersion();if(installed!==version)throw fail("demo-step-failed",{command:"sh device/update-agent.sh",ended:`version ${installed} on the device`,output:""})},closing=async(workspace,port)=>["","The site, as any web server can serve it (digests in names are shortened here):",...(await treeLines(workspace.site)).map(line=>`  ${line}`),"","Next:",`  python3 -m http.server ${port} --bind 127.0.0.1 --directory site   # serve it again`,"  sh device/update-agent.sh            # in another terminal: the device asks again, there is nothing to do","  cd repo && ota release --dry-run     # the plan of a release, without a secret","  ota init                             # in a repository of yours: a project file, schemas, a pipeline","Read device/update-agent.sh: all that a device needs is SHA-256, base64 and one Ed25519 check."],chapter=(print,number,title,...commands)=>{print(`
${number}. ${title}`);for(let command of commands)print(`   $ ${command}`)},indented=text=>text.trimEnd().replaceAll(/^(?=.)/gm,"     ");var runDemoCommand=async({operands,directory,print,runtime})=>(await runDemo({directory:resolve(directory,operands[0]??"ota-demo"),...runtime,print}),done);export{runDemoCommand};
