import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{configSchemaText,configTemplateText,foreignConfigSchemaText,programText,rollbackScriptText,updateScriptText}from"./chunk-G2GZK7PX.js";import{done}from"./chunk-DS6JNUZE.js";import{judge,require_dist}from"./chunk-N4IN2NH6.js";import{hostSchema,productSlug}from"./chunk-NTTZFXFZ.js";import"./chunk-5RBYV5O4.js";import"./chunk-3WO5PZPS.js";import"./chunk-V6RJDMTG.js";import"./chunk-AAEVSMCX.js";import"./chunk-HHUAEOWG.js";import"./chunk-SPUAAHMX.js";import"./chunk-R7F4I2PG.js";import{parse}from"./chunk-RPTH332L.js";import"./chunk-2KU53E4U.js";import"./chunk-QIGC2ASS.js";import{OtaError,fail}from"./chunk-U5RVJBF4.js";import"./chunk-AEJQZBQ4.js";import{isPrerelease}from"./chunk-6UPRCO7P.js";import{parseVersion}from"./chunk-7OEPP3LB.js";import"./chunk-TJ5ROYWF.js";import"./chunk-PMBA4KYQ.js";import"./chunk-LTFUQ3QW.js";import{__toESM}from"./chunk-JHUSXX7O.js";import{lstat as lstat2}from"node:fs/promises";import{join as join4}from"node:path";import{readFile}from"node:fs/promises";import{basename,join,resolve}from"node:path";var MANIFESTS=[{file:"package.json",read:text=>nameAndVersion(JSON.parse(text))},{file:"pyproject.toml",read:text=>pythonManifest(parse(text))}],FIRST_VERSION="0.1.0",detectProject=async directory=>{let manifests=await Promise.all(MANIFESTS.map(({file,read})=>readManifest(directory,file,read))),versioned=manifests.find(({version})=>version!==void 0&&parseVersion(version)),named=manifests.find(({name})=>name!==void 0&&productName(name)),product=productName(named?.name??basename(resolve(directory)))??"product";return versioned?.version===void 0?{product,version:FIRST_VERSION,versionSource:FIRST_VERSION,versionFile:"ota-release.yaml"}:{product,version:versioned.version,versionSource:versioned.file,versionFile:versioned.file}},productName=text=>productSlug(text.replace(/^@[^/]*\//,"")),readManifest=async(directory,file,read)=>{try{return{file,...read(await readFile(join(directory,file),"utf8"))}}catch{return{file}}},isRecord=value=>typeof value=="object"&&value!==null&&!Array.isArray(value),nameAndVersion=value=>{if(!isRecord(value))return{};let{name,version}=value;return{...typeof name=="string"?{name}:{},...typeof version=="string"?{version}:{}}},pythonManifest=value=>{let{project,tool}=isRecord(value)?value:{};return{...nameAndVersion(isRecord(tool)?tool.poetry:void 0),...nameAndVersion(project)}};import{execFile}from"node:child_process";import{stat}from"node:fs/promises";import{join as join2}from"node:path";import{promisify}from"node:util";var run=promisify(execFile),GIT_TIMEOUT_MS=5e3,detectForges=async directory=>{let byUrl=forgeOfUrl(await originUrl(directory));if(byUrl)return[byUrl];let github=await exists(join2(directory,".github")),gitlab=await exists(join2(directory,".gitlab-ci.yml"));return github===gitlab?["github","gitlab"]:[github?"github":"gitlab"]},forgeOfUrl=url=>{let host=/^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^:/]+)/i.exec(url)?.[1]?.toLowerCase()??"";return host.includes("github")?"github":host.includes("gitlab")?"gitlab":void 0},originUrl=async directory=>{try{let{stdout}=await run("git",["-C",directory,"remote","get-url","origin"],{timeout:GIT_TIMEOUT_MS});return stdout.trim()}catch{return""}},exists=async path=>stat(path).then(()=>!0,()=>!1);var import_yaml=__toESM(require_dist(),1);var SITE_BRANCH="site",hostSetup=(text,origin)=>{let place=()=>({file:origin}),judged=judge(hostSchema,{value:text,place,keyPlace:place,source:()=>{},nameOf:()=>origin});if(!("value"in judged))throw new OtaError(judged.problems);return{text,spec:judged.value}},carriedFolder=({spec})=>{if(spec.kind!=="directory"||/^(file:|[/\\]|[a-z]:)/i.test(spec.path))return;let names=spec.path.split(/[/\\]/).filter(name=>name!==""&&name!==".");return names.length===0||names.includes("..")?void 0:names.join("/")},mayIgnoreConditions=({spec})=>spec.kind==="http-put"||spec.kind==="s3"&&spec.endpoint!==void 0,isAws=({spec})=>spec.kind==="s3"&&spec.endpoint===void 0,yamlText=text=>/^[A-Za-z0-9._/][A-Za-z0-9._/:-]*$/.test(text)&&(0,import_yaml.parse)(text)===text?text:JSON.stringify(text),shellWord=text=>/^[A-Za-z0-9_./-]+$/.test(text)?text:`'${text.replaceAll("'","'\\''")}'`;var commentText=(text,blanks=0)=>[...text.matchAll(/(.{1,114})(?: |$)/g)].map(([,line])=>`${" ".repeat(blanks)}# ${line}`).join(`
`);var TIP="refs/ota-release/site",fetchSiteText=({branch,folder})=>`mkdir -p ${folder}
listed=0
git ls-remote --exit-code origin refs/heads/${branch} >/dev/null || listed=$?
case "$listed" in
  0)
    git fetch --quiet --no-tags origin +refs/heads/${branch}:${TIP}
    site_tar="$(git rev-parse --absolute-git-dir)/site.tar"
    git archive --output="$site_tar" ${TIP}
    tar -x -f "$site_tar" -C ${folder} --exclude=.nojekyll
    rm "$site_tar"
    ;;
  2) git update-ref -d ${TIP} ;; # There is no such branch before the first release.
  *) exit "$listed" ;;
esac`,pushSiteText=({branch,folder,push,messageEnd=""})=>`if [ -e ${folder}/.git ] || { [ ! -f ${folder}/index.json ] && [ ! -d ${folder}/channels ]; }; then
  printf 'The release left no site in %s: let host name that folder.\\n' ${folder} >&2
  exit 1
fi
GIT_INDEX_FILE="$(git rev-parse --absolute-git-dir)/site.index"
export GIT_INDEX_FILE
export GIT_COMMITTER_NAME=ota-release GIT_COMMITTER_EMAIL=ota-release@localhost
export GIT_AUTHOR_NAME=ota-release GIT_AUTHOR_EMAIL=ota-release@localhost
rm -f "$GIT_INDEX_FILE"
git --work-tree=${folder} add --all --force
git update-index --add --cacheinfo "100644,$(git hash-object -w --stdin </dev/null),.nojekyll"
tree=$(git write-tree)
parent=$(git rev-parse --quiet --verify ${TIP} || true)
if [ -z "$parent" ] || [ "$(git rev-parse "$parent^{tree}")" != "$tree" ]; then
  commit=$(git commit-tree "$tree" \${parent:+-p "$parent"} -m "Release from $(git rev-parse HEAD)${messageEnd}")
  ${push} "$commit:refs/heads/"${branch} || {
    echo 'No device sees this release yet: let this job push the branch, and run it again. It goes on where it ended.' >&2
    exit 1
  }
fi`;var githubWorkflowText=facts=>{let{host,versionFile}=facts,identity=isAws(host)?`
      id-token: write`:"";return`# Checks every pull request; releases when the file that holds the version changes on the default branch.
${commentText(secrets(host))}
name: release
on:
  pull_request:
  push:
    paths: [${JSON.stringify(versionFile)}]
permissions: {}
jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read${identity}
    steps:
${checkSteps(facts).map(stepText).join("")}  release:
    if: github.event_name == 'push' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write${identity}
    # One at a time, and none is ever cut off.
    concurrency:
      group: ota-release
      cancel-in-progress: false
    steps:
${releaseSteps(facts).map(stepText).join("")}`},KEY="The secret OTA_SIGNING_KEY holds the text of ota.key.",READ_BY_ANYBODY="No secret is needed, or visible, on a pull request: there the site is read as anybody may.",NO_SECRET="No secret is needed, or visible, on a pull request.",secrets=host=>{let{spec}=host;switch(spec.kind){case"s3":return isAws(host)?`${KEY} The release takes the role that the variable AWS_ROLE_ARN names, which may write to the bucket${regionOf(host)===void 0?"; the variable AWS_REGION names its region":""}. A pull request reads the site as anybody may, or with the role in AWS_READ_ROLE_ARN, which may do nothing but read and which no fork gets.`:`${KEY} The secrets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are those of the object storage. ${READ_BY_ANYBODY}`;case"http-put":return`${KEY} The secret OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD, is for the server. ${READ_BY_ANYBODY}`;case"git-branch":return`${KEY} The site is kept in the branch ${JSON.stringify(spec.branch)}: let GitHub Pages (docs/hosting.md of ota-release has the job for it), or any web server, serve that branch. ${NO_SECRET}`;case"directory":return carriedFolder(host)===void 0?`${KEY} The site is in a directory of the machine that runs the jobs: name that runner in runs-on. ${NO_SECRET}`:`${KEY} The site is kept in the branch ${JSON.stringify(SITE_BRANCH)}: let GitHub Pages, or any web server, serve that branch. ${NO_SECRET}`}},CHECKOUT="actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",TAKE_ROLE="aws-actions/configure-aws-credentials@61815dcd50bd041e203e49132bacad1fd04d2708 # v5.1.1",SUMMARY='--summary "$GITHUB_STEP_SUMMARY"',expression=text=>`\${{ ${text} }}`,secret=name=>({[name]:expression(`secrets.${name}`)}),regionOf=({spec})=>spec.kind==="s3"?spec.region:void 0,takeRole=(host,variable,condition)=>isAws(host)?[{name:"Take the role",...condition===void 0?{}:{if:condition},uses:TAKE_ROLE,with:{"role-to-assume":expression(`vars.${variable}`),"aws-region":regionOf(host)??expression("vars.AWS_REGION")}}]:[],checkSteps=({host,tool})=>[{uses:CHECKOUT,with:{"fetch-depth":"0","persist-credentials":"false"}},...takeRole(host,"AWS_READ_ROLE_ARN","vars.AWS_READ_ROLE_ARN && github.event.pull_request.head.repo.full_name == github.repository"),{name:"Check",run:`${tool} check ${SUMMARY}`,env:readingEnvironment(host)}],readingEnvironment=host=>host.spec.kind==="git-branch"?{GITHUB_TOKEN:expression("github.token")}:isAws(host)&&regionOf(host)===void 0?{AWS_REGION:expression("vars.AWS_REGION")}:{},releaseSteps=({host,tool})=>{let site=carriedSite(host);return[{uses:CHECKOUT,with:{"fetch-depth":"0"}},...takeRole(host,"AWS_ROLE_ARN"),...site?[{name:"Fetch the site",run:fetchSiteText(site)}]:[],{name:"Release",run:`${tool} release ${SUMMARY}`,env:{...secret("OTA_SIGNING_KEY"),...writingEnvironment(host)}},...site?[{name:"Push the site",run:pushSiteText({...site,push:"git push origin"})}]:[]]},carriedSite=host=>{let folder=carriedFolder(host);return folder===void 0?void 0:{branch:SITE_BRANCH,folder:shellWord(folder)}},writingEnvironment=host=>{let{kind}=host.spec;return kind==="http-put"?{...secret("OTA_HOST_TOKEN"),...secret("OTA_HOST_USER"),...secret("OTA_HOST_PASSWORD")}:kind==="s3"&&!isAws(host)?{...secret("AWS_ACCESS_KEY_ID"),...secret("AWS_SECRET_ACCESS_KEY")}:{}},stepText=step=>[...step.name===void 0?[]:[`name: ${step.name}`],...step.if===void 0?[]:[`if: ${step.if}`],...step.uses===void 0?[]:[`uses: ${step.uses}`],...mapLines("with",step.with),...step.run===void 0?[]:runLines(step.run),...mapLines("env",step.env)].map((line,i)=>`${i===0?"      - ":line===""?"":"        "}${line}
`).join(""),mapLines=(key,map={})=>Object.keys(map).length===0?[]:[`${key}:`,...Object.entries(map).map(([name,value])=>`  ${name}: ${value}`)],runLines=script=>script.includes(`
`)?["run: |",...script.split(`
`).map(line=>line===""?"":`  ${line}`)]:[`run: ${script}`];var REPORTS_FOLDER="ota-release-reports",PAGES_FOLDER="ota-release-pages",gitlabJobsText=face=>[sharedJob(face),checkJob(face),releaseJob(face),...pagesJob(face)].join(`
`),sharedJob=({jobs,image,variables})=>`${yaml(jobs.shared)}:
  image: ${yaml(image)}
  variables:
    # The whole history: a shallow clone can't tell whether a commit is on a branch.
    GIT_DEPTH: '0'
${variableLines(variables)}  artifacts:
    # Of a job that failed too: the findings are in them.
    when: always
    paths:
      - ${REPORTS_FOLDER}/
    reports:
      junit: ${REPORTS_FOLDER}/junit.xml
      codequality: ${REPORTS_FOLDER}/code-quality.json
      dotenv: ${REPORTS_FOLDER}/outputs.env
`,checkJob=({jobs,stages,run:run2,site,awsIdentity})=>`# What a release of this merge request would be, and everything that keeps it from being good. Needs no secret.
${yaml(jobs.check)}:
  extends: ${yaml(jobs.shared)}
${stages?`  stage: ${yaml(stages.check)}
`:""}  interruptible: true
  rules:
    - if: '$CI_PIPELINE_SOURCE == "merge_request_event"'
  artifacts:
    expose_as: ota-release
${identityLines(awsIdentity)}  script:
${scriptItems([REPORTS,...identityScripts(awsIdentity),...fetchScripts(site),run2.check])}
`,releaseJob=({jobs,stages,releaseVariables,resourceGroup,run:run2,site,awsIdentity,releaseRules})=>`${yaml(jobs.release)}:
  extends: ${yaml(jobs.shared)}
${stages?`  stage: ${yaml(stages.release)}
`:""}  # One at a time, and none is cut off.
  resource_group: ${yaml(resourceGroup)}
  interruptible: false
${ruleLines(releaseRules)}${variablesText(releaseVariables)}${identityLines(awsIdentity)}  script:
${scriptItems([REPORTS,...identityScripts(awsIdentity),...fetchScripts(site),run2.release,...site===void 0?[]:[pushScript(site)]])}
`,fetchScripts=site=>site===void 0?[]:[ifKept(site,fetchSiteText(site))],pushScript=site=>`${PUSH_SITE}
${ifReleased(site,pushSiteText({...site,push:"push_site",messageEnd:" [skip ci]"}))}`,identityLines=(awsIdentity=!1)=>awsIdentity?`  id_tokens:
    AWS_IDENTITY_TOKEN:
      aud: sts.amazonaws.com
`:"",identityScripts=(awsIdentity=!1)=>awsIdentity?[TAKE_ROLE2]:[],pagesJob=({jobs,image,stages,pages})=>pages===void 0?[]:[`# The newest site as Pages, which asks for an index.html that has something in it.
${yaml(pages.job)}:
  image: ${yaml(image)}
${stages?`  stage: ${yaml(stages.release)}
`:""}  needs: [${yaml(jobs.release)}]
${ruleLines(pages.rules)}${variablesText(pages.variables)}  pages:
    publish: ${PAGES_FOLDER}
  artifacts:
    paths:
      - ${PAGES_FOLDER}/
  script:
${scriptItems([`rm -rf ${PAGES_FOLDER}
${fetchSiteText({branch:pages.branch,folder:PAGES_FOLDER})}`,pagesIndex(pages.branch)])}
`],REPORTS=`reports="$PWD/${REPORTS_FOLDER}"
rm -rf "$reports"
export OTA_JUNIT="$reports/junit.xml" OTA_CODE_QUALITY="$reports/code-quality.json"
export OTA_DOTENV="$reports/outputs.env" OTA_SUMMARY="$reports/summary.md"`,TAKE_ROLE2=`if [ -n "\${AWS_ROLE_ARN:-}" ]; then
  AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"
  export AWS_WEB_IDENTITY_TOKEN_FILE
  printf '%s' "$AWS_IDENTITY_TOKEN" >"$AWS_WEB_IDENTITY_TOKEN_FILE"
fi`,PUSH_SITE=`push_site() {
  if [ -z "\${GITLAB_TOKEN:-}" ]; then
    git push --quiet origin "$1"
  else
    git -c credential.helper= \\
      -c credential.helper='!answer() { echo username=ota-release; echo "password=$GITLAB_TOKEN"; }; answer' \\
      push --quiet "$CI_PROJECT_URL.git" "$1"
  fi
}`,pagesIndex=branch=>`if [ ! -f ${PAGES_FOLDER}/index.json ] && [ ! -d ${PAGES_FOLDER}/channels ]; then
  echo "There is no site in the branch "${branch}"." >&2
  exit 1
fi
if [ ! -s ${PAGES_FOLDER}/index.html ]; then
  echo '<!doctype html><title>Updates</title><a href="index.json">index.json</a> <a href="versions">versions</a>' \\
    >${PAGES_FOLDER}/index.html
fi`,ifKept=({branch,optional},text)=>optional?`if [ -n ${branch} ]; then
${indented(text,2)}
fi`:text,ifReleased=({branch,optional},text)=>optional?`if [ -n ${branch} ] && grep -q -E '^OTA_RELEASE_OUTCOME=(published|resumed|unchanged)$' "$OTA_DOTENV"; then
${indented(text,2)}
fi`:text,ruleLines=rules=>`  rules:
${rules.map(rule=>`${ruleText(rule)}
`).join("")}`,ruleText=({if:condition,changes,when})=>[`    - if: '${condition}'`,...changes===void 0?[]:[`      changes: ['${changes}']`],...when===void 0?[]:[`      when: ${when}`,"      allow_failure: true"]].join(`
`),variablesText=variables=>Object.keys(variables).length===0?"":`  variables:
${variableLines(variables)}`,variableLines=variables=>Object.entries(variables).map(([name,value])=>`    ${name}: '${value}'
`).join(""),yaml=value=>/^[a-z.][a-z0-9._-]*$/.test(value)?value:`'${value}'`,scriptItems=texts=>texts.map(scriptItem).join(`
`),scriptItem=text=>text.includes(`
`)?`    - |
${indented(text,6)}`:`    - ${text}`,indented=(text,blanks)=>text.replaceAll(/^(?=.)/gm," ".repeat(blanks));var PIPELINE_TOOL="ota-release@0.1",TOOL=`npx --yes ${PIPELINE_TOOL}`,pipelineFile=(forge,{versionFile},host)=>forge==="github"?{path:".github/workflows/release.yml",text:githubWorkflowText({versionFile,host,tool:TOOL})}:{path:".gitlab-ci.yml",text:gitlabText(versionFile,host)},gitlabText=(versionFile,host)=>{let folder=carriedFolder(host);return`# Judges every merge request; releases when the file that holds the version changes on the default branch.
${commentText(secrets2(host))}
${gitlabJobsText({jobs:{shared:".ota-release",check:"check",release:"release"},image:"node:22",variables:{},releaseVariables:{},resourceGroup:"ota-release",run:{check:`${TOOL} check`,release:`${TOOL} release`},...folder===void 0?{}:{site:{branch:SITE_BRANCH,folder:shellWord(folder),optional:!1}},...isAws(host)?{awsIdentity:!0}:{},releaseRules:[{if:'$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',changes:versionFile}]})}`},KEY2="The variable OTA_SIGNING_KEY, masked and protected, holds the text of ota.key.",PUSHED="by the job's own token (Settings, CI/CD, Job token permissions: allow Git push requests to the repository) or by a project access token in the variable GITLAB_TOKEN (scopes api and write_repository).",TAG=`The tag is pushed ${PUSHED}`,READ_BY_ANYBODY2="In a merge request the site is read as anybody may.",secrets2=host=>{let{spec}=host,branchPushed=branch=>`${KEY2} The tag, and the branch "${branch}" that keeps the site, are pushed ${PUSHED} Let Pages or any web server serve the branch.`;switch(spec.kind){case"s3":return isAws(host)?`${KEY2} ${TAG} The release takes the role that the variable AWS_ROLE_ARN names, protected, which may write to the bucket and trusts the identity tokens of this project (audience sts.amazonaws.com)${spec.region===void 0?"; AWS_REGION names the region":""}. ${READ_BY_ANYBODY2}`:`${KEY2} ${TAG} The variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, masked and protected, are those of the object storage. ${READ_BY_ANYBODY2}`;case"http-put":return`${KEY2} ${TAG} The variable OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD, masked and protected, is for the server; packages of this very GitLab need none. ${READ_BY_ANYBODY2}`;case"git-branch":return branchPushed(spec.branch);case"directory":return carriedFolder(host)===void 0?`${KEY2} ${TAG} The site is in a directory of the machine that runs the jobs: let them run there alone, by tags.`:branchPushed(SITE_BRANCH)}};var hostLines=(host,serialised)=>`${commentText(about(host))}
host: ${yamlText(host.text)}
${mayIgnoreConditions(host)&&serialised?ONE_AT_A_TIME:""}publicUrl: https://updates.example.com
${host.spec.kind==="directory"?"":NOT_YET_PUBLIC}`,about=host=>{let{spec}=host;switch(spec.kind){case"directory":return carriedFolder(host)===void 0?"The directory that your web server serves, and the URL under which devices reach it.":"The directory that your web server serves (keep it out of git), and the URL under which devices reach it.";case"git-branch":return"The branch that holds the site, one commit a release, and the URL under which devices reach it: let GitHub Pages, GitLab Pages or any web server serve it. Other hosts (a directory, a bucket, a server): docs/hosting.md of ota-release.";case"s3":return isAws(host)?"The bucket that holds the site, and the URL under which devices reach it. The pipeline takes a role for it; on your own machine your AWS profile counts.":"The bucket that holds the site, and the URL under which devices reach it. The keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";case"http-put":return"The URL below which the server takes PUT, and the one under which devices reach the site. Credentials come from OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD."}},ONE_AT_A_TIME=`${commentText("Some hosts of this kind overwrite where they are asked not to, so that two releases at once could lose one. The pipeline beside this file releases one at a time; this is your word that nothing else releases to the same place meanwhile.")}
oneAtATime: true
`,NOT_YET_PUBLIC=`${commentText("A release ends by asking publicUrl, as a device would. Remove this line once that URL is yours and serves the site.")}
publicCheck: "off"
`;var projectFileText=({product,version,versionSource},{host,serialised})=>`# What ota-release publishes, and where. Every key: docs/project-file.md of ota-release.

# Part of file names on the site, and signed: never change it once devices are in the field.
product: ${product}

# The hardware that this product's bundles fit. Signed; a device refuses what doesn't name its model.
models:
  - ${product}

# Where the version comes from: package.json, pyproject.toml, tag, file:PATH, or the version itself in quotes.
version: ${versionSource===version?`"${version}"`:versionSource}
${isPrerelease(version)?`
# Pre-releases live in a channel of their own: stable is for released versions.
channel: beta
`:""}
# What a device unpacks: update.sh at its root, everything else beside it.
bundle:
  root: bundle

# What a version needs of its configuration, and what a fielded version needs of the configuration it upgrades to.
config:
  schema: config/config.schema.json
  foreignSchema: config/foreign-config.schema.json
  template: config/template.json

${hostLines(host,serialised)}
# Whose signatures count. Make a key once, on your own machine, outside of this repository:
#   npx ota-release keys generate --out ../${product}-keys
# then put the text of ota.pub.b64 here, and the text of ota.key into the secret variable OTA_SIGNING_KEY of your CI.
signing:
  trustedKeys: []

# The versions that are promised a direct upgrade to this one. A broken upgrade path from one of them stops the release.
# upgradeFrom: ">=${version}"

# Release notes, signed with the release: a text, {file: PATH}, or the section of a changelog.
# notes:
#   changelog: CHANGELOG.md
`;import{lstat,mkdir,rmdir,unlink,writeFile}from"node:fs/promises";import{dirname,join as join3}from"node:path";var writeNewFiles=async(directory,files)=>{let written=[],kept=[],undo=[];for(let file of files)try{(await writeNewFile(directory,file,undo)?written:kept).push(file.path)}catch(error){for(let step of undo.reverse())await step();let reason=error instanceof Error?error.message:String(error);throw fail("init-file-unwritable",{file:file.path,reason},{cause:error})}return{written,kept}},writeNewFile=async(directory,{path,text,executable},undo)=>{let target=join3(directory,path);if(await isThere(target))return!1;let firstMade=await mkdir(dirname(target),{recursive:!0});firstMade!==void 0&&undo.push(()=>removeFolders(dirname(target),firstMade)),undo.push(()=>unlink(target).catch(ignoreMissing));try{return await writeFile(target,text,{flag:"wx",mode:executable?493:420}),!0}catch(error){if(errorCode(error)==="EEXIST"&&undo.pop(),errorCode(error)==="EEXIST")return!1;throw error}},errorCode=error=>error instanceof Error&&"code"in error?String(error.code):void 0,ignoreMissing=error=>{if(errorCode(error)!=="ENOENT")throw error},isThere=path=>lstat(path).then(()=>!0,error=>(ignoreMissing(error),!1)),removeFolders=async(innermost,outermost)=>{for(let folder=innermost;;folder=dirname(folder))if(await rmdir(folder),folder===outermost)return};var PROJECT_FILE="ota-release.yaml",DEFAULT_FOLDER="site",OTHER_PROJECT_FILES=["ota-release.yml","ota-release.json"],initProject=async options=>{let{directory}=options,project=await detectProject(directory),forges=await forgesOf(options),usual=forges.length>0?`branch:${SITE_BRANCH}`:DEFAULT_FOLDER,host=hostSetup(options.host?.text??usual,options.host?.origin??"--host"),standing=await firstPresent(directory,OTHER_PROJECT_FILES),files=[...projectFiles(project,host,forges.length>0),...forges.map(forge=>pipelineFile(forge,project,host))];if(standing===void 0)return writeNewFiles(directory,files);let{written,kept}=await writeNewFiles(directory,files.filter(({path})=>path!==PROJECT_FILE));return{written,kept:[standing,...kept]}},forgesOf=async({directory,forge})=>forge==="git"?[]:forge?[forge]:detectForges(directory),projectFiles=(project,host,serialised)=>{let{product,version}=project,folder=carriedFolder(host);return[{path:PROJECT_FILE,text:projectFileText(project,{host,serialised})},...folder===void 0?[]:[{path:".gitignore",text:ignoreText(folder)}],{path:"bundle/update.sh",text:updateScriptText(product),executable:!0},{path:"bundle/rollback.sh",text:rollbackScriptText(product),executable:!0},{path:`bundle/files/bin/${product}`,text:programText(product),executable:!0},{path:"config/config.schema.json",text:configSchemaText(product)},{path:"config/foreign-config.schema.json",text:foreignConfigSchemaText(product)},{path:"config/template.json",text:configTemplateText(version)}]},ignoreText=folder=>`# What is published (host in ota-release.yaml) is no part of the source.
/${folder.replace(/[\\*?[\]]/g,"\\$&")}/
`,firstPresent=async(directory,names)=>{for(let name of names)if(await lstat2(join4(directory,name)).then(()=>!0,()=>!1))return name};var runInit=async({directory,flags,origins,print})=>{let{written,kept}=await initProject({directory,...flags.forge===void 0||flags.forge==="auto"?{}:{forge:flags.forge},...flags.host===void 0?{}:{host:{text:flags.host,origin:origins.host??"--host"}}});if(flags.json)return print(JSON.stringify({written,kept})),done;for(let file of written)print(`wrote  ${file}`);for(let file of kept)print(`kept   ${file} (it was there)`);return print(["","Next:","  1. ota-release keys generate --out ../keys   and list the public key under signing.trustedKeys","  2. put the text of ota.key into the secret OTA_SIGNING_KEY of your CI; what else it needs is at the top of its pipeline","  3. ota-release check","  4. ota-release release --dry-run","  5. once something is published, let a scheduled job run ota-release refresh: an index expires (docs/freshness.md)"].join(`
`)),done};export{runInit};
