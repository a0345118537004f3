var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __require=(x=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(x,{get:(a,b)=>(typeof require<"u"?require:a)[b]}):x)(function(x){if(typeof require<"u")return require.
apply(this,arguments);throw Error('Dynamic require of "'+x+'" is not supported')});var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}};var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from==
"object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=
__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{
value:mod,enumerable:!0}):target,mod));var require_debug=__commonJS({"node_modules/semver/internal/debug.js"(exports,module){"use strict";var debug=(typeof process=="object"&&process.env,()=>{});module.
exports=debug}});var require_constants=__commonJS({"node_modules/semver/internal/constants.js"(exports,module){"use strict";var SEMVER_SPEC_VERSION="2.0.0",MAX_SAFE_INTEGER=Number.
MAX_SAFE_INTEGER||9007199254740991,MAX_SAFE_COMPONENT_LENGTH=16,MAX_SAFE_BUILD_LENGTH=250,WHITESPACE_CHARACTERS=["	",`
`,"\v","\f","\r"," ","\xA0","\u1680","\u2000","\u2001","\u2002","\u2003","\u2004","\u2005","\u2006","\u2007","\u2008","\u2009","\u200A","\u2028","\u2029","\u202F",
"\u205F","\u3000","\uFEFF"],RELEASE_TYPES=["major","premajor","minor","preminor","patch","prepatch","prerelease"];module.exports={MAX_LENGTH:256,MAX_SAFE_COMPONENT_LENGTH,
MAX_SAFE_BUILD_LENGTH,MAX_SAFE_INTEGER,WHITESPACE_CHARACTERS,RELEASE_TYPES,SEMVER_SPEC_VERSION,FLAG_INCLUDE_PRERELEASE:1,FLAG_LOOSE:2}}});var require_re=__commonJS({"node_modules/semver/internal/re.js"(exports,module){"use strict";var{MAX_SAFE_COMPONENT_LENGTH,MAX_SAFE_BUILD_LENGTH,MAX_LENGTH}=require_constants(),
debug=require_debug();exports=module.exports={};var re=exports.re=[],safeRe=exports.safeRe=[],src=exports.src=[],safeSrc=exports.safeSrc=[],t=exports.t={},R=0,LETTERDASHNUMBER="\
[a-zA-Z0-9-]",safeRegexReplacements=[["\\s",1],["\\d",MAX_LENGTH],[LETTERDASHNUMBER,MAX_SAFE_BUILD_LENGTH]],makeSafeRegex=value=>{for(let[token,max]of safeRegexReplacements)
value=value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);return value},createToken=(name,value,isGlobal)=>{let safe=makeSafeRegex(
value),index=R++;debug(name,index,value),t[name]=index,src[index]=value,safeSrc[index]=safe,re[index]=new RegExp(value,isGlobal?"g":void 0),safeRe[index]=new RegExp(
safe,isGlobal?"g":void 0)};createToken("NUMERICIDENTIFIER","0|[1-9]\\d*");createToken("NUMERICIDENTIFIERLOOSE","\\d+");createToken("NONNUMERICIDENTIFIER",`\\d*[a\
-zA-Z-]${LETTERDASHNUMBER}*`);createToken("MAINVERSION",`(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);createToken(
"MAINVERSIONLOOSE",`(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);createToken("PRERELEASEIDENTI\
FIER",`(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);createToken("PRERELEASEIDENTIFIERLOOSE",`(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]}\
)`);createToken("PRERELEASE",`(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);createToken("PRERELEASELOOSE",`(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}\
(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);createToken("BUILDIDENTIFIER",`${LETTERDASHNUMBER}+`);createToken("BUILD",`(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.
BUILDIDENTIFIER]})*))`);createToken("FULLPLAIN",`v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);createToken("FULL",`^${src[t.FULLPLAIN]}$`);createToken(
"LOOSEPLAIN",`[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);createToken("LOOSE",`^${src[t.LOOSEPLAIN]}$`);createToken("GTLT","(\
(?:<|>)?=?)");createToken("XRANGEIDENTIFIERLOOSE",`${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);createToken("XRANGEIDENTIFIER",`${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
createToken("XRANGEPLAIN",`[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.
BUILD]}?)?)?`);createToken("XRANGEPLAINLOOSE",`[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]}\
)(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);createToken("XRANGE",`^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);createToken("XRANGELOOSE",`^${src[t.GTLT]}\
\\s*${src[t.XRANGEPLAINLOOSE]}$`);createToken("COERCEPLAIN",`(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\\
d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);createToken("COERCE",`${src[t.COERCEPLAIN]}(?:$|[^\\d])`);createToken("COERCEFULL",src[t.COERCEPLAIN]+`(?:${src[t.PRERELEASE]}\
)?(?:${src[t.BUILD]})?(?:$|[^\\d])`);createToken("COERCERTL",src[t.COERCE],!0);createToken("COERCERTLFULL",src[t.COERCEFULL],!0);createToken("LONETILDE","(?:~>?\
)");createToken("TILDETRIM",`(\\s*)${src[t.LONETILDE]}\\s+`,!0);exports.tildeTrimReplace="$1~";createToken("TILDE",`^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
createToken("TILDELOOSE",`^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);createToken("LONECARET","(?:\\^)");createToken("CARETTRIM",`(\\s*)${src[t.LONECARET]}\
\\s+`,!0);exports.caretTrimReplace="$1^";createToken("CARET",`^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);createToken("CARETLOOSE",`^${src[t.LONECARET]}${src[t.
XRANGEPLAINLOOSE]}$`);createToken("COMPARATORLOOSE",`^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);createToken("COMPARATOR",`^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]}\
)$|^$`);createToken("COMPARATORTRIM",`(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`,!0);exports.comparatorTrimReplace="$1$2$3";createToken(
"HYPHENRANGE",`^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);createToken("HYPHENRANGELOOSE",`^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.
XRANGEPLAINLOOSE]})\\s*$`);createToken("STAR","(<|>)?=?\\s*\\*");createToken("GTE0","^\\s*>=\\s*0\\.0\\.0\\s*$");createToken("GTE0PRE","^\\s*>=\\s*0\\.0\\.0-0\\s*$")}});var require_parse_options=__commonJS({"node_modules/semver/internal/parse-options.js"(exports,module){"use strict";var looseOption=Object.freeze({loose:!0}),emptyOpts=Object.
freeze({}),parseOptions=options2=>options2?typeof options2!="object"?looseOption:options2:emptyOpts;module.exports=parseOptions}});var require_identifiers=__commonJS({"node_modules/semver/internal/identifiers.js"(exports,module){"use strict";var numeric=/^[0-9]+$/,compareIdentifiers=(a,b)=>{
if(typeof a=="number"&&typeof b=="number")return a===b?0:a<b?-1:1;let anum=numeric.test(a),bnum=numeric.test(b);return anum&&bnum&&(a=+a,b=+b),a===b?0:anum&&!bnum?
-1:bnum&&!anum?1:a<b?-1:1},rcompareIdentifiers=(a,b)=>compareIdentifiers(b,a);module.exports={compareIdentifiers,rcompareIdentifiers}}});var require_semver=__commonJS({"node_modules/semver/classes/semver.js"(exports,module){"use strict";var debug=require_debug(),{MAX_LENGTH,MAX_SAFE_INTEGER}=require_constants(),
{safeRe:re,t}=require_re(),parseOptions=require_parse_options(),{compareIdentifiers}=require_identifiers(),isPrereleaseIdentifier=(prerelease,identifier)=>{let identifiers=identifier.
split(".");if(identifiers.length>prerelease.length)return!1;for(let i=0;i<identifiers.length;i++)if(compareIdentifiers(prerelease[i],identifiers[i])!==0)return!1;
return!0},SemVer=class _SemVer{constructor(version2,options2){if(options2=parseOptions(options2),version2 instanceof _SemVer){if(version2.loose===!!options2.loose&&
version2.includePrerelease===!!options2.includePrerelease)return version2;version2=version2.version}else if(typeof version2!="string")throw new TypeError(`Inval\
id version. Must be a string. Got type "${typeof version2}".`);if(version2.length>MAX_LENGTH)throw new TypeError(`version is longer than ${MAX_LENGTH} character\
s`);debug("SemVer",version2,options2),this.options=options2,this.loose=!!options2.loose,this.includePrerelease=!!options2.includePrerelease;let m=version2.trim().
match(options2.loose?re[t.LOOSE]:re[t.FULL]);if(!m)throw new TypeError(`Invalid Version: ${version2}`);if(this.raw=version2,this.major=+m[1],this.minor=+m[2],this.
patch=+m[3],this.major>MAX_SAFE_INTEGER||this.major<0)throw new TypeError("Invalid major version");if(this.minor>MAX_SAFE_INTEGER||this.minor<0)throw new TypeError(
"Invalid minor version");if(this.patch>MAX_SAFE_INTEGER||this.patch<0)throw new TypeError("Invalid patch version");m[4]?this.prerelease=m[4].split(".").map(id=>{
if(/^[0-9]+$/.test(id)){let num=+id;if(num>=0&&num<MAX_SAFE_INTEGER)return num}return id}):this.prerelease=[],this.build=m[5]?m[5].split("."):[],this.format()}format(){
return this.version=`${this.major}.${this.minor}.${this.patch}`,this.prerelease.length&&(this.version+=`-${this.prerelease.join(".")}`),this.version}toString(){
return this.version}compare(other){if(debug("SemVer.compare",this.version,this.options,other),!(other instanceof _SemVer)){if(typeof other=="string"&&other===this.
version)return 0;other=new _SemVer(other,this.options)}return other.version===this.version?0:this.compareMain(other)||this.comparePre(other)}compareMain(other){
return other instanceof _SemVer||(other=new _SemVer(other,this.options)),this.major<other.major?-1:this.major>other.major?1:this.minor<other.minor?-1:this.minor>
other.minor?1:this.patch<other.patch?-1:this.patch>other.patch?1:0}comparePre(other){if(other instanceof _SemVer||(other=new _SemVer(other,this.options)),this.prerelease.
length&&!other.prerelease.length)return-1;if(!this.prerelease.length&&other.prerelease.length)return 1;if(!this.prerelease.length&&!other.prerelease.length)return 0;
let i=0;do{let a=this.prerelease[i],b=other.prerelease[i];if(debug("prerelease compare",i,a,b),a===void 0&&b===void 0)return 0;if(b===void 0)return 1;if(a===void 0)
return-1;if(a===b)continue;return compareIdentifiers(a,b)}while(++i)}compareBuild(other){other instanceof _SemVer||(other=new _SemVer(other,this.options));let i=0;
do{let a=this.build[i],b=other.build[i];if(debug("build compare",i,a,b),a===void 0&&b===void 0)return 0;if(b===void 0)return 1;if(a===void 0)return-1;if(a===b)continue;
return compareIdentifiers(a,b)}while(++i)}inc(release,identifier,identifierBase){if(release.startsWith("pre")){if(!identifier&&identifierBase===!1)throw new Error(
"invalid increment argument: identifier is empty");if(identifier){let match=`-${identifier}`.match(this.options.loose?re[t.PRERELEASELOOSE]:re[t.PRERELEASE]);if(!match||
match[1]!==identifier)throw new Error(`invalid identifier: ${identifier}`)}}switch(release){case"premajor":this.prerelease.length=0,this.patch=0,this.minor=0,this.
major++,this.inc("pre",identifier,identifierBase);break;case"preminor":this.prerelease.length=0,this.patch=0,this.minor++,this.inc("pre",identifier,identifierBase);
break;case"prepatch":this.prerelease.length=0,this.inc("patch",identifier,identifierBase),this.inc("pre",identifier,identifierBase);break;case"prerelease":this.
prerelease.length===0&&this.inc("patch",identifier,identifierBase),this.inc("pre",identifier,identifierBase);break;case"release":if(this.prerelease.length===0)throw new Error(
`version ${this.raw} is not a prerelease`);this.prerelease.length=0;break;case"major":(this.minor!==0||this.patch!==0||this.prerelease.length===0)&&this.major++,
this.minor=0,this.patch=0,this.prerelease=[];break;case"minor":(this.patch!==0||this.prerelease.length===0)&&this.minor++,this.patch=0,this.prerelease=[];break;case"\
patch":this.prerelease.length===0&&this.patch++,this.prerelease=[];break;case"pre":{let base=Number(identifierBase)?1:0;if(this.prerelease.length===0)this.prerelease=
[base];else{let i=this.prerelease.length;for(;--i>=0;)typeof this.prerelease[i]=="number"&&(this.prerelease[i]++,i=-2);if(i===-1){if(identifier===this.prerelease.
join(".")&&identifierBase===!1)throw new Error("invalid increment argument: identifier already exists");this.prerelease.push(base)}}if(identifier){let prerelease=[
identifier,base];if(identifierBase===!1&&(prerelease=[identifier]),isPrereleaseIdentifier(this.prerelease,identifier)){let prereleaseBase=this.prerelease[identifier.
split(".").length];isNaN(prereleaseBase)&&(this.prerelease=prerelease)}else this.prerelease=prerelease}break}default:throw new Error(`invalid increment argument\
: ${release}`)}return this.raw=this.format(),this.build.length&&(this.raw+=`+${this.build.join(".")}`),this}};module.exports=SemVer}});var require_parse=__commonJS({"node_modules/semver/functions/parse.js"(exports,module){"use strict";var SemVer=require_semver(),parse5=(version2,options2,throwErrors=!1)=>{
if(version2 instanceof SemVer)return version2;try{return new SemVer(version2,options2)}catch(er){if(!throwErrors)return null;throw er}};module.exports=parse5}});var require_lrucache=__commonJS({"node_modules/semver/internal/lrucache.js"(exports,module){"use strict";var LRUCache=class{constructor(){this.max=1e3,this.map=
new Map}get(key){let value=this.map.get(key);if(value!==void 0)return this.map.delete(key),this.map.set(key,value),value}delete(key){return this.map.delete(key)}set(key,value){
if(!this.delete(key)&&value!==void 0){if(this.map.size>=this.max){let firstKey=this.map.keys().next().value;this.delete(firstKey)}this.map.set(key,value)}return this}};
module.exports=LRUCache}});var require_compare=__commonJS({"node_modules/semver/functions/compare.js"(exports,module){"use strict";var SemVer=require_semver(),compare3=(a,b,loose)=>new SemVer(
a,loose).compare(new SemVer(b,loose));module.exports=compare3}});var require_eq=__commonJS({"node_modules/semver/functions/eq.js"(exports,module){"use strict";var compare3=require_compare(),eq=(a,b,loose)=>compare3(a,b,loose)===
0;module.exports=eq}});var require_neq=__commonJS({"node_modules/semver/functions/neq.js"(exports,module){"use strict";var compare3=require_compare(),neq=(a,b,loose)=>compare3(a,b,loose)!==
0;module.exports=neq}});var require_gt=__commonJS({"node_modules/semver/functions/gt.js"(exports,module){"use strict";var compare3=require_compare(),gt=(a,b,loose)=>compare3(a,b,loose)>
0;module.exports=gt}});var require_gte=__commonJS({"node_modules/semver/functions/gte.js"(exports,module){"use strict";var compare3=require_compare(),gte=(a,b,loose)=>compare3(a,b,loose)>=
0;module.exports=gte}});var require_lt=__commonJS({"node_modules/semver/functions/lt.js"(exports,module){"use strict";var compare3=require_compare(),lt=(a,b,loose)=>compare3(a,b,loose)<
0;module.exports=lt}});var require_lte=__commonJS({"node_modules/semver/functions/lte.js"(exports,module){"use strict";var compare3=require_compare(),lte=(a,b,loose)=>compare3(a,b,loose)<=
0;module.exports=lte}});var require_cmp=__commonJS({"node_modules/semver/functions/cmp.js"(exports,module){"use strict";var eq=require_eq(),neq=require_neq(),gt=require_gt(),gte=require_gte(),
lt=require_lt(),lte=require_lte(),cmp=(a,op,b,loose)=>{switch(op){case"===":return typeof a=="object"&&(a=a.version),typeof b=="object"&&(b=b.version),a===b;case"\
!==":return typeof a=="object"&&(a=a.version),typeof b=="object"&&(b=b.version),a!==b;case"":case"=":case"==":return eq(a,b,loose);case"!=":return neq(a,b,loose);case"\
>":return gt(a,b,loose);case">=":return gte(a,b,loose);case"<":return lt(a,b,loose);case"<=":return lte(a,b,loose);default:throw new TypeError(`Invalid operator\
: ${op}`)}};module.exports=cmp}});var require_comparator=__commonJS({"node_modules/semver/classes/comparator.js"(exports,module){"use strict";var ANY2=Symbol("SemVer ANY"),Comparator=class _Comparator{static get ANY(){
return ANY2}constructor(comp,options2){if(options2=parseOptions(options2),comp instanceof _Comparator){if(comp.loose===!!options2.loose)return comp;comp=comp.value}
comp=comp.trim().split(/\s+/).join(" "),debug("comparator",comp,options2),this.options=options2,this.loose=!!options2.loose,this.parse(comp),this.semver===ANY2?
this.value="":this.value=this.operator+this.semver.version,debug("comp",this)}parse(comp){let r=this.options.loose?re[t.COMPARATORLOOSE]:re[t.COMPARATOR],m=comp.
match(r);if(!m)throw new TypeError(`Invalid comparator: ${comp}`);this.operator=m[1]!==void 0?m[1]:"",this.operator==="="&&(this.operator=""),m[2]?this.semver=new SemVer(
m[2],this.options.loose):this.semver=ANY2}toString(){return this.value}test(version2){if(debug("Comparator.test",version2,this.options.loose),this.semver===ANY2||
version2===ANY2)return!0;if(typeof version2=="string")try{version2=new SemVer(version2,this.options)}catch{return!1}return cmp(version2,this.operator,this.semver,
this.options)}intersects(comp,options2){if(!(comp instanceof _Comparator))throw new TypeError("a Comparator is required");return this.operator===""?this.value===
""?!0:new Range2(comp.value,options2).test(this.value):comp.operator===""?comp.value===""?!0:new Range2(this.value,options2).test(comp.semver):(options2=parseOptions(
options2),options2.includePrerelease&&(this.value==="<0.0.0-0"||comp.value==="<0.0.0-0")||!options2.includePrerelease&&(this.value.startsWith("<0.0.0")||comp.value.
startsWith("<0.0.0"))?!1:!!(this.operator.startsWith(">")&&comp.operator.startsWith(">")||this.operator.startsWith("<")&&comp.operator.startsWith("<")||this.semver.
version===comp.semver.version&&this.operator.includes("=")&&comp.operator.includes("=")||cmp(this.semver,"<",comp.semver,options2)&&this.operator.startsWith(">")&&
comp.operator.startsWith("<")||cmp(this.semver,">",comp.semver,options2)&&this.operator.startsWith("<")&&comp.operator.startsWith(">")))}};module.exports=Comparator;
var parseOptions=require_parse_options(),{safeRe:re,t}=require_re(),cmp=require_cmp(),debug=require_debug(),SemVer=require_semver(),Range2=require_range()}});var require_trim_comparator_whitespace=__commonJS({"node_modules/semver/internal/trim-comparator-whitespace.js"(exports,module){"use strict";var{MAX_LENGTH,MAX_SAFE_BUILD_LENGTH,
WHITESPACE_CHARACTERS}=require_constants(),whitespace=new Uint8Array(65536);for(let char of WHITESPACE_CHARACTERS)whitespace[char.charCodeAt(0)]=1;var isWhitespace=char=>char!==
void 0&&whitespace[char.charCodeAt(0)]===1,isVersionPrefix=char=>char==="v"||char==="="||isWhitespace(char),isDigit=char=>char!==void 0&&char>="0"&&char<="9",isLetter=char=>char!==
void 0&&(char>="a"&&char<="z"||char>="A"&&char<="Z"),isIdentifierCharacter=char=>isDigit(char)||isLetter(char)||char==="-",isVersionStart=char=>isDigit(char)||char===
"x"||char==="X"||char==="*",findDigitsEndIndex=(range,start,limit,digitRuns)=>{if(!isDigit(range[start]))return start;if(start>=digitRuns.start&&start<digitRuns.
end)return Math.min(start+limit,digitRuns.end);if(start>=digitRuns.previousStart&&start<digitRuns.previousEnd)return Math.min(start+limit,digitRuns.previousEnd);
let end=start+1;for(;isDigit(range[end]);)end++;return digitRuns.previousStart=digitRuns.start,digitRuns.previousEnd=digitRuns.end,digitRuns.start=start,digitRuns.
end=end,Math.min(start+limit,end)},findVersionNumberEndIndex=(range,start,loose,digitRuns)=>!loose&&range[start]==="0"?start+1:findDigitsEndIndex(range,start,loose?
MAX_LENGTH:MAX_LENGTH+1,digitRuns),findPrereleaseIdentifierEndIndex=(range,start,loose,digitRuns)=>{let digitsEnd=findDigitsEndIndex(range,start,MAX_LENGTH,digitRuns);
if(isLetter(range[digitsEnd])||range[digitsEnd]==="-"){let end=digitsEnd+1,limit=end+MAX_SAFE_BUILD_LENGTH;for(;end<limit&&isIdentifierCharacter(range[end]);)end++;
return end}return findVersionNumberEndIndex(range,start,loose,digitRuns)},findPrereleaseEndIndex=(range,start,loose,digitRuns)=>{let hyphen=range[start]==="-";if(!loose&&
!hyphen)return start;let identifierStart=start+(hyphen?1:0),end=findPrereleaseIdentifierEndIndex(range,identifierStart,loose,digitRuns);if(end===identifierStart){
if(!loose||!hyphen)return start;end=findPrereleaseIdentifierEndIndex(range,start,loose,digitRuns)}for(;range[end]===".";){let next2=findPrereleaseIdentifierEndIndex(
range,end+1,loose,digitRuns);if(next2===end+1)break;end=next2}return end},findBuildIdentifierEndIndex=(range,start)=>{let end=start;for(;end-start<MAX_SAFE_BUILD_LENGTH&&
isIdentifierCharacter(range[end]);)end++;return end},findBuildEndIndex=(range,start)=>{if(range[start]!=="+")return start;let end=findBuildIdentifierEndIndex(range,
start+1);if(end===start+1)return start;for(;range[end]===".";){let next2=findBuildIdentifierEndIndex(range,end+1);if(next2===end+1)break;end=next2}return end},findLooseFullVersionEndIndex=(range,start,digitRuns)=>{
let end=start;for(let component=0;component<3;component++){let next2=findVersionNumberEndIndex(range,end,!0,digitRuns);if(next2===end)return start;if(end=next2,
component<2){if(range[end]!==".")return start;end++}}let prereleaseEnd=findPrereleaseEndIndex(range,end,!0,digitRuns);return findBuildEndIndex(range,prereleaseEnd)},
findPartialVersionComponentEndIndex=(range,start,digitRuns)=>isDigit(range[start])?findVersionNumberEndIndex(range,start,!1,digitRuns):isVersionStart(range[start])?
start+1:start,findPartialVersionEndIndex=(range,start,digitRuns)=>{let end=findPartialVersionComponentEndIndex(range,start,digitRuns);for(let component=0;component<
2;component++){if(range[end]!==".")return end;let next2=findPartialVersionComponentEndIndex(range,end+1,digitRuns);if(next2===end+1)return end;end=next2}let prereleaseEnd=findPrereleaseEndIndex(
range,end,!1,digitRuns);return findBuildEndIndex(range,prereleaseEnd)},findVersionEndIndex=(range,start,digitRuns)=>{let fullVersionEnd=findLooseFullVersionEndIndex(
range,start,digitRuns);return fullVersionEnd!==start?fullVersionEnd:findPartialVersionEndIndex(range,start,digitRuns)},findRemovableWhitespaceIndex=(range,matchStart)=>{
let position=matchStart;return isWhitespace(range[position])&&position++,(range[position]==="<"||range[position]===">")&&position++,range[position]==="="&&position++,
isWhitespace(range[position])?position:-1},trimComparatorWhitespace=range=>{let result="",copyFrom=0,cursor=0,digitRuns={start:-1,end:-1,previousStart:-1,previousEnd:-1};
for(;cursor<range.length;){let matchStart=cursor;if(range[cursor]==="<"||range[cursor]===">")cursor++;else if(!isVersionPrefix(range[cursor])&&!isVersionStart(range[cursor])){
cursor++;continue}for(;cursor<range.length&&isVersionPrefix(range[cursor]);)cursor++;if(!isVersionStart(range[cursor]))continue;let whitespacePosition=findRemovableWhitespaceIndex(
range,matchStart);whitespacePosition!==-1&&(result+=range.slice(copyFrom,whitespacePosition),copyFrom=whitespacePosition+1),cursor=findVersionEndIndex(range,cursor,
digitRuns)}return result+range.slice(copyFrom)};module.exports=trimComparatorWhitespace}});var require_range=__commonJS({"node_modules/semver/classes/range.js"(exports,module){"use strict";var SPACE_CHARACTERS=/\s+/g,Range2=class _Range{constructor(range,options2){
if(options2=parseOptions(options2),range instanceof _Range)return range.loose===!!options2.loose&&range.includePrerelease===!!options2.includePrerelease?range:new _Range(
range.raw,options2);if(range instanceof Comparator)return this.raw=range.value,this.set=[[range]],this.formatted=void 0,this;if(this.options=options2,this.loose=
!!options2.loose,this.includePrerelease=!!options2.includePrerelease,this.raw=range.trim().replace(SPACE_CHARACTERS," "),this.set=this.raw.split("||").map(r=>this.
parseRange(r.trim())).filter(c=>c.length),!this.set.length)throw new TypeError(`Invalid SemVer Range: ${this.raw}`);if(this.set.length>1){let first=this.set[0];
if(this.set=this.set.filter(c=>!isNullSet(c[0])),this.set.length===0)this.set=[first];else if(this.set.length>1){for(let c of this.set)if(c.length===1&&isAny(c[0])){
this.set=[c];break}}}this.formatted=void 0}get range(){if(this.formatted===void 0){this.formatted="";for(let i=0;i<this.set.length;i++){i>0&&(this.formatted+="|\
|");let comps=this.set[i];for(let k=0;k<comps.length;k++)k>0&&(this.formatted+=" "),this.formatted+=comps[k].toString().trim()}}return this.formatted}format(){return this.
range}toString(){return this.range}parseRange(range){range=range.replace(BUILDSTRIPRE,"");let memoKey=((this.options.includePrerelease&&FLAG_INCLUDE_PRERELEASE)|
(this.options.loose&&FLAG_LOOSE))+":"+range,cached2=cache.get(memoKey);if(cached2)return cached2;let loose=this.options.loose,hr=loose?re[t.HYPHENRANGELOOSE]:re[t.
HYPHENRANGE];range=range.replace(hr,hyphenReplace(this.options.includePrerelease)),debug("hyphen replace",range),range=trimComparatorWhitespace(range),debug("co\
mparator trim",range),range=range.replace(re[t.TILDETRIM],tildeTrimReplace),debug("tilde trim",range),range=range.replace(re[t.CARETTRIM],caretTrimReplace),debug(
"caret trim",range);let rangeList=range.split(" ").map(comp=>parseComparator(comp,this.options)).join(" ").split(/\s+/).map(comp=>replaceGTE0(comp,this.options));
loose&&(rangeList=rangeList.filter(comp=>(debug("loose invalid filter",comp,this.options),!!comp.match(re[t.COMPARATORLOOSE])))),debug("range list",rangeList);let rangeMap=new Map,
comparators=rangeList.map(comp=>new Comparator(comp,this.options));for(let comp of comparators){if(isNullSet(comp))return[comp];rangeMap.set(comp.value,comp)}rangeMap.
size>1&&rangeMap.has("")&&rangeMap.delete("");let result=[...rangeMap.values()];return cache.set(memoKey,result),result}intersects(range,options2){if(!(range instanceof
_Range))throw new TypeError("a Range is required");return this.set.some(thisComparators=>isSatisfiable(thisComparators,options2)&&range.set.some(rangeComparators=>isSatisfiable(
rangeComparators,options2)&&thisComparators.every(thisComparator=>rangeComparators.every(rangeComparator=>thisComparator.intersects(rangeComparator,options2)))))}test(version2){
if(!version2)return!1;if(typeof version2=="string")try{version2=new SemVer(version2,this.options)}catch{return!1}for(let i=0;i<this.set.length;i++)if(testSet(this.
set[i],version2,this.options))return!0;return!1}};module.exports=Range2;var LRU=require_lrucache(),cache=new LRU,parseOptions=require_parse_options(),Comparator=require_comparator(),
debug=require_debug(),SemVer=require_semver(),trimComparatorWhitespace=require_trim_comparator_whitespace(),{safeRe:re,src,t,tildeTrimReplace,caretTrimReplace}=require_re(),
{FLAG_INCLUDE_PRERELEASE,FLAG_LOOSE}=require_constants(),BUILDSTRIPRE=new RegExp(src[t.BUILD],"g"),isNullSet=c=>c.value==="<0.0.0-0",isAny=c=>c.value==="",isSatisfiable=(comparators,options2)=>{
let result=!0,remainingComparators=comparators.slice(),testComparator=remainingComparators.pop();for(;result&&remainingComparators.length;)result=remainingComparators.
every(otherComparator=>testComparator.intersects(otherComparator,options2)),testComparator=remainingComparators.pop();return result},parseComparator=(comp,options2)=>(comp=
comp.replace(re[t.BUILD],""),debug("comp",comp,options2),comp=replaceCarets(comp,options2),debug("caret",comp),comp=replaceTildes(comp,options2),debug("tildes",
comp),comp=replaceXRanges(comp,options2),debug("xrange",comp),comp=replaceStars(comp,options2),debug("stars",comp),comp),isX=id=>!id||id.toLowerCase()==="x"||id===
"*",invalidXRangeOrder=(M,m,p)=>isX(M)&&!isX(m)||isX(m)&&p&&!isX(p),replaceTildes=(comp,options2)=>comp.trim().split(/\s+/).map(c=>replaceTilde(c,options2)).join(
" "),replaceTilde=(comp,options2)=>{let r=options2.loose?re[t.TILDELOOSE]:re[t.TILDE],z2=options2.includePrerelease?"-0":"";return comp.replace(r,(_,M,m,p,pr)=>{
debug("tilde",comp,_,M,m,p,pr);let ret;return isX(M)?ret="":isX(m)?ret=`>=${M}.0.0${z2} <${+M+1}.0.0-0`:isX(p)?ret=`>=${M}.${m}.0${z2} <${M}.${+m+1}.0-0`:pr?(debug(
"replaceTilde pr",pr),ret=`>=${M}.${m}.${p}-${pr} <${M}.${+m+1}.0-0`):ret=`>=${M}.${m}.${p} <${M}.${+m+1}.0-0`,debug("tilde return",ret),ret})},replaceCarets=(comp,options2)=>comp.
trim().split(/\s+/).map(c=>replaceCaret(c,options2)).join(" "),replaceCaret=(comp,options2)=>{debug("caret",comp,options2);let r=options2.loose?re[t.CARETLOOSE]:
re[t.CARET],z2=options2.includePrerelease?"-0":"";return comp.replace(r,(_,M,m,p,pr)=>{debug("caret",comp,_,M,m,p,pr);let ret;return isX(M)?ret="":isX(m)?ret=`>\
=${M}.0.0${z2} <${+M+1}.0.0-0`:isX(p)?M==="0"?ret=`>=${M}.${m}.0${z2} <${M}.${+m+1}.0-0`:ret=`>=${M}.${m}.0${z2} <${+M+1}.0.0-0`:pr?(debug("replaceCaret pr",pr),
M==="0"?m==="0"?ret=`>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p+1}-0`:ret=`>=${M}.${m}.${p}-${pr} <${M}.${+m+1}.0-0`:ret=`>=${M}.${m}.${p}-${pr} <${+M+1}.0.0-0`):(debug(
"no pr"),M==="0"?m==="0"?ret=`>=${M}.${m}.${p} <${M}.${m}.${+p+1}-0`:ret=`>=${M}.${m}.${p} <${M}.${+m+1}.0-0`:ret=`>=${M}.${m}.${p} <${+M+1}.0.0-0`),debug("care\
t return",ret),ret})},replaceXRanges=(comp,options2)=>(debug("replaceXRanges",comp,options2),comp.split(/\s+/).map(c=>replaceXRange(c,options2)).join(" ")),replaceXRange=(comp,options2)=>{
comp=comp.trim();let r=options2.loose?re[t.XRANGELOOSE]:re[t.XRANGE];return comp.replace(r,(ret,gtlt,M,m,p,pr)=>{if(debug("xRange",comp,ret,gtlt,M,m,p,pr),invalidXRangeOrder(
M,m,p))return comp;let xM=isX(M),xm=xM||isX(m),xp=xm||isX(p),anyX=xp;return gtlt==="="&&anyX&&(gtlt=""),pr=options2.includePrerelease?"-0":"",xM?gtlt===">"||gtlt===
"<"?ret="<0.0.0-0":ret="*":gtlt&&anyX?(xm&&(m=0),p=0,gtlt===">"?(gtlt=">=",xm?(M=+M+1,m=0,p=0):(m=+m+1,p=0)):gtlt==="<="&&(gtlt="<",xm?M=+M+1:m=+m+1),gtlt==="<"&&
(pr="-0"),ret=`${gtlt+M}.${m}.${p}${pr}`):xm?ret=`>=${M}.0.0${pr} <${+M+1}.0.0-0`:xp&&(ret=`>=${M}.${m}.0${pr} <${M}.${+m+1}.0-0`),debug("xRange return",ret),ret})},
replaceStars=(comp,options2)=>(debug("replaceStars",comp,options2),comp.trim().replace(re[t.STAR],"")),replaceGTE0=(comp,options2)=>(debug("replaceGTE0",comp,options2),
comp.trim().replace(re[options2.includePrerelease?t.GTE0PRE:t.GTE0],"")),hyphenReplace=incPr=>($0,from,fM,fm,fp,fpr,fb,to,tM,tm,tp,tpr)=>(isX(fM)?from="":isX(fm)?
from=`>=${fM}.0.0${incPr?"-0":""}`:isX(fp)?from=`>=${fM}.${fm}.0${incPr?"-0":""}`:fpr?from=`>=${from}`:from=`>=${from}${incPr?"-0":""}`,isX(tM)?to="":isX(tm)?to=
`<${+tM+1}.0.0-0`:isX(tp)?to=`<${tM}.${+tm+1}.0-0`:tpr?to=`<=${tM}.${tm}.${tp}-${tpr}`:incPr?to=`<${tM}.${tm}.${+tp+1}-0`:to=`<=${to}`,`${from} ${to}`.trim()),testSet=(set2,version2,options2)=>{
for(let i=0;i<set2.length;i++)if(!set2[i].test(version2))return!1;if(version2.prerelease.length&&!options2.includePrerelease){for(let i=0;i<set2.length;i++)if(debug(
set2[i].semver),set2[i].semver!==Comparator.ANY&&set2[i].semver.prerelease.length>0){let allowed=set2[i].semver;if(allowed.major===version2.major&&allowed.minor===
version2.minor&&allowed.patch===version2.patch)return!0}return!1}return!0}}});var require_satisfies=__commonJS({"node_modules/semver/functions/satisfies.js"(exports,module){"use strict";var Range2=require_range(),satisfies2=(version2,range,options2)=>{
try{range=new Range2(range,options2)}catch{return!1}return range.test(version2)};module.exports=satisfies2}});var require_crypto=__commonJS({"(disabled):crypto"(){}});var require_nacl_fast=__commonJS({"node_modules/tweetnacl/nacl-fast.js"(exports,module){(function(nacl2){"use strict";var gf=function(init){var i,r=new Float64Array(
16);if(init)for(i=0;i<init.length;i++)r[i]=init[i];return r},randombytes=function(){throw new Error("no PRNG")},_0=new Uint8Array(16),_9=new Uint8Array(32);_9[0]=
9;var gf0=gf(),gf1=gf([1]),_121665=gf([56129,1]),D2=gf([30883,4953,19914,30187,55467,16705,2637,112,59544,30585,16505,36039,65139,11119,27886,20995]),D22=gf([61785,
9906,39828,60374,45398,33411,5274,224,53552,61171,33010,6542,64743,22239,55772,9222]),X=gf([54554,36645,11616,51542,42930,38181,51040,26924,56412,64982,57905,49316,
21502,52590,14035,8553]),Y=gf([26200,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214,26214]),I=gf([41136,18958,6951,50414,58488,
44335,6150,12099,55207,15867,153,11085,57099,20417,9344,11139]);function ts64(x,i,h,l){x[i]=h>>24&255,x[i+1]=h>>16&255,x[i+2]=h>>8&255,x[i+3]=h&255,x[i+4]=l>>24&
255,x[i+5]=l>>16&255,x[i+6]=l>>8&255,x[i+7]=l&255}function vn(x,xi,y,yi,n){var i,d=0;for(i=0;i<n;i++)d|=x[xi+i]^y[yi+i];return(1&d-1>>>8)-1}function crypto_verify_16(x,xi,y,yi){
return vn(x,xi,y,yi,16)}function crypto_verify_32(x,xi,y,yi){return vn(x,xi,y,yi,32)}function core_salsa20(o,p,k,c){for(var j0=c[0]&255|(c[1]&255)<<8|(c[2]&255)<<
16|(c[3]&255)<<24,j1=k[0]&255|(k[1]&255)<<8|(k[2]&255)<<16|(k[3]&255)<<24,j2=k[4]&255|(k[5]&255)<<8|(k[6]&255)<<16|(k[7]&255)<<24,j3=k[8]&255|(k[9]&255)<<8|(k[10]&
255)<<16|(k[11]&255)<<24,j4=k[12]&255|(k[13]&255)<<8|(k[14]&255)<<16|(k[15]&255)<<24,j5=c[4]&255|(c[5]&255)<<8|(c[6]&255)<<16|(c[7]&255)<<24,j6=p[0]&255|(p[1]&255)<<
8|(p[2]&255)<<16|(p[3]&255)<<24,j7=p[4]&255|(p[5]&255)<<8|(p[6]&255)<<16|(p[7]&255)<<24,j8=p[8]&255|(p[9]&255)<<8|(p[10]&255)<<16|(p[11]&255)<<24,j9=p[12]&255|(p[13]&
255)<<8|(p[14]&255)<<16|(p[15]&255)<<24,j10=c[8]&255|(c[9]&255)<<8|(c[10]&255)<<16|(c[11]&255)<<24,j11=k[16]&255|(k[17]&255)<<8|(k[18]&255)<<16|(k[19]&255)<<24,
j12=k[20]&255|(k[21]&255)<<8|(k[22]&255)<<16|(k[23]&255)<<24,j13=k[24]&255|(k[25]&255)<<8|(k[26]&255)<<16|(k[27]&255)<<24,j14=k[28]&255|(k[29]&255)<<8|(k[30]&255)<<
16|(k[31]&255)<<24,j15=c[12]&255|(c[13]&255)<<8|(c[14]&255)<<16|(c[15]&255)<<24,x0=j0,x1=j1,x2=j2,x3=j3,x4=j4,x5=j5,x6=j6,x7=j7,x8=j8,x9=j9,x10=j10,x11=j11,x12=j12,
x13=j13,x14=j14,x15=j15,u,i=0;i<20;i+=2)u=x0+x12|0,x4^=u<<7|u>>>25,u=x4+x0|0,x8^=u<<9|u>>>23,u=x8+x4|0,x12^=u<<13|u>>>19,u=x12+x8|0,x0^=u<<18|u>>>14,u=x5+x1|0,x9^=
u<<7|u>>>25,u=x9+x5|0,x13^=u<<9|u>>>23,u=x13+x9|0,x1^=u<<13|u>>>19,u=x1+x13|0,x5^=u<<18|u>>>14,u=x10+x6|0,x14^=u<<7|u>>>25,u=x14+x10|0,x2^=u<<9|u>>>23,u=x2+x14|
0,x6^=u<<13|u>>>19,u=x6+x2|0,x10^=u<<18|u>>>14,u=x15+x11|0,x3^=u<<7|u>>>25,u=x3+x15|0,x7^=u<<9|u>>>23,u=x7+x3|0,x11^=u<<13|u>>>19,u=x11+x7|0,x15^=u<<18|u>>>14,u=
x0+x3|0,x1^=u<<7|u>>>25,u=x1+x0|0,x2^=u<<9|u>>>23,u=x2+x1|0,x3^=u<<13|u>>>19,u=x3+x2|0,x0^=u<<18|u>>>14,u=x5+x4|0,x6^=u<<7|u>>>25,u=x6+x5|0,x7^=u<<9|u>>>23,u=x7+
x6|0,x4^=u<<13|u>>>19,u=x4+x7|0,x5^=u<<18|u>>>14,u=x10+x9|0,x11^=u<<7|u>>>25,u=x11+x10|0,x8^=u<<9|u>>>23,u=x8+x11|0,x9^=u<<13|u>>>19,u=x9+x8|0,x10^=u<<18|u>>>14,
u=x15+x14|0,x12^=u<<7|u>>>25,u=x12+x15|0,x13^=u<<9|u>>>23,u=x13+x12|0,x14^=u<<13|u>>>19,u=x14+x13|0,x15^=u<<18|u>>>14;x0=x0+j0|0,x1=x1+j1|0,x2=x2+j2|0,x3=x3+j3|
0,x4=x4+j4|0,x5=x5+j5|0,x6=x6+j6|0,x7=x7+j7|0,x8=x8+j8|0,x9=x9+j9|0,x10=x10+j10|0,x11=x11+j11|0,x12=x12+j12|0,x13=x13+j13|0,x14=x14+j14|0,x15=x15+j15|0,o[0]=x0>>>
0&255,o[1]=x0>>>8&255,o[2]=x0>>>16&255,o[3]=x0>>>24&255,o[4]=x1>>>0&255,o[5]=x1>>>8&255,o[6]=x1>>>16&255,o[7]=x1>>>24&255,o[8]=x2>>>0&255,o[9]=x2>>>8&255,o[10]=
x2>>>16&255,o[11]=x2>>>24&255,o[12]=x3>>>0&255,o[13]=x3>>>8&255,o[14]=x3>>>16&255,o[15]=x3>>>24&255,o[16]=x4>>>0&255,o[17]=x4>>>8&255,o[18]=x4>>>16&255,o[19]=x4>>>
24&255,o[20]=x5>>>0&255,o[21]=x5>>>8&255,o[22]=x5>>>16&255,o[23]=x5>>>24&255,o[24]=x6>>>0&255,o[25]=x6>>>8&255,o[26]=x6>>>16&255,o[27]=x6>>>24&255,o[28]=x7>>>0&
255,o[29]=x7>>>8&255,o[30]=x7>>>16&255,o[31]=x7>>>24&255,o[32]=x8>>>0&255,o[33]=x8>>>8&255,o[34]=x8>>>16&255,o[35]=x8>>>24&255,o[36]=x9>>>0&255,o[37]=x9>>>8&255,
o[38]=x9>>>16&255,o[39]=x9>>>24&255,o[40]=x10>>>0&255,o[41]=x10>>>8&255,o[42]=x10>>>16&255,o[43]=x10>>>24&255,o[44]=x11>>>0&255,o[45]=x11>>>8&255,o[46]=x11>>>16&
255,o[47]=x11>>>24&255,o[48]=x12>>>0&255,o[49]=x12>>>8&255,o[50]=x12>>>16&255,o[51]=x12>>>24&255,o[52]=x13>>>0&255,o[53]=x13>>>8&255,o[54]=x13>>>16&255,o[55]=x13>>>
24&255,o[56]=x14>>>0&255,o[57]=x14>>>8&255,o[58]=x14>>>16&255,o[59]=x14>>>24&255,o[60]=x15>>>0&255,o[61]=x15>>>8&255,o[62]=x15>>>16&255,o[63]=x15>>>24&255}function core_hsalsa20(o,p,k,c){
for(var j0=c[0]&255|(c[1]&255)<<8|(c[2]&255)<<16|(c[3]&255)<<24,j1=k[0]&255|(k[1]&255)<<8|(k[2]&255)<<16|(k[3]&255)<<24,j2=k[4]&255|(k[5]&255)<<8|(k[6]&255)<<16|
(k[7]&255)<<24,j3=k[8]&255|(k[9]&255)<<8|(k[10]&255)<<16|(k[11]&255)<<24,j4=k[12]&255|(k[13]&255)<<8|(k[14]&255)<<16|(k[15]&255)<<24,j5=c[4]&255|(c[5]&255)<<8|(c[6]&
255)<<16|(c[7]&255)<<24,j6=p[0]&255|(p[1]&255)<<8|(p[2]&255)<<16|(p[3]&255)<<24,j7=p[4]&255|(p[5]&255)<<8|(p[6]&255)<<16|(p[7]&255)<<24,j8=p[8]&255|(p[9]&255)<<
8|(p[10]&255)<<16|(p[11]&255)<<24,j9=p[12]&255|(p[13]&255)<<8|(p[14]&255)<<16|(p[15]&255)<<24,j10=c[8]&255|(c[9]&255)<<8|(c[10]&255)<<16|(c[11]&255)<<24,j11=k[16]&
255|(k[17]&255)<<8|(k[18]&255)<<16|(k[19]&255)<<24,j12=k[20]&255|(k[21]&255)<<8|(k[22]&255)<<16|(k[23]&255)<<24,j13=k[24]&255|(k[25]&255)<<8|(k[26]&255)<<16|(k[27]&
255)<<24,j14=k[28]&255|(k[29]&255)<<8|(k[30]&255)<<16|(k[31]&255)<<24,j15=c[12]&255|(c[13]&255)<<8|(c[14]&255)<<16|(c[15]&255)<<24,x0=j0,x1=j1,x2=j2,x3=j3,x4=j4,
x5=j5,x6=j6,x7=j7,x8=j8,x9=j9,x10=j10,x11=j11,x12=j12,x13=j13,x14=j14,x15=j15,u,i=0;i<20;i+=2)u=x0+x12|0,x4^=u<<7|u>>>25,u=x4+x0|0,x8^=u<<9|u>>>23,u=x8+x4|0,x12^=
u<<13|u>>>19,u=x12+x8|0,x0^=u<<18|u>>>14,u=x5+x1|0,x9^=u<<7|u>>>25,u=x9+x5|0,x13^=u<<9|u>>>23,u=x13+x9|0,x1^=u<<13|u>>>19,u=x1+x13|0,x5^=u<<18|u>>>14,u=x10+x6|0,
x14^=u<<7|u>>>25,u=x14+x10|0,x2^=u<<9|u>>>23,u=x2+x14|0,x6^=u<<13|u>>>19,u=x6+x2|0,x10^=u<<18|u>>>14,u=x15+x11|0,x3^=u<<7|u>>>25,u=x3+x15|0,x7^=u<<9|u>>>23,u=x7+
x3|0,x11^=u<<13|u>>>19,u=x11+x7|0,x15^=u<<18|u>>>14,u=x0+x3|0,x1^=u<<7|u>>>25,u=x1+x0|0,x2^=u<<9|u>>>23,u=x2+x1|0,x3^=u<<13|u>>>19,u=x3+x2|0,x0^=u<<18|u>>>14,u=
x5+x4|0,x6^=u<<7|u>>>25,u=x6+x5|0,x7^=u<<9|u>>>23,u=x7+x6|0,x4^=u<<13|u>>>19,u=x4+x7|0,x5^=u<<18|u>>>14,u=x10+x9|0,x11^=u<<7|u>>>25,u=x11+x10|0,x8^=u<<9|u>>>23,
u=x8+x11|0,x9^=u<<13|u>>>19,u=x9+x8|0,x10^=u<<18|u>>>14,u=x15+x14|0,x12^=u<<7|u>>>25,u=x12+x15|0,x13^=u<<9|u>>>23,u=x13+x12|0,x14^=u<<13|u>>>19,u=x14+x13|0,x15^=
u<<18|u>>>14;o[0]=x0>>>0&255,o[1]=x0>>>8&255,o[2]=x0>>>16&255,o[3]=x0>>>24&255,o[4]=x5>>>0&255,o[5]=x5>>>8&255,o[6]=x5>>>16&255,o[7]=x5>>>24&255,o[8]=x10>>>0&255,
o[9]=x10>>>8&255,o[10]=x10>>>16&255,o[11]=x10>>>24&255,o[12]=x15>>>0&255,o[13]=x15>>>8&255,o[14]=x15>>>16&255,o[15]=x15>>>24&255,o[16]=x6>>>0&255,o[17]=x6>>>8&255,
o[18]=x6>>>16&255,o[19]=x6>>>24&255,o[20]=x7>>>0&255,o[21]=x7>>>8&255,o[22]=x7>>>16&255,o[23]=x7>>>24&255,o[24]=x8>>>0&255,o[25]=x8>>>8&255,o[26]=x8>>>16&255,o[27]=
x8>>>24&255,o[28]=x9>>>0&255,o[29]=x9>>>8&255,o[30]=x9>>>16&255,o[31]=x9>>>24&255}function crypto_core_salsa20(out,inp,k,c){core_salsa20(out,inp,k,c)}function crypto_core_hsalsa20(out,inp,k,c){
core_hsalsa20(out,inp,k,c)}var sigma=new Uint8Array([101,120,112,97,110,100,32,51,50,45,98,121,116,101,32,107]);function crypto_stream_salsa20_xor(c,cpos,m,mpos,b,n,k){
var z2=new Uint8Array(16),x=new Uint8Array(64),u,i;for(i=0;i<16;i++)z2[i]=0;for(i=0;i<8;i++)z2[i]=n[i];for(;b>=64;){for(crypto_core_salsa20(x,z2,k,sigma),i=0;i<
64;i++)c[cpos+i]=m[mpos+i]^x[i];for(u=1,i=8;i<16;i++)u=u+(z2[i]&255)|0,z2[i]=u&255,u>>>=8;b-=64,cpos+=64,mpos+=64}if(b>0)for(crypto_core_salsa20(x,z2,k,sigma),i=
0;i<b;i++)c[cpos+i]=m[mpos+i]^x[i];return 0}function crypto_stream_salsa20(c,cpos,b,n,k){var z2=new Uint8Array(16),x=new Uint8Array(64),u,i;for(i=0;i<16;i++)z2[i]=
0;for(i=0;i<8;i++)z2[i]=n[i];for(;b>=64;){for(crypto_core_salsa20(x,z2,k,sigma),i=0;i<64;i++)c[cpos+i]=x[i];for(u=1,i=8;i<16;i++)u=u+(z2[i]&255)|0,z2[i]=u&255,u>>>=
8;b-=64,cpos+=64}if(b>0)for(crypto_core_salsa20(x,z2,k,sigma),i=0;i<b;i++)c[cpos+i]=x[i];return 0}function crypto_stream(c,cpos,d,n,k){var s=new Uint8Array(32);
crypto_core_hsalsa20(s,n,k,sigma);for(var sn=new Uint8Array(8),i=0;i<8;i++)sn[i]=n[i+16];return crypto_stream_salsa20(c,cpos,d,sn,s)}function crypto_stream_xor(c,cpos,m,mpos,d,n,k){
var s=new Uint8Array(32);crypto_core_hsalsa20(s,n,k,sigma);for(var sn=new Uint8Array(8),i=0;i<8;i++)sn[i]=n[i+16];return crypto_stream_salsa20_xor(c,cpos,m,mpos,
d,sn,s)}var poly1305=function(key){this.buffer=new Uint8Array(16),this.r=new Uint16Array(10),this.h=new Uint16Array(10),this.pad=new Uint16Array(8),this.leftover=
0,this.fin=0;var t0,t1,t2,t3,t4,t5,t6,t7;t0=key[0]&255|(key[1]&255)<<8,this.r[0]=t0&8191,t1=key[2]&255|(key[3]&255)<<8,this.r[1]=(t0>>>13|t1<<3)&8191,t2=key[4]&
255|(key[5]&255)<<8,this.r[2]=(t1>>>10|t2<<6)&7939,t3=key[6]&255|(key[7]&255)<<8,this.r[3]=(t2>>>7|t3<<9)&8191,t4=key[8]&255|(key[9]&255)<<8,this.r[4]=(t3>>>4|t4<<
12)&255,this.r[5]=t4>>>1&8190,t5=key[10]&255|(key[11]&255)<<8,this.r[6]=(t4>>>14|t5<<2)&8191,t6=key[12]&255|(key[13]&255)<<8,this.r[7]=(t5>>>11|t6<<5)&8065,t7=key[14]&
255|(key[15]&255)<<8,this.r[8]=(t6>>>8|t7<<8)&8191,this.r[9]=t7>>>5&127,this.pad[0]=key[16]&255|(key[17]&255)<<8,this.pad[1]=key[18]&255|(key[19]&255)<<8,this.pad[2]=
key[20]&255|(key[21]&255)<<8,this.pad[3]=key[22]&255|(key[23]&255)<<8,this.pad[4]=key[24]&255|(key[25]&255)<<8,this.pad[5]=key[26]&255|(key[27]&255)<<8,this.pad[6]=
key[28]&255|(key[29]&255)<<8,this.pad[7]=key[30]&255|(key[31]&255)<<8};poly1305.prototype.blocks=function(m,mpos,bytes){for(var hibit=this.fin?0:2048,t0,t1,t2,t3,
t4,t5,t6,t7,c,d0,d1,d2,d3,d4,d5,d6,d7,d8,d9,h0=this.h[0],h1=this.h[1],h2=this.h[2],h3=this.h[3],h4=this.h[4],h5=this.h[5],h6=this.h[6],h7=this.h[7],h8=this.h[8],
h9=this.h[9],r0=this.r[0],r1=this.r[1],r2=this.r[2],r3=this.r[3],r4=this.r[4],r5=this.r[5],r6=this.r[6],r7=this.r[7],r8=this.r[8],r9=this.r[9];bytes>=16;)t0=m[mpos+
0]&255|(m[mpos+1]&255)<<8,h0+=t0&8191,t1=m[mpos+2]&255|(m[mpos+3]&255)<<8,h1+=(t0>>>13|t1<<3)&8191,t2=m[mpos+4]&255|(m[mpos+5]&255)<<8,h2+=(t1>>>10|t2<<6)&8191,
t3=m[mpos+6]&255|(m[mpos+7]&255)<<8,h3+=(t2>>>7|t3<<9)&8191,t4=m[mpos+8]&255|(m[mpos+9]&255)<<8,h4+=(t3>>>4|t4<<12)&8191,h5+=t4>>>1&8191,t5=m[mpos+10]&255|(m[mpos+
11]&255)<<8,h6+=(t4>>>14|t5<<2)&8191,t6=m[mpos+12]&255|(m[mpos+13]&255)<<8,h7+=(t5>>>11|t6<<5)&8191,t7=m[mpos+14]&255|(m[mpos+15]&255)<<8,h8+=(t6>>>8|t7<<8)&8191,
h9+=t7>>>5|hibit,c=0,d0=c,d0+=h0*r0,d0+=h1*(5*r9),d0+=h2*(5*r8),d0+=h3*(5*r7),d0+=h4*(5*r6),c=d0>>>13,d0&=8191,d0+=h5*(5*r5),d0+=h6*(5*r4),d0+=h7*(5*r3),d0+=h8*
(5*r2),d0+=h9*(5*r1),c+=d0>>>13,d0&=8191,d1=c,d1+=h0*r1,d1+=h1*r0,d1+=h2*(5*r9),d1+=h3*(5*r8),d1+=h4*(5*r7),c=d1>>>13,d1&=8191,d1+=h5*(5*r6),d1+=h6*(5*r5),d1+=h7*
(5*r4),d1+=h8*(5*r3),d1+=h9*(5*r2),c+=d1>>>13,d1&=8191,d2=c,d2+=h0*r2,d2+=h1*r1,d2+=h2*r0,d2+=h3*(5*r9),d2+=h4*(5*r8),c=d2>>>13,d2&=8191,d2+=h5*(5*r7),d2+=h6*(5*
r6),d2+=h7*(5*r5),d2+=h8*(5*r4),d2+=h9*(5*r3),c+=d2>>>13,d2&=8191,d3=c,d3+=h0*r3,d3+=h1*r2,d3+=h2*r1,d3+=h3*r0,d3+=h4*(5*r9),c=d3>>>13,d3&=8191,d3+=h5*(5*r8),d3+=
h6*(5*r7),d3+=h7*(5*r6),d3+=h8*(5*r5),d3+=h9*(5*r4),c+=d3>>>13,d3&=8191,d4=c,d4+=h0*r4,d4+=h1*r3,d4+=h2*r2,d4+=h3*r1,d4+=h4*r0,c=d4>>>13,d4&=8191,d4+=h5*(5*r9),
d4+=h6*(5*r8),d4+=h7*(5*r7),d4+=h8*(5*r6),d4+=h9*(5*r5),c+=d4>>>13,d4&=8191,d5=c,d5+=h0*r5,d5+=h1*r4,d5+=h2*r3,d5+=h3*r2,d5+=h4*r1,c=d5>>>13,d5&=8191,d5+=h5*r0,
d5+=h6*(5*r9),d5+=h7*(5*r8),d5+=h8*(5*r7),d5+=h9*(5*r6),c+=d5>>>13,d5&=8191,d6=c,d6+=h0*r6,d6+=h1*r5,d6+=h2*r4,d6+=h3*r3,d6+=h4*r2,c=d6>>>13,d6&=8191,d6+=h5*r1,
d6+=h6*r0,d6+=h7*(5*r9),d6+=h8*(5*r8),d6+=h9*(5*r7),c+=d6>>>13,d6&=8191,d7=c,d7+=h0*r7,d7+=h1*r6,d7+=h2*r5,d7+=h3*r4,d7+=h4*r3,c=d7>>>13,d7&=8191,d7+=h5*r2,d7+=
h6*r1,d7+=h7*r0,d7+=h8*(5*r9),d7+=h9*(5*r8),c+=d7>>>13,d7&=8191,d8=c,d8+=h0*r8,d8+=h1*r7,d8+=h2*r6,d8+=h3*r5,d8+=h4*r4,c=d8>>>13,d8&=8191,d8+=h5*r3,d8+=h6*r2,d8+=
h7*r1,d8+=h8*r0,d8+=h9*(5*r9),c+=d8>>>13,d8&=8191,d9=c,d9+=h0*r9,d9+=h1*r8,d9+=h2*r7,d9+=h3*r6,d9+=h4*r5,c=d9>>>13,d9&=8191,d9+=h5*r4,d9+=h6*r3,d9+=h7*r2,d9+=h8*
r1,d9+=h9*r0,c+=d9>>>13,d9&=8191,c=(c<<2)+c|0,c=c+d0|0,d0=c&8191,c=c>>>13,d1+=c,h0=d0,h1=d1,h2=d2,h3=d3,h4=d4,h5=d5,h6=d6,h7=d7,h8=d8,h9=d9,mpos+=16,bytes-=16;this.
h[0]=h0,this.h[1]=h1,this.h[2]=h2,this.h[3]=h3,this.h[4]=h4,this.h[5]=h5,this.h[6]=h6,this.h[7]=h7,this.h[8]=h8,this.h[9]=h9},poly1305.prototype.finish=function(mac3,macpos){
var g=new Uint16Array(10),c,mask,f,i;if(this.leftover){for(i=this.leftover,this.buffer[i++]=1;i<16;i++)this.buffer[i]=0;this.fin=1,this.blocks(this.buffer,0,16)}
for(c=this.h[1]>>>13,this.h[1]&=8191,i=2;i<10;i++)this.h[i]+=c,c=this.h[i]>>>13,this.h[i]&=8191;for(this.h[0]+=c*5,c=this.h[0]>>>13,this.h[0]&=8191,this.h[1]+=c,
c=this.h[1]>>>13,this.h[1]&=8191,this.h[2]+=c,g[0]=this.h[0]+5,c=g[0]>>>13,g[0]&=8191,i=1;i<10;i++)g[i]=this.h[i]+c,c=g[i]>>>13,g[i]&=8191;for(g[9]-=8192,mask=(c^
1)-1,i=0;i<10;i++)g[i]&=mask;for(mask=~mask,i=0;i<10;i++)this.h[i]=this.h[i]&mask|g[i];for(this.h[0]=(this.h[0]|this.h[1]<<13)&65535,this.h[1]=(this.h[1]>>>3|this.
h[2]<<10)&65535,this.h[2]=(this.h[2]>>>6|this.h[3]<<7)&65535,this.h[3]=(this.h[3]>>>9|this.h[4]<<4)&65535,this.h[4]=(this.h[4]>>>12|this.h[5]<<1|this.h[6]<<14)&
65535,this.h[5]=(this.h[6]>>>2|this.h[7]<<11)&65535,this.h[6]=(this.h[7]>>>5|this.h[8]<<8)&65535,this.h[7]=(this.h[8]>>>8|this.h[9]<<5)&65535,f=this.h[0]+this.pad[0],
this.h[0]=f&65535,i=1;i<8;i++)f=(this.h[i]+this.pad[i]|0)+(f>>>16)|0,this.h[i]=f&65535;mac3[macpos+0]=this.h[0]>>>0&255,mac3[macpos+1]=this.h[0]>>>8&255,mac3[macpos+
2]=this.h[1]>>>0&255,mac3[macpos+3]=this.h[1]>>>8&255,mac3[macpos+4]=this.h[2]>>>0&255,mac3[macpos+5]=this.h[2]>>>8&255,mac3[macpos+6]=this.h[3]>>>0&255,mac3[macpos+
7]=this.h[3]>>>8&255,mac3[macpos+8]=this.h[4]>>>0&255,mac3[macpos+9]=this.h[4]>>>8&255,mac3[macpos+10]=this.h[5]>>>0&255,mac3[macpos+11]=this.h[5]>>>8&255,mac3[macpos+
12]=this.h[6]>>>0&255,mac3[macpos+13]=this.h[6]>>>8&255,mac3[macpos+14]=this.h[7]>>>0&255,mac3[macpos+15]=this.h[7]>>>8&255},poly1305.prototype.update=function(m,mpos,bytes){
var i,want;if(this.leftover){for(want=16-this.leftover,want>bytes&&(want=bytes),i=0;i<want;i++)this.buffer[this.leftover+i]=m[mpos+i];if(bytes-=want,mpos+=want,
this.leftover+=want,this.leftover<16)return;this.blocks(this.buffer,0,16),this.leftover=0}if(bytes>=16&&(want=bytes-bytes%16,this.blocks(m,mpos,want),mpos+=want,
bytes-=want),bytes){for(i=0;i<bytes;i++)this.buffer[this.leftover+i]=m[mpos+i];this.leftover+=bytes}};function crypto_onetimeauth(out,outpos,m,mpos,n,k){var s=new poly1305(
k);return s.update(m,mpos,n),s.finish(out,outpos),0}function crypto_onetimeauth_verify(h,hpos,m,mpos,n,k){var x=new Uint8Array(16);return crypto_onetimeauth(x,0,
m,mpos,n,k),crypto_verify_16(h,hpos,x,0)}function crypto_secretbox(c,m,d,n,k){var i;if(d<32)return-1;for(crypto_stream_xor(c,0,m,0,d,n,k),crypto_onetimeauth(c,16,
c,32,d-32,c),i=0;i<16;i++)c[i]=0;return 0}function crypto_secretbox_open(m,c,d,n,k){var i,x=new Uint8Array(32);if(d<32||(crypto_stream(x,0,32,n,k),crypto_onetimeauth_verify(
c,16,c,32,d-32,x)!==0))return-1;for(crypto_stream_xor(m,0,c,0,d,n,k),i=0;i<32;i++)m[i]=0;return 0}function set25519(r,a){var i;for(i=0;i<16;i++)r[i]=a[i]|0}function car25519(o){
var i,v,c=1;for(i=0;i<16;i++)v=o[i]+c+65535,c=Math.floor(v/65536),o[i]=v-c*65536;o[0]+=c-1+37*(c-1)}function sel25519(p,q,b){for(var t,c=~(b-1),i=0;i<16;i++)t=c&
(p[i]^q[i]),p[i]^=t,q[i]^=t}function pack25519(o,n){var i,j,b,m=gf(),t=gf();for(i=0;i<16;i++)t[i]=n[i];for(car25519(t),car25519(t),car25519(t),j=0;j<2;j++){for(m[0]=
t[0]-65517,i=1;i<15;i++)m[i]=t[i]-65535-(m[i-1]>>16&1),m[i-1]&=65535;m[15]=t[15]-32767-(m[14]>>16&1),b=m[15]>>16&1,m[14]&=65535,sel25519(t,m,1-b)}for(i=0;i<16;i++)
o[2*i]=t[i]&255,o[2*i+1]=t[i]>>8}function neq25519(a,b){var c=new Uint8Array(32),d=new Uint8Array(32);return pack25519(c,a),pack25519(d,b),crypto_verify_32(c,0,
d,0)}function par25519(a){var d=new Uint8Array(32);return pack25519(d,a),d[0]&1}function unpack25519(o,n){var i;for(i=0;i<16;i++)o[i]=n[2*i]+(n[2*i+1]<<8);o[15]&=
32767}function A(o,a,b){for(var i=0;i<16;i++)o[i]=a[i]+b[i]}function Z(o,a,b){for(var i=0;i<16;i++)o[i]=a[i]-b[i]}function M(o,a,b){var v,c,t0=0,t1=0,t2=0,t3=0,
t4=0,t5=0,t6=0,t7=0,t8=0,t9=0,t10=0,t11=0,t12=0,t13=0,t14=0,t15=0,t16=0,t17=0,t18=0,t19=0,t20=0,t21=0,t22=0,t23=0,t24=0,t25=0,t26=0,t27=0,t28=0,t29=0,t30=0,b0=b[0],
b1=b[1],b2=b[2],b3=b[3],b4=b[4],b5=b[5],b6=b[6],b7=b[7],b8=b[8],b9=b[9],b10=b[10],b11=b[11],b12=b[12],b13=b[13],b14=b[14],b15=b[15];v=a[0],t0+=v*b0,t1+=v*b1,t2+=
v*b2,t3+=v*b3,t4+=v*b4,t5+=v*b5,t6+=v*b6,t7+=v*b7,t8+=v*b8,t9+=v*b9,t10+=v*b10,t11+=v*b11,t12+=v*b12,t13+=v*b13,t14+=v*b14,t15+=v*b15,v=a[1],t1+=v*b0,t2+=v*b1,t3+=
v*b2,t4+=v*b3,t5+=v*b4,t6+=v*b5,t7+=v*b6,t8+=v*b7,t9+=v*b8,t10+=v*b9,t11+=v*b10,t12+=v*b11,t13+=v*b12,t14+=v*b13,t15+=v*b14,t16+=v*b15,v=a[2],t2+=v*b0,t3+=v*b1,
t4+=v*b2,t5+=v*b3,t6+=v*b4,t7+=v*b5,t8+=v*b6,t9+=v*b7,t10+=v*b8,t11+=v*b9,t12+=v*b10,t13+=v*b11,t14+=v*b12,t15+=v*b13,t16+=v*b14,t17+=v*b15,v=a[3],t3+=v*b0,t4+=
v*b1,t5+=v*b2,t6+=v*b3,t7+=v*b4,t8+=v*b5,t9+=v*b6,t10+=v*b7,t11+=v*b8,t12+=v*b9,t13+=v*b10,t14+=v*b11,t15+=v*b12,t16+=v*b13,t17+=v*b14,t18+=v*b15,v=a[4],t4+=v*b0,
t5+=v*b1,t6+=v*b2,t7+=v*b3,t8+=v*b4,t9+=v*b5,t10+=v*b6,t11+=v*b7,t12+=v*b8,t13+=v*b9,t14+=v*b10,t15+=v*b11,t16+=v*b12,t17+=v*b13,t18+=v*b14,t19+=v*b15,v=a[5],t5+=
v*b0,t6+=v*b1,t7+=v*b2,t8+=v*b3,t9+=v*b4,t10+=v*b5,t11+=v*b6,t12+=v*b7,t13+=v*b8,t14+=v*b9,t15+=v*b10,t16+=v*b11,t17+=v*b12,t18+=v*b13,t19+=v*b14,t20+=v*b15,v=a[6],
t6+=v*b0,t7+=v*b1,t8+=v*b2,t9+=v*b3,t10+=v*b4,t11+=v*b5,t12+=v*b6,t13+=v*b7,t14+=v*b8,t15+=v*b9,t16+=v*b10,t17+=v*b11,t18+=v*b12,t19+=v*b13,t20+=v*b14,t21+=v*b15,
v=a[7],t7+=v*b0,t8+=v*b1,t9+=v*b2,t10+=v*b3,t11+=v*b4,t12+=v*b5,t13+=v*b6,t14+=v*b7,t15+=v*b8,t16+=v*b9,t17+=v*b10,t18+=v*b11,t19+=v*b12,t20+=v*b13,t21+=v*b14,t22+=
v*b15,v=a[8],t8+=v*b0,t9+=v*b1,t10+=v*b2,t11+=v*b3,t12+=v*b4,t13+=v*b5,t14+=v*b6,t15+=v*b7,t16+=v*b8,t17+=v*b9,t18+=v*b10,t19+=v*b11,t20+=v*b12,t21+=v*b13,t22+=
v*b14,t23+=v*b15,v=a[9],t9+=v*b0,t10+=v*b1,t11+=v*b2,t12+=v*b3,t13+=v*b4,t14+=v*b5,t15+=v*b6,t16+=v*b7,t17+=v*b8,t18+=v*b9,t19+=v*b10,t20+=v*b11,t21+=v*b12,t22+=
v*b13,t23+=v*b14,t24+=v*b15,v=a[10],t10+=v*b0,t11+=v*b1,t12+=v*b2,t13+=v*b3,t14+=v*b4,t15+=v*b5,t16+=v*b6,t17+=v*b7,t18+=v*b8,t19+=v*b9,t20+=v*b10,t21+=v*b11,t22+=
v*b12,t23+=v*b13,t24+=v*b14,t25+=v*b15,v=a[11],t11+=v*b0,t12+=v*b1,t13+=v*b2,t14+=v*b3,t15+=v*b4,t16+=v*b5,t17+=v*b6,t18+=v*b7,t19+=v*b8,t20+=v*b9,t21+=v*b10,t22+=
v*b11,t23+=v*b12,t24+=v*b13,t25+=v*b14,t26+=v*b15,v=a[12],t12+=v*b0,t13+=v*b1,t14+=v*b2,t15+=v*b3,t16+=v*b4,t17+=v*b5,t18+=v*b6,t19+=v*b7,t20+=v*b8,t21+=v*b9,t22+=
v*b10,t23+=v*b11,t24+=v*b12,t25+=v*b13,t26+=v*b14,t27+=v*b15,v=a[13],t13+=v*b0,t14+=v*b1,t15+=v*b2,t16+=v*b3,t17+=v*b4,t18+=v*b5,t19+=v*b6,t20+=v*b7,t21+=v*b8,t22+=
v*b9,t23+=v*b10,t24+=v*b11,t25+=v*b12,t26+=v*b13,t27+=v*b14,t28+=v*b15,v=a[14],t14+=v*b0,t15+=v*b1,t16+=v*b2,t17+=v*b3,t18+=v*b4,t19+=v*b5,t20+=v*b6,t21+=v*b7,t22+=
v*b8,t23+=v*b9,t24+=v*b10,t25+=v*b11,t26+=v*b12,t27+=v*b13,t28+=v*b14,t29+=v*b15,v=a[15],t15+=v*b0,t16+=v*b1,t17+=v*b2,t18+=v*b3,t19+=v*b4,t20+=v*b5,t21+=v*b6,t22+=
v*b7,t23+=v*b8,t24+=v*b9,t25+=v*b10,t26+=v*b11,t27+=v*b12,t28+=v*b13,t29+=v*b14,t30+=v*b15,t0+=38*t16,t1+=38*t17,t2+=38*t18,t3+=38*t19,t4+=38*t20,t5+=38*t21,t6+=
38*t22,t7+=38*t23,t8+=38*t24,t9+=38*t25,t10+=38*t26,t11+=38*t27,t12+=38*t28,t13+=38*t29,t14+=38*t30,c=1,v=t0+c+65535,c=Math.floor(v/65536),t0=v-c*65536,v=t1+c+65535,
c=Math.floor(v/65536),t1=v-c*65536,v=t2+c+65535,c=Math.floor(v/65536),t2=v-c*65536,v=t3+c+65535,c=Math.floor(v/65536),t3=v-c*65536,v=t4+c+65535,c=Math.floor(v/65536),
t4=v-c*65536,v=t5+c+65535,c=Math.floor(v/65536),t5=v-c*65536,v=t6+c+65535,c=Math.floor(v/65536),t6=v-c*65536,v=t7+c+65535,c=Math.floor(v/65536),t7=v-c*65536,v=t8+
c+65535,c=Math.floor(v/65536),t8=v-c*65536,v=t9+c+65535,c=Math.floor(v/65536),t9=v-c*65536,v=t10+c+65535,c=Math.floor(v/65536),t10=v-c*65536,v=t11+c+65535,c=Math.
floor(v/65536),t11=v-c*65536,v=t12+c+65535,c=Math.floor(v/65536),t12=v-c*65536,v=t13+c+65535,c=Math.floor(v/65536),t13=v-c*65536,v=t14+c+65535,c=Math.floor(v/65536),
t14=v-c*65536,v=t15+c+65535,c=Math.floor(v/65536),t15=v-c*65536,t0+=c-1+37*(c-1),c=1,v=t0+c+65535,c=Math.floor(v/65536),t0=v-c*65536,v=t1+c+65535,c=Math.floor(v/
65536),t1=v-c*65536,v=t2+c+65535,c=Math.floor(v/65536),t2=v-c*65536,v=t3+c+65535,c=Math.floor(v/65536),t3=v-c*65536,v=t4+c+65535,c=Math.floor(v/65536),t4=v-c*65536,
v=t5+c+65535,c=Math.floor(v/65536),t5=v-c*65536,v=t6+c+65535,c=Math.floor(v/65536),t6=v-c*65536,v=t7+c+65535,c=Math.floor(v/65536),t7=v-c*65536,v=t8+c+65535,c=Math.
floor(v/65536),t8=v-c*65536,v=t9+c+65535,c=Math.floor(v/65536),t9=v-c*65536,v=t10+c+65535,c=Math.floor(v/65536),t10=v-c*65536,v=t11+c+65535,c=Math.floor(v/65536),
t11=v-c*65536,v=t12+c+65535,c=Math.floor(v/65536),t12=v-c*65536,v=t13+c+65535,c=Math.floor(v/65536),t13=v-c*65536,v=t14+c+65535,c=Math.floor(v/65536),t14=v-c*65536,
v=t15+c+65535,c=Math.floor(v/65536),t15=v-c*65536,t0+=c-1+37*(c-1),o[0]=t0,o[1]=t1,o[2]=t2,o[3]=t3,o[4]=t4,o[5]=t5,o[6]=t6,o[7]=t7,o[8]=t8,o[9]=t9,o[10]=t10,o[11]=
t11,o[12]=t12,o[13]=t13,o[14]=t14,o[15]=t15}function S(o,a){M(o,a,a)}function inv25519(o,i){var c=gf(),a;for(a=0;a<16;a++)c[a]=i[a];for(a=253;a>=0;a--)S(c,c),a!==
2&&a!==4&&M(c,c,i);for(a=0;a<16;a++)o[a]=c[a]}function pow2523(o,i){var c=gf(),a;for(a=0;a<16;a++)c[a]=i[a];for(a=250;a>=0;a--)S(c,c),a!==1&&M(c,c,i);for(a=0;a<
16;a++)o[a]=c[a]}function crypto_scalarmult(q,n,p){var z2=new Uint8Array(32),x=new Float64Array(80),r,i,a=gf(),b=gf(),c=gf(),d=gf(),e=gf(),f=gf();for(i=0;i<31;i++)
z2[i]=n[i];for(z2[31]=n[31]&127|64,z2[0]&=248,unpack25519(x,p),i=0;i<16;i++)b[i]=x[i],d[i]=a[i]=c[i]=0;for(a[0]=d[0]=1,i=254;i>=0;--i)r=z2[i>>>3]>>>(i&7)&1,sel25519(
a,b,r),sel25519(c,d,r),A(e,a,c),Z(a,a,c),A(c,b,d),Z(b,b,d),S(d,e),S(f,a),M(a,c,a),M(c,b,e),A(e,a,c),Z(a,a,c),S(b,a),Z(c,d,f),M(a,c,_121665),A(a,a,d),M(c,c,a),M(
a,d,f),M(d,b,x),S(b,e),sel25519(a,b,r),sel25519(c,d,r);for(i=0;i<16;i++)x[i+16]=a[i],x[i+32]=c[i],x[i+48]=b[i],x[i+64]=d[i];var x32=x.subarray(32),x16=x.subarray(
16);return inv25519(x32,x32),M(x16,x16,x32),pack25519(q,x16),0}function crypto_scalarmult_base(q,n){return crypto_scalarmult(q,n,_9)}function crypto_box_keypair(y,x){
return randombytes(x,32),crypto_scalarmult_base(y,x)}function crypto_box_beforenm(k,y,x){var s=new Uint8Array(32);return crypto_scalarmult(s,x,y),crypto_core_hsalsa20(
k,_0,s,sigma)}var crypto_box_afternm=crypto_secretbox,crypto_box_open_afternm=crypto_secretbox_open;function crypto_box(c,m,d,n,y,x){var k=new Uint8Array(32);return crypto_box_beforenm(
k,y,x),crypto_box_afternm(c,m,d,n,k)}function crypto_box_open(m,c,d,n,y,x){var k=new Uint8Array(32);return crypto_box_beforenm(k,y,x),crypto_box_open_afternm(m,
c,d,n,k)}var K=[1116352408,3609767458,1899447441,602891725,3049323471,3964484399,3921009573,2173295548,961987163,4081628472,1508970993,3053834265,2453635748,2937671579,
2870763221,3664609560,3624381080,2734883394,310598401,1164996542,607225278,1323610764,1426881987,3590304994,1925078388,4068182383,2162078206,991336113,2614888103,
633803317,3248222580,3479774868,3835390401,2666613458,4022224774,944711139,264347078,2341262773,604807628,2007800933,770255983,1495990901,1249150122,1856431235,
1555081692,3175218132,1996064986,2198950837,2554220882,3999719339,2821834349,766784016,2952996808,2566594879,3210313671,3203337956,3336571891,1034457026,3584528711,
2466948901,113926993,3758326383,338241895,168717936,666307205,1188179964,773529912,1546045734,1294757372,1522805485,1396182291,2643833823,1695183700,2343527390,
1986661051,1014477480,2177026350,1206759142,2456956037,344077627,2730485921,1290863460,2820302411,3158454273,3259730800,3505952657,3345764771,106217008,3516065817,
3606008344,3600352804,1432725776,4094571909,1467031594,275423344,851169720,430227734,3100823752,506948616,1363258195,659060556,3750685593,883997877,3785050280,958139571,
3318307427,1322822218,3812723403,1537002063,2003034995,1747873779,3602036899,1955562222,1575990012,2024104815,1125592928,2227730452,2716904306,2361852424,442776044,
2428436474,593698344,2756734187,3733110249,3204031479,2999351573,3329325298,3815920427,3391569614,3928383900,3515267271,566280711,3940187606,3454069534,4118630271,
4000239992,116418474,1914138554,174292421,2731055270,289380356,3203993006,460393269,320620315,685471733,587496836,852142971,1086792851,1017036298,365543100,1126000580,
2618297676,1288033470,3409855158,1501505948,4234509866,1607167915,987167468,1816402316,1246189591];function crypto_hashblocks_hl(hh,hl,m,n){for(var wh=new Int32Array(
16),wl=new Int32Array(16),bh0,bh1,bh2,bh3,bh4,bh5,bh6,bh7,bl0,bl1,bl2,bl3,bl4,bl5,bl6,bl7,th,tl,i,j,h,l,a,b,c,d,ah0=hh[0],ah1=hh[1],ah2=hh[2],ah3=hh[3],ah4=hh[4],
ah5=hh[5],ah6=hh[6],ah7=hh[7],al0=hl[0],al1=hl[1],al2=hl[2],al3=hl[3],al4=hl[4],al5=hl[5],al6=hl[6],al7=hl[7],pos=0;n>=128;){for(i=0;i<16;i++)j=8*i+pos,wh[i]=m[j+
0]<<24|m[j+1]<<16|m[j+2]<<8|m[j+3],wl[i]=m[j+4]<<24|m[j+5]<<16|m[j+6]<<8|m[j+7];for(i=0;i<80;i++)if(bh0=ah0,bh1=ah1,bh2=ah2,bh3=ah3,bh4=ah4,bh5=ah5,bh6=ah6,bh7=
ah7,bl0=al0,bl1=al1,bl2=al2,bl3=al3,bl4=al4,bl5=al5,bl6=al6,bl7=al7,h=ah7,l=al7,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=(ah4>>>14|al4<<18)^(ah4>>>18|al4<<14)^(al4>>>
9|ah4<<23),l=(al4>>>14|ah4<<18)^(al4>>>18|ah4<<14)^(ah4>>>9|al4<<23),a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,h=ah4&ah5^~ah4&ah6,l=al4&al5^~al4&al6,a+=l&65535,
b+=l>>>16,c+=h&65535,d+=h>>>16,h=K[i*2],l=K[i*2+1],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,h=wh[i%16],l=wl[i%16],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=
a>>>16,c+=b>>>16,d+=c>>>16,th=c&65535|d<<16,tl=a&65535|b<<16,h=th,l=tl,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=(ah0>>>28|al0<<4)^(al0>>>2|ah0<<30)^(al0>>>7|ah0<<
25),l=(al0>>>28|ah0<<4)^(ah0>>>2|al0<<30)^(ah0>>>7|al0<<25),a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,h=ah0&ah1^ah0&ah2^ah1&ah2,l=al0&al1^al0&al2^al1&al2,a+=l&65535,
b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,bh7=c&65535|d<<16,bl7=a&65535|b<<16,h=bh3,l=bl3,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=th,l=tl,a+=
l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,bh3=c&65535|d<<16,bl3=a&65535|b<<16,ah1=bh0,ah2=bh1,ah3=bh2,ah4=bh3,ah5=bh4,ah6=bh5,ah7=bh6,
ah0=bh7,al1=bl0,al2=bl1,al3=bl2,al4=bl3,al5=bl4,al6=bl5,al7=bl6,al0=bl7,i%16===15)for(j=0;j<16;j++)h=wh[j],l=wl[j],a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=wh[(j+
9)%16],l=wl[(j+9)%16],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,th=wh[(j+1)%16],tl=wl[(j+1)%16],h=(th>>>1|tl<<31)^(th>>>8|tl<<24)^th>>>7,l=(tl>>>1|th<<31)^(tl>>>
8|th<<24)^(tl>>>7|th<<25),a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,th=wh[(j+14)%16],tl=wl[(j+14)%16],h=(th>>>19|tl<<13)^(tl>>>29|th<<3)^th>>>6,l=(tl>>>19|th<<13)^
(th>>>29|tl<<3)^(tl>>>6|th<<26),a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,wh[j]=c&65535|d<<16,wl[j]=a&65535|b<<16;h=ah0,l=al0,a=l&
65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[0],l=hl[0],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[0]=ah0=c&65535|d<<16,hl[0]=al0=a&65535|
b<<16,h=ah1,l=al1,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[1],l=hl[1],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[1]=ah1=c&65535|
d<<16,hl[1]=al1=a&65535|b<<16,h=ah2,l=al2,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[2],l=hl[2],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=
c>>>16,hh[2]=ah2=c&65535|d<<16,hl[2]=al2=a&65535|b<<16,h=ah3,l=al3,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[3],l=hl[3],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>
16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[3]=ah3=c&65535|d<<16,hl[3]=al3=a&65535|b<<16,h=ah4,l=al4,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[4],l=hl[4],a+=l&65535,b+=
l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[4]=ah4=c&65535|d<<16,hl[4]=al4=a&65535|b<<16,h=ah5,l=al5,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[5],
l=hl[5],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[5]=ah5=c&65535|d<<16,hl[5]=al5=a&65535|b<<16,h=ah6,l=al6,a=l&65535,b=l>>>16,c=
h&65535,d=h>>>16,h=hh[6],l=hl[6],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[6]=ah6=c&65535|d<<16,hl[6]=al6=a&65535|b<<16,h=ah7,l=
al7,a=l&65535,b=l>>>16,c=h&65535,d=h>>>16,h=hh[7],l=hl[7],a+=l&65535,b+=l>>>16,c+=h&65535,d+=h>>>16,b+=a>>>16,c+=b>>>16,d+=c>>>16,hh[7]=ah7=c&65535|d<<16,hl[7]=
al7=a&65535|b<<16,pos+=128,n-=128}return n}function crypto_hash(out,m,n){var hh=new Int32Array(8),hl=new Int32Array(8),x=new Uint8Array(256),i,b=n;for(hh[0]=1779033703,
hh[1]=3144134277,hh[2]=1013904242,hh[3]=2773480762,hh[4]=1359893119,hh[5]=2600822924,hh[6]=528734635,hh[7]=1541459225,hl[0]=4089235720,hl[1]=2227873595,hl[2]=4271175723,
hl[3]=1595750129,hl[4]=2917565137,hl[5]=725511199,hl[6]=4215389547,hl[7]=327033209,crypto_hashblocks_hl(hh,hl,m,n),n%=128,i=0;i<n;i++)x[i]=m[b-n+i];for(x[n]=128,
n=256-128*(n<112?1:0),x[n-9]=0,ts64(x,n-8,b/536870912|0,b<<3),crypto_hashblocks_hl(hh,hl,x,n),i=0;i<8;i++)ts64(out,8*i,hh[i],hl[i]);return 0}function add2(p,q){
var a=gf(),b=gf(),c=gf(),d=gf(),e=gf(),f=gf(),g=gf(),h=gf(),t=gf();Z(a,p[1],p[0]),Z(t,q[1],q[0]),M(a,a,t),A(b,p[0],p[1]),A(t,q[0],q[1]),M(b,b,t),M(c,p[3],q[3]),
M(c,c,D22),M(d,p[2],q[2]),A(d,d,d),Z(e,b,a),Z(f,d,c),A(g,d,c),A(h,b,a),M(p[0],e,f),M(p[1],h,g),M(p[2],g,f),M(p[3],e,h)}function cswap(p,q,b){var i;for(i=0;i<4;i++)
sel25519(p[i],q[i],b)}function pack(r,p){var tx=gf(),ty=gf(),zi=gf();inv25519(zi,p[2]),M(tx,p[0],zi),M(ty,p[1],zi),pack25519(r,ty),r[31]^=par25519(tx)<<7}function scalarmult(p,q,s){
var b,i;for(set25519(p[0],gf0),set25519(p[1],gf1),set25519(p[2],gf1),set25519(p[3],gf0),i=255;i>=0;--i)b=s[i/8|0]>>(i&7)&1,cswap(p,q,b),add2(q,p),add2(p,p),cswap(
p,q,b)}function scalarbase(p,s){var q=[gf(),gf(),gf(),gf()];set25519(q[0],X),set25519(q[1],Y),set25519(q[2],gf1),M(q[3],X,Y),scalarmult(p,q,s)}function crypto_sign_keypair(pk,sk,seeded){
var d=new Uint8Array(64),p=[gf(),gf(),gf(),gf()],i;for(seeded||randombytes(sk,32),crypto_hash(d,sk,32),d[0]&=248,d[31]&=127,d[31]|=64,scalarbase(p,d),pack(pk,p),
i=0;i<32;i++)sk[i+32]=pk[i];return 0}var L=new Float64Array([237,211,245,92,26,99,18,88,214,156,247,162,222,249,222,20,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,16]);function modL(r,x){
var carry,i,j,k;for(i=63;i>=32;--i){for(carry=0,j=i-32,k=i-12;j<k;++j)x[j]+=carry-16*x[i]*L[j-(i-32)],carry=Math.floor((x[j]+128)/256),x[j]-=carry*256;x[j]+=carry,
x[i]=0}for(carry=0,j=0;j<32;j++)x[j]+=carry-(x[31]>>4)*L[j],carry=x[j]>>8,x[j]&=255;for(j=0;j<32;j++)x[j]-=carry*L[j];for(i=0;i<32;i++)x[i+1]+=x[i]>>8,r[i]=x[i]&
255}function reduce(r){var x=new Float64Array(64),i;for(i=0;i<64;i++)x[i]=r[i];for(i=0;i<64;i++)r[i]=0;modL(r,x)}function crypto_sign(sm,m,n,sk){var d=new Uint8Array(
64),h=new Uint8Array(64),r=new Uint8Array(64),i,j,x=new Float64Array(64),p=[gf(),gf(),gf(),gf()];crypto_hash(d,sk,32),d[0]&=248,d[31]&=127,d[31]|=64;var smlen=n+
64;for(i=0;i<n;i++)sm[64+i]=m[i];for(i=0;i<32;i++)sm[32+i]=d[32+i];for(crypto_hash(r,sm.subarray(32),n+32),reduce(r),scalarbase(p,r),pack(sm,p),i=32;i<64;i++)sm[i]=
sk[i];for(crypto_hash(h,sm,n+64),reduce(h),i=0;i<64;i++)x[i]=0;for(i=0;i<32;i++)x[i]=r[i];for(i=0;i<32;i++)for(j=0;j<32;j++)x[i+j]+=h[i]*d[j];return modL(sm.subarray(
32),x),smlen}function unpackneg(r,p){var t=gf(),chk=gf(),num=gf(),den=gf(),den2=gf(),den4=gf(),den6=gf();return set25519(r[2],gf1),unpack25519(r[1],p),S(num,r[1]),
M(den,num,D2),Z(num,num,r[2]),A(den,r[2],den),S(den2,den),S(den4,den2),M(den6,den4,den2),M(t,den6,num),M(t,t,den),pow2523(t,t),M(t,t,num),M(t,t,den),M(t,t,den),
M(r[0],t,den),S(chk,r[0]),M(chk,chk,den),neq25519(chk,num)&&M(r[0],r[0],I),S(chk,r[0]),M(chk,chk,den),neq25519(chk,num)?-1:(par25519(r[0])===p[31]>>7&&Z(r[0],gf0,
r[0]),M(r[3],r[0],r[1]),0)}function crypto_sign_open(m,sm,n,pk){var i,t=new Uint8Array(32),h=new Uint8Array(64),p=[gf(),gf(),gf(),gf()],q=[gf(),gf(),gf(),gf()];
if(n<64||unpackneg(q,pk))return-1;for(i=0;i<n;i++)m[i]=sm[i];for(i=0;i<32;i++)m[i+32]=pk[i];if(crypto_hash(h,m,n),reduce(h),scalarmult(p,q,h),scalarbase(q,sm.subarray(
32)),add2(p,q),pack(t,p),n-=64,crypto_verify_32(sm,0,t,0)){for(i=0;i<n;i++)m[i]=0;return-1}for(i=0;i<n;i++)m[i]=sm[i+64];return n}var crypto_secretbox_KEYBYTES=32,
crypto_secretbox_NONCEBYTES=24,crypto_secretbox_ZEROBYTES=32,crypto_secretbox_BOXZEROBYTES=16,crypto_scalarmult_BYTES=32,crypto_scalarmult_SCALARBYTES=32,crypto_box_PUBLICKEYBYTES=32,
crypto_box_SECRETKEYBYTES=32,crypto_box_BEFORENMBYTES=32,crypto_box_NONCEBYTES=crypto_secretbox_NONCEBYTES,crypto_box_ZEROBYTES=crypto_secretbox_ZEROBYTES,crypto_box_BOXZEROBYTES=crypto_secretbox_BOXZEROBYTES,
crypto_sign_BYTES=64,crypto_sign_PUBLICKEYBYTES=32,crypto_sign_SECRETKEYBYTES=64,crypto_sign_SEEDBYTES=32,crypto_hash_BYTES=64;nacl2.lowlevel={crypto_core_hsalsa20,
crypto_stream_xor,crypto_stream,crypto_stream_salsa20_xor,crypto_stream_salsa20,crypto_onetimeauth,crypto_onetimeauth_verify,crypto_verify_16,crypto_verify_32,crypto_secretbox,
crypto_secretbox_open,crypto_scalarmult,crypto_scalarmult_base,crypto_box_beforenm,crypto_box_afternm,crypto_box,crypto_box_open,crypto_box_keypair,crypto_hash,
crypto_sign,crypto_sign_keypair,crypto_sign_open,crypto_secretbox_KEYBYTES,crypto_secretbox_NONCEBYTES,crypto_secretbox_ZEROBYTES,crypto_secretbox_BOXZEROBYTES,
crypto_scalarmult_BYTES,crypto_scalarmult_SCALARBYTES,crypto_box_PUBLICKEYBYTES,crypto_box_SECRETKEYBYTES,crypto_box_BEFORENMBYTES,crypto_box_NONCEBYTES,crypto_box_ZEROBYTES,
crypto_box_BOXZEROBYTES,crypto_sign_BYTES,crypto_sign_PUBLICKEYBYTES,crypto_sign_SECRETKEYBYTES,crypto_sign_SEEDBYTES,crypto_hash_BYTES,gf,D:D2,L,pack25519,unpack25519,
M,A,S,Z,pow2523,add:add2,set25519,modL,scalarmult,scalarbase};function checkLengths(k,n){if(k.length!==crypto_secretbox_KEYBYTES)throw new Error("bad key size");
if(n.length!==crypto_secretbox_NONCEBYTES)throw new Error("bad nonce size")}function checkBoxLengths(pk,sk){if(pk.length!==crypto_box_PUBLICKEYBYTES)throw new Error(
"bad public key size");if(sk.length!==crypto_box_SECRETKEYBYTES)throw new Error("bad secret key size")}function checkArrayTypes(){for(var i=0;i<arguments.length;i++)
if(!(arguments[i]instanceof Uint8Array))throw new TypeError("unexpected type, use Uint8Array")}function cleanup(arr){for(var i=0;i<arr.length;i++)arr[i]=0}nacl2.
randomBytes=function(n){var b=new Uint8Array(n);return randombytes(b,n),b},nacl2.secretbox=function(msg,nonce,key){checkArrayTypes(msg,nonce,key),checkLengths(key,
nonce);for(var m=new Uint8Array(crypto_secretbox_ZEROBYTES+msg.length),c=new Uint8Array(m.length),i=0;i<msg.length;i++)m[i+crypto_secretbox_ZEROBYTES]=msg[i];return crypto_secretbox(
c,m,m.length,nonce,key),c.subarray(crypto_secretbox_BOXZEROBYTES)},nacl2.secretbox.open=function(box,nonce,key){checkArrayTypes(box,nonce,key),checkLengths(key,
nonce);for(var c=new Uint8Array(crypto_secretbox_BOXZEROBYTES+box.length),m=new Uint8Array(c.length),i=0;i<box.length;i++)c[i+crypto_secretbox_BOXZEROBYTES]=box[i];
return c.length<32||crypto_secretbox_open(m,c,c.length,nonce,key)!==0?null:m.subarray(crypto_secretbox_ZEROBYTES)},nacl2.secretbox.keyLength=crypto_secretbox_KEYBYTES,
nacl2.secretbox.nonceLength=crypto_secretbox_NONCEBYTES,nacl2.secretbox.overheadLength=crypto_secretbox_BOXZEROBYTES,nacl2.scalarMult=function(n,p){if(checkArrayTypes(
n,p),n.length!==crypto_scalarmult_SCALARBYTES)throw new Error("bad n size");if(p.length!==crypto_scalarmult_BYTES)throw new Error("bad p size");var q=new Uint8Array(
crypto_scalarmult_BYTES);return crypto_scalarmult(q,n,p),q},nacl2.scalarMult.base=function(n){if(checkArrayTypes(n),n.length!==crypto_scalarmult_SCALARBYTES)throw new Error(
"bad n size");var q=new Uint8Array(crypto_scalarmult_BYTES);return crypto_scalarmult_base(q,n),q},nacl2.scalarMult.scalarLength=crypto_scalarmult_SCALARBYTES,nacl2.
scalarMult.groupElementLength=crypto_scalarmult_BYTES,nacl2.box=function(msg,nonce,publicKey,secretKey){var k=nacl2.box.before(publicKey,secretKey);return nacl2.
secretbox(msg,nonce,k)},nacl2.box.before=function(publicKey,secretKey){checkArrayTypes(publicKey,secretKey),checkBoxLengths(publicKey,secretKey);var k=new Uint8Array(
crypto_box_BEFORENMBYTES);return crypto_box_beforenm(k,publicKey,secretKey),k},nacl2.box.after=nacl2.secretbox,nacl2.box.open=function(msg,nonce,publicKey,secretKey){
var k=nacl2.box.before(publicKey,secretKey);return nacl2.secretbox.open(msg,nonce,k)},nacl2.box.open.after=nacl2.secretbox.open,nacl2.box.keyPair=function(){var pk=new Uint8Array(
crypto_box_PUBLICKEYBYTES),sk=new Uint8Array(crypto_box_SECRETKEYBYTES);return crypto_box_keypair(pk,sk),{publicKey:pk,secretKey:sk}},nacl2.box.keyPair.fromSecretKey=
function(secretKey){if(checkArrayTypes(secretKey),secretKey.length!==crypto_box_SECRETKEYBYTES)throw new Error("bad secret key size");var pk=new Uint8Array(crypto_box_PUBLICKEYBYTES);
return crypto_scalarmult_base(pk,secretKey),{publicKey:pk,secretKey:new Uint8Array(secretKey)}},nacl2.box.publicKeyLength=crypto_box_PUBLICKEYBYTES,nacl2.box.secretKeyLength=
crypto_box_SECRETKEYBYTES,nacl2.box.sharedKeyLength=crypto_box_BEFORENMBYTES,nacl2.box.nonceLength=crypto_box_NONCEBYTES,nacl2.box.overheadLength=nacl2.secretbox.
overheadLength,nacl2.sign=function(msg,secretKey){if(checkArrayTypes(msg,secretKey),secretKey.length!==crypto_sign_SECRETKEYBYTES)throw new Error("bad secret ke\
y size");var signedMsg=new Uint8Array(crypto_sign_BYTES+msg.length);return crypto_sign(signedMsg,msg,msg.length,secretKey),signedMsg},nacl2.sign.open=function(signedMsg,publicKey){
if(checkArrayTypes(signedMsg,publicKey),publicKey.length!==crypto_sign_PUBLICKEYBYTES)throw new Error("bad public key size");var tmp=new Uint8Array(signedMsg.length),
mlen=crypto_sign_open(tmp,signedMsg,signedMsg.length,publicKey);if(mlen<0)return null;for(var m=new Uint8Array(mlen),i=0;i<m.length;i++)m[i]=tmp[i];return m},nacl2.
sign.detached=function(msg,secretKey){for(var signedMsg=nacl2.sign(msg,secretKey),sig=new Uint8Array(crypto_sign_BYTES),i=0;i<sig.length;i++)sig[i]=signedMsg[i];
return sig},nacl2.sign.detached.verify=function(msg,sig,publicKey){if(checkArrayTypes(msg,sig,publicKey),sig.length!==crypto_sign_BYTES)throw new Error("bad sig\
nature size");if(publicKey.length!==crypto_sign_PUBLICKEYBYTES)throw new Error("bad public key size");var sm=new Uint8Array(crypto_sign_BYTES+msg.length),m=new Uint8Array(
crypto_sign_BYTES+msg.length),i;for(i=0;i<crypto_sign_BYTES;i++)sm[i]=sig[i];for(i=0;i<msg.length;i++)sm[i+crypto_sign_BYTES]=msg[i];return crypto_sign_open(m,sm,
sm.length,publicKey)>=0},nacl2.sign.keyPair=function(){var pk=new Uint8Array(crypto_sign_PUBLICKEYBYTES),sk=new Uint8Array(crypto_sign_SECRETKEYBYTES);return crypto_sign_keypair(
pk,sk),{publicKey:pk,secretKey:sk}},nacl2.sign.keyPair.fromSecretKey=function(secretKey){if(checkArrayTypes(secretKey),secretKey.length!==crypto_sign_SECRETKEYBYTES)
throw new Error("bad secret key size");for(var pk=new Uint8Array(crypto_sign_PUBLICKEYBYTES),i=0;i<pk.length;i++)pk[i]=secretKey[32+i];return{publicKey:pk,secretKey:new Uint8Array(
secretKey)}},nacl2.sign.keyPair.fromSeed=function(seed){if(checkArrayTypes(seed),seed.length!==crypto_sign_SEEDBYTES)throw new Error("bad seed size");for(var pk=new Uint8Array(
crypto_sign_PUBLICKEYBYTES),sk=new Uint8Array(crypto_sign_SECRETKEYBYTES),i=0;i<32;i++)sk[i]=seed[i];return crypto_sign_keypair(pk,sk,!0),{publicKey:pk,secretKey:sk}},
nacl2.sign.publicKeyLength=crypto_sign_PUBLICKEYBYTES,nacl2.sign.secretKeyLength=crypto_sign_SECRETKEYBYTES,nacl2.sign.seedLength=crypto_sign_SEEDBYTES,nacl2.sign.
signatureLength=crypto_sign_BYTES,nacl2.hash=function(msg){checkArrayTypes(msg);var h=new Uint8Array(crypto_hash_BYTES);return crypto_hash(h,msg,msg.length),h},
nacl2.hash.hashLength=crypto_hash_BYTES,nacl2.verify=function(x,y){return checkArrayTypes(x,y),x.length===0||y.length===0||x.length!==y.length?!1:vn(x,0,y,0,x.length)===
0},nacl2.setPRNG=function(fn){randombytes=fn},(function(){var crypto=typeof self<"u"?self.crypto||self.msCrypto:null;if(crypto&&crypto.getRandomValues){var QUOTA=65536;
nacl2.setPRNG(function(x,n){var i,v=new Uint8Array(n);for(i=0;i<n;i+=QUOTA)crypto.getRandomValues(v.subarray(i,i+Math.min(n-i,QUOTA)));for(i=0;i<n;i++)x[i]=v[i];
cleanup(v)})}else typeof __require<"u"&&(crypto=require_crypto(),crypto&&crypto.randomBytes&&nacl2.setPRNG(function(x,n){var i,v=crypto.randomBytes(n);for(i=0;i<
n;i++)x[i]=v[i];cleanup(v)}))})()})(typeof module<"u"&&module.exports?module.exports:self.nacl=self.nacl||{})}});var define=(severity,exit)=>(title,message,hint)=>({title,severity,exit,message,hint}),invalid=define("error",2),failed=define("error",1),unverified=define("err\
or",3),warning=define("warning",2),show=value=>{let text2=typeof value=="string"?value:JSON.stringify(value)??String(value),clean2=JSON.stringify(text2.length>80?
`${text2.slice(0,77)}...`:text2);return typeof value=="string"?clean2:clean2.slice(1,-1).replaceAll('\\"','"')};var bundleErrors={"bundle-root-missing":invalid("No directory to pack",p=>`The bundle's directory ${show(p.root)} can't be read: ${p.reason}.`,()=>"Set bundle.r\
oot to the directory that holds update.sh, relative to the project file."),"bundle-empty":invalid("Empty bundle",p=>`Nothing in ${show(p.root)} is selected for \
the bundle.`,()=>"Put update.sh and its files there, or widen bundle.include and narrow bundle.exclude."),"bundle-pattern-invalid":invalid("Pattern that can nev\
er match",p=>`The pattern ${show(p.pattern)} selects no file: ${p.reason}.`,()=>"Write patterns relative to bundle.root with '/', such as app/** or **/*.log."),
"bundle-pattern-unmatched":warning("Include pattern without a match",p=>`The include pattern ${show(p.pattern)} matches no file.`,()=>"Correct the pattern or re\
move it. Patterns are relative to bundle.root; * stays within a directory, ** does not."),"bundle-file-unreadable":invalid("File that can\u2019t be read",p=>`${show(
p.path)} can't be read: ${p.reason}.`,()=>"Give the user who packs the right to read it, or exclude it with bundle.exclude."),"bundle-file-special":invalid("Soc\
ket, pipe or device in the bundle",p=>`${show(p.path)} is a ${p.kind}; a bundle holds regular files.`,()=>"Remove it, or exclude it with bundle.exclude. Let upd\
ate.sh create such files on the device."),"bundle-file-stray":warning("File that hardly belongs in a bundle",p=>`${show(p.path)} is ${p.what}.`,p=>`Add ${show(p.
path)} to bundle.exclude, unless devices need it.`),"bundle-directory-empty":warning("Empty directory",p=>`The directory ${show(p.path)} is empty and will not b\
e in the bundle.`,()=>"Create it in update.sh with mkdir -p, or put a file into it."),"bundle-symlink-refused":invalid("Symbolic link",p=>`${show(p.path)} is a \
symbolic link to ${show(p.target)}.`,()=>"Replace it by a copy of the file, or create it in update.sh with ln -s. Set bundle.symlinks to allow if every device c\
an unpack links."),"bundle-symlink-absolute":invalid("Symbolic link to an absolute path",p=>`${show(p.path)} is a symbolic link to the absolute path ${show(p.target)}\
.`,()=>"Make the link relative and keep it within the bundle, or create it in update.sh with ln -s."),"bundle-symlink-escapes":invalid("Symbolic link out of the\
 bundle",p=>`${show(p.path)} is a symbolic link to ${show(p.target)}, which is outside the bundle.`,()=>"Copy the file into the bundle, or create the link in up\
date.sh with ln -s."),"bundle-symlink-dangling":invalid("Symbolic link to nothing",p=>`${show(p.path)} is a symbolic link to ${show(p.target)}, which is not in \
the bundle.`,()=>"Add the file it points to (it may be excluded), or remove the link."),"bundle-name-undecodable":invalid("Name that isn\u2019t UTF-8",p=>`The n\
ame ${show(p.path)} is not UTF-8.`,()=>"Rename the file. Plain ASCII names work on every device."),"bundle-name-escapes":invalid("Name that leads out of the bun\
dle",p=>`The name ${show(p.path)} ${p.reason}.`,()=>"Rename the file to a relative path without empty, . or .. parts."),"bundle-name-backslash":invalid("Backsla\
sh in a name",p=>`The name ${show(p.path)} holds a backslash, which some devices take for a directory separator.`,()=>"Rename the file. Directories are separate\
d by '/'."),"bundle-name-control":invalid("Control character in a name",p=>`The name ${show(p.path)} holds a control character.`,()=>"Rename the file with print\
able characters only."),"bundle-name-duplicate":invalid("Name given twice",p=>`The name ${show(p.path)} occurs twice in the bundle.`,()=>"Give each file a path \
of its own."),"bundle-name-clash":invalid("Names that some file systems can\u2019t tell apart",p=>`The names ${show(p.path)} and ${show(p.other)} differ only by\
 ${p.by}.`,()=>"Rename one of them: unpacked on some file systems, one would overwrite the other."),"bundle-name-too-long":invalid("Name that is too long",p=>`T\
he ${p.part} ${show(p.path)} takes ${p.bytes} bytes; the limit is ${p.maxBytes}.`,()=>"Shorten the name. What counts is its length in UTF-8."),"bundle-name-unpo\
rtable":warning("Name that not every system takes",p=>`The name ${show(p.path)} ${p.reason}.`,()=>"Rename the file, so that the bundle can be checked out, packe\
d and unpacked everywhere."),"bundle-name-not-nfc":warning("Name that isn\u2019t in Unicode normal form C",p=>`The name ${show(p.path)} is written with combinin\
g characters.`,()=>"Rename the file in the composed form (NFC), or in plain ASCII: a script that spells it so will not find it."),"bundle-too-many-entries":invalid(
"Too many files",p=>`The bundle has ${p.entries} files; bundle.maxEntries is ${p.maxEntries}.`,()=>"Exclude what devices do not need, or raise bundle.maxEntries\
."),"bundle-too-large-unpacked":invalid("Unpacked bundle too large",p=>`The bundle's files take ${p.bytes} bytes unpacked; bundle.maxUnpackedSize is ${p.maxBytes}\
.`,()=>"Exclude what devices do not need, or raise bundle.maxUnpackedSize if every device has the room."),"bundle-too-large":invalid("Bundle too large",p=>`The \
zip takes ${p.bytes} bytes; bundle.maxSize is ${p.maxBytes}.`,()=>"Exclude what devices do not need, or raise bundle.maxSize."),"bundle-too-large-for-ioto":invalid(
"Bundle that Ioto devices refuse",p=>`The zip takes ${p.bytes} bytes; the Ioto updaters take at most ${p.maxBytes}.`,()=>"Exclude what devices do not need, or r\
emove ioto from devices."),"bundle-slow-download":warning("Bundle that is slow to download",p=>`The zip takes ${p.bytes} bytes; above ${p.maxBytes} a download b\
locks a Connhex device for long.`,()=>"Exclude what devices do not need, or plan the roll-out for a time when devices may be busy."),"bundle-script-missing":invalid(
"No update.sh",p=>`There is no update.sh at the top of ${show(p.root)}.`,()=>"Add update.sh there, check that bundle.exclude spares it, or set bundle.root to th\
e directory that holds it."),"bundle-script-not-a-file":invalid("Script that isn\u2019t a regular file",p=>`${show(p.path)} is a symbolic link; devices expect a\
 regular file.`,()=>"Replace the link by the script itself."),"bundle-script-rollback-missing":warning("No rollback.sh",p=>`There is no rollback.sh at the top o\
f ${show(p.root)}.`,()=>"Add one that undoes update.sh: Connhex devices run it when an update fails or is interrupted."),"bundle-script-too-large":invalid("Scri\
pt that is too large",p=>`${show(p.path)} takes ${p.bytes} bytes; a script may take ${p.maxBytes}.`,()=>"Keep the script to commands and put its payload into fi\
les beside it."),"bundle-script-empty":invalid("Script without a command",p=>`${show(p.path)} holds no command: a device would run it and report success.`,()=>"\
Write the commands that install the update."),"bundle-script-not-utf8":invalid("Script that isn\u2019t UTF-8 text",p=>`${show(p.path)} is not UTF-8 text: ${p.reason}\
.`,()=>"Save the script as UTF-8 without a byte order mark."),"bundle-script-byte-order-mark":invalid("Script with a byte order mark",p=>`${show(p.path)} begins\
 with a byte order mark, which a shell takes for part of the first command.`,()=>"Save the script as UTF-8 without a byte order mark."),"bundle-script-carriage-\
return":invalid("Script with carriage returns",p=>`${show(p.path)} has carriage returns (CRLF line endings) on ${p.lines} ${p.lines===1?"line":"lines"}; a shell\
 takes them for part of the commands.`,()=>"Save the script with LF line endings, and add '*.sh text eol=lf' to .gitattributes."),"bundle-script-shebang-missing":warning(
"Script without a shebang",p=>`${show(p.path)} begins with ${show(p.line)} instead of #!/bin/sh.`,()=>"Make #!/bin/sh the first line."),"bundle-script-shebang":invalid(
"Script for another interpreter",p=>`${show(p.path)} asks for ${show(p.shebang)}, but devices run it as "sh update.sh", whatever the shebang says.`,()=>"Write i\
t for a POSIX shell with #!/bin/sh, or let it start a second script with the interpreter it needs."),"bundle-script-shebang-options":warning("Shebang with optio\
ns",p=>`${show(p.path)} sets ${show(p.options)} in its shebang; devices run it as "sh update.sh", which ignores that.`,p=>`Make ${show(`set ${p.options}`)} the \
second line instead.`),"bundle-script-syntax":invalid("Script with a syntax error",p=>`${show(p.path)} does not parse as a shell script: ${p.reason}.`,p=>`Corre\
ct the line, then try it with: sh -n ${p.path}`),"bundle-script-unchecked":warning("Script whose syntax was not checked",p=>`The syntax of ${show(p.path)} was n\
ot checked: ${p.reason}.`,()=>"Pack where a POSIX sh is installed, as CI machines have it."),"bundle-script-version-differs":warning("Script that states another\
 version",p=>`${show(p.path)} sets ${p.variable} to ${show(p.found)}, but this release is ${p.version}.`,p=>`Set ${p.variable} to ${p.version}, or write it into\
 the script when you build.`),"bundle-contains-itself":invalid("Zip inside the directory it is made from",p=>`The zip is to be written to ${show(p.out)}, which \
lies among the files to pack.`,()=>"Write it to a directory outside of bundle.root."),"bundle-file-changed":failed("File changed while it was packed",p=>`${show(
p.path)} changed while it was packed: ${p.reason}.`,()=>"Pack after the build has ended and nothing writes to the directory any more."),"bundle-unwritable":failed(
"Zip that can\u2019t be written",p=>`${show(p.out)} can't be written: ${p.reason}.`,()=>"Check that the directory exists, that you may write to it and that the \
disk has room."),"bundle-thread-died":failed("Packing thread ended early",p=>`A thread that compresses the bundle ended early: ${p.reason}.`,()=>"Run it again. \
If it happens again, the machine may be short of memory."),"bundle-not-reproducible":failed("Bundle that isn\u2019t reproducible",p=>`Packing the same files twi\
ce gave different zips, first at ${show(p.path)}: ${p.reason}.`,()=>"Make sure that nothing writes to the bundle\u2019s directory during a release, then release agai\
n."),"bundle-unreadable":failed("Zip that can\u2019t be read",p=>`${show(p.file)} can't be read: ${p.reason}.`,()=>"Check the path and that you may read the fil\
e."),"bundle-malformed":unverified("Zip that isn\u2019t well formed",p=>`${show(p.file)} is not a well-formed bundle: ${p.reason}.`,()=>"Fetch it again, or pack\
 it again: it is damaged, or it was not made by ota-release."),"bundle-entry-refused":unverified("Zip entry that is refused",p=>`The entry ${show(p.path)} of ${show(
p.file)} is refused: ${p.reason}.`,()=>"Do not unpack it. Pack it again with ota-release."),"bundle-entry-corrupt":unverified("Zip entry with damaged data",p=>`\
The entry ${show(p.path)} of ${show(p.file)} is damaged: ${p.reason}.`,()=>"Fetch the bundle again, or pack it again.")};var cliErrors={"cli-usage":invalid("Command line that can\u2019t be read",p=>`${p.reason}.`,()=>"Run `ota-release --help`, or `ota-release <command> --help`, to\
 see what there is."),"cli-flag-missing":invalid("Flag missing",p=>`\`${p.command}\` needs ${p.flag}.`,p=>`Give ${p.flag}; \`ota-release ${p.command} --help\` sh\
ows an example.`),"cli-operand-missing":invalid("Operand missing",p=>`\`${p.command}\` needs ${p.operand}.`,p=>`Run \`ota-release ${p.command} --help\` to see an\
 example.`),"cli-unknown-action":invalid("Unknown action",p=>p.action===""?`\`${p.command}\` needs an action.`:`\`${p.command}\` has no action ${show(p.action)}\
.`,p=>`Use one of: ${p.actions.map(action=>`${p.command} ${action}`).join(", ")}.`),"cli-input-invalid":invalid("Input that isn\u2019t a value it takes",p=>`${p.
origin} is ${show(p.value)}: ${p.reason}.`,p=>`Give ${p.origin} such a value, or leave it out.`),"cli-report-unwritable":invalid("Report file that can\u2019t be writ\
ten",p=>`${p.origin} names ${show(p.file)}, which can\u2019t be written: ${p.reason}.`,p=>`Let ${p.origin} name a file in a directory that may be written to.`),
"cli-clock-invalid":invalid("Clock that can\u2019t be read",p=>`${p.variable} is ${show(p.value)}, which is no time.`,p=>p.variable==="SOURCE_DATE_EPOCH"?"Set i\
t to whole seconds since 1970-01-01 UTC, or unset it.":"Set it to an RFC 3339 time such as 2026-01-31T12:00:00Z, or unset it."),"cli-fault":failed("Fault of the\
 program",p=>`This should not have happened: ${p.reason}`,()=>"Run the command again with --verbose and report the output as a bug. Nothing is committed twice b\
y running again."),"init-file-unwritable":failed("File of a new project that can\u2019t be written",p=>`${p.file} can\u2019t be written: ${p.reason}.`,()=>"Make\
 the folder writable, or move what stands in the way, and run `ota-release init` again. Nothing was left behind."),"init-keys-in-repository":invalid("Key that g\
it would take up",p=>`The secret key would lie in ${show(p.directory)}, inside of a repository that doesn\u2019t ignore it.`,()=>"Name a directory outside of it\
, as in `--keys ../keys`, one that .gitignore names, or `--keys none` for no key. Nothing was written."),"demo-directory-not-empty":invalid("Demo in a folder th\
at isn\u2019t empty",p=>`${show(p.directory)} exists and is not an empty folder.`,()=>"Name another folder, as in `ota-release demo my-demo`, or remove this one\
."),"demo-tool-missing":failed("Program missing for the demo",p=>`The demo runs ${show(p.tool)}, and it can\u2019t be started: ${p.reason}.`,p=>`Install ${p.tool}\
 and put it on the PATH, remove the demo\u2019s folder, and run the demo again.`),"demo-step-failed":failed("Step of the demo that failed",p=>`\`${p.command}\` e\
nded with ${p.ended}${p.output===""?".":`:
${p.output}`}`,()=>"The demo\u2019s folder is left as it is, to look into. Remove it before you run the demo again.")};var listed=names=>names.length<=4?names.join(", "):`${names.slice(0,3).join(", ")} and ${names.length-3} more`,jsonText={"config-json-too-large":invalid("Config\
 text too large",p=>`The text is ${p.bytes} bytes long; at most ${p.maxBytes} are read.`,()=>"Take out what a device doesn\u2019t need, or check that this is the rig\
ht file."),"config-json-not-utf8":invalid("Config text that isn\u2019t UTF-8",p=>`The byte ${p.byte} is not part of a UTF-8 character.`,()=>"Save the file as UT\
F-8 without a byte order mark."),"config-json-byte-order-mark":invalid("Byte order mark before the JSON text",()=>"The text begins with a byte order mark (U+FEF\
F), which devices refuse.",()=>"Save the file as UTF-8 without a byte order mark."),"config-json-syntax":invalid("Text that isn\u2019t JSON",p=>`Expected ${p.expected}\
, found ${p.found}.`,p=>`Write ${p.expected} here; the text must be JSON as RFC 8259 defines it.`),"config-json-duplicate-key":invalid("Key written twice in one\
 JSON object",p=>`The key ${show(p.key)} stands twice in the same object.`,()=>"Keep one of the two: readers disagree on which of them counts."),"config-json-tr\
ailing-comma":invalid("Trailing comma in JSON",p=>`There is a comma before the closing ${show(p.before)}.`,()=>"Remove the comma."),"config-json-comment":invalid(
"Comment in JSON",p=>`A comment begins with ${show(p.mark)}; JSON has no comments.`,()=>"Remove the comment."),"config-json-constant":invalid("Word that isn\u2019t a\
 JSON value",p=>`${show(p.word)} is not a JSON value.`,()=>"JSON knows true, false and null in lower case, and no number for NaN or Infinity: write one of these\
, or leave the key out."),"config-json-quotes":invalid("Single quotes in JSON",()=>"The string stands in single quotes.",()=>"Put it in double quotes."),"config\
-json-unquoted-key":invalid("Key without quotes in JSON",p=>`The key ${show(p.key)} stands without quotes.`,p=>`Write ${JSON.stringify(p.key)} with the quotes.`),
"config-json-number":invalid("Number that isn\u2019t JSON",p=>`${show(p.text)} is not a JSON number.`,()=>"Write digits without a leading zero or plus, with a d\
igit on both sides of the point: 0.5, -3, 1e6."),"config-json-integer-too-large":invalid("Integer that loses digits",p=>`The number ${show(p.text)} is beyond \xB19\
007199254740991 (2^53 - 1), where readers round silently.`,()=>"Write it as a string, or use a smaller number or a larger unit."),"config-json-lone-surrogate":invalid(
"Half of a character in a JSON string",()=>"The string holds half of a surrogate pair, which is no character.",()=>"Write the character itself, or both halves o\
f its escape: \\ud83d\\ude00."),"config-json-escape":invalid("Unknown escape in a JSON string",p=>`${show(p.escape)} is not a JSON escape.`,()=>'JSON knows \\" \\\
\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits; a backslash itself is \\\\.'),"config-json-control-character":invalid("Control character in a JSON stri\
ng",p=>`The string holds the control character ${p.codePoint} as it is.`,()=>"Write it as an escape: \\t for a tab, \\u0000 to \\u001f for the others."),"config\
-json-too-deep":invalid("JSON nested too deep",p=>`Objects and lists are nested more than ${p.maxDepth} deep.`,()=>"Make the document flatter: small readers on \
devices run out of stack.")},files={"config-file-missing":invalid("Config file that isn\u2019t there",p=>`There is no file ${show(p.file)}.`,()=>"Correct the pa\
th under config in the project file; paths start from the project file\u2019s directory."),"config-file-unreadable":invalid("Config file that can\u2019t be read",
p=>`${show(p.file)} can\u2019t be read: ${p.reason}.`,()=>"Name a readable, regular file."),"config-sample-not-json":invalid("Config sample that isn\u2019t JSON",
p=>`${show(p.file)} is not a .json file, and JSON is what devices get.`,()=>"Convert the sample to JSON and name the .json file.")},schemas={"config-schema-kind":invalid(
"Schema file of an unknown kind",p=>`${show(p.file)} is neither a JSON Schema nor a zod module.`,()=>"Name a .json file with a JSON Schema, or a .ts, .mts, .mjs\
 or .js module whose default export is a zod schema."),"config-schema-dialect":invalid("Unknown JSON Schema dialect",p=>`The dialect ${show(p.dialect)} is not s\
upported.`,()=>'Write "$schema": "https://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/draft-07/schema#", or leave $schema out (2020-12).'),
"config-schema-mixed-dialects":invalid("Schema files of two dialects",p=>`This file is written in ${p.dialect}, the schema that refers to it in ${p.root}.`,()=>"\
Write all files of one schema in the same dialect."),"config-schema-invalid":invalid("Invalid JSON Schema",p=>`This is not a valid JSON Schema: ${p.reason}.`,()=>"\
Correct the keyword at the place shown; the JSON Schema reference lists what each keyword takes."),"config-schema-pattern":invalid("Pattern that isn\u2019t a regular\
 expression",p=>`The pattern ${show(p.pattern)} is not a regular expression in the dialect of JSON Schema (ECMA-262).`,()=>"Rewrite it without what only other l\
anguages know, such as (?P<name>\u2026), \\A, \\Z or inline flags."),"config-schema-ref-remote":invalid("Schema reference to the network",p=>`The reference ${show(
p.ref)} leads to no $id in these files, and nothing is fetched from the network.`,()=>"Put a copy of the schema beside this one and refer to it by its relative \
path."),"config-schema-ref-outside":invalid("Schema reference out of the project",p=>`The reference ${show(p.ref)} leads out of the project\u2019s directory.`,()=>"\
Keep every file of a schema inside the project\u2019s directory."),"config-schema-ref-missing":invalid("Schema reference to nothing",p=>`The reference ${show(p.
ref)} leads to nothing.`,()=>"Correct the path, the $id or the part after #."),"config-schema-ref-dynamic":invalid("Dynamic reference across schema files",p=>`${show(
p.keyword)} can\u2019t be resolved once several files become one schema.`,()=>"Use $ref instead, or keep the schema in one file without inner $ids."),"config-sc\
hema-too-many-files":invalid("Schema of too many files",p=>`The schema refers to more than ${p.maxFiles} files.`,()=>"Merge files, or cut references that aren\u2019t\
 needed."),"config-schema-unknown-keyword":warning("Unknown keyword in a JSON Schema",p=>`JSON Schema has no keyword ${show(p.keyword)}, so it checks nothing.`,
()=>'Correct the spelling, or begin the name of an own annotation with "x-".'),"config-schema-unknown-format":warning("Unknown format in a JSON Schema",p=>`The \
format ${show(p.format)} is not known, so it checks nothing.`,()=>"Correct the spelling, or state the rule with a pattern beside it.")},modules={"config-module-\
failed":invalid("Schema module that fails to load",p=>`The module can\u2019t be loaded: ${p.reason}.`,()=>"Run the module by itself with Node to find the cause.\
 It gets no environment variables here, and only types are stripped from TypeScript: no enums across files, no path aliases."),"config-module-timed-out":invalid(
"Schema module that doesn\u2019t come to an end",p=>`The module was stopped after ${p.timeoutMs} ms.`,()=>"Keep the schema module free of servers, timers, downl\
oads and endless loops."),"config-module-no-zod":invalid("Schema module without zod",p=>`The module imports zod, which is not installed where it looks: ${p.reason}\
.`,()=>"Install zod in the project that holds the module (npm install zod) before this step runs."),"config-module-zod-3":invalid("Schema of zod 3",()=>"The def\
ault export is a schema of zod 3.",()=>'Use zod 4: npm install zod@4, or import from "zod/v4" where zod 3.25 is installed.'),"config-module-no-schema":invalid("\
Schema module without a schema",p=>`The default export is ${p.found}, not a zod schema.`,()=>"Write export default z.object({ \u2026 }) in the module."),"config\
-module-not-json":invalid("Schema that JSON can\u2019t express",p=>`The zod schema has no JSON Schema: ${p.reason}.`,()=>"Describe what stands in the JSON text:\
 a string in place of a date or bigint, and no custom classes or maps.")},contracts={"config-rejected":invalid("Config that its schema rejects",p=>`${p.schema} \
rejects this: ${p.violation}.`,()=>"Correct the value here, or the schema if the value is right."),"config-foreign-undemanded":invalid("ForeignConfig that doesn\
\u2019t demand what a deployed version needs",p=>`The foreign schema accepts a config without ${p.key}.`,p=>`Make ${p.key} required, at both levels of its path.`),
"config-foreign-revision-type":invalid("ForeignConfig that takes a revision that isn\u2019t an integer",p=>`The foreign schema accepts ${p.value} as general.con\
fig_revision.`,()=>'Declare general.config_revision as {"type": "integer"}.'),"config-foreign-demand-unproven":warning("ForeignConfig whose demands can\u2019t be rea\
d off",p=>`The foreign schema rejected every trial without ${p.key}, but doesn\u2019t list it plainly under required.`,p=>`List ${p.key} under required, outside\
 of conditions and alternatives.`),"config-template-version":invalid("Template of another version",p=>`The template says general.software_version ${show(p.found)}\
, the release is ${show(p.version)}.`,p=>`Write ${JSON.stringify(p.version)} in the template: devices compare the two.`),"config-version-grammar":warning("Versi\
on that Ivy devices can\u2019t parse",p=>`The version ${show(p.version)} is outside Ivy\u2019s grammar for general.software_version.`,()=>"Use 1.2.3, or 1.2.3-a\
lpha.1, -beta.1 or -rc.1."),"config-key-dropped":warning("Key that the schema doesn\u2019t know",p=>`The key ${show(p.key)} is not declared by Config; a device \
drops it silently when it rewrites the file.`,p=>p.near===void 0?"Declare the key in the schema, or remove it.":`Did you mean ${show(p.near)}? Else declare the \
key in the schema, or remove it.`),"config-secret":warning("Config that seems to hold a secret",p=>`This looks like ${p.kind}; the config is published, logged a\
nd sent as it is.`,()=>'Put a placeholder such as "<password>" here, and change the secret if it was ever committed.'),"config-judge-failed":failed("Config that\
 couldn\u2019t be judged",p=>`The schema couldn\u2019t judge the text: ${p.reason}.`,()=>"Simplify the rule in the schema that fails; a recursive schema must de\
scend into the document.")},upgrades={"config-upgrade-refused":warning("Fielded versions that can\u2019t take this release",p=>`${listed(p.versions)} can\u2019t upgr\
ade to ${p.version}: ${p.reason}.`,p=>`Make the config of ${p.version} acceptable to them, or state a range in upgradeFrom that leaves them out.`),"config-upgra\
de-detour":warning("Fielded versions that reach this release by a detour only",p=>`${listed(p.versions)} can\u2019t upgrade to ${p.version} directly: ${p.reason}\
. The shortest way is ${p.path.join(" \u2192 ")}.`,p=>`Upgrade them on that way, or make the config of ${p.version} acceptable to them.`),"config-foreign-narrow\
ed":warning("ForeignConfig narrower than a fielded one",p=>`The foreign schema of ${p.version} takes less than that of ${listed(p.versions)}: ${p.reason}.`,()=>"\
Widen the foreign schema again: devices on this release would refuse configs that the versions before it take."),"config-foreign-incomparable":warning("ForeignC\
onfig that can\u2019t be compared",p=>`Whether the foreign schema of ${p.version} takes all that ${listed(p.versions)} took can\u2019t be told: ${p.reason}.`,()=>"\
Compare this part by eye, or write it the way it stood before.")},configErrors={...jsonText,...files,...schemas,...modules,...contracts,...upgrades};var said=words=>words===""?"":` (${words})`,connhexErrors={"connhex-api-invalid":invalid("Address of the Connhex API that can\u2019t be used",p=>`${p.key} can\u2019t\
 be ${show(p.value)}: ${p.reason}.`,()=>"Write the https URL that the API\u2019s paths are appended to, as in https://apis.example.com."),"connhex-version-inval\
id":invalid("Bound that is no version",p=>`${p.key} is ${show(p.value)}, which is no version.`,()=>"Give one version of three numbers, as in 1.2.0, and no range\
."),"connhex-bounds-empty":invalid("Bounds that no version lies between",p=>`No version is at least ${p.minVersion} and below ${p.maxVersion}: the maximum is ex\
clusive.`,()=>"Raise devices.connhex.maxVersion, or lower devices.connhex.minVersion."),"connhex-bounds-unreachable":invalid("Minimum version above the release",
p=>`Only versions from ${p.minVersion} on could go to ${p.version}, which is lower.`,()=>"Give devices.connhex.minVersion the lowest version that may go to the \
release at once."),"connhex-range-inexpressible":warning("upgradeFrom that Connhex devices can\u2019t be told",p=>`Connhex knows a minimum and a maximum version\
, which ${show(p.upgradeFrom)} can\u2019t be written as.`,()=>'Give devices.connhex.minVersion and maxVersion, or write upgradeFrom as one range, as in ">=1.2.0\
 <2.0.0". Otherwise every device takes the release.'),"connhex-barrier-passed":warning("Barrier that Connhex devices would jump over",p=>`Devices below ${p.barrier}\
 are to pass through it, and Connhex shows them ${p.version} at once.`,p=>`Set devices.connhex.minVersion to ${p.barrier}: older devices then wait until they go\
t ${p.barrier} by other means.`),"connhex-interval-invalid":invalid("Interval that is no Go duration",p=>`${p.key} is ${show(p.value)}: ${p.reason}.`,()=>"Write\
 numbers with a unit each (h, m, s, ms), as in 1h or 24h0m0s."),"connhex-agent-unreadable":invalid("agent.toml that can\u2019t be read",p=>`${show(p.file)} can\u2019\
t be read: ${p.reason}.`,()=>"Correct the file, or the path in devices.connhex.agentConfig."),"connhex-agent-section-missing":warning("agent.toml without an [ot\
a] section",p=>`${show(p.file)} has no [ota] section, so that devices neither fetch nor install a release by themselves.`,()=>"Add [ota] with auto_install = tru\
e, unless somebody installs each release by hand."),"connhex-agent-key-unknown":warning("Key of [ota] that the agent doesn\u2019t know",p=>`[ota] has ${show(p.key)}\
, which the agent passes over.`,p=>`The keys are ${p.known.join(", ")}.`),"connhex-agent-type-wrong":invalid("Value of [ota] of the wrong type",p=>`${p.key} in \
[ota] is ${p.found}, and the agent wants ${p.expected}.`,p=>p.expected==="a text"?'Put it in quotes: check_interval = "1h".':"Write true or false, without quote\
s."),"connhex-agent-contradiction":warning("auto_install with auto_download switched off",p=>`${show(p.file)} switches auto_download off, which auto_install = t\
rue implies all the same.`,()=>"Leave auto_download out, or set both to false."),"connhex-token-missing":invalid("Release for Connhex without a token",p=>`Relea\
ses go to ${p.api}, and OTA_CONNHEX_TOKEN is not set.`,()=>"Give the access token of a user who may list, create and activate releases."),"connhex-token-unusabl\
e":invalid("Token that can\u2019t be sent",()=>"OTA_CONNHEX_TOKEN holds a blank, a line break or another character that no token has.",()=>'Give the token alone\
, without "Bearer" before it.'),"connhex-unreachable":failed("Connhex that can\u2019t be reached",p=>`${p.api} can\u2019t be reached: ${p.words}.`,()=>"Check de\
vices.connhex.publish.api and the network, then run again: what is done is not done twice."),"connhex-unauthorized":failed("Token that Connhex refuses",p=>`${p.
api} takes the token for none of its own at ${p.request}${said(p.words)}.`,()=>"Put a valid access token into OTA_CONNHEX_TOKEN: they expire."),"connhex-forbidd\
en":failed("Token that may not do this",p=>`The token may not ${p.action} at ${p.api}${said(p.words)}.`,()=>"Grant its user core:firmwares:listReleases, createR\
elease, activateRelease and deleteRelease on this firmware."),"connhex-firmware-missing":failed("Firmware that Connhex doesn\u2019t know",p=>`${p.api} knows no \
firmware ${show(p.firmware)}, or no such release of it, at ${p.request}${said(p.words)}.`,()=>"Check devices.connhex.publish.firmware, and that publish.api is t\
he API\u2019s address."),"connhex-refused":failed("Release that Connhex refuses",p=>`${p.api} refuses ${p.request} as malformed${said(p.words)}.`,()=>"Check the\
 version and devices.connhex.minVersion and maxVersion against what the service takes."),"connhex-media-refused":failed("Upload that Connhex takes for another t\
ype",p=>`${p.api} refuses the type of ${p.request}${said(p.words)}.`,()=>"Something on the way, such as a proxy, changes the Content-Type of requests; it must b\
e multipart/form-data."),"connhex-failed":failed("Fault of Connhex",p=>`${p.api} answers ${p.request} with status ${p.status}${said(p.words)}.`,()=>"Run again l\
ater: what is done is not done twice."),"connhex-answer-unexpected":failed("Answer that is none of Connhex",p=>`${p.api} answers ${p.request} with status ${p.status}\
 and nothing that can be used${said(p.words)}.`,()=>"Check that devices.connhex.publish.api is the API\u2019s address, and not that of a page."),"connhex-releas\
e-differs":failed("Version that Connhex has with other bytes",p=>`${p.api} has ${p.version} already with ${p.found}, where this release has ${p.expected}.`,()=>"\
A version is never replaced. Delete that release in Connhex if no device can have it, or release under a higher version."),"connhex-upload-damaged":failed("Uplo\
ad that arrived damaged at Connhex",p=>`${p.version} arrived at ${p.api} with ${p.found}, where ${p.expected} were sent; ${p.removed?"it was deleted again":"it \
could not be deleted again"}.`,p=>p.removed?"Run again. Where it happens again, something on the way changes what passes through it.":"Delete the release in Con\
nhex, then run again."),"connhex-checksum-unknown":warning("Checksum of Connhex that can\u2019t be compared",p=>`${p.api} gives ${p.version} the checksum ${show(
p.checksum)}, which is none of SHA-256, SHA-512, SHA-1 and MD5; its size is right.`,()=>"Compare the file that Connhex hands out with the bundle yourself, once."),
"connhex-not-activated":warning("Release that was not made the active one",p=>`${p.version} is at Connhex, and not active: ${p.higher} is higher, and devices ab\
ove the active release go down to it.`,()=>"Activate it in Connhex if devices are to go down.")};var MAX_NAMED=4,listed2=(names,count=names.length)=>{let shown=names.slice(0,MAX_NAMED).map(name=>show(name));return count>shown.length?`${shown.join(", ")} and\
 ${count-shown.length} more`:shown.join(", ")},plural=(count,one,many)=>`${count} ${count===1?one:many}`,machineErrors={"doctor-node-old":invalid("Node.js that \
is too old",p=>`Node.js ${p.version} is older than ${p.minimum}.`,p=>`Install Node.js ${p.minimum} or newer (on GitHub: actions/setup-node; on GitLab: image: no\
de:24).`),"doctor-temp-unusable":failed("Temporary directory that can\u2019t be used",p=>`${show(p.directory)} can\u2019t be written to: ${p.reason}.`,()=>"Give\
 the user write access to it, or name another directory in TMPDIR."),"doctor-temp-small":warning("Little space for temporary files",p=>`${show(p.directory)} has\
 ${p.freeMebibytes} MiB left, and a release takes up to ${p.neededMebibytes} MiB there.`,()=>"Free space, or name a directory on a larger disk in TMPDIR."),"doc\
tor-program-missing":invalid("Program that the project starts and that isn\u2019t there",p=>`${p.key} starts ${show(p.program)}, which is not on this machine.`,
p=>`Install ${p.program}, or correct its path in ${p.key}.`),"doctor-clock-set":warning("Clock that stands still",p=>`OTA_RELEASE_CLOCK lets the clock stand at ${show(
p.value)}.`,()=>"Unset it for releases: what is signed would say that it was made, and expires, at the wrong time."),"doctor-clock-drift":warning("Clock that is\
 a little off",p=>`The clock is ${off(p.seconds)} that of ${p.server}.`,()=>SET_CLOCK),"doctor-clock-wrong":failed("Clock that is wrong",p=>`The clock is ${off(
p.seconds)} that of ${p.server}: stores refuse signed requests from 15 minutes on.`,()=>SET_CLOCK),"doctor-no-answer":failed("Server that gives no answer",p=>`${p.
what} gave no answer within ${p.seconds} seconds.`,()=>"Check its address, the network and the proxy (HTTPS_PROXY, NO_PROXY), then run doctor again.")},SET_CLOCK="\
Type: sudo timedatectl set-ntp true. In a container or a virtual machine, set the clock of the machine below.",off=seconds=>{let size=Math.abs(seconds);return`${size<
120?plural(size,"second","seconds"):plural(Math.round(size/60),"minute","minutes")} ${seconds>0?"ahead of":"behind"}`},UNSHALLOW={github:"Give actions/checkout \
with: fetch-depth: 0.",gitlab:"Give the job the variable GIT_DEPTH: '0'.",other:"Type: git fetch --unshallow --tags"},cloneErrors={"doctor-git-old":warning("git\
 that is old",p=>`git ${p.version} is older than ${p.minimum}.`,p=>`Install git ${p.minimum} or newer.`),"doctor-git-shallow":warning("Shallow clone",p=>`The hi\
story of this clone is cut off${p.ci==="other"?"":", as the checkout of a job is by default"}: whether a commit is on a branch can\u2019t be told, and tags may be mi\
ssing.`,({ci})=>ci==="github"?UNSHALLOW.github:ci==="gitlab"?UNSHALLOW.gitlab:UNSHALLOW.other),"doctor-git-tags-missing":warning("Tags of the remote that are no\
t here",p=>`${p.remote} has ${plural(p.tags.length,"tag","tags")} of releases that this clone lacks: ${listed2(p.tags)}.`,p=>`Type: git fetch --tags ${p.remote}`),
"doctor-git-tags-differ":warning("Tags that stand elsewhere on the remote",p=>`In this clone ${listed2(p.tags)} ${p.tags.length===1?"stands":"stand"} on another\
 commit than on ${p.remote}.`,p=>`Tags never move: type git fetch --tags --force ${p.remote}, which takes those of ${p.remote}.`),"doctor-git-submodules":invalid(
"Submodules that are not checked out",p=>`${listed2(p.paths)} ${p.paths.length===1?"is":"are"} empty: a submodule that is not checked out.`,()=>"Type: git submo\
dule update --init --recursive. In jobs: submodules: recursive for actions/checkout, GIT_SUBMODULE_STRATEGY: recursive on GitLab."),"doctor-git-lfs-pointers":invalid(
"Files that are still pointers of Git LFS",p=>`${listed2(p.paths,p.count)} ${(p.count??p.paths.length)===1?"holds a pointer of Git LFS":"hold pointers of Git LF\
S"} instead of the contents: devices would get that.`,()=>"Type: git lfs install && git lfs pull. In jobs: lfs: true for actions/checkout; no GIT_LFS_SKIP_SMUDG\
E on GitLab."),"doctor-git-line-endings":warning("Line ends that git has changed",p=>`${listed2(p.paths,p.count)} ${(p.count??p.paths.length)===1?"has":"have"} \
other line ends here than in the commit${p.autocrlf===""?"":` (core.autocrlf is ${p.autocrlf})`}: the bundle would have other bytes than on other machines.`,()=>'\
Put "* -text" for the bundle\u2019s directory into .gitattributes, type git config core.autocrlf false, and, with nothing uncommitted, check the files out anew: git \
rm -rq --cached . && git reset --hard.'),"doctor-git-file-modes":warning("Executable bits that git doesn\u2019t know",p=>`${listed2(p.paths,p.count)}: executabl\
e here, and not in the commit, which is what is packed.`,p=>`Type: git update-index --chmod=+x ${p.paths.slice(0,MAX_NAMED).join(" ")}, and commit.`),"doctor-gi\
t-case-clash":warning("Names that differ in case only",p=>`${listed2(p.paths,p.count)} differ in case only: on macOS and Windows one overwrites the other.`,()=>"\
Rename one of them: git mv.")},keyErrors={"doctor-key-single":warning("Only one trusted key",p=>`Devices trust one key alone, ${p.keyId}: if it is lost, no devi\
ce takes an update any more.`,()=>"Type: ota-release keys generate --out ../spare, add its public key to signing.trustedKeys, and keep the secret offline (docs/\
keys.md)."),"doctor-key-file-mode":warning("Secret key that others can read",p=>`${show(p.file)} holds a secret key and has the mode ${p.mode}.`,p=>`Type: chmod\
 600 ${p.file}`),"doctor-key-committed":invalid("Secret key in the repository",p=>`${show(p.file)} is committed, and holds a secret key${p.trusted?" that device\
s trust":""}.`,p=>p.trusted?"Treat it as stolen: ota-release keys rotate to a new key (docs/keys.md), then git rm it. Whoever has a clone has the key.":`Type: g\
it rm --cached ${p.file}, and move the file out of the repository. Use no key that was ever committed.`),"doctor-key-in-history":invalid("Secret key in the hist\
ory",p=>`${show(p.file)} was in commit ${p.commit.slice(0,12)}, and held a secret key that devices trust.`,()=>"Treat it as stolen: ota-release keys rotate to a\
 new key (docs/keys.md). Rewriting the history recalls no clone."),"doctor-key-in-tree":warning("Secret key in the work tree",p=>`${show(p.file)} holds a secret\
 key, one git add away from being published.`,p=>`Move it out of the repository: mv ${p.file} ..`)},expression=text2=>`\${{ ${text2} }}`,pipelineErrors={"doctor\
-pipeline-missing":warning("No pipeline that releases",p=>`No job of ${p.looked} runs ota-release.`,()=>"Type ota-release init, which writes a pipeline for GitH\
ub or GitLab beside what is there."),"doctor-pipeline-unreadable":invalid("Pipeline that can\u2019t be read",p=>`The pipeline is no YAML that can be read: ${p.reason}\
.`,()=>"Correct the line. The forge shows the same in its editor of pipelines."),"doctor-pipeline-permission":invalid("Job without a permission that it needs",p=>`\
The job ${show(p.job)} has ${p.permission}: ${p.found}, and needs write ${p.why}.`,p=>`Put under the job\u2019s permissions: ${p.permission}: write`),"doctor-pi\
peline-permission-unsaid":warning("Job that doesn\u2019t say what it may do",p=>`The job ${show(p.job)} has no permissions, so a setting of the repository decid\
es whether it may make a tag.`,()=>"Put into the job: permissions: { contents: write }"),"doctor-pipeline-concurrency":warning("Releases that may run at once",p=>`\
The job ${show(p.job)} has no ${p.key}: two of it may run at once.`,p=>p.key==="concurrency"?"Put into the job: concurrency: { group: ota-release, cancel-in-pro\
gress: false }":"Put into the job: resource_group: ota-release"),"doctor-pipeline-cut-off":warning("Release that a newer run cuts off",p=>`${p.key}: true lets a\
 newer run end the job ${show(p.job)} in the middle.`,p=>`Put into the job: ${p.key}: false`),"doctor-pipeline-depth":warning("Job with a shallow clone",p=>`The\
 job ${show(p.job)} checks out without ${p.key} 0: it has neither history nor tags.`,p=>p.key==="fetch-depth"?"Give actions/checkout with: fetch-depth: 0":"Give\
 the job variables: GIT_DEPTH: '0'"),"doctor-pipeline-lfs":warning("Job without the files of Git LFS",p=>`The repository uses Git LFS, and the job ${show(p.job)}\
 checks out its pointers only.`,()=>"Give actions/checkout with: lfs: true; on GitLab remove GIT_LFS_SKIP_SMUDGE."),"doctor-pipeline-unpinned":warning("Actions \
that may change under the same name",p=>`The job ${show(p.job)}, which gets secrets, uses ${listed2(p.uses)}, which its owner can move to other code.`,()=>"Name\
 a commit: uses: OWNER/ACTION@<40 hex digits> # v1.2.3 (git ls-remote shows the commit of a tag)."),"doctor-pipeline-key-missing":warning("Job that is not given\
 the signing key",p=>`The job ${show(p.job)} releases, and is not given OTA_SIGNING_KEY.`,()=>`Put into the step: env: { OTA_SIGNING_KEY: ${expression("secrets.\
OTA_SIGNING_KEY")} }`),"doctor-pipeline-key-written":invalid("Secret written into a pipeline",p=>`The job ${show(p.job)} has a value of ${p.name} in the file it\
self.`,p=>`Treat it as stolen. Keep the new one as a secret (GitHub: Settings, Secrets and variables; GitLab: Settings, CI/CD, Variables) and hand over ${p.name}\
 from there.`),"doctor-pipeline-strangers":invalid("Strangers\u2019 code with secrets",p=>`The job ${show(p.job)} runs on pull_request_target, which gives secre\
ts to the code of anybody\u2019s pull request.`,()=>"Let it run on push to the default branch, and check pull requests on pull_request."),"doctor-pipeline-refre\
sh-missing":warning("No job that keeps the index fresh",p=>`No job runs ota-release refresh, and an index is good for ${p.days} days after its last change.`,()=>"\
Add a scheduled job that runs ota-release refresh: docs/freshness.md has it for GitHub and GitLab."),"doctor-pipeline-pages-missing":warning("No job that publis\
hes the site as Pages",p=>`${show(p.publicUrl)} is served by GitLab Pages, and no job named pages publishes the branch.`,()=>"Add the job pages: docs/hosting.md\
 has it."),"doctor-pipeline-unprotected":warning("Job that gets no protected variables",p=>`${show(p.ref)} is not protected, so this job gets no protected varia\
bles.`,()=>"Settings, Repository, Protected branches (or tags): protect it; or unprotect the variable, so that every branch gets it.")},doctorErrors={...machineErrors,
...cloneErrors,...keyErrors,...pipelineErrors};var MAX_NAMED2=6,devices=({title,versions})=>{let named3=versions.slice(0,MAX_NAMED2).join(", "),more=versions.length>MAX_NAMED2?` and ${versions.length-MAX_NAMED2}\
 more`:"";return`${title} devices on ${named3}${more}`},allow=(family,version2,what)=>`rehearsal.allow: [{ family: ${family}, version: ${version2}, what: ${what}\
 }]`,fleetErrors={"fleet-stuck":invalid("Devices that would be left behind",p=>`${devices(p)} would never get to ${p.latest}: ${p.at===null?"":`they come as far\
 as ${p.at}, and there `}${p.why}.`,p=>`Give them a way: a release in between, a wider upgradeFrom, a config that they take. To leave them behind on purpose, na\
me ${p.at===null?"each":"it"}: ${allow(p.family,p.at??p.versions[0]??"","stuck")}.`),"fleet-downgrade":invalid("Devices that would go down",p=>`${devices(p)} wo\
uld go down: from ${p.at} to ${p.to}.`,p=>`Release something above ${p.at} for them. If going down is meant, name it: ${allow(p.family,p.at,"downgrade")}.`),"fl\
eet-loop":invalid("Devices that would never come to rest",p=>`${devices(p)} would go round without end: ${[...p.round,...p.round.slice(0,1)].join(" \u2192 ")}.`,
p=>`Withdraw or replace one of these versions. If it is meant, name one of them: ${allow(p.family,p.round[0]??"","loop")}.`),"fleet-allow-unused":warning("Allow\
ed fault that nobody has",p=>`rehearsal.allow lets ${p.family} devices on ${p.version} be (${p.what}), and that becomes of none of them.`,()=>"Remove the entry:\
 it would let a later fault through unseen.")};var said2=words=>JSON.stringify(words),forgeErrors={"forge-token-missing":invalid("No token for the forge",p=>`The forge ${show(p.forge)} was asked for, and ${p.
variable} is not set.`,p=>`Give the job a token in ${p.variable}, or ask for plain git with forge: git.`),"forge-repository-unknown":invalid("Repository that ca\
n\u2019t be told",p=>`Which repository on ${p.forge} is meant can\u2019t be told from the remote ${show(p.remote)}.`,()=>"Name a remote whose URL ends with the \
repository\u2019s path with tag.remote, or ask for plain git with forge: git."),"forge-not-found":failed("Repository that the token doesn\u2019t see",p=>`${p.location}\
 answers that there is no such repository, as it does to a token that may not see it.`,()=>"Check the repository\u2019s path, and that the token belongs to somebody \
who may read it."),"forge-rate-limited":failed("Rate limit of the forge",p=>`${p.location} takes no more requests for ${p.seconds} seconds: ${said2(p.words)}.`,
()=>"Run again after that time, or with a token of its own: nothing was lost, and the run goes on where it ended."),"forge-answer-unexpected":failed("Answer of \
the forge that makes no sense",p=>`${p.location} answered ${p.request} with status ${p.status}: ${said2(p.words)}.`,()=>"Run again; if it stays, check the forge\
\u2019s status page and the API address, or ask for plain git with forge: git."),"forge-certificate-unreadable":invalid("CA certificate that can\u2019t be read",
p=>`${p.variable} names ${show(p.file)}, which can\u2019t be read: ${p.reason}.`,p=>`Let ${p.variable} name a PEM file, or unset it.`),"forge-proxy-invalid":invalid(
"Proxy that can\u2019t be used",p=>`${p.variable} names no HTTP proxy: ${p.reason}.`,p=>`Let ${p.variable} hold a URL like http://proxy.example.com:3128, or uns\
et it.`),"tag-commit-unknown":invalid("Commit that the forge doesn\u2019t know",p=>`${p.location} has no commit ${p.commit}, so tag ${show(p.name)} can\u2019t stand \
on it.`,()=>"Push the commit first: git push. A tag made through the API carries no commit with it."),"page-asset-differs":invalid("Release page with other cont\
ents",p=>`The release page of ${p.tag} on ${p.location} has an asset ${show(p.asset)} with other bytes than the release.`,()=>"Find out who put it there. A publ\
ished file is never replaced: delete it on the page yourself, or release a new version."),"page-immutable":invalid("Release page that can\u2019t be changed",p=>`\
The release page of ${p.tag} on ${p.location} is immutable, and lacks ${p.missing}.`,()=>"Leave releasePage out for this version, or release a new version: the \
forge adds nothing to an immutable page."),"page-forge-unable":warning("Forge without release pages",p=>`The project asks for a release page, and ${p.location} \
has none in this run.`,()=>"Run it with a token of the forge (GITHUB_TOKEN, GITLAB_TOKEN or CI_JOB_TOKEN) in a clone of its repository; the next such run makes \
the page."),"connection-readme-missing":warning("Repository without a README",p=>`${p.location} shows no README on its default branch.`,()=>"Add a README.md: a \
device\u2019s connection test reads it (Ivy asks for it before an update)."),"connection-archive-missing":failed("Tag without a source archive",p=>`${p.location}\
 offers no archive of tag ${show(p.tag)}.`,()=>"Check that the tag is on the forge and that the token may download source archives: devices fetch that archive.")};var MAX_NAMED3=4,REFRESH="Run ota-release refresh, and look why the scheduled job has not: docs/freshness.md.",freshnessErrors={"freshness-expired":unverified("\
Index that devices refuse because of its age",p=>`${p.path} expired at ${p.expires}: devices take nothing from this site.`,()=>REFRESH),"freshness-about-to-expi\
re":unverified("Index that has not been refreshed in time",p=>`${p.path} expires at ${p.expires}: ${p.daysLeft} days are left, and at least ${p.withinDays} shou\
ld be.`,()=>REFRESH),"freshness-within-invalid":invalid("Time to spare that is no number of days",p=>`${p.origin} is ${show(p.value)}, which is no number of day\
s.`,p=>`Give ${p.origin} whole days, such as 14d or 14.`),"freshness-views-behind":warning("Pointers behind the signed index",p=>`In the channel ${p.channel} ${namedPaths(
p.paths)} ${p.paths.length===1?"is":"are"} behind the newest revision.`,()=>"Unless a release is just running, run ota-release refresh or the release again: bot\
h bring them in line.")},namedPaths=paths=>{let more=paths.length-MAX_NAMED3;return more>0?`${paths.slice(0,MAX_NAMED3).join(", ")} and ${more} more`:paths.join(
", ")};var said3=words=>JSON.stringify(words),MEBIBYTE=1024*1024,mebibytes=bytes=>`${Math.ceil(bytes/MEBIBYTE)} MiB`,gitBranchErrors={"host-branch-remote-unknown":invalid(
"Site\u2019s branch on a remote that nobody knows",p=>`There is no remote named ${show(p.remote)} here, which is to have the branch ${show(p.branch)}.`,()=>"Nam\
e a remote of the repository (git remote -v lists them), or write the address: git+https://git.example.com/team/site.git#branch."),"host-branch-name-invalid":invalid(
"Name that the site\u2019s branch can\u2019t have",p=>`${show(p.branch)} can\u2019t be the site\u2019s branch: ${p.reason}.`,()=>"Give the branch a plain name: \
gh-pages, site."),"host-branch-git-old":failed("git that is too old for a site in a branch",p=>`This machine has git ${p.found}; a branch as host needs ${p.needed}\
.`,()=>"Install a newer git, or run the job in a newer image."),"host-branch-unauthorized":failed("No right to the site\u2019s branch",p=>`The remote does not l\
et this user or token ${p.access} ${p.location}: ${said3(p.words)}.`,()=>"On GitHub, give the job permissions: contents: write. On GitLab, give it a project acc\
ess token in GITLAB_TOKEN (scope write_repository), or allow Git push requests under Settings, CI/CD, Job token permissions. Elsewhere, check what git push itse\
lf says."),"host-branch-protected":failed("Site\u2019s branch that a rule protects",p=>`A rule of the remote protects ${p.location}: ${said3(p.words)}.`,()=>"Le\
t this user or token push to the branch without a pull request: GitHub has it in the settings under Rules, Rulesets (bypass list) or Branches, GitLab under Repo\
sitory, Protected branches, Forgejo and Gitea under Branches."),"host-branch-refused":failed("Commit of the site that the remote refused",p=>`The remote refused\
 the commit for ${p.location} (${p.reason})${p.words===""?"":`: ${said3(p.words)}`}.`,()=>"Nothing was published. Do what the remote\u2019s hook or rule asks for, or\
 ask whoever runs it, then run the release again."),"host-branch-file-too-large":invalid("File that is too large for the branch\u2019s remote",p=>`${show(p.path)}\
 has ${mebibytes(p.bytes)}; ${p.location} takes files of up to ${mebibytes(p.maxBytes)}.`,()=>"Nothing was published. Make the bundle smaller, or publish to a b\
ucket, a server or a directory instead."),"host-branch-file-refused":failed("File that the branch\u2019s remote finds too large",p=>`The remote takes no file of\
 this size into ${p.location}: ${said3(p.words)}.`,()=>"Nothing was published. Make the bundle smaller, or publish to a bucket, a server or a directory instead."),
"host-branch-quota":failed("Repository that is full",p=>`The remote has no room for this commit in ${p.location}: ${said3(p.words)}.`,()=>"Nothing was published\
. Raise the limit on the forge, or start the branch anew without its history: a branch keeps every bundle that it ever had."),"host-branch-contended":failed("Br\
anch that never stands still",p=>`Others pushed to ${p.location} before each of ${p.attempts} attempts could.`,()=>"Nothing was published. Find out what pushes \
to the branch all the time, then run again."),"host-branch-file-large":warning("File that is large for a branch",p=>`${show(p.path)} has ${mebibytes(p.bytes)}, \
which is large for ${p.location}.`,()=>"GitHub warns from 50 MiB on and refuses above 100 MiB, as GitLab.com does on free plans; a branch also keeps every bundl\
e that it ever had. A bucket or a server has no such limit."),"host-branch-site-large":warning("Site that is large for Pages",p=>`${p.location} holds ${mebibytes(
p.bytes)}; Pages publish sites of up to ${mebibytes(p.maxBytes)}.`,()=>"Remove old bundles from the site, or move it to a bucket or a server, before Pages stop \
to publish it."),"host-branch-attributes":warning("Attributes that change the site\u2019s files",p=>`A .gitattributes of ${p.location} sets ${p.attribute} for ${show(
p.path)}: whoever checks the branch out may get other bytes than were published.`,()=>"Take the site\u2019s files out of that rule (bundles/** -filter -text), or let\
 the site have a branch of its own. Pages serve LFS pointers, not what they point to."),"host-branch-jekyll":warning("Branch that Jekyll builds",p=>`${p.location}\
 has ${show(p.file)} and no .nojekyll beside it: GitHub Pages build it with Jekyll and leave out names that begin with _ or a dot.`,()=>"Commit an empty .nojeky\
ll there if nothing needs Jekyll, or let the site have a branch of its own."),"host-branch-of-source":warning("Site among the sources",p=>`${p.location} is the \
branch that the release comes from, and the site has no folder of its own there.`,()=>"Give the site a branch of its own (gh-pages), or a folder of this one (fo\
lder: docs).")};var said4=words=>JSON.stringify(words),githubErrors={"github-permission-missing":failed("Permission that the token lacks",p=>`${p.location} does not let this to\
ken ${p.what}: ${said4(p.words)}.`,()=>"Let the job write: permissions: contents: write. A token of its own needs Contents: Read and write, and Workflows: Read \
and write where the commit changes files below .github/workflows."),"github-tag-protected":failed("Tag that a rule protects",p=>`A rule of ${p.location} refuses\
 tag ${show(p.name)}: ${said4(p.words)}.`,()=>"Settings, Rules, Rulesets: let this token\u2019s app or user bypass the rule for tags named v*. A tag that a deleted i\
mmutable release had is refused for ever: release a new version."),"github-repository-archived":failed("Repository that is archived",p=>`${p.location} is archiv\
ed: it takes no tag and no release.`,()=>"Settings, General, Danger Zone: unarchive the repository, then run the release again."),"github-tag-missing":failed("R\
elease page without its tag",p=>`${p.location} has no tag ${show(p.name)} for the release page to stand on.`,()=>"Run the release again, which makes the tag fir\
st. GitHub would otherwise put the tag on the default branch as it is now."),"github-environment-unusable":invalid("Environment that GitHub\u2019s client can\u2019t read",
p=>`GitHub\u2019s client could not be loaded in this environment: ${said4(p.reason)}.`,()=>"Correct or unset what it reads: GITHUB_EVENT_PATH names a JSON file,\
 GITHUB_API_URL, HTTPS_PROXY and HTTP_PROXY are URLs.")};var said5=words=>JSON.stringify(words),gitlabErrors={"gitlab-permission-missing":failed("Permission that the token lacks",p=>`${p.location} does not let this to\
ken ${p.what}: ${said5(p.words)}.`,()=>"Give the job a project access token with the scope api and the role Developer (Maintainer for protected tags) in GITLAB_\
TOKEN."),"gitlab-tag-protected":failed("Tag that is protected",p=>`${p.location} protects tag ${show(p.name)}: ${said5(p.words)}.`,()=>"Settings, Repository, Pr\
otected tags: allow the role or user of this token to create tags named v*."),"gitlab-job-token-push":failed("Job token that may not push",p=>`${p.location} doe\
s not let the job token push: ${said5(p.words)}.`,()=>"Settings, CI/CD, Job token permissions: allow Git push requests to the repository. Or give the job a proj\
ect access token in GITLAB_TOKEN."),"gitlab-project-archived":failed("Project that is archived",p=>`${p.location} is archived, and takes no tags.`,()=>"Settings\
, General, Advanced: unarchive the project."),"gitlab-packages-off":failed("Project without a package registry",p=>`${p.location} has no package registry, which\
 holds the files of a release page.`,()=>"Settings, General, Visibility, project features, permissions: turn the package registry on. Or leave releasePage out."),
"gitlab-package-name":invalid("Name that the package registry doesn\u2019t take",p=>`The ${p.part} ${show(p.value)} can\u2019t be part of a package of GitLab.`,
()=>"Use letters, digits, dots, hyphens and underscores; a version may have plus signs.")};var hostErrors={"host-path-invalid":invalid("Path that can\u2019t be on a site",p=>`${show(p.path)} can\u2019t be the path of an object: ${p.reason}.`,()=>"Use \
a relative path of plain names with / between them: bundles/a.zip."),"host-path-is-directory":invalid("Directory where an object is expected",p=>`${show(p.path)}\
 in ${p.location} is a directory; the site has a file of that name.`,()=>"Move the directory away: it is no part of the site, and a web server would answer with\
 it."),"host-path-not-a-file":invalid("Something other than a file where an object is expected",p=>`${show(p.path)} in ${p.location} is neither a file nor a dir\
ectory.`,()=>"Remove it: it is no part of the site."),"host-parent-is-file":invalid("File where a directory is expected",p=>`${show(p.path)} in ${p.location} ca\
n\u2019t be written: one of its directories is a file.`,()=>"Move the file away, or give another directory as host."),"host-symlink":invalid("Symbolic link in t\
he site",p=>`${show(p.path)} in ${p.location} is a symbolic link, and nothing is written through one.`,()=>"Replace the link by the file or directory it points \
to. The site\u2019s own directory may be a link."),"host-root-not-a-directory":invalid("Host that isn\u2019t a directory",p=>`The host ${show(p.location)} is no\
t a directory.`,()=>"Give the path of a directory as host; it is made if it isn\u2019t there."),"host-unwritable":failed("Host that can\u2019t be written to",p=>`${show(
p.path)} in ${p.location} can\u2019t be written: ${p.reason}.`,()=>"Give the user that runs the release write access to the directory and everything in it."),"h\
ost-unreadable":failed("Object that can\u2019t be read",p=>`${show(p.path)} in ${p.location} can\u2019t be read: ${p.reason}.`,()=>"Give the user that runs the \
release read access to the directory and everything in it."),"host-read-only":failed("Host on a read-only file system",p=>`${p.location} is on a file system tha\
t is mounted read-only.`,()=>"Mount it for writing, or give another directory as host."),"host-disk-full":failed("No space left on the host",p=>`There is no spa\
ce left in ${p.location} for ${show(p.path)}.`,()=>"Free space (or raise the quota) and run the release again: it goes on where it stopped."),"host-other-file-s\
ystem":failed("Site spread over file systems",p=>`${show(p.path)} is on another file system than ${p.location}.`,()=>"Keep the whole site on one file system: ob\
jects can\u2019t be put in place atomically across two."),"host-failed":failed("Host that failed",p=>`${show(p.path)} in ${p.location}: ${p.reason}.`,()=>"Check\
 the file system and its log, then run again: it goes on where it stopped."),"host-object-too-large":failed("Object too large to be read into memory",p=>`${show(
p.path)} in ${p.location} has ${p.size} bytes; at most ${p.maxBytes} are read.`,()=>"An object of this name is always small: restore it from a copy of the site."),
"host-source-changed":failed("File that changed while it was copied",p=>`${show(p.file)} is not what was promised for ${p.path}: expected ${p.expected}, found ${p.
found}.`,()=>"Nothing was published. Keep other programs away from the file and run the release again."),"host-source-unreadable":failed("File to be copied that\
 can\u2019t be read",p=>`${show(p.file)} can\u2019t be copied to ${p.path}: ${p.reason}.`,()=>"Nothing was published. Check that the file is there and readable,\
 then run the release again."),"host-locked":failed("Site that another process holds",p=>`${p.location} is locked by ${p.owner}, and was not let go within ${p.seconds}\
 seconds.`,()=>"Wait until that process ends and run again. The lock of a process that is gone is taken over by itself."),"host-lock-lost":failed("Lock that was\
 taken over",p=>`Another process took over the lock on ${p.location}: this one was held up for too long.`,()=>"Nothing was written. Run again."),"host-no-hard-l\
inks":warning("File system without hard links",p=>`The file system of ${p.location} has no hard links: writes are kept apart by a lock alone.`,()=>"Let no other\
 program write to the directory during a release, or move it to a file system with hard links."),"host-case-insensitive":warning("File system that ignores case",
p=>`The file system of ${p.location} takes names that differ in case for the same.`,()=>"Use a case-sensitive file system, as web servers do, so that the site i\
s the same everywhere."),"host-unlistable":invalid("Host that can\u2019t say what it holds",p=>`${p.location} can\u2019t list its objects.`,()=>"Read the site t\
hrough its signed index instead; a whole listing needs a host that can give one."),"host-unreachable":failed("Host that gives no answer",p=>`${p.path==="."?p.location:
`${show(p.path)} in ${p.location}`} can\u2019t be reached: ${p.reason.replace(/\.$/,"")}.`,()=>"Check the address, the network and the proxy, then run again: it\
 goes on where it stopped."),"host-denied":failed("Host that refuses the credentials",p=>`${p.location} refuses to ${p.access} ${show(p.path)}: ${p.reason}.`,()=>"\
Give the run credentials that may read and write below the site\u2019s address; the page on hosting lists them."),"host-refused":failed("Host that answers other\
wise than expected",p=>`${p.location} refuses ${show(p.path)}: ${p.reason}.`,()=>"Look into the server\u2019s log for the reason, then run again: it goes on where it\
 stopped."),"host-corrupted":failed("Object that arrived damaged",p=>`${show(p.path)} in ${p.location} is not what was sent: expected ${p.expected}, found ${p.found}\
.`,()=>"Something between here and the host changes what passes through it. Nothing points to the object; find the cause, then run again."),"host-ignores-condit\
ions":invalid("Host that ignores conditions",p=>`${p.location} overwrites where it was asked not to (${p.shown}): two releases at once could lose one.`,()=>"Let\
 CI release one at a time (a concurrency group on GitHub, a resource_group on GitLab), then say so with oneAtATime: true in the project file, or use a host that\
 honours conditions."),"host-conditions-trusted":warning("Host that ignores conditions, used one at a time",p=>`${p.location} overwrites where it was asked not \
to (${p.shown}); releases are kept apart by your word alone (oneAtATime).`,()=>"A race that is lost all the same is found and repaired; a host that honours cond\
itions can\u2019t lose one.")};var httpPutErrors={"http-put-credential-missing":invalid("Half of the host\u2019s credentials",p=>`${p.given} is set, and ${p.missing} is not.`,p=>`Set ${p.missing}\
 too, or unset ${p.given}.`),"http-put-credentials-both":invalid("Two credentials for one header",()=>"OTA_HOST_TOKEN and OTA_HOST_USER are both set, and both g\
o into the header Authorization.",()=>"Unset one of them, or name the header of the token with host.tokenHeader."),"http-put-credential-unusable":invalid("Crede\
ntial that can\u2019t be sent",p=>`${p.variable} can\u2019t be sent: ${p.reason}.`,p=>`Give ${p.variable} the bare value, as the server gave it out.`),"http-put\
-plain-http":warning("Credentials on a line that anyone can read",p=>`${p.location} gets the credentials over plain http.`,()=>"Use https; name the server\u2019s cer\
tificate authority with host.ca where it has one of its own."),"http-put-untrusted":failed("Server that can\u2019t be trusted",p=>`${p.location} can\u2019t be truste\
d: ${p.reason}.`,()=>"Name the PEM file of its certificate authority with host.ca, or have the server give a certificate for this name."),"http-put-base-missing":invalid(
"Host whose folder is not there",p=>`There is no folder to write to at ${p.location}: ${p.reason}.`,()=>"Check the address, or make the folder on the server fir\
st (curl -X MKCOL, or a directory on its disk)."),"http-put-not-allowed":invalid("Server that takes no PUT",p=>`${p.location} takes no PUT: ${p.reason}.`,()=>"G\
ive the address for uploads, which may be another than the public one, and allow PUT there; the page on hosting has configurations."),"http-put-redirected":invalid(
"Server that sends uploads elsewhere",p=>`${p.location} sends uploads on to ${show(p.target)}.`,()=>"Give the address where the server really takes uploads: cre\
dentials are never sent on."),"http-put-too-large":failed("Object that is too large for the server",p=>`${show(p.path)} is too large for ${p.location}: ${p.reason}\
.`,()=>"Raise the limit of the server and of each proxy before it: client_max_body_size (nginx), LimitRequestBody (Apache), server.max-request-size (lighttpd)."),
"http-put-small-limit":warning("Server with a low limit for uploads",p=>`${p.location} takes no object of ${p.bytes} bytes.`,()=>"Raise the limit above the size\
 of your bundles: client_max_body_size (nginx, 1m where it isn\u2019t set), LimitRequestBody (Apache), server.max-request-size (lighttpd)."),"http-put-length-re\
quired":failed("Server that misses the length",p=>`${p.location} asks for the length of an upload, which it was told: ${p.reason}.`,()=>"Look for a proxy in bet\
ween that takes Content-Length away, and let it pass requests on as they are."),"http-put-immutable":invalid("Server that never replaces an object",p=>`${p.location}\
 doesn\u2019t let an object be replaced (${p.reason}), and latest, versions and index.json are.`,()=>"Allow duplicates or redeployment for this repository or pa\
ckage, or publish to another kind of host; the page on hosting says which can."),"http-put-flat":invalid("Server without folders",p=>`${p.location} takes no nam\
e with a slash in it: ${p.reason}.`,()=>"Let the user make folders there (MKCOL), or use a host that has some: the names of a site can\u2019t be written otherwise."),
"http-put-soft-404":invalid("Server that shows something for nothing",p=>`${p.location} answers with ${p.shown} for a name that nobody wrote.`,()=>"Let the serv\
er answer 404 there: switch off its sign-in page, error page or fallback page for this address, and check the credentials."),"http-put-no-delete":warning("Serve\
r that removes nothing",p=>`${p.location} doesn\u2019t remove objects (${p.reason}); ${show(p.left)} stays there from the check before each release.`,()=>"Allow\
 DELETE for this user, or leave it so: a release removes nothing, only cleaning up does."),"http-put-keeps-half":warning("Server that shows half an upload",p=>`${p.
location} shows what has arrived of an upload before all of it is there.`,()=>"Allow MOVE, so that objects can be put in place whole, or use a server that does \
so by itself: lighttpd, nginx or Apache.")};var iotoErrors={"ioto-url-insecure":invalid("Update over http for Ioto",p=>`Ioto devices would be sent to ${show(p.url)}; their clients take https alone.`,()=>"\
Set publicUrl to an https address."),"ioto-url-port":warning("Update on a port of its own for Ioto",p=>`Ioto devices would be sent to ${show(p.url)}; the update\
r in C can\u2019t take a URL with a port (${p.port}).`,()=>"Serve the site on port 443, or let no device have that updater."),"ioto-policy-unknowable":warning("\
Policy that a static document can\u2019t answer",p=>`The policy asks for ${p.properties.map(show).join(", ")}, which a static document can\u2019t know: it offers the\
 release to nobody.`,()=>"Let devices ask ota-release serve, or the handler ota-release/check-in on a platform for functions; or write the policy with version, \
major, minor and patch alone."),"ioto-policy-unmatched":warning("Policy that matches no sample",p=>`The policy ${show(p.policy)} matches none of the ${p.samples}\
 sample device(s).`,()=>"Correct the policy, or add a sample of a device that is meant to be offered the release."),"ioto-sample-invalid":invalid("Sample that i\
s no device",p=>`The sample ${p.reason}.`,()=>'Write what one device tells in a check-in: {"version": "1.0.0", "memory": 256}.'),"ioto-agent-config-unreadable":invalid(
"Agent configuration that can\u2019t be read",p=>`The configuration of the Ioto agent can\u2019t be read: ${p.reason}.`,()=>"Correct it, or the path in devices.\
ioto.agentConfig."),"ioto-agent-setting":invalid("Agent setting that keeps devices from updates",p=>`${p.path} ${p.value===void 0?"is missing, which":`is ${show(
p.value)}, which`} ${p.reason}.`,p=>`Write ${p.instead}.`),"ioto-documents-many":warning("Many documents for Ioto",p=>`The site gets ${p.documents} documents fo\
r Ioto, each of which every release compares.`,()=>"Set devices.ioto.cohorts to false where devices ask ota-release serve, and drop versions of rehearsal.from t\
hat no device has any more."),"ioto-file-too-large":invalid("File too large for Ioto",p=>`With its signature, the bundle has ${p.bytes} bytes; the Ioto updaters\
 take at most ${p.maxBytes}.`,()=>"Leave files out of the bundle, or shorten the notes."),"ioto-site-unprepared":invalid("Site that was not released for Ioto",p=>`\
The newest revision of channel ${p.channel} on ${p.site} says nothing of Ioto devices.`,()=>"Add ioto to devices in the project file, and release a version."),"\
ioto-serve-address":failed("Address that can\u2019t be listened on",p=>`Can\u2019t listen on ${p.address}: ${p.reason}.`,()=>"Choose another port with --port; 0\
 takes a free one.")};var iotoPolicyErrors={"ioto-policy-too-long":invalid("Policy too long",p=>`The policy has ${p.length} characters; at most ${p.maximum} are allowed.`,()=>"Shorte\
n it: let the device tell one property that says what several conditions say now."),"ioto-policy-too-many-terms":invalid("Policy with too many terms",p=>`The po\
licy has more than ${p.maximum} terms (values and variables).`,()=>"Drop conditions, join alternatives in a regular expression (model =~ /^(A|B|C)$/), or let th\
e device tell one property that says it all."),"ioto-policy-too-deep":invalid("Policy nested too deeply",p=>`More than ${p.maximum} parentheses and signs stand \
inside one another.`,()=>"Drop parentheses that are not needed: && binds more tightly than ||, and comparisons bind more tightly than &&."),"ioto-policy-charact\
er":invalid("Character that no policy has",p=>`${show(p.character)} is no part of the policy language.`,p=>`Write ${p.instead}.`),"ioto-policy-operator":invalid(
"Operator of another language",p=>`${show(p.found)} is no operator of the policy language.`,p=>`Write ${p.instead}.`),"ioto-policy-unclosed":invalid("Text, expr\
ession or parenthesis without an end",p=>`The ${p.what} that begins here has no end.`,p=>`Write ${p.closing} behind it.`),"ioto-policy-escape":invalid("Escape t\
hat texts don\u2019t have",p=>`${show(p.escape)} is no escape of a text.`,()=>String.raw`Write \\ for a backslash. Texts have \\, \", \', \n, \r and \t.`),"ioto\
-policy-number":invalid("Number that can\u2019t be read",p=>`${show(p.text)} is not a number.`,p=>`Write ${p.instead}.`),"ioto-policy-syntax":invalid("Policy th\
at can\u2019t be read",p=>`Here stands ${p.found} where ${p.expected} should be.`,p=>`Write ${p.instead}.`),"ioto-policy-chain":invalid("Comparison of a compari\
son",p=>`${show(p.text)} is compared once more.`,()=>"Write two comparisons (1 < memory && memory < 512), or set the inner one in parentheses."),"ioto-policy-re\
gex":invalid("Regular expression that is not taken",p=>`The regular expression /${p.source.slice(0,80)}${p.source.length>80?"\u2026":""}/ ${p.reason}.`,p=>`Writ\
e ${p.instead}.`),"ioto-policy-function":invalid("Unknown function",p=>`${show(p.name)} is no function of the policy language.`,()=>'The only function is semver\
(version, "<", newVersion), and numbers are set in parentheses after an operator.'),"ioto-policy-semver":invalid("semver with other arguments",p=>`semver ${p.reason}\
.`,()=>'Write semver(version, "<", newVersion), with "<", "<=", ">", ">=", "==" or "!=" in the middle.'),"ioto-policy-version":invalid("Text that is no version",
p=>`${show(p.text)} is compared with a version and is none: it has not the form MAJOR.MINOR.PATCH.`,p=>p.suggestion===void 0?'Write a whole version, as in "1.2.\
0".':`Write "${p.suggestion}".`),"ioto-policy-update-variable":invalid("Unknown variable of the update",p=>`${show(p.name)} is unknown: of the update, only the \
version can be asked for.`,()=>"Write newVersion, or update.version."),"ioto-policy-type":invalid("Operator on a value that it can\u2019t take",p=>`In ${show(p.
text)}, ${p.operator} can\u2019t work: ${p.reason}.`,p=>`Write ${p.instead}.`),"ioto-policy-no-condition":invalid("Value where a condition should be",p=>`${show(
p.text)} is a value, not a condition that holds or doesn\u2019t.`,p=>`Write ${p.instead}.`),"ioto-policy-unknown-variable":warning("Variable that no sample devi\
ce has",p=>p.samples===0?`${show(p.name)} is none of the variables that every device has.`:`None of the sample devices tells ${show(p.name)}: comparisons with i\
t are false for all of them.`,p=>p.instead===void 0?"Correct the name, or add the property to a sample device.":`Write ${p.instead} if that was meant; else add \
the property to a sample device.`),"ioto-policy-version-parts":warning("Parts of the version compared one by one",p=>`${show(p.text)} does not hold for ${p.example}\
: each part is compared by itself.`,p=>`Write ${p.suggestion}.`),"ioto-policy-version-order":warning("Versions compared with an operator",p=>`${show(p.text)} or\
ders versions here; where letters are compared, "1.9.0" comes after "1.10.0".`,p=>`Write ${p.suggestion}, which is the same everywhere.`),"ioto-policy-text-orde\
r":warning("Texts compared by their letters",p=>`${show(p.text)} compares letter by letter, because ${show(p.literal)} is neither a number nor a version.`,()=>'\
Compare with a number, and let the device tell one ("memory": 256), or ask for equality.'),"ioto-policy-power":warning("Power, or something else",p=>`${show(p.text)}\
 is a power here; the vendor lists the operator ^ and does not say what it does.`,()=>"Write the number itself, or a product."),"ioto-policy-constant":warning("\
Condition that never changes",p=>`${show(p.text)} is always ${p.value}.`,()=>"Correct it, or leave it out."),"ioto-policy-no-upgrade":warning("Policy that offer\
s the release to the same or a higher version",p=>`The policy can hold for a device that runs ${p.versions.join(" or ")}: a service without a rule of its own le\
ts it install ${p.newVersion}, again and again.`,p=>`Write ${p.suggestion}.`),"ioto-policy-offers-nobody":warning("Policy that offers nobody the release",p=>`Th\
e policy holds for none of the ${p.tried} versions before ${p.newVersion} that it was tried on.`,()=>"Look at the conditions on the version: the device\u2019s is ver\
sion, the release\u2019s is newVersion."),"ioto-policy-missing-property":warning("Exclusion that devices without the property fall under",p=>`${show(p.text)} is\
 false for devices that don\u2019t tell ${p.name}, as ${p.missing} of the ${p.samples} sample devices.`,p=>`If they are meant too, write (${p.name} == null || ${p.
text}).`),"ioto-policy-sample-type":warning("Property that is no number",p=>`${show(p.text)} takes ${p.name} for a number, and a sample device tells ${show(p.value)}\
: it never holds there.`,()=>'Let the device tell a plain number ("memory": 256), or compare with a text in quotes.')};var MAX_LISTED=10,listed3=paths=>paths.slice(0,MAX_LISTED).map(show).join(", ")+(paths.length>MAX_LISTED?` and ${paths.length-MAX_LISTED} more`:""),said6=output2=>output2===
""?"It said nothing.":`It said: ${JSON.stringify(output2)}.`,options={"ivy-repository-invalid":invalid("Repository name that Ivy\u2019s addresses can\u2019t hold",
p=>`${show(p.value)} can\u2019t be the repository of Ivy devices: ${p.reason}.`,()=>"Write owner and name as the devices have them in updater.repository, such a\
s team/logger."),"ivy-host-invalid":invalid("Host that Ivy devices can\u2019t be told of",p=>`${show(p.value)} is not a host with or without a port.`,()=>"Write\
 it as the devices have it in updater.provider_host: updates.example.com, without https:// and path."),"ivy-constant-name":invalid("Name of a constant that Pyth\
on doesn\u2019t know",p=>`${show(p.value)} is not a name in Python.`,()=>"Write the name of a constant at the top level of the file, such as VERSION."),"ivy-pyt\
hon-invalid":invalid("Version of Python that can\u2019t be read",p=>`${show(p.value)} is not a version of Python 3.`,()=>'Write it in quotes, "3.11" or "3.11.4"\
: without them YAML takes 3.10 for 3.1.'),"ivy-repository-depth":invalid("Repository in a sub-group under GitHub\u2019s addresses",p=>`GitHub\u2019s addresses have a\
n owner and a name, and ${show(p.repository)} has more parts.`,()=>"Publish under those of GitLab (archives: [gitlab]), or name the repository by two parts."),"\
ivy-url-path":invalid("Site that Ivy devices can\u2019t reach, below the top of its host",p=>`The public URL ${show(p.url)} has a path, and Ivy devices ask at t\
he top of a host: https://<host>/<repository>/\u2026.`,()=>"Serve the site at the top of a host, or leave devices.ivy.repository out: devices then fetch from th\
e forge."),"ivy-url-insecure":warning("Site without https for Ivy devices",p=>`The public URL ${show(p.url)} is not https, and Ivy devices ask by https alone.`,
()=>"Serve the site by https under the same host.")},template={"ivy-template-missing":warning("Ivy release without a configuration template",()=>"No config.temp\
late is declared, so nothing proves that devices can take the release.",()=>"Declare config.template, config.schema and config.foreignSchema in the project file\
."),"ivy-template-key":invalid("Template that Ivy devices can\u2019t read",p=>`The template has no ${p.key} that is ${p.wanted}.`,p=>`Write ${p.key} into the te\
mplate: every device asks for it first.`),"ivy-template-unsafe":invalid("Template whose repository or host reaches a shell",p=>`${p.key} is ${show(p.value)}: ${p.
reason}.`,()=>"Write a plain name: Ivy\u2019s updater hands it to a shell as it is."),"ivy-template-moved":warning("Template that moves devices to another repos\
itory",p=>`${p.key} is ${show(p.value)} in the template, and ${show(p.expected)} in the project file.`,()=>"Devices use it from the release after this one on: p\
ublish both until they have moved, or make the two agree."),"ivy-revision-not-raised":warning("Configuration that devices will ignore",p=>`The template has revi\
sion ${p.revision}, that of ${p.version} has ${p.published}: whoever took that one ignores this one.`,p=>`Raise general.config_revision above ${p.published}, or\
 let your backend count when it sends.`)},constants={"ivy-constant-missing":invalid("Constant that isn\u2019t there",p=>`${p.file} has no constant ${p.name} wit\
h a plain text.`,()=>'Write it as NAME = "text" at the top level, or say in devices.ivy.constants where it is.'),"ivy-constant-differs":invalid("Constant of ano\
ther version",p=>`${p.name} is ${show(p.found)}, and the release is ${show(p.version)}.`,p=>`Write ${JSON.stringify(p.version)}: a device compares it with the c\
onfiguration.`),"ivy-name-differs":invalid("System of another name",p=>`${p.name} is ${show(p.found)}, and the system\u2019s name is ${show(p.expected)}.`,p=>`W\
rite ${JSON.stringify(p.expected)} again; if the name has always been ${JSON.stringify(p.found)}, say so in devices.ivy.systemName.`),"ivy-name-changed":invalid(
"System whose name has changed",p=>`The system\u2019s name is ${show(p.found)}, and the releases on the site have ${show(p.published)}: devices find nothing und\
er a new name.`,p=>`Keep ${JSON.stringify(p.published)} for as long as devices with it are in the field.`)},source={"ivy-source-incomplete":invalid("Source arch\
ive that lacks what Ivy needs",p=>`The source of the commit has no ${listed3(p.missing)} at its top.`,()=>"Commit them at the top of the repository, and let no \
export-ignore in .gitattributes leave them out."),"ivy-source-submodule":warning("Submodule that a source archive leaves out",p=>`Devices get an empty directory\
 in place of ${listed3(p.paths)}.`,()=>"Commit the files themselves, or make a package of them that pdm.lock names."),"ivy-source-lfs":warning("File of git-lfs \
that a source archive leaves out",p=>`Devices get a pointer of git-lfs in place of ${listed3(p.paths)}.`,()=>"Commit the files themselves (git lfs migrate expor\
t), or let the program fetch them."),"ivy-source-name":invalid("File name that a source archive can\u2019t hold",p=>`${show(p.path)} is not UTF-8, or has a back\
slash.`,()=>"Rename the file."),"ivy-readme-missing":warning("Repository without a README",()=>"The source of the commit has no README at its top, which a devic\
e\u2019s connection test reads on GitHub.",()=>"Commit a README.md.")},gate={"ivy-gate-empty":invalid("Gate without a test",p=>`Of ${p.tests} tests below tests/\
, none has the marker ${p.marker}: pytest ends with 5, and a device that runs those rejects the release.`,p=>`Write @pytest.mark.${p.marker} before at least one\
 test, or pytestmark = pytest.mark.${p.marker} into a file.`),"ivy-pytest-missing":invalid("pytest that isn\u2019t a main dependency",()=>"pytest is not among t\
he dependencies of [project], and the device runs its gate tests with what stands there.",()=>"Add it: pdm add pytest."),"ivy-pytest-unlocked":invalid("Lock fil\
e without pytest",()=>"pdm.lock has no package pytest, and devices install what it names.",()=>"Type pdm lock and commit the file."),"ivy-python-excluded":invalid(
"Release that the devices\u2019 Python can\u2019t install",p=>`requires-python is ${show(p.requires)}, and the devices have Python ${p.python}.`,()=>"Widen requ\
ires-python: the running version makes the environment of the next one with its own Python."),"ivy-python-unreadable":warning("requires-python that can\u2019t be rea\
d",p=>`requires-python is ${show(p.requires)}, which is not a list of version specifiers.`,()=>"Write it as >=3.11 or >=3.11,<3.14."),"ivy-gate-failed":failed("\
Gate tests that fail",p=>`${show(p.command)} ended with exit code ${p.exitCode} (${p.meaning}). ${said6(p.output)}`,()=>"A device would reject this release. Run\
 the command in a fresh clone of the commit to see all of it."),"ivy-gate-late":failed("Gate tests that don\u2019t come to an end",p=>`${show(p.command)} was en\
ded after ${p.minutes} minutes. ${said6(p.output)}`,()=>"Make the tests quicker, or raise devices.ivy.gateMinutes."),"ivy-gate-unstartable":failed("Gate tests t\
hat can\u2019t be started",p=>`${show(p.command)} can\u2019t be started: ${p.reason}.`,()=>"Install the program on this machine, or correct devices.ivy.gateTest\
s: program and arguments, no shell.")},connection={"ivy-probe-missing":warning("Site that a device\u2019s repository test doesn\u2019t find",p=>`${p.url} answer\
s with ${p.status}, and a device\u2019s repository test wants 200.`,()=>"Before the first release with these options that is to be expected. Later, see whether \
the server decodes %2F in paths, and serves the site under this host."),"ivy-probe-unexpected":warning("Site that answers a device\u2019s repository test with someth\
ing else",p=>`${p.url} answers with something that this site never published there.`,()=>"See whether another server, or a page for errors, answers in place of \
the site."),"ivy-archive-missing":warning("Source archive that devices don\u2019t find",p=>`${p.url} answers with ${p.status}, and devices download from there.`,
()=>"A version that was released before these options were set has no archive here. Otherwise look at the server."),"ivy-host-unreachable":warning("Host of Ivy \
devices that can\u2019t be reached",p=>`${p.url} can\u2019t be reached: ${p.words}.`,()=>"Serve the site under this host too, state the devices\u2019 host in devices\
.ivy.host, or leave the provider out of devices.ivy.archives.")},ivyErrors={...options,...template,...constants,...source,...gate,...connection};var theKey=role=>`The ${role} key`,forms=role=>role==="public"?"Give the public key in base64 (44 characters), as SPKI PEM, or in its minisign form; keys genera\
te leaves all three.":"Give the seed in base64 (44 characters), a PKCS#8 PEM, or a minisign secret key; keys generate makes one.",lengthHint=(bytes,role)=>bytes===
44||bytes===48?"This is the length of a PEM\u2019s body: give the whole PEM, with its BEGIN and END lines.":`Check that it was copied whole. ${forms(role)}`,keyErrors2={
"key-none-trusted":invalid("No trusted key",()=>"There is no trusted public key, so nothing that is published could be verified.",()=>"Run keys generate, and pu\
t the public key or the path of its file under signing.trustedKeys."),"key-secret-missing":invalid("No secret key",()=>"No secret key was given to sign with.",()=>"\
Set OTA_SIGNING_KEY in the environment: as a secret in GitHub, as a masked variable in GitLab. A key that is elsewhere signs through --signatures FILE."),"key-n\
ot-trusted":invalid("Secret key that isn\u2019t trusted",p=>`The secret key\u2019s public key ${p.keyId} is not among the trusted keys.`,()=>"Add its public key\
 to signing.trustedKeys, or give the secret key of one that is there. keys show prints the public key of a secret; a public key given as the secret in base64 lo\
oks like this too."),"key-threshold-unmet":invalid("Too few secret keys",p=>`This run has ${p.signers} ${p.signers===1?"secret key":"secret keys"}, and signing.\
threshold asks for ${p.threshold} signers.`,()=>"Give the further secret keys in OTA_SIGNING_KEY_2, OTA_SIGNING_KEY_3 and so on, have them sign elsewhere throug\
h --signatures FILE, or lower signing.threshold."),"key-threshold-invalid":invalid("Threshold that isn\u2019t a number of keys",p=>`The threshold ${show(p.threshold)}\
 is not a whole number from 1 on.`,()=>"Set signing.threshold to how many of the trusted keys must have signed, at least 1."),"key-threshold-too-high":invalid("\
Threshold above the number of keys",p=>`The threshold ${p.threshold} can\u2019t be met with ${p.keys} different trusted ${p.keys===1?"key":"keys"}.`,p=>`Lower s\
igning.threshold to ${p.keys} or less, or add trusted keys.`),"key-repeated":warning("Trusted key listed twice",p=>`Trusted keys ${p.first} and ${p.again} are t\
he same key ${p.keyId}; it counts once.`,()=>"Remove one of them."),"key-file-unreadable":invalid("Key file that can\u2019t be read",p=>`The key file ${show(p.file)}\
 can\u2019t be read${p.reason?`: ${p.reason}`:""}.`,()=>'Correct the path, or give the key itself: base64 of a key has 44 characters and ends in "=".'),"key-fil\
e-exists":invalid("Key file already there",p=>`${p.files.join(", ")} already there; no key file was written.`,()=>"Choose another directory with --out. A key is\
 never overwritten: what it signed could not be extended any more."),"key-file-unwritable":failed("Key file that can\u2019t be written",p=>`The key file ${show(
p.file)} can\u2019t be written: ${p.reason}.`,()=>"Choose a directory that you may write to with --out. Nothing was left behind.")},keyTextErrors={"key-empty":invalid(
"Empty key",p=>`${theKey(p.role)} is empty.`,p=>p.role==="secret"?"Check that the CI variable is set for this branch, tag and environment: runs for forks and un\
protected branches get no secrets.":forms("public")),"key-quoted":invalid("Key in quotation marks",p=>`${theKey(p.role)} stands in quotation marks.`,()=>"Take t\
he quotation marks out of the value."),"key-line-ends-escaped":invalid("Key with escaped line ends",p=>`${theKey(p.role)} holds the two characters \\n where its \
lines should end.`,()=>"Paste the key with real line ends, or use the seed in base64, which is one line."),"key-openssh":invalid("OpenSSH key",p=>`${theKey(p.role)}\
 is an OpenSSH key.`,p=>`Make a key for releases instead of reusing a login key. ${forms(p.role)}`),"key-hex":invalid("Key in hex",p=>`${theKey(p.role)} is writ\
ten in hex (${p.digits} digits).`,()=>"Write it in base64: xxd -r -p | base64."),"key-not-base64":invalid("Key that isn\u2019t base64",p=>`${theKey(p.role)} has\
 ${p.characters} characters and is not standard base64 with padding.`,p=>`Base64 is A\u2013Z a\u2013z 0\u20139 + / and "=" at the end, without blanks. ${forms(p.
role)}`),"key-form-unknown":invalid("Key in an unknown form",p=>`${theKey(p.role)} has ${p.lines} lines and is no form of key that is known here.`,p=>`One text \
holds one key. ${forms(p.role)}`),"key-wrong-length":invalid("Key of the wrong length",p=>`${theKey(p.role)} has ${p.bytes} bytes in base64, and an Ed25519 key \
has 32.`,p=>lengthHint(p.bytes,p.role)),"key-public-expected":invalid("Secret key where a public key belongs",p=>`This should be a public key and is ${p.found}.`,
()=>"Give the public key instead (keys show prints it). If the secret was committed or printed anywhere, treat it as lost and make a new key."),"key-secret-expe\
cted":invalid("Public key where the secret key belongs",p=>`This should be the secret key and is ${p.found}.`,()=>"Put the contents of ota.key (the seed in base\
64) into OTA_SIGNING_KEY."),"key-other-algorithm":invalid("Key of another algorithm",p=>`${theKey(p.role)} is an ${p.algorithm} key, and releases are signed wit\
h Ed25519.`,()=>"Make an Ed25519 key: keys generate, or openssl genpkey -algorithm ed25519."),"key-pem-encrypted":invalid("Encrypted PEM",()=>"The secret key is\
 a PEM that is encrypted with a password, and such PEMs are not read.",()=>"Decrypt it (openssl pkey -in KEY.pem) into the CI\u2019s secret store, or use a minisign \
key with a password."),"key-pem-malformed":invalid("Broken PEM",p=>`${theKey(p.role)} is a PEM that can\u2019t be read: ${p.reason}.`,p=>`Paste the whole file, \
one ${p.role==="public"?"PUBLIC KEY":"PRIVATE KEY"} block. openssl pkey -in KEY.pem shows what openssl makes of it.`),"key-minisign-malformed":invalid("Broken m\
inisign key",p=>`${theKey(p.role)} looks like minisign\u2019s and can\u2019t be read: ${p.reason}.`,()=>"Paste the whole key file, both lines, as minisign -G wr\
ote it."),"key-password-missing":invalid("Password missing",()=>"The secret key is a minisign key encrypted with a password, and no password was given.",()=>"Se\
t OTA_SIGNING_KEY_PASSWORD, or use a key without a password (minisign -G -W)."),"key-wrong-password":invalid("Wrong password",()=>"The password doesn\u2019t decrypt \
the minisign secret key.",()=>"Check OTA_SIGNING_KEY_PASSWORD; minisign -S with the same key and password tells whether they belong together."),"key-password-to\
o-costly":invalid("Password derivation too costly",p=>`The minisign secret key asks for more work or memory than minisign\u2019s own keys, which take ${p.maxMebibytes}\
 MiB.`,()=>"The file is damaged or was made by another program: make the key with minisign -G."),"key-password-memory":failed("No memory to decrypt the key",p=>`\
Decrypting the minisign secret key takes ${p.mebibytes} MiB of memory, which this machine refused.`,()=>"Run it where there is more memory, or use a key without\
 a password and let the CI\u2019s secret store protect it."),"key-inconsistent":invalid("Halves of a key that don\u2019t belong together",()=>"The secret key ho\
lds a public key that is not its own.",()=>"The key is damaged: take it from a copy, or make a new one."),"key-not-a-point":invalid("No Ed25519 public key",()=>"\
The public key\u2019s 32 bytes are no point of the Ed25519 curve.",()=>"Check that it was copied whole, without a changed character."),"key-weak":invalid("Weak \
public key",()=>"The public key is a point of small order, under which one signature fits many messages.",()=>"No program makes such a key by itself. Make a new\
 one with keys generate.")},signatureErrors={"signature-refused":failed("Signature that its own key refuses",p=>`The signature that was just made does not verif\
y with the signer\u2019s public key ${p.keyId}.`,()=>"Check that the signer\u2019s secret and public key belong together. If they do, its hardware miscalculated: run\
 it elsewhere."),"signature-invalid":unverified("Signature that doesn\u2019t verify",p=>`The signature under the trusted key ${p.keyId} does not fit the payload\
.`,()=>"The payload, its type or the signature was changed, or damaged on the way. Take it from a copy that verifies."),"signature-threshold-unmet":unverified("\
Too few trusted signatures",p=>`${p.valid} trusted ${p.valid===1?"key has":"keys have"} signed, ${p.threshold} must have, and ${p.unknown} ${p.unknown===1?"sign\
ature is":"signatures are"} of keys that aren\u2019t trusted.`,()=>"Check that the trusted keys and the threshold are those of the publisher."),"signature-minis\
ign-malformed":unverified("Broken minisign signature",p=>`The minisign signature can\u2019t be read: ${p.reason}.`,()=>"It should be the four lines of a .minisi\
g file, as they were published."),"signature-minisign-other-key":unverified("Minisign signature of another key",p=>`The minisign signature names the key ${p.found}\
, and the trusted ${p.trusted.length===1?"key is":"keys are"} ${p.trusted.join(", ")}.`,()=>"Trust the key that signed, in its minisign form if it was made by m\
inisign: that form states its id."),"signature-minisign-invalid":unverified("Minisign signature that doesn\u2019t verify",p=>`The minisign signature does not fi\
t ${p.part}.`,()=>"The file or its .minisig was changed, or damaged on the way. Take both from a copy that verifies."),"envelope-too-large":unverified("Envelope\
 too large",p=>`The envelope has ${p.bytes} bytes; at most ${p.maxBytes} are read.`,()=>"No release comes near this size: this is something else, or was padded \
to hurt."),"envelope-not-json":unverified("Envelope that isn\u2019t JSON",p=>`The envelope is no strict JSON: ${p.reason}`,()=>"Readers of loose JSON disagree o\
n what it says, so it isn\u2019t read. Take the envelope from a copy that verifies."),"envelope-not-an-object":unverified("Envelope that isn\u2019t an object",p=>`\
The envelope should be a JSON object and is ${p.found}.`,()=>'Give the JSON of a DSSE envelope: {"payloadType", "payload", "signatures"}.'),"envelope-field-inva\
lid":unverified("Field of an envelope that isn\u2019t right",p=>`The envelope\u2019s ${p.field} ${p.reason}.`,()=>"An envelope is published as it was signed: ta\
ke it from a copy that verifies."),"envelope-key-unknown":unverified("Unknown key in an envelope",p=>`The envelope has the key ${show(p.key)}, which DSSE doesn\u2019\
t know.`,()=>"Nothing outside payload and payloadType is signed: remove the key.")},keysErrors={...keyErrors2,...keyTextErrors,...signatureErrors};var libraryErrors={"library-option-unknown":invalid("Unknown option of a library call",p=>`${p.call} has no option ${show(p.option)}.`,p=>p.suggestion===void 0?
`It takes ${p.known.join(", ")}.`:`Did you mean ${p.suggestion}?`),"library-option-invalid":invalid("Wrong value of an option of a library call",p=>`Option ${p.
option} of ${p.call} is ${p.found}, and has to be ${p.expected}.`,p=>`Give ${p.option} as docs/library.md has it.`),"device-index-missing":unverified("No index \
for devices",p=>`${p.path} is not at ${p.site}.`,()=>"Give the URL or directory of the site itself, and the channel that was released to."),"device-product-othe\
r":unverified("Site of another product than the device",p=>`${p.path} is the signed index of ${show(p.found)}, and the device is a ${show(p.product)}.`,()=>"Giv\
e the device the site of its own product."),"device-model-other":unverified("Release for other models than the device",p=>`${p.path} is for ${p.models.join(", ")}\
, and the device is a ${show(p.model)}.`,()=>"Add the model to models of the project file and release again, or give the device the site of its own model.")};var operationErrors={"operation-nothing-released":invalid("Channel without a release",p=>`The channel ${p.channel} of ${p.site} has no release yet: there is not\
hing to change.`,()=>"Release a version first, or name the channel that is meant: --channel NAME."),"operation-version-unknown":invalid("Version that is not rel\
eased",p=>`${p.version} is not in the channel ${p.channel}${p.newest===null?"":`, whose newest is ${p.newest}`}.`,()=>"ota-release log lists what was released; \
name one of these versions, or another --channel.")};var pageErrors={"page-foreign":warning("Page for people that somebody else made",p=>`${p.path} on ${p.location} was not made by ota-release: it stays, and ${p.named?
"as the signed index names another page, ota-release verify reports it":"the site gets no page from this project"}.`,p=>`Remove ${p.path} where you want the pag\
e of ota-release; set page: false where yours is to stay.${p.named?" If nobody of yours put it there, find out who writes to the site.":""}`),"page-tampered":unverified(
"Page for people that is not the one that was signed",p=>`${p.path} is not the page that the signed index names: ${p.reason}.`,()=>"Where it is your own, set pa\
ge: false and run ota-release refresh. Else remove it and run ota-release refresh: it is written anew. Trust nothing that it has shown, and find out who writes \
to the site.")};var partErrors={"pantavisor-option-missing":invalid("Option that Pantavisor needs",p=>`devices.pantavisor has no ${p.option}: ${p.why}.`,p=>`Set devices.pantavi\
sor.${p.option}, or remove pantavisor from devices.`),"pantavisor-parts-empty":invalid("No parts for a revision",p=>`${show(p.directory)} holds no file, so the \
revision would be empty.`,()=>"Build the parts there before the release: bsp/run.json, <container>/run.json and what they name."),"pantavisor-parts-too-many":invalid(
"Too many parts",p=>`${show(p.directory)} holds more than ${p.maximum} files.`,()=>"Put the files of a container into its root.squashfs: a part is what the devi\
ce mounts or reads whole."),"pantavisor-part-unreadable":invalid("Part that can\u2019t be read",p=>`The part ${show(p.path)} can\u2019t be read: ${p.reason}.`,()=>"\
Correct devices.pantavisor.parts, or the rights of the file; build the parts before the release."),"pantavisor-part-refused":invalid("Part that a revision can\u2019t\
 hold",p=>`${show(p.path)} can\u2019t be a part of the revision: ${p.reason}.`,()=>"Rename, replace or remove it. A revision is a flat list of files."),"pantavi\
sor-part-json":invalid("Inline JSON that devices and pvr read differently",p=>`${show(p.path)}${p.at===""?"":` at ${show(p.at)}`} can\u2019t go into the state: ${p.
reason}.`,()=>"Change the value. A file that is not meant as JSON of the state needs another ending than .json."),"pantavisor-part-too-large":invalid("Part that\
 is too large",p=>`The part ${show(p.path)} has ${p.bytes} bytes, and may have ${p.maxBytes}.`,()=>"Make it smaller, or split it. Data that a container reads be\
longs into its image, not into inline JSON."),"pantavisor-state-too-large":invalid("State that is too large",p=>`The inline JSON of ${show(p.directory)} comes t\
o ${p.bytes} bytes; a state may have ${p.maxBytes} before it is signed.`,()=>"Move what is not a manifest out of *.json files, into the images of the containers\
."),"pantavisor-part-changed":failed("Part that changed during the release",p=>`The part ${show(p.path)} changed after it was hashed.`,()=>"Let nothing write to\
 devices.pantavisor.parts during a release, then release again."),"pantavisor-name-too-long":invalid("Version too long for a revision\u2019s name",p=>`The revis\
ion\u2019s name ${show(p.name)} has ${p.characters} characters after locals/, and devices take ${p.maximum}.`,()=>"Choose a shorter version.")},PEM_HINT="Give t\
he whole text of a PEM: PKCS#8 (BEGIN PRIVATE KEY) or SEC 1 (BEGIN EC PRIVATE KEY), on P-256.",signatureErrors2={"pantavisor-key-missing":invalid("No key for Pa\
ntavisor",()=>"No key was given to sign the revision for Pantavisor with.",()=>"Set OTA_PANTAVISOR_KEY to a P-256 private key in PEM: openssl ecparam -name prim\
e256v1 -genkey -noout. The Ed25519 key can\u2019t sign for Pantavisor."),"pantavisor-key-invalid":invalid("Key for Pantavisor that can\u2019t be used",p=>`The k\
ey in OTA_PANTAVISOR_KEY can\u2019t be used: ${p.reason}.`,()=>PEM_HINT),"pantavisor-key-other":invalid("Key that is not the certificate\u2019s",p=>`The key in \
OTA_PANTAVISOR_KEY is not the one of the first certificate in devices.pantavisor.certificates, ${p.subject}.`,()=>"Give the leaf\u2019s own key, or put the certifica\
te that was issued for this key first in the file."),"pantavisor-certificates-unreadable":invalid("Certificates that can\u2019t be read",p=>`${show(p.file)} can\
\u2019t be read as certificates: ${p.reason}.`,()=>"Name a PEM file: BEGIN CERTIFICATE blocks, for a chain the leaf first and then its intermediates."),"pantavi\
sor-chain-refused":invalid("Chain of certificates that devices refuse",p=>`The chain in devices.pantavisor.certificates does not hold: ${p.reason}.`,()=>"Put th\
e leaf first, then every intermediate, and name in devices.pantavisor.ca the CA that devices have. Renew what has expired: pvr refuses it."),"pantavisor-certifi\
cate-expires-soon":warning("Certificate about to expire",p=>`The certificate ${p.subject} expires at ${p.expires}, in ${p.days} ${p.days===1?"day":"days"}.`,()=>"\
Have it renewed before then: nothing can be released with it afterwards, and pvr refuses what it signed."),"pantavisor-signature-refused":invalid("Signature amo\
ng the parts that devices refuse",p=>`The signature ${show(p.path)} does not hold for these parts: ${p.reason}.`,()=>"Take the part and its signature from one a\
nd the same delivery, or remove the signature: then this release signs the part itself."),"pantavisor-state-refused":unverified("State that a Pantavisor device \
refuses",p=>`${p.message}: ${p.key===void 0?"":`${show(p.key)}: `}${p.reason}.`,()=>"A device answers 422 with this message and keeps what it runs. Sign the sta\
te again, or take it as it was published: any change of its text, blanks included, breaks it."),"pantavisor-state-unreadable":invalid("State file that can\u2019t be \
read",p=>`The state ${show(p.file)} can\u2019t be read: ${p.reason}.`,()=>"Give the file that a device gets as json, such as pantavisor/1.2.0/json of a site."),
"pantavisor-dot-files":warning("Host that doesn\u2019t serve names with a dot",p=>`The host may not serve ${p.path}, because its name begins with a dot: pvr clo\
ne would not find the site.`,()=>"Serve the site from a host that has such names, or let people install the export tarball, which needs none.")},pantavisorErrors={
...partErrors,...signatureErrors2};var listed4=values2=>values2.join(", "),didYouMean=(suggestion,otherwise)=>suggestion===void 0?otherwise:`Did you mean ${suggestion}?`,file={"project-file-missi\
ng":invalid("No project file",p=>p.directory===void 0?`There is no project file ${p.file}.`:`There is no ${p.file} in ${p.directory}.`,p=>p.directory===void 0?"\
Correct the path given to --project.":"Write one with ota-release init, go to the directory that has it, or give --project and its path."),"project-file-ambiguo\
us":invalid("Several project files",p=>`There are several project files here: ${listed4(p.files)}.`,p=>`Keep one of them, or give --project ${p.files[0]}.`),"pr\
oject-file-unreadable":invalid("Project file that can\u2019t be read",p=>`${p.file} can\u2019t be read: ${p.reason}.`,()=>"Name a readable, regular file."),"pro\
ject-file-too-large":invalid("Project file too large",p=>`The file has ${p.bytes} bytes; at most ${p.maxBytes} are read.`,()=>"Check that this is the project fi\
le; long notes go to a file of their own (notes: {file: NOTES.md})."),"project-file-extension":invalid("Project file of an unknown kind",p=>`${p.file} ends in n\
either .yaml, .yml nor .json.`,()=>"Give the file the ending of its format."),"project-empty":invalid("Empty project file",()=>"The file declares nothing.",()=>"\
Write at least product and models, or let ota-release init write a file to begin with.")},text={"project-not-utf8":invalid("Project file that isn\u2019t UTF-8",
p=>`The byte ${p.byte} is not part of a UTF-8 character.`,()=>"Save the file as UTF-8."),"project-byte-order-mark":invalid("Byte order mark in the project file",
()=>"The file begins with a byte order mark (U+FEFF).",()=>"Save the file as UTF-8 without a byte order mark."),"project-control-character":invalid("Control cha\
racter in the project file",p=>`There is a control character here (${p.codePoint}).`,()=>"Remove it: editors don\u2019t show it, and it would end up in names, tags o\
r URLs."),"project-syntax":invalid("Project file that isn\u2019t YAML",p=>`This is not YAML: ${p.reason}.`,()=>"Correct the line. Indent with blanks, and put te\
xts with : # { } [ ] & * ! | > % @ ` in quotes."),"project-tab":invalid("Tab in the indentation",()=>"The line is indented with a tab, which YAML doesn\u2019t allow.",
()=>"Indent with blanks."),"project-duplicate-key":invalid("Key written twice",p=>`The key ${show(p.key)} stands twice in the same map.`,()=>"Keep one of the tw\
o."),"project-several-documents":invalid("Several YAML documents",()=>"A second YAML document begins here; a project file is one.",()=>'Remove the line ("---" o\
r "...") that ends the first document, or move the rest to a file of its own.'),"project-yaml-feature":invalid("YAML feature that project files don\u2019t use",
p=>`There is ${p.feature} here, which a project file doesn\u2019t use.`,()=>"Write the value out as plain YAML 1.2: text, number, true, false, list or map."),"p\
roject-too-deep":invalid("Project file nested too deep",p=>`Lists and maps are nested more than ${p.maxDepth} deep.`,()=>"Check the brackets and the indentation\
: a project file needs four levels.")},shape={"project-unknown-key":invalid("Unknown key",p=>`There is no key ${show(p.key)} here.`,p=>didYouMean(p.suggestion,p.
known.length===0?"Remove it: no keys go here.":`Remove it. The keys here are: ${listed4(p.known)}.`)),"project-key-missing":invalid("Required key missing",p=>`T\
he key ${p.key} is missing.`,p=>`Add ${p.key}: it takes ${p.expected}.`),"project-wrong-type":invalid("Value of the wrong type",p=>`${p.key} takes ${p.expected}\
, and this is ${p.given}.`,p=>p.quoted===void 0?`Write ${p.expected} there.`:`Put it in quotes: ${p.quoted}.`),"project-unknown-choice":invalid("Value that isn\u2019\
t one of the choices",p=>`${p.key} doesn\u2019t know ${p.value}.`,p=>`${p.suggestion===void 0?"":`Did you mean ${p.suggestion}? `}It is one of: ${listed4(p.choices)}\
.`),"project-list-empty":invalid("Empty list",p=>`The list ${p.key} is empty.`,()=>"Put at least one item in it."),"project-list-duplicate":invalid("Item listed\
 twice",p=>`${p.key} lists ${p.value===void 0?"the same":show(p.value)} twice.`,()=>"Remove one of the two."),"project-number-out-of-range":invalid("Number out \
of range",p=>`${p.key} is ${p.value}, which is not a whole number from ${p.minimum} to ${p.maximum}.`,p=>`Write a whole number from ${p.minimum} to ${p.maximum}\
.`),"project-text-empty":invalid("Empty text",p=>`${p.key} is empty.`,()=>"Write the text, or remove the key."),"project-text-blanks":invalid("Text with blanks \
around it",p=>`${p.key} has blanks around it: ${show(p.value)}.`,()=>"Remove the blanks at its beginning and end."),"project-text-control-character":invalid("Te\
xt with a control character",p=>`${p.key} holds a control character (${p.codePoint}).`,()=>"Remove it; a line break counts as one too, where the text is to be o\
ne line."),"project-text-too-long":invalid("Text too long",p=>`${p.key} has ${p.length} characters; at most ${p.maximum} are taken.`,()=>"Shorten it. Long notes\
 go to a file of their own (notes: {file: NOTES.md}).")},projectFileErrors={...file,...text,...shape};var values={"project-product-invalid":invalid("Product name that can\u2019t be part of a file name",p=>`${show(p.value)} can\u2019t be a product\u2019s name, which become\
s part of file names and URLs.`,p=>`Use lower-case letters, digits, dots, hyphens and underscores, at most 64, a letter or digit at both ends${p.suggestion===void 0?
"":`: ${p.suggestion}`}.`),"project-version-number":invalid("Version that YAML reads as a number",p=>`YAML reads ${p.written} as the number ${p.number}, not as \
a version.`,p=>`Quote it, and write all three parts: version: "${threeParts(p.written)}".`),"project-version-source-unknown":invalid("Version source that isn\u2019t \
known",p=>`${show(p.value)} is neither a version nor a place to read one from.`,p=>didYouMean(p.suggestion,'Write a version as "1.2.0", or package.json, pyproje\
ct.toml, Cargo.toml, tag, or file:PATH for the first line of a file.')),"project-path-invalid":invalid("Path that can\u2019t be used",p=>`${p.key} can\u2019t be ${show(
p.value)}: ${p.reason}.`,()=>"Write a path relative to the project file, as in config/schema.json, or an absolute one."),"project-glob-invalid":invalid("Pattern\
 that can\u2019t match",p=>`The pattern ${show(p.value)} in ${p.key} can\u2019t match: ${p.reason}.`,()=>'Write patterns relative to bundle.root with / between \
names: "docs/**", "**/*.log".'),"project-size-invalid":invalid("Size that can\u2019t be read",p=>`${p.key} is ${show(p.value)}, which is no size.`,()=>'Write a \
number of bytes, or a number and a unit: "64 KB", "100 MiB", "1.5 GiB".'),"project-expires-invalid":invalid("Expiry that can\u2019t be read",p=>`${show(p.value)}\
 is no time from ${p.minimum} to ${p.maximum} days.`,p=>`Write a number of days from ${p.minimum} to ${p.maximum}, as in 180 or "180d".`),"project-hours-invalid":invalid(
"Time under rollout that can\u2019t be read",p=>`${show(p.value)} is no time from ${p.minimum} to ${p.maximum} hours.`,p=>`Write a number of hours from ${p.minimum}\
 to ${p.maximum}, as in 48 or "48h".`),"project-prune-older-invalid":invalid("Age that is none",p=>`prune.olderThan is ${show(p.value)}, and not a number of day\
s from ${p.minimum} to ${p.maximum}.`,()=>"Write days, as in 365d."),"project-channel-invalid":invalid("Channel name that can\u2019t be used",p=>`${show(p.value)}\
 can\u2019t be a channel\u2019s name, which becomes part of URLs.`,()=>"Use lower-case letters, digits and hyphens, beginning with a letter, at most 32: stable,\
 beta, customer-a."),"project-version-text-invalid":invalid("Version that isn\u2019t SemVer",p=>`${p.key} says ${show(p.value)}, which is no SemVer version.`,()=>"\
Write three numbers without a v, such as 0.9.0, or 1.0.0-rc.1."),"project-range-invalid":invalid("Range that isn\u2019t SemVer",p=>`${show(p.value)} is no range\
 of SemVer versions.`,()=>'Write a range as npm reads it: ">=1.0.0", "^1.2.0", "1.x", ">=1.0.0 <2.0.0 || 3.0.0"; "*" for every version.'),"project-url-invalid":invalid(
"URL that devices can\u2019t use",p=>`${p.key} can\u2019t be ${show(p.value)}: ${p.reason}.`,()=>"Write the absolute http(s) URL under which devices reach the s\
ite, as in https://updates.example.com/gateway."),"project-host-unsupported":invalid("Host of a kind that isn\u2019t supported",p=>`A host of the kind ${show(p.
value)} is not supported; known are: ${listed4(p.known)}.`,()=>"Publish to a directory (./site), a bucket (s3://bucket/prefix), a branch (branch:gh-pages, git+s\
sh://server/repo.git#gh-pages), or a server that takes PUT (https://\u2026)."),"project-host-url-invalid":invalid("Host that is written wrongly",p=>`${show(p.value)}\
 names no host: ${p.reason}.`,()=>"Write a path, file:///absolute/path, s3://bucket/prefix?region=\u2026, branch:gh-pages, git+https://server/repo.git#gh-pages, or h\
ttps://server/path."),"project-host-kind":invalid("Host of no kind, or of several",p=>p.given.length===0?"host doesn\u2019t say what kind of host it is.":`host \
is of several kinds at once: ${listed4(p.given)}.`,p=>`Give exactly one of ${listed4(p.known)}.`),"project-host-option":invalid("Option of another kind of host",
p=>`${show(p.option)} doesn\u2019t go with ${p.kind}: it belongs to another kind of host.`,p=>p.options.length===0?"Remove it.":`Remove it; with ${p.kind} go: ${listed4(
p.options)}.`),"project-host-option-invalid":invalid("Option with a value that can\u2019t be used",p=>`${p.key} can\u2019t be ${show(p.value)}: ${p.reason}.`,p=>`\
Correct ${p.key}; docs/hosting.md has an example of everything that goes there.`),"project-purge-kind":invalid("Purge of no kind, or of several",p=>p.given.length===
0?"purge doesn\u2019t say what to do.":`purge names several ways at once: ${listed4(p.given)}.`,()=>"Give exactly one: cloudfront with the id of a distribution,\
 or command with a program and its arguments."),"project-remote-invalid":invalid("Git remote that can\u2019t be used",p=>`${show(p.value)} can\u2019t be the remote: ${p.
reason}.`,()=>"Write the name of a remote, as in origin, or a git URL without a password."),"project-tag-prefix":invalid("Tag prefix that can\u2019t be used",p=>`${show(
p.value)} can\u2019t stand before the v of a tag: it has to be one to four names of letters, digits, ., _ and -, each with a slash behind it.`,()=>"Write the pr\
oduct\u2019s name and a slash, as in gateway/; leave tag.prefix out where the repository has one product."),"project-tag-prefix-ivy":invalid("Tag prefix in fron\
t of an Ivy release",p=>`With the prefix ${show(p.value)} an Ivy device finds no release: it fetches the archive of the tag v and the version.`,()=>"Leave tag.p\
refix out, or give the Ivy system a repository of its own."),"project-tag-placeholder":invalid("Unknown placeholder in the tag\u2019s message",p=>`tag.message d\
oesn\u2019t know {${p.placeholder}}.`,p=>didYouMean(p.suggestion&&`{${p.suggestion}}`,"It knows {product} and {version}.")),"project-notes-source":invalid("Note\
s without exactly one source",p=>p.given===0?"notes names neither a file nor a changelog.":"notes names both a file and a changelog.",()=>"Write the notes as a \
text, or one of notes: {file: NOTES.md} and notes: {changelog: CHANGELOG.md}."),"project-attachment-name-invalid":invalid("Attachment name that can\u2019t be part of\
 a URL",p=>`${show(p.value)} can\u2019t be an attachment\u2019s name, which becomes part of its URL.`,()=>"Give it a name of letters, digits, dots, hyphens, und\
erscores and plus signs: {path: \u2026, name: manual.pdf}."),"project-attachment-name-clash":invalid("Two attachments of one name",p=>`Two attachments are named\
 ${show(p.value)}, upper and lower case taken as one.`,()=>"Give one of them another name: {path: \u2026, name: \u2026}."),"project-attachment-unreadable":invalid(
"Attachment that can\u2019t be read",p=>`${p.file} is to be published beside the bundle, and ${p.reason}.`,()=>"Make the file before the release, or remove it f\
rom attachments."),"project-media-type-invalid":invalid("Media type that can\u2019t be read",p=>`${show(p.value)} is no media type.`,()=>"Write type/subtype, as\
 in application/pdf."),"project-secret-key":invalid("Secret in the project file",p=>`${p.key} would hold a secret, and the project file is committed for everyon\
e to read.`,()=>"Remove it. If a real secret was committed, replace it. The signing key comes from OTA_SIGNING_KEY or --signing-key-file, what a host asks for f\
rom OTA_HOST_TOKEN, OTA_HOST_PASSWORD or the variables of AWS."),"project-pattern-unmatched":invalid("Pattern that matches no file",p=>`The pattern ${show(p.value)}\
 in ${p.key} matches no file.`,()=>"Correct it, or remove it: a check that looks at nothing would pass unnoticed. Patterns start from the project file\u2019s directo\
ry."),"project-pattern-too-wide":invalid("Pattern that matches too many files",p=>`The pattern ${show(p.value)} in ${p.key} leads through more than ${p.maximum}\
 files.`,()=>"Begin it with the directory that holds the samples: config/samples/*.json.")},notes={"project-notes-unreadable":invalid("Release notes that can\u2019t \
be read",p=>`The notes are to be read from ${p.file}, and ${p.reason}.`,()=>"Correct the notes key of the project file, or write the file."),"project-notes-empt\
y":invalid("Empty release notes",p=>`${p.file} has no notes for this release.`,()=>"Write them, or remove the notes key."),"project-notes-too-long":invalid("Rel\
ease notes too long",p=>`The notes in ${p.file} have ${p.bytes} bytes; at most ${p.maxBytes} are signed with a release, because every device reads them.`,()=>"S\
horten them, or publish the long form as an attachment."),"project-notes-section-missing":invalid("Version without a section in the changelog",p=>p.headings.length===
0?`${p.file} has no heading that names a version.`:`${p.file} has no section for ${p.version}; it has: ${listed4(p.headings)}.`,p=>`Add the heading "## ${p.version}\
" with the notes below it.`),"project-notes-section-ambiguous":invalid("Version with two sections in the changelog",p=>`${p.file} has several sections for ${p.version}\
, at lines ${p.lines.join(" and ")}.`,()=>"Join them into one.")},projectErrors={...values,...notes},threeParts=written=>[.../^\d+(\.\d+)?$/.test(written)?written.
split("."):["1","2","0"],"0","0"].slice(0,3).join(".");var after=({waited})=>waited>0?`, after ${waited} s of waiting`:"",told=({cache})=>cache===""?"":` (${cache})`,behind=({proven})=>proven?"; the server behind it\
 is up to date":"",SAME_PLACE="Check that publicUrl leads to the very folder that host writes to.",CDN_RULES="Let the CDN heed Cache-Control: no-cache for index\
.json, versions and latest, name it in purge, or raise publicWait.",publicErrors={"public-not-served":unverified("Release that devices don\u2019t get yet",p=>`${p.
release} is published on ${p.host}; devices don\u2019t get it from ${p.url} yet.`,()=>"Do what the findings below say, then run the release again: it publishes \
nothing a second time and asks again. publicCheck: off leaves the question out."),"public-origin-stale":unverified("Old site at the public URL",p=>`${p.url} sho\
ws ${p.found} instead of ${p.expected}${told(p)}${after(p)}.`,()=>"What serves publicUrl has not taken over what is on the host: look at its deployment (Pages, \
rsync, a mirror), check publicUrl, or raise publicWait."),"public-cache-stale":unverified("Old copy in a cache",p=>`${p.url} still shows ${p.found} instead of ${p.
expected}, out of a cache${told(p)}${behind(p)}${after(p)}.`,()=>CDN_RULES),"public-missing":unverified("Published object that is missing at the public URL",p=>`${p.
url} is answered with ${p.status}${told(p)}, though the object is on the host${after(p)}.`,()=>`${SAME_PLACE} Where a deployment carries the site on, look at it\
, or raise publicWait.`),"public-absence-cached":unverified("Cache that remembers an object as missing",p=>`${p.url} is still answered with ${p.status}, out of \
a cache${told(p)}${behind(p)}${after(p)}.`,()=>`Let the CDN keep a 404 for seconds at most. ${CDN_RULES}`),"public-web-page":unverified("Web page in place of an\
 object",p=>`${p.url} is answered with ${p.status} and a web page (${show(p.type)}), not with the object${after(p)}.`,()=>`Turn the fallback page for missing na\
mes off: they must get a 404. ${SAME_PLACE}`),"public-other-content":unverified("Something else at the public URL",p=>`${p.url} is ${p.found}, where ${p.expected}\
 belongs${told(p)}${after(p)}.`,()=>`${SAME_PLACE} If it does, something on the way changes what passes through it: turn off whatever rewrites or minifies.`),"p\
ublic-cut-off":unverified("Answer that breaks off",p=>`The answer for ${p.url} breaks off before its end: ${p.reason}${after(p)}.`,()=>"Look at the logs of what\
 serves publicUrl: its Content-Length is larger than what it sends, or it gives up early."),"public-denied":unverified("Public URL that asks for a permission",p=>`${p.
url} is answered with ${p.status}: devices have no credentials${after(p)}.`,p=>p.status===403?`Let everybody read the objects (bucket policy, CDN origin access)\
. An object store also says 403 for a missing name. ${SAME_PLACE}`:"Take the password off publicUrl, or give the URL under which devices reach the site."),"publ\
ic-server-error":unverified("Server in trouble at the public URL",p=>`${p.url} is answered with ${p.status}${after(p)}.`,()=>"Look at the logs of what serves pu\
blicUrl, then run the release again; raise publicWait if it only is slow."),"public-status-unfit":unverified("Status that devices can\u2019t use",p=>`${p.url} i\
s answered with ${p.status}, and devices take 200 alone${after(p)}.`,()=>`Let the web server answer 200 with the object. ${SAME_PLACE}`),"public-tls":unverified(
"Certificate that devices refuse",p=>`${p.url} can\u2019t be reached over TLS: ${p.reason}${after(p)}.`,()=>"Put the server\u2019s certificate and chain right. Where\
 it comes from a CA of your own that devices know, name the CA\u2019s PEM file in SSL_CERT_FILE."),"public-dns":unverified("Public URL whose host nobody knows",
p=>`${p.url} has a host that the DNS doesn\u2019t know: ${p.reason}${after(p)}.`,()=>"Check the spelling of publicUrl and the DNS record of its host."),"public-\
unreachable":unverified("Public URL that can\u2019t be reached",p=>`${p.url} can\u2019t be reached: ${p.reason}${after(p)}.`,()=>"Check that the server runs and\
 can be reached from here (https_proxy, no_proxy). Where only devices can reach it, set publicCheck: off."),"public-redirect-chain":unverified("Redirects that l\
ead nowhere",p=>`${p.url} leads to ${p.reason}${after(p)}.`,()=>"Set publicUrl to where the site is; 0-OS follows nine redirects and no tenth."),"public-http-re\
direct-insecure":warning("Redirect from https to http",p=>`${p.path} is redirected from https to ${p.insecure}, which a client that insists on TLS refuses. Stum\
bles: ${p.devices}.`,()=>"Let the redirect lead to https, or set publicUrl to where the site is."),"public-http-redirect-elsewhere":warning("Redirect to another\
 origin",p=>`${p.path} is redirected to another origin (${p.target}, ${p.hops} redirect(s)): one more name, certificate and firewall rule. Stumbles: ${p.devices}\
.`,()=>"Set publicUrl to where the redirects end, if that address lasts."),"public-http-redirect-pointer":warning("Redirect at every check",p=>`${p.path} is red\
irected to ${p.target} (${p.hops} redirect(s)), at every check of every device. Stumbles: ${p.devices}.`,()=>"Set publicUrl to where the redirects end."),"publi\
c-http-type":warning("Content-Type that invites changes",p=>`${p.path} is sent as ${show(p.type)}, which proxies and CDNs may rewrite. Stumbles: ${p.devices}.`,
()=>"Send names without an extension and .json as application/json, and .zip as application/zip."),"public-http-absence-kept":warning("Missing names remembered \
for long",p=>`${p.path}, which is not on the site, is answered with ${p.status} to be kept for ${p.seconds} s (${show(p.cacheControl)}): a version asked for too\
 early stays missing for as long. Stumbles: ${p.devices}.`,()=>"Let the web server and the CDN keep a 404 for seconds at most."),"purge-cloudfront-failed":warning(
"CloudFront that could not be told",p=>`CloudFront distribution ${p.distribution} was not told what has changed: ${p.reason}.`,()=>"Check the distribution\u2019s id \
and that the run may do cloudfront:CreateInvalidation on it. Until the old copies expire, devices may see them."),"purge-command-failed":warning("Purge command \
that failed",p=>`The purge command ${show(p.program)} failed: ${p.reason}.`,()=>"Run it by hand with the URLs on standard input, one a line; --verbose shows wha\
t it said. Until the old copies expire, devices may see them.")};var RESTORE="Restore it from a copy of the site (ota-release export or mirror makes one). The release itself can be installed without it.",WRONG="Find out who w\
rote it: ota-release publishes no such object. Restore the site from a copy.",missing=(title,what)=>unverified(title,({path,version:version2})=>`${path}, the ${what}\
 of ${version2}, is not on the site.`,()=>RESTORE),differs=(title,what)=>unverified(title,({path,version:version2,found:found2,expected})=>`${path}, the ${what}\
 of ${version2}, has the SHA-256 ${found2} where ${expected} is signed.`,()=>RESTORE),unsigned=(title,what)=>unverified(title,({path,version:version2,reason})=>`${path}\
, the ${what} of ${version2}, doesn\u2019t verify: ${reason}.`,()=>"Check that the trusted keys are the right ones, those of older releases among them. If they \
are, restore the site from a copy."),disagrees=(title,what)=>unverified(title,({path,version:version2,fact,found:found2,expected})=>`${path}, the ${what} of ${version2}\
, states ${show(found2)} as ${fact} where ${show(expected)} is right.`,()=>WRONG),recordErrors={"record-missing":missing("Release record that is not there","rec\
ord"),"record-differs":differs("Release record of other bytes","record"),"record-unverified":unsigned("Release record that doesn\u2019t verify","record"),"recor\
d-disagrees":disagrees("Release record of something else","record"),"provenance-missing":missing("Provenance that is not there","provenance"),"provenance-differ\
s":differs("Provenance of other bytes","provenance"),"provenance-unverified":unsigned("Provenance that doesn\u2019t verify","provenance"),"provenance-disagrees":disagrees(
"Provenance of something else","provenance")};var hop=({family,from,to})=>`${family}, ${from} \u2192 ${to}`,SHOWN_LINES=6,said7=(output2="")=>{let lines=output2.replaceAll(/\p{Cc}/gu,control=>control===`
`?control:"").split(`
`).filter(line=>line.trim()!=="");return lines.length===0?"":` It wrote: ${lines.slice(-SHOWN_LINES).join(" \u23CE ")}`},rehearsalErrors={"rehearsal-failed":failed(
"Rehearsed update that failed",p=>`${hop(p)} ends in ${p.state}: ${p.why}.${said7(p.output)}`,()=>"Correct the release. `ota-release rehearse --staged` tries it\
 again without publishing anything, --from VERSION that device alone."),"rehearsal-unverified":unverified("Rehearsed update that a device refuses",p=>`${hop(p)}\
 ends in ${p.state}: ${p.why}.`,()=>"Devices would refuse it in the same way. `ota-release verify` shows what else on the site is not as it was signed."),"rehea\
rsal-fault-ignored":failed("Fault that a device didn\u2019t notice",p=>`${hop(p)} ends well in spite of the fault ${p.fault}.`,()=>"The device must keep what it\
 runs. If update.sh handles the fault itself, let it exit with an error all the same."),"rehearsal-old-version-lost":failed("Old version that doesn\u2019t survive a \
failed update",p=>`${hop(p)} failed (${p.why}), and the device does not run ${p.from} any more.`,()=>"Let rollback.sh undo whatever update.sh may have done by t\
hen, or let update.sh change nothing before its last step."),"rehearsal-download-broken":failed("Download that ends early",p=>`${p.path} ends after ${p.received}\
 of ${p.size} bytes, and again when it is asked for the rest.`,()=>"Check that the host or server sends the whole object, then rehearse again."),"rehearsal-down\
load-differs":unverified("Download that is not what was signed",p=>`${p.path} comes with ${p.fact} ${p.found}, and ${p.expected} is signed.`,()=>"Devices refuse\
 it. `ota-release verify` shows what else on the site is not as it was signed."),"rehearsal-download-missing":failed("Object that a device can\u2019t download",
p=>`${p.path} is not on the site.`,()=>"Run the release again: it stages what is missing. Restore the object from a copy of a published site."),"rehearsal-node-\
refuses":failed("Object that a 0-OS node can\u2019t use",p=>`A 0-OS node refuses ${p.path}: ${p.reason}.`,()=>"Run the release again: it repairs the pointers. d\
ocs/devices/zos.md says what a node takes."),"rehearsal-no-space":failed("Device without room",p=>`${p.path}: no space left on device after ${p.roomBytes} bytes\
.`,()=>"Make the bundle smaller, or free space on the device before the update."),"rehearsal-archive-refused":unverified("Archive that a device must not unpack",
p=>`${p.file} is refused: ${p.reason}.`,()=>"Raise bundle.maxUnpackedSize or bundle.maxFiles of the project if it is meant to be so large; otherwise find out wh\
at is in it."),"rehearsal-root-unreadable":invalid("Factory image that can\u2019t be laid into a device",p=>`rehearsal.root ${show(p.path)} can\u2019t be copied: ${p.
reason}.`,()=>"Name a directory that is there and readable, with files, directories and links alone."),"rehearsal-isolation-unavailable":failed("No throw-away r\
oot on this machine",()=>"rehearsal.isolation is required, and neither bubblewrap nor unshare can make a root apart from this machine.",()=>"Install bubblewrap,\
 let the container use user namespaces, or set rehearsal.isolation to auto."),"rehearsal-not-isolated":warning("Scripts that run in a plain directory",()=>"upda\
te.sh is run in a plain directory: neither bubblewrap nor unshare can make a root apart from this machine.",()=>"Install bubblewrap or let the container use use\
r namespaces. `rehearsal: {isolation: none}` says that a plain directory is fine."),"rehearsal-scripts-not-run":warning("Scripts that were not run",()=>"update.\
sh was not run: this machine can\u2019t make a throw-away root for it, and it may be somebody\u2019s own.",()=>"Install bubblewrap, or run it in CI. `rehearsal:\
 {isolation: none}` runs it in a plain directory all the same."),"rehearsal-family-missing":invalid("Site of which nobody says what devices it is for",p=>`Nothi\
ng on ${p.site} says which devices take it.`,()=>"Name them with --family, or under devices in the project file."),"rehearsal-fault-unknown":invalid("Fault that\
 nobody knows",p=>`--fault ${show(p.fault)} is none of ${p.known.join(", ")}.`,()=>"Type one of them, or all.")};var reissueErrors={"reissue-source-missing":invalid("Release to take the bytes from that isn\u2019t there",p=>p.channel===null?`No other channel of ${p.site} li\
sts ${show(p.version)}.`:`The channel ${p.channel} of ${p.site} lists no ${show(p.version)}.`,()=>"Name a version that was released, and with --channel the chan\
nel that it was released to."),"reissue-source-ambiguous":invalid("Release that several channels list",p=>`${p.version} is in the channels ${p.channels.join(" a\
nd ")}: it can\u2019t be told which of them is meant.`,p=>`Say from which it is promoted: --channel ${p.channels.at(-1)}.`),"reissue-channel-unknown":invalid("C\
hannel that can\u2019t be looked for",p=>`${p.location} can\u2019t be listed, so its channels aren\u2019t known.`,()=>"Say from which channel the release is pro\
moted: --channel beta."),"reissue-same-channel":invalid("Promotion to the same channel",p=>`${p.version} can\u2019t be promoted from ${p.channel} to ${p.channel}\
.`,p=>`Name another channel with --to. To issue its bytes again in ${p.channel}, type: ota-release reissue ${p.version} --as VERSION --channel ${p.channel}`),"r\
eissue-source-withdrawn":invalid("Withdrawn release that would come back",p=>`${p.version} was withdrawn from ${p.channel}: ${show(p.reason)}.`,()=>"What was wi\
thdrawn is not issued again under another number: name a good release, or make a new one."),"reissue-source-pruned":invalid("Pruned release whose bytes may be g\
one",p=>`${p.version} was pruned from ${p.channel}: its bytes may be gone.`,()=>"Name a release that is still offered, or build the version anew."),"reissue-pre\
-release":invalid("Pre-release that would enter the stable channel",p=>`${p.version} is a pre-release, and the stable channel takes none: nodes of 0-OS would in\
stall it.`,p=>`Give the bytes a release number: --as ${p.suggestion}`),"reissue-not-higher":invalid("Reissue below what was released",p=>`${p.version} is not ab\
ove ${p.highest}, the highest version that ${p.channel} ever had.`,p=>`Devices never go down, so the good bytes need a number above it: --as with a version high\
er than ${p.highest}.`),"reissue-commit-missing":invalid("Commit of the release that the clone doesn\u2019t have",p=>`${p.version} was built from commit ${p.commit.
slice(0,12)}, which this clone doesn\u2019t have, so ${show(p.tag)} can\u2019t be put on it.`,p=>`Type: git fetch origin ${p.commit}. In a shallow clone: git fe\
tch --unshallow.`),"reissue-checkout-needed":invalid("Another commit checked out than the release\u2019s",p=>`${p.families.join(" and ")} need${p.families.length===
1?"s":""} files of the repository, and ${p.head.slice(0,12)} is checked out, not ${p.commit.slice(0,12)}, which the release was built from.`,p=>`Type: git check\
out ${p.commit}`),"reissue-signature-foreign":unverified("Signature beside the bundle that the project\u2019s keys don\u2019t vouch for",p=>`${p.path} is on the\
 site and doesn\u2019t verify: ${p.reason}.`,()=>"The bundle was signed with a key that signing.trustedKeys doesn\u2019t name (any more): trust that key, or build th\
e version anew.")};var said8=words=>JSON.stringify(words),short=commit=>commit.slice(0,12),repositoryErrors={"repository-missing":invalid("Project outside a git repository",p=>`${show(
p.directory)} is not inside the work tree of a git repository.`,()=>"A release stands on a commit: run it in a clone, or type git init, git add and git commit f\
irst."),"repository-no-git":failed("git is not installed",p=>`${show(p.command)} could not be run: there is no git on this machine.`,()=>"Install git (2.30 or n\
ewer), or put it on the PATH."),"repository-git-failed":failed("git command that failed",p=>`${show(p.command)} ended with exit code ${p.exitCode}: ${said8(p.words)}\
.`,()=>"Type the command yourself in the repository to see more; git fsck tells whether the repository is damaged."),"repository-git-timeout":failed("git comman\
d that took too long",p=>`${show(p.command)} gave no answer within ${p.seconds} seconds.`,()=>"Type the command yourself to see what it waits for: a password pr\
ompt, a lock, a slow network drive."),"repository-git-output":failed("git command with too much output",p=>`${show(p.command)} wrote more than ${p.maxBytes} byt\
es.`,()=>"Add generated directories to .gitignore: the output grows with the number of files."),"repository-unsafe-owner":invalid("Repository of another user",p=>`\
git refuses to work in ${show(p.directory)}: it belongs to another user.`,p=>`Type: git config --global --add safe.directory '${p.directory}'`),"repository-no-c\
ommit":invalid("Repository without a commit",p=>`The repository at ${show(p.directory)} has no commit yet.`,()=>"A release stands on a commit: type git add and \
git commit first."),"repository-dirty":invalid("Uncommitted changes",p=>`${p.count} ${p.count===1?"path differs":"paths differ"} from the commit: ${listed5(p.paths,
p.count)}.`,()=>"Commit, stash or ignore them (.gitignore), or allow them with --allow-dirty."),"repository-commit-not-pushed":warning("Commit on no branch of t\
he remote",p=>`Commit ${short(p.commit)} is on no branch of ${p.remote}.`,()=>"Type git push first: nobody finds the commit on a branch, and a tag that is made \
through a forge\u2019s API can\u2019t bring it along."),"repository-remote-missing":invalid("Remote that isn\u2019t declared",p=>`The repository has no remote n\
amed ${show(p.remote)}.`,p=>`Type: git remote add ${p.remote} <URL>. Or name another remote with tag.remote in the project file.`),"tag-on-other-commit":invalid(
"Tag that stands on another commit",p=>`Tag ${show(p.name)} of ${p.location} stands on commit ${p.found}, the release on ${p.commit}.`,()=>"Tags never move: rel\
ease a new version, or check out the commit that the tag stands on."),"tag-local-on-other-commit":invalid("Local tag that stands on another commit",p=>`Tag ${show(
p.name)} of this clone stands on commit ${p.found}, the release on ${p.commit}. The remote has no such tag.`,p=>`If the tag is a leftover, type: git tag -d ${p.
name}. Otherwise check out the commit that it stands on.`),"tag-not-annotated":warning("Tag that isn\u2019t annotated",p=>`Tag ${show(p.name)} of ${p.location} \
stands on the commit, but it is a lightweight tag: it says neither who made it nor when.`,()=>"Leave the tag to the release, which makes an annotated one."),"ta\
g-name-invalid":invalid("Tag name that git doesn\u2019t take",p=>`${show(p.name)} can\u2019t be the name of a tag.`,()=>"Use the letter v and a SemVer version: \
v1.4.0."),"tag-push-rejected":failed("Tag that the remote refused",p=>`${p.location} refused tag ${show(p.name)} (${p.reason})${p.words===""?"":`: ${said8(p.words)}`}\
.`,()=>"Do what the remote asks for, or ask whoever runs it which of its hooks or rules refuses the tag. Then run the release again."),"tag-push-protected":failed(
"Tag that a rule of the remote protects",p=>`A rule of ${p.location} protects tag ${show(p.name)}: ${said8(p.words)}.`,()=>"Let this user or token make tags nam\
ed v*: in the settings, GitHub has it under Rules, Rulesets (bypass list), GitLab under Repository, Protected tags, Forgejo and Gitea under Tags."),"tag-push-ho\
ok-refused":failed("Tag that the clone\u2019s own hook refused",p=>`The pre-push hook of this clone refused tag ${show(p.name)}${p.words===""?"":`: ${said8(p.words)}`}\
.`,()=>"Do what the hook asks for; git rev-parse --git-path hooks tells where it lies."),"tag-push-unauthorized":failed("No right to push a tag",p=>`${p.location}\
 does not let this user or token push: ${said8(p.words)}.`,()=>"Give the job a token or key with write access to the repository (contents: write on GitHub, writ\
e_repository on GitLab)."),"forge-unauthorized":failed("No right to read the remote",p=>`${p.location} does not let this user or token in: ${said8(p.words)}.`,()=>"\
Check the credentials: those that git uses for the remote (git ls-remote shows the same refusal), or the token that the forge\u2019s API is asked with, which may hav\
e expired."),"forge-unreachable":failed("Remote that can\u2019t be reached",p=>`${p.location} could not be reached: ${said8(p.words)}.`,()=>"Check the URL (git \
remote -v) and the network, then run again: the run goes on where it ended.")},listed5=(paths,count)=>`${paths.map(path=>show(path)).join(", ")}${count>paths.length?
` and ${count-paths.length} more`:""}`;var rolloutErrors={"rollout-percent-invalid":invalid("Percentage that can\u2019t be read",p=>`${show(p.value)} is no whole percentage of the fleet.`,()=>"Write \
a whole number from 0 to 100, as in `ota-release rollout set 10`."),"rollout-over-invalid":invalid("Time of a roll-out that can\u2019t be read",p=>`${p.origin} \
is ${show(p.value)}, which is no time from ${p.minimum} to ${p.maximum} hours.`,p=>`Write a number of hours from ${p.minimum} to ${p.maximum}: ${p.origin} 48h.`),
"rollout-over-unused":invalid("Time for a change that takes none",p=>`\`rollout ${p.action}\` happens at once, and was given ${p.origin}.`,p=>`Leave ${p.origin}\
 out, or use \`ota-release rollout start\`, which grows over that time.`),"rollout-operand-unknown":invalid("Operand of a roll-out that means nothing",p=>`\`roll\
out ${p.action}\` takes ${p.takes}, and was given ${p.values.map(show).join(", ")} besides.`,p=>`Write \`ota-release rollout ${p.action}\` with ${p.takes} and n\
othing else.`),"rollout-nothing-left":invalid("Channel without a release to roll out",p=>`Every release of the channel ${p.channel} was withdrawn: none can be r\
olled out.`,()=>"Release a new version first, or name the channel that is meant: --channel NAME."),"rollout-version-withdrawn":invalid("Roll-out of a release th\
at was withdrawn",p=>`${p.version} was withdrawn (${p.reason}), and is offered to nobody.`,()=>"Release its contents under a higher version, or name another ver\
sion."),"rollout-version-archived":invalid("Roll-out of a release that has left the index",p=>`${p.version} has left the index for the archive: everybody was of\
fered it, and newer releases have taken its place.`,p=>p.newest===null?"Name a newer version.":`Name a newer version, such as ${p.newest}.`),"rollout-complete-a\
lready":invalid("Roll-out that can\u2019t be paused any more",p=>`Everybody is offered ${p.version} already: there is no roll-out to pause.`,p=>`To keep devices\
 from it, withdraw it (\`ota-release yank ${p.version} --reason TEXT\`), or offer it to fewer (\`ota-release rollout set 0 ${p.version}\`).`),"rollout-goes-down":warning(
"Devices that a smaller roll-out would take back",p=>`${p.title} devices that run ${p.version} would go down to ${p.to}: they take what the channel names, lower\
 or not.`,p=>`Leave ${p.version} as it is where such devices have it, and release a repaired higher version instead.`)};var keysOf=keyIds=>keyIds.map(keyId=>keyId.slice(0,12)).join(", "),rotationErrors={"rotation-versions-stranded":invalid("Signatures that devices in the field do\
n\u2019t trust",p=>`Devices of ${p.versions} trust ${keysOf(p.keys)} (${p.threshold} of ${p.keys.length}), and could not verify what ${p.signers.length===0?"thi\
s project\u2019s keys sign":`is signed by ${keysOf(p.signers)}`}.`,p=>p.further.length>0?`Sign with ${keysOf(p.further)} too: its secret goes into OTA_SIGNING_K\
EY_2. Where no device runs these versions any more, narrow signing.supported.`:"List a key that they trust under signing.trustedKeys and sign with it too, or na\
rrow signing.supported where no device runs these versions any more."),"rotation-withdrawn-stranded":warning("Withdrawn release whose devices can\u2019t be reached",
p=>`Devices that still run ${p.versions}, which is withdrawn, trust ${keysOf(p.keys)}, and can\u2019t verify what is signed by ${keysOf(p.signers)}.`,p=>`Sign w\
ith ${keysOf(p.keys)} too if a device may have installed it.`),"rotation-first-signer":warning("Bundle signed with a key that devices in the field don\u2019t trust",
p=>`The minisign signature of the bundle is made with ${keysOf([p.signer])} alone, which devices of ${p.versions} don\u2019t trust.`,()=>"Put the older key into\
 OTA_SIGNING_KEY and the newer one into OTA_SIGNING_KEY_2, where devices verify bundles with minisign."),"rotation-key-retired":invalid("Retired key that is tru\
sted again",p=>`The key ${p.keyId} is listed, and was retired with revision ${p.since} of this site.`,()=>"Take it out of signing.trustedKeys: devices of the ne\
xt release would trust it. A retired key never comes back; make a new one."),"rotation-signer-retired":invalid("Signature with a retired key",p=>`This run signs\
 with ${p.keyId}, which was retired with revision ${p.since} of this site.`,()=>"Take its secret out of OTA_SIGNING_KEY, and sign with a key that counts: ota-re\
lease keys status names them."),"rotation-key-unlisted":invalid("Key of the site that the project doesn\u2019t list",p=>`The site names the key ${p.keyId}, and \
the project doesn\u2019t list it: devices of this release would not trust it.`,p=>`List it under signing.trustedKeys, or retire it first: ota-release keys retir\
e ${keysOf([p.keyId])}.`),"rotation-key-not-listed":invalid("New key that the project doesn\u2019t list",p=>`The key ${p.keyId} is not under signing.trustedKeys\
, so no release would bring it to devices.`,p=>`Add the line "- ${p.publicKey}" under signing.trustedKeys, commit it, and run this again: the next release must \
carry it.`),"rotation-release-key-retired":warning("Release signed only by keys that count no more",p=>`${p.path} is signed by keys that were enough when it was\
 released, and are retired or too few today; the signed index vouches for it by its digest.`,()=>"Nothing needs to be done after a change of keys: devices that \
trust the new keys alone are on later releases."),"rotation-key-unknown":invalid("Key that the site doesn\u2019t know",p=>`${show(p.key)} is no key of this site\
: ${keysOf(p.known)}.`,()=>"Give the first 8 or more digits of a key id, or the public key: ota-release keys status lists them."),"rotation-key-ambiguous":invalid(
"Beginning of several key ids",p=>`${show(p.key)} begins ${p.found.join(" and ")}.`,()=>"Give more digits of the key id."),"rotation-key-itself":invalid("Key th\
at replaces itself",p=>`The key ${p.keyId} can\u2019t take its own place.`,()=>"Name the new key first, then the one that it replaces: ota-release keys rotate N\
EWKEY OLDKEY."),"rotation-last-key":invalid("Only key of the site",p=>`${p.keyId} is the only key that the site names; without it nothing could be signed.`,()=>"\
Introduce another one first: ota-release keys rotate NEWKEY."),"rotation-threshold-high":invalid("Threshold that the remaining keys can\u2019t meet",p=>`Without\
 it ${keysOf(p.keys)} ${p.keys.length===1?"remains":"remain"}, and signing.threshold asks for ${p.threshold} signers.`,()=>"Introduce another key first, or lowe\
r signing.threshold."),"rotation-retiring-signer":invalid("Retirement signed by the key that is retired",p=>`This run signs with ${p.keyId}, the very key that i\
t is to retire.`,()=>"Give the run the other keys alone: what they sign must be enough from now on."),"rotation-still-needed":invalid("Key that versions in the \
field still need",p=>`Devices of ${p.versions} trust ${keysOf(p.keys)} (${p.threshold} of ${p.keys.length}), and can\u2019t do without ${keysOf([p.keyId])}: ${p.
signers.length===0?"no other key signs":`${keysOf(p.signers)} is not enough`}.`,()=>"Wait until no device runs them and narrow signing.supported, or sign with m\
ore of the keys that they trust. ota-release keys status says where it stands.")};var s3Errors={"s3-region-unknown":invalid("Bucket without a region",p=>`Nothing says which region the bucket is in: ${p.reason}.`,()=>"Give it in the project fi\
le (host: region), as ?region=\u2026 in s3://\u2026, or in AWS_REGION."),"s3-region-wrong":invalid("Bucket in another region",p=>`${p.location} is in ${p.found}\
, and was asked for in ${p.region}.`,p=>`Give region: ${p.found} in the project file, or set AWS_REGION=${p.found}.`),"s3-bucket-missing":invalid("Bucket that i\
sn\u2019t there",p=>`There is no bucket ${show(p.bucket)} at ${p.endpoint}.`,()=>"Check its name, the endpoint and the account; make the bucket first, as nothin\
g is made by itself."),"s3-endpoint-wrong":invalid("Endpoint that doesn\u2019t answer as object storage",p=>`${p.endpoint} is no S3 endpoint, or not this bucket\
\u2019s: asked for ${show(p.path)} it answers ${p.answer}.`,()=>"Give the address of the S3 API, not of the console or the public website; MinIO, Garage and Cep\
h also need pathStyle: true as a rule."),"s3-credentials-missing":invalid("No credentials for object storage",p=>`No credentials were found to ${p.access} ${show(
p.path)} in ${p.location}.`,()=>"Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or let the job take a role (OIDC): docs/hosting/s3.md shows both."),"s3-creden\
tials-unusable":failed("Credentials that can\u2019t be had",p=>`The credentials for object storage can\u2019t be had: ${p.reason}.`,()=>"Check the profile, or t\
he role\u2019s trust policy and the job\u2019s permission for an identity token (id-token: write on GitHub, id_tokens on GitLab)."),"s3-credentials-rejected":failed(
"Credentials that the store doesn\u2019t know",p=>`${p.endpoint} rejects the credentials: ${p.reason}.`,()=>"Check that key and secret belong together and to th\
is store; a blank or a line break at their end counts too."),"s3-credentials-expired":failed("Credentials that have expired",p=>`The credentials for ${p.endpoint}\
 have expired: ${p.reason}.`,()=>"Get fresh ones and run again: it goes on where it stopped. A role by OIDC is renewed by itself."),"s3-clock-wrong":failed("Clo\
ck that is too far off",p=>`${p.endpoint} finds this machine\u2019s clock wrong: ${p.reason}.`,()=>"Set the clock (NTP): a signature counts for 15 minutes aroun\
d the time that it names."),"s3-permission-missing":failed("Permission that the credentials lack",p=>`${p.location} refuses ${p.action} on ${p.resource}: ${p.reason}\
.`,p=>`Allow ${p.action} on ${p.resource} in the policy of the user or role; docs/hosting/s3.md has a whole one.`),"s3-read-ambiguous":failed("Object that may b\
e absent or forbidden",p=>`${p.location} refuses to read ${show(p.path)}, and may mean that there is none: without s3:ListBucket it answers both alike.`,p=>`All\
ow s3:GetObject on ${p.object}, and s3:ListBucket on ${p.bucket}.`),"s3-object-changed":failed("Object that was replaced while it was read",p=>`${show(p.path)} \
in ${p.location} was replaced while it was read.`,()=>"Another release is being published; run again."),"s3-probe-left":warning("Probe that couldn\u2019t be removed",
p=>`${show(p.path)} in ${p.location}, which conditional writes were tried on, couldn\u2019t be removed: ${p.reason}.`,p=>`Allow s3:DeleteObject on ${p.resource}\
; no release needs it elsewhere.`)};var things=count=>count===1?"One thing is":`${count} things are`,signaturesErrors={"signatures-pending":invalid("Signatures that are still to be made",p=>`${things(
p.waiting.length)} to be signed before this can go on: ${p.waiting.join("; ")}. ${p.needed===1?"It takes a signature":`It takes ${p.needed} signatures`} of ${p.
keyIds.map(id=>id.slice(0,16)).join(" or ")}.`,p=>`Take ${show(p.file)} to where ${p.needed===1?"the key is":"the keys are"}, sign it there with ota-release sig\
n FILE, bring it back, and run the same command again. Nothing that devices see has changed.`),"signatures-file-unreadable":invalid("File of signatures that can\
\u2019t be read",p=>`The file of signatures ${show(p.file)} can\u2019t be read: ${p.reason}.`,()=>"Correct the path. Where nothing was asked to be signed yet, n\
ame a file that is not there: it is made."),"signatures-file-invalid":invalid("File of signatures of another form",p=>`The file of signatures ${show(p.file)} ca\
n\u2019t be taken: ${p.field===""?"":`${p.field} `}${p.reason}.`,()=>"Add signatures with ota-release sign FILE, or by hand as docs/offline-signing.md shows. De\
lete the file to have everything asked for anew."),"signatures-file-unwritable":failed("File of signatures that can\u2019t be written",p=>`The file of signature\
s ${show(p.file)} can\u2019t be written: ${p.reason}.`,()=>"Name a file in a directory that you may write to. The one that was there is as it was."),"signatures\
-file-missing":invalid("File of signatures that isn\u2019t there",p=>`There is no file of signatures ${show(p.file)}.`,()=>"Name the file that a release or an o\
peration wrote with --signatures FILE."),"signatures-other-product":invalid("Signatures for another product",p=>`The file of signatures ${show(p.file)} is for ${p.
found}, and this is ${p.product}.`,()=>"Name another file: each product, and each change that waits, has its own."),"signatures-wrong":unverified("Signature mad\
e elsewhere that doesn\u2019t fit",p=>`In ${show(p.file)}, the signature of the key ${p.keyId} under the ${show(p.what)} does not fit.`,()=>"Remove that signatu\
re from the file and sign again: the bytes of the request as they are, decoded from base64, with the key that the keyid names."),"signatures-time-stale":invalid(
"Signatures that were waited for too long",p=>`The index that ${show(p.file)} asks to be signed states the time ${p.created}, and it is ${p.now}: more than ${p.
days} days, or ahead of the clock.`,()=>'Check the clock. Then remove the line "created" from the file and run the command again: the index is asked for with th\
e time of today.'),"signatures-bytes-unknown":unverified("Bytes that nobody should sign",p=>`${p.what} can\u2019t be signed: ${p.reason}.`,()=>"Sign nothing of \
this file. Ask where it comes from, and have it written anew: a release key signs only what it can show."),"signatures-key-unwanted":invalid("Signing key that i\
sn\u2019t asked for",p=>`The file asks for signatures of ${p.wanted.join(", ")}, and the secret ${p.keyIds.length===1?"key is":"keys are"} ${p.keyIds.join(", ")}\
.`,()=>"Give the secret of one of these keys; ota-release keys show prints which key a secret is."),"signatures-mode-unclear":invalid("Export and import at once",
()=>"Both --export and --import are given.",()=>"Write what is to be signed with --export, sign it, then go on with --import."),"signer-failed":failed("Signing \
program that failed",p=>`The signing program ${show(p.program)} failed: ${p.reason}.${p.said===""?"":` It said:
${p.said}`}`,()=>"Run it by hand in the project\u2019s directory with any bytes as its input. Its credentials come from the environment; the signing secrets of ota-r\
elease are not in it."),"signer-output-invalid":failed("Signing program without a signature",p=>`The signing program ${show(p.program)} wrote ${p.bytes} bytes t\
hat are no Ed25519 signature.`,()=>"It must write 64 bytes to its standard output, raw, in base64 or in hex, and nothing else; messages belong to its standard e\
rror."),"signer-other-key":failed("Signing program with another key",p=>`The signature that ${show(p.program)} made does not verify with its public key ${p.keyId}\
.`,()=>"Check signing.signers: the program must sign the bytes that it reads, not a digest of them, by plain Ed25519 with this very key.")};var siteErrors={"site-object-unreadable":unverified("Object of the site that can\u2019t be read",p=>`${p.path} is not what it should be: ${p.reason}.`,()=>"Rest\
ore the object from a copy of the site. Nothing is published over a site that can\u2019t be read whole."),"site-object-unverified":unverified("Object of the sit\
e that doesn\u2019t verify",p=>`${p.path} does not verify: ${p.reason}.`,()=>"Check signing.trustedKeys first. If the keys are right, somebody changed the objec\
t: restore it from a copy of the site."),"site-other-product":invalid("Site of another product",p=>`The site at ${p.site} holds releases of ${show(p.found)}, th\
is project is ${show(p.product)}.`,()=>"Give each product a site of its own (host), or correct product in the project file."),"site-other-channel":unverified("I\
ndex of another channel",p=>`${p.path} is the signed index of channel ${show(p.found)}, not of ${show(p.channel)}.`,()=>"An index was copied to a place that isn\
\u2019t its own: restore it from a copy of the site."),"site-revision-missing":unverified("Revision of the index missing",p=>`${p.index} is a copy of ${p.path},\
 but that revision is not on the site.`,()=>"The site was copied in part: copy it whole, revisions/ included, before you release to it."),"site-revision-broken-\
chain":unverified("Revision that doesn\u2019t follow from the one before",p=>`${p.path} does not continue the log of revisions: ${p.reason}.`,()=>"Restore revis\
ions/ from a copy of the site: a revision is created once and never changed."),"site-revision-overwritten":warning("Revision that was written over",p=>`Two rele\
ases wrote ${p.path} at once, because ${p.location} ignores conditions; the one that stands there counts.`,()=>"This run brings the pointers in line. Run the ot\
her release again: it goes behind this one. Let CI release one at a time."),"site-archive-broken":unverified("Archive page that isn\u2019t the signed one",p=>`${p.
path} is not the page that the signed index names: ${p.reason}.`,()=>"Restore the page from a copy of the site; its name is the SHA-256 of its bytes."),"site-ve\
rsion-differs":invalid("Version already released with other contents",p=>`Version ${p.version} is already released, and this would change it (${p.differences}).`,
()=>"A version number is never reused: raise the version. To get the published bytes again, check out the commit that was tagged."),"site-version-claimed":invalid(
"Version claimed by an unfinished release",p=>`${p.path} is on the site with other contents, from a release of ${p.version} that was never finished.`,()=>"Run t\
he release again from the same commit, with the same key and publicUrl, to finish it; or raise the version."),"site-stage-differs":failed("Staged object with ot\
her bytes",p=>`${p.path} is on the site, but its bytes are not the ones its name promises.`,()=>"Remove that object from the host: it is broken, and nothing pub\
lished refers to it. Then release again."),"site-contended":failed("Commit lost to other releases too often",p=>`${p.attempts} other revisions of the index were\
 committed while this one was being signed.`,()=>"Run the release again. If this goes on, let CI run one release of this product at a time."),"site-views-conten\
ded":failed("Pointers kept changing",p=>`${p.path} was changed by another process each time it was about to be written.`,()=>"The release is committed. Run it a\
gain to bring the pointers up to date, and look for another program that writes them."),"site-public-url-missing":invalid("No public URL",()=>"The upgrade objec\
t needs the absolute URL of the bundle, and publicUrl is not set.",()=>"Set publicUrl in the project file, or give --public-url, to the URL under which devices \
reach the site."),"site-host-missing":invalid("No host",()=>"There is no host to publish to.",()=>"Set host in the project file, or give --host, to the director\
y that your web server serves.")};var MAX_NAMED4=6,named=versions=>{let shown=versions.slice(0,MAX_NAMED4).join(", ");return versions.length>MAX_NAMED4?`${shown} and ${versions.length-MAX_NAMED4}\
 more`:shown},transferErrors={"transfer-version-unknown":invalid("Version to export that is not released",p=>`${p.site} lists no version ${show(p.version)} (cha\
nnels: ${p.channels.join(", ")}).`,()=>"Check the version, and name its channel with --channel where the site can\u2019t be listed."),"transfer-version-withdraw\
n":invalid("Version to export that was withdrawn",p=>`${p.version} was withdrawn: ${show(p.reason)}.`,()=>"Choose another version: devices must not install this\
 one."),"transfer-version-pruned":invalid("Version to export that was pruned",p=>`${p.version} was pruned: its bytes are gone.`,()=>"Choose a version whose byte\
s the site still has: its file versions lists them."),"transfer-target-not-empty":invalid("Directory that holds something other than an export",p=>`${show(p.target)}\
 is neither empty nor an earlier export: it holds ${show(p.path)}.`,()=>"Give a directory that isn\u2019t there yet, an empty one, or an earlier export to be extende\
d."),"transfer-target-ahead":unverified("Copy that is newer than what it would be copied from",p=>`${p.target} is at revision ${p.there} of channel ${p.channel}\
, and ${p.site} ends with ${p.here}.`,()=>"A copy is never rolled back. Check that the two are not swapped; otherwise find out why the site lost its newest revi\
sions."),"transfer-diverged":unverified("Copy with another history",p=>`${p.path} in ${p.target} is not the one of ${p.site}: the two have gone different ways.`,
()=>"Give an empty place, or the one that was copied from this very site. Nothing was changed there."),"transfer-object-differs":failed("Object of the copy with\
 other bytes",p=>`${p.path} is in ${p.location} with other bytes than the signed ones.`,()=>"Remove it there if nothing published refers to it, and run again; o\
r give an empty place."),"transfer-latest-left-out":warning("Export without the latest version",p=>`The signed index of channel ${p.channel} names ${p.latest} a\
s its latest; the highest version exported is ${p.highest}.`,p=>`Devices that read the index look for ${p.latest} and don\u2019t find it; those that read \`latest\` ge\
t ${p.highest}. Add --only ${p.latest} unless that is meant.`),"transfer-strands-devices":warning("Export that leaves devices behind",p=>`Devices of channel ${p.
channel} with ${named(p.versions)} have no way to ${p.target} by the versions exported alone.`,p=>`Add the versions that they step through: ${p.needed.slice(0,MAX_NAMED4).
map(version2=>`--only ${version2}`).join(" ")}${p.needed.length>MAX_NAMED4?` and ${p.needed.length-MAX_NAMED4} more`:""}.`),"transfer-flist-elsewhere":warning("\
Mirror whose releases name the original",p=>`Upgrade objects copied to ${p.target} send devices that follow flist to ${p.addresses.join(", ")}.`,()=>"The addres\
s is part of what was signed, so a mirror can\u2019t change it. Serve the mirror under that address, or use it for devices that take the bundle\u2019s path from the signe\
d statement."),"transfer-spool-failed":failed("No room for an object on its way",p=>`${p.path} can\u2019t be kept on this machine on its way: ${p.reason}.`,()=>"\
Free space in the directory for temporary files, or set TMPDIR to a larger one, and run again."),"transfer-out-unwritable":failed("Tarball that can\u2019t be written",
p=>`${show(p.out)} can\u2019t be written: ${p.reason}.`,()=>"Nothing was left behind. Let --out name a file in a directory that may be written to, with room for\
 it."),"transfer-archive-broken":unverified("Tarball that can\u2019t be read",p=>`${show(p.file)} is no whole tarball: ${p.reason}.`,()=>"Copy it again from whe\
re it was exported to: it may have arrived cut short."),"transfer-archive-refused":unverified("Tarball with an entry that no site has",p=>`${show(p.file)} has t\
he entry ${show(p.entry)}: ${p.reason}.`,()=>"Nothing of it was used. `ota-release export` never writes such an entry: export the site again.")};var REFRESH2="ota-release refresh",tufErrors={"tuf-root-threshold":invalid("Root of TUF that too few keys would sign",p=>`${p.path} must be signed by ${p.threshold}\
 of the keys ${p.before===null?"that the project trusts":`of ${p.before}`}, and ${p.signing} of them can sign here.`,p=>`Sign with ${p.threshold-p.signing} more\
 of ${p.missing.join(", ")}. No root was made. A new key is trusted beside the old one first, and both sign; docs/tuf.md says what to do where keys are lost.`),
"tuf-root-missing":unverified("Root of TUF missing",p=>`${p.path} is not on the site, and every client that is older than it asks for it.`,()=>"Restore it from \
a copy of the site, with all of metadata/."),"tuf-root-broken":unverified("Root of TUF that clients refuse, or that nobody vouches for",p=>`${p.path} can\u2019t be f\
ollowed: ${p.reason.replace(/\.$/,"")}.`,()=>"Restore it from a copy of the site. Where no copy has such an object, somebody else put it there: remove it, and f\
ind out who writes to the site."),"tuf-root-expired":unverified("Root of TUF that has expired",p=>`${p.path} has expired at ${p.expires}: every client stops the\
re.`,()=>`Run ${REFRESH2}: it makes the next root.`),"tuf-root-expires-soon":warning("Root of TUF that expires soon",p=>`${p.path} expires at ${p.expires}, in ${p.
days} ${p.days===1?"day":"days"}.`,()=>`Run ${REFRESH2}: it makes the next root. Let a schedule do it twice a year.`),"tuf-root-unnamed":warning("Root of TUF th\
at no revision names",p=>`${p.path} follows ${p.named}, which the signed index names: a run ended before its revision was there.`,()=>`Run the release again, or\
 ${REFRESH2}: clients see that root already.`),"tuf-metadata-refused":unverified("Metadata of TUF that clients refuse",p=>`${p.path} is as the signed index has \
it, but by ${p.root} it does not verify: ${p.reason.replace(/\.$/,"")}.`,()=>`Run ${REFRESH2} with the keys that the project trusts.`),"tuf-metadata-left":warning(
"Metadata of TUF that nobody renews",p=>`${p.path} is on the site, and the signed index knows of no TUF repository any more.`,()=>"Where tuf was switched off on\
 purpose, remove metadata/ once no device reads it; else set tuf: true and release, or refresh.")};var RESTORE2="Restore it from a copy of the site, or release the version again from the commit that was tagged.",SERVER="Change the web server\u2019s or CDN\u2019s settin\
gs; docs/verify.md shows what each device family needs.",MAX_NAMED5=6,onlyFlags=versions=>{let flags=versions.slice(0,MAX_NAMED5).map(version2=>`--only ${version2}`),
more=versions.length>MAX_NAMED5?[`and one for each of the other ${versions.length-MAX_NAMED5}`]:[];return[...flags,...more].join(" ")},verifyErrors={"verify-loc\
ation-invalid":invalid("Site location that can\u2019t be read from",p=>`${show(p.location)} is not a site: ${p.reason}.`,()=>"Give the directory or tarball of t\
he site, its https:// URL, or its host: s3://\u2026, branch:\u2026, git+https://\u2026#\u2026."),"verify-path-refused":unverified("Name that leads out of the si\
te",p=>`${show(p.path)} is not a relative path inside the site.`,()=>"Find out who wrote that name: ota-release never does. Restore the site from a copy."),"ver\
ify-read-failed":failed("Object that could not be read",p=>`${p.path} could not be read: ${p.reason}.`,()=>"Check that the site is reachable and readable from h\
ere, then verify again."),"verify-object-too-large":unverified("Object larger than it may be",p=>`${p.path} is larger than ${p.maxBytes} bytes, more than such a\
n object can have.`,()=>RESTORE2),"verify-index-missing":unverified("No signed index",p=>`${p.site} has no ${p.path}.`,()=>"Check the location and the channel. \
A site that lost its index is repaired by the next release, if revisions/ is whole."),"verify-index-not-copy":unverified("Index that is not the revision it clai\
ms to be",p=>`${p.path} should be a copy of ${p.revision}, byte for byte, and is not.`,()=>"Restore both from a copy of the site. Two different signed revisions\
 with one counter mean that a signer was misused."),"verify-index-stale":unverified("Index older than the newest revision",p=>`${p.path} is revision ${p.counter}\
, but ${p.newest} is on the site: devices are shown an old list of releases.`,()=>"Run the release again: it repairs the pointers. If nobody was releasing, some\
body rolled the index back."),"verify-index-expired":unverified("Expired index",p=>`${p.path} expired at ${p.expires}.`,()=>"Publish a new revision. If there is\
 one, devices and this check are shown an old copy: look at the host and its caches."),"verify-index-expires-soon":warning("Index about to expire",p=>`${p.path}\
 expires at ${p.expires}, in ${p.days} days.`,()=>"Publish a new revision before then: devices refuse an expired index."),"verify-counter-rolled-back":unverified(
"Counter lower than one seen before",p=>`${p.path} has counter ${p.counter}, and at least ${p.minCounter} was seen before.`,()=>"The site was rolled back: resto\
re the newest revisions and index.json from a copy of the site."),"verify-revision-missing":unverified("Revision missing from the log",p=>`${p.path} is missing,\
 and the log goes on to ${p.newest}.`,()=>"Restore revisions/ from a copy of the site: every revision stays, so that the log can be checked."),"verify-revision-\
forked":unverified("Revision that the next one doesn\u2019t vouch for",p=>`The digest of ${p.path} is not the one that ${p.next} gives for it.`,()=>"Restore rev\
isions/ from a copy of the site: a revision is created once and never changed."),"verify-revision-key-retired":warning("Revision signed only by retired keys",p=>`${p.
path} is signed by keys that are not trusted any more; a later revision that verifies vouches for it by its digest.`,()=>"Nothing needs to be done after a chang\
e of keys. Otherwise check the list of trusted keys."),"verify-revision-time-back":warning("Revision older than the one before",p=>`${p.path} was created at ${p.
created}, before the revision it follows (${p.before}).`,()=>"Set the clocks of the machines that release. Its expiry is counted from that clock."),"verify-vers\
ion-lost":unverified("Version lost between two revisions",p=>`${p.path} no longer lists ${p.version}, which ${p.before} listed.`,()=>"A released version stays l\
isted for ever: devices may be on it. Find out who signed that revision."),"verify-version-changed":unverified("Version changed between two revisions",p=>`${p.path}\
 lists another upgrade object for ${p.version} than ${p.before} did.`,()=>"A version is never reused with other contents. Find out who signed that revision, and\
 release a higher version."),"verify-version-invalid":unverified("Listed version that devices refuse",p=>`${p.path} lists ${show(p.version)}, which is not a str\
ict SemVer version.`,()=>"0-OS refuses a whole list for one such entry. Find out who signed it: ota-release never lists one."),"verify-version-unlisted":unverified(
"Version that is not released",p=>`${p.path} does not list ${p.version}.`,()=>"Check the version and the channel; run the release again if it ended early."),"ve\
rify-other-product":unverified("Index of another product",p=>`${p.path} is about product ${show(p.found)}, while the rest of the site is about ${show(p.product)}\
.`,()=>"An object of another site was put here, even if its signature is good: restore it from a copy of this site."),"verify-object-missing":unverified("Object\
 missing",p=>`${p.path} is not on the site, but ${p.neededBy} needs it.`,()=>RESTORE2),"verify-object-differs":unverified("Object that is not the signed one",p=>`${p.
path} has ${p.fact} ${p.found}, and ${p.signedIn} says ${p.expected}.`,()=>RESTORE2),"verify-release-disagrees":unverified("Signed facts that disagree",p=>`${p.
path} states ${p.fact} ${show(p.found)}, where ${show(p.expected)} is right.`,()=>"An object was signed for another place, or by another tool. Restore it from a\
 copy of the site."),"verify-flist-invalid":unverified("Bundle URL that devices can\u2019t follow",p=>`${p.path} gives ${show(p.flist)} as flist, which is not a\
n absolute http(s) URL that ends with ${p.bundle}.`,()=>"That key is not signed, so anybody who can write to the host can change it. Restore the object from a c\
opy of the site."),"verify-flist-elsewhere":warning("Bundle URL at another place",p=>`${p.path} sends devices to ${show(p.flist)}, and the site was read from ${p.
site}.`,()=>"Fine for a mirror. Otherwise publicUrl was wrong when the version was released."),"verify-minisig-invalid":unverified("minisign signature that does\
n\u2019t verify",p=>`${p.path} does not verify its bundle: ${p.reason}.`,()=>"Restore it from a copy of the site. If all of them fail, check the trusted keys."),
"verify-minisig-unchecked":warning("minisign signature that was not checked",p=>`${p.path} was only read, not checked: its bundle is over ${p.maxBytes} bytes, a\
nd this host gives no BLAKE2b-512 digest.`,()=>"Verify the public URL or the directory of the site: both are read in full."),"verify-pointer-differs":unverified(
"Pointer that disagrees with the signed index",p=>`${p.path} disagrees with the signed index: ${p.reason}.`,()=>"Run the release again: it repairs the pointers."),
"verify-document-differs":unverified("Document for devices that doesn\u2019t follow from the signed index",p=>`${p.path} is not what ${p.revision} makes of it.`,
()=>"Run the release again: it brings the documents in line. Find out who else writes to the site."),"verify-site-partial":unverified("Site that holds a part of\
 its releases",p=>`${p.site} holds ${p.held.length} of the ${p.listed} versions that its signed index lists, by its ${p.path}.`,p=>`If it is an export of these \
versions alone, say so: ${onlyFlags(p.held)}. Otherwise restore the rest from a copy.`),"verify-unfinished-release":warning("Release that was never finished",p=>`${p.
path} looks like release ${p.version}, and no revision lists it.`,()=>"Run that release again to finish it, or remove the object. Devices don\u2019t see it."),"\
verify-object-orphaned":warning("Object that nothing refers to",p=>`${p.path} belongs to no release.`,()=>"A release that ended early leaves such objects; run i\
t again to finish it, or remove the object."),"verify-file-unknown":warning("File that is not part of the site",p=>`${p.path} is not a name that a site has.`,()=>"\
Remove it if nobody needs it: nothing vouches for it."),"verify-leftover-temp":warning("Leftover of an interrupted write",p=>`${p.path} was left by a run that i\
s still at work or was interrupted.`,()=>"The next release to this directory removes it."),"verify-name-clash":warning("Names that differ only in case",p=>`${p.
path} and ${p.other} are one name on a file system that ignores case.`,()=>"Don\u2019t copy the site to such a file system; choose versions and names that differ in \
more than case."),"verify-http-head":warning("HEAD that disagrees with GET",p=>`HEAD of ${p.path} answers ${p.head} where GET answers ${p.get}. Stumbles: ${p.devices}\
.`,()=>SERVER),"verify-http-range":warning("No resumed downloads",p=>`A Range request for ${p.path} was answered with ${p.answer}, so a broken download starts o\
ver. Stumbles: ${p.devices}.`,()=>SERVER),"verify-http-validators":warning("No ETag and no Last-Modified",p=>`${p.path} has neither, so it is downloaded again a\
t every check. Stumbles: ${p.devices}.`,()=>SERVER),"verify-http-conditional":warning("Conditional request ignored",p=>`${p.path} with ${p.header} was answered \
with ${p.status} instead of 304. Stumbles: ${p.devices}.`,()=>SERVER),"verify-http-redirect":warning("Redirect",p=>`${p.path} is reached over ${p.hops} redirect\
(s). Stumbles: ${p.devices}.`,()=>"Set publicUrl to where the redirects end, or serve the site there."),"verify-http-pointer-cached":warning("Pointer cached for\
 long",p=>`${p.path} may be cached for ${p.seconds} s (${show(p.cacheControl)}), so devices may see an old one for as long; up to ${p.maxSeconds} s does no harm\
. Stumbles: ${p.devices}.`,()=>'Send "Cache-Control: no-cache" with index.json, versions, latest and the upgrade objects.'),"verify-http-bundle-uncached":warning(
"Bundle that must not be cached",p=>`${p.path} never changes, but is sent with ${show(p.cacheControl)}. Slower than need be: ${p.devices}.`,()=>'Send "Cache-Con\
trol: public, max-age=31536000, immutable" with everything below bundles/, schemas/ and revisions/.'),"verify-http-encoding":warning("Compressed without being a\
sked",p=>`${p.path} is sent as ${show(p.encoding)} to a client that did not ask for it. Stumbles: ${p.devices}.`,()=>SERVER),"verify-http-length-missing":warning(
"No Content-Length",p=>`${p.path} is sent without Content-Length. Stumbles: ${p.devices}.`,()=>SERVER),"verify-http-bundle-too-large":warning("Bundle too large \
for a device family",p=>`${p.path} has ${p.size} bytes, over the limit of ${p.maxBytes}. Stumbles: ${p.devices}.`,()=>"Make the bundle smaller, or have its upda\
te.sh fetch the rest."),"verify-http-url-unfit":warning("URL that a device family can\u2019t take",p=>`The URL of ${p.path} ${p.reason}. Stumbles: ${p.devices}.`,
()=>"Serve the site over https on port 443."),"verify-http-soft-404":warning("Missing names answered as if they were there",p=>`${p.path}, which is not on the s\
ite, was answered with ${p.status}. Stumbles: ${p.devices}.`,()=>"Let the web server answer 404 for a name that is not there: no fallback page, no redirect."),"\
verify-http-md5-empty":warning("Empty .md5",p=>`${p.path} is answered with 200 and no digest. Stumbles: ${p.devices}.`,()=>"Remove that file, or put the bare lo\
wercase MD5 of the bundle in it.")};var versionErrors={"version-missing":invalid("No version",()=>"Nothing says which version this is.",()=>'Set version in the project file ("1.2.0", package.json,\
 pyproject.toml, Cargo.toml, tag or file:PATH), or give --version 1.2.0.'),"version-not-semver":invalid("Version that is not SemVer",p=>`${show(p.version)} is n\
ot a SemVer version: ${p.reason}.`,p=>p.suggestion===void 0?"Write MAJOR.MINOR.PATCH, as in 1.2.0, or with a pre-release, as in 1.2.0-rc.1.":`Write ${p.suggestion}\
.`),"version-v-prefix":invalid("Version with a v",p=>`The version ${show(p.version)} begins with a "v".`,p=>`Write ${p.bare}. Only the tag has the v (v${p.bare}\
), and it is put there for you.`),"version-build-metadata":invalid("Version with build metadata",p=>`${show(p.version)} has build metadata (+${p.build}), which \
SemVer does not order: two builds of one version clash.`,p=>`Write ${p.version.slice(0,p.version.indexOf("+"))}, and raise the version for a further build.`),"v\
ersion-undotted-number":invalid("Pre-release number without a dot",p=>`In ${show(p.version)}, ${show(p.identifier)} is ordered as text, by which alpha11 comes b\
efore alpha8.`,p=>`Write ${p.suggestion}.`),"version-number-too-large":invalid("Version number too large",p=>`In ${show(p.version)}, ${p.number} is beyond ${Number.
MAX_SAFE_INTEGER}, the largest number that every reader compares rightly.`,()=>"Use smaller numbers, for example a date as 20260131 instead of a time stamp with\
 fractions of a second."),"version-too-long":invalid("Version too long",p=>`The version ${show(p.version)} has ${p.length} characters; at most ${p.maximum} are \
allowed, because it becomes part of file names.`,()=>"Shorten the pre-release part."),"version-back-port":warning("Version lower than the latest",p=>`${p.version}\
 is lower than ${p.latest}, the latest of channel ${p.channel}.`,p=>`As a back-port it is listed and ${p.latest} stays the latest. If it is meant for every devi\
ce, give it a version above ${p.latest}.`),"version-pre-release-in-stable":invalid("Pre-release in the stable channel",p=>`${p.version} is a pre-release, and de\
vices of the stable channel install every version that is listed there.`,()=>"Release it to another channel, for example --channel beta, or drop the pre-release\
 part."),"version-first-is-default":warning("First release named 0.0.1",p=>`The first release is ${p.version}, which a 0-OS node without a version file takes it\
self to run already: it would never install it.`,()=>"Begin with 0.1.0."),"version-file-unreadable":invalid("File of the version that can\u2019t be read",p=>`Th\
e version is to be read from ${p.file}, and ${p.reason}.`,()=>"Correct the file, or the version key of the project file."),"version-file-empty":invalid("File of\
 the version without a version",p=>`The version is to be read from ${p.file}, and ${p.reason}.`,()=>"Write the version there, as in 1.2.0, or set version in the\
 project file to another source."),"version-dynamic":invalid("Version left to a build back end",p=>`${p.file} declares its version as dynamic, so that only the \
build back end${p.backend?` (${p.backend})`:""} knows it.`,()=>"Where the back end takes it from git, set version: tag. Else write it to a file and set version:\
 file:PATH, or give --version."),"version-python-spelling":invalid("Version in Python\u2019s spelling",p=>`${show(p.version)} in ${p.file} is a PEP 440 version,\
 not a SemVer one.`,p=>p.suggestion===void 0?"Write MAJOR.MINOR.PATCH, which PEP 440 takes as well. Epochs, post-releases and local versions have no counterpart\
 in SemVer.":`Write ${p.suggestion}: Python\u2019s tools take that spelling too.`),"version-tag-missing":invalid("No version tag at the commit",p=>p.others.length===
0?"The version is to be read from the tag, and no tag stands on this commit.":`The version is to be read from the tag, and none of the tags on this commit is v \
and a version: ${p.others.join(", ")}.`,()=>"Tag the commit (git tag -a v1.2.0 -m v1.2.0), or give --version. In CI, fetch the tags: a shallow checkout has none\
."),"version-not-raised":warning("Proposed change that doesn\u2019t raise the version",p=>`${p.version} is out: tag ${show(p.name)} of ${p.location} stands on a\
nother commit. Merged as it is, this change releases nothing.`,()=>"Raise the version in the change that is to be released; leave it where it is otherwise."),"v\
ersion-tag-ambiguous":invalid("Several version tags at the commit",p=>`The version is to be read from the tag, and several stand on this commit: ${p.tags.join("\
, ")}.`,p=>`Say which one: --version ${p.tags[0]?.replace(/^.*v/,"")}.`)};var MAX_NAMED6=6,named2=versions=>{let shown=versions.slice(0,MAX_NAMED6).join(", ");return versions.length>MAX_NAMED6?`${shown} and ${versions.length-MAX_NAMED6}\
 more`:shown},reissue=(good,higher)=>good===null?`Release ${higher}.`:`Run ota-release reissue ${good} --as ${higher}: it gives them good bytes to go up to.`,withdrawalErrors={
"version-withdrawn":invalid("Version that was withdrawn",p=>`${p.version} was withdrawn (${show(p.reason)}), and its number is never used again.`,p=>`Raise the \
version: the next that is free is ${p.next}.`),"version-pruned":invalid("Version that was pruned",p=>`${p.version} was released and has been pruned since: its b\
ytes are gone, and its number is never used again.`,p=>`Raise the version: the next that is free is ${p.next}.`),"barrier-strands-devices":invalid("Barrier that\
 leaves devices behind",p=>`Every device must pass through ${p.version}, and it takes those of ${show(p.range)} alone: ${named2(p.versions)} would have no way t\
o it.`,p=>`Widen upgradeFrom, drop barrier, or release a version first that takes ${named2(p.versions)} and that ${p.version} takes.`),"yank-reason-missing":invalid(
"Withdrawal without a reason",p=>`Nothing says why ${p.version} is withdrawn.`,p=>`Say it in a few words, which everybody can read: ota-release yank ${p.version}\
 --reason "bricks gw-100".`),"yank-reason-invalid":invalid("Reason that can\u2019t be signed",p=>`The reason ${show(p.reason)} is to be one line of at most ${p.
maximum} characters.`,()=>"Shorten it, and leave line breaks and control characters out."),"yank-pruned":invalid("Pruned release to withdraw",p=>`${p.version} w\
as pruned: no device is offered it any more, and its bytes are gone.`,()=>"There is nothing to withdraw. ota-release log shows what was pruned; name another rel\
ease."),"yank-strands-devices":warning("Devices that a withdrawal leaves behind",p=>`${p.title} on ${named2(p.versions)} would have no way to ${p.latest??"any r\
elease"} any more: ${p.why}.`,p=>reissue(p.latest,p.higher)),"yank-keeps-devices":warning("Devices that don\u2019t go back",p=>`${p.families.join(", ")} devices\
 on ${p.version} never go down: they keep it until something higher is released.`,p=>reissue(p.latest,p.higher)),"yank-leaves-nothing":warning("Channel without \
a release that is offered",p=>`Without ${p.version}, nothing is left that channel ${p.channel} offers: latest is removed, and devices find nothing.`,p=>`Release\
 ${p.higher} as soon as it is ready.`),"prune-policy-missing":invalid("No policy for pruning",()=>"The project doesn\u2019t say which releases may be removed.",
()=>"Add prune to the project file, for example prune: { keep: 20 }, or prune: { keep: 20, olderThan: 365d } to keep what is younger."),"prune-object-unreadable":invalid(
"Release that can\u2019t be judged for pruning",p=>`${p.path} of ${p.version} can\u2019t be read: ${p.reason}.`,()=>"Run ota-release verify and repair the site \
first. Nothing was removed."),"prune-contended":failed("Removal that others kept interrupting",p=>`The site was changed ${p.attempts} times while what was prune\
d was being removed.`,()=>"The revision is there. Run ota-release prune again: it goes on with what is left.")};var zosErrors={"zos-flist-invalid":invalid("flist that a node can\u2019t follow",p=>`${p.key} is ${show(p.value)}: ${p.reason}.`,()=>"Give the absolute URL unde\
r which nodes fetch it, with {version} where the version goes: https://hub.example.com/team/gateway-{version}.flist."),"zos-storage-invalid":invalid("Storage th\
at is no 0-db URL",p=>`${p.key} is ${show(p.value)}: ${p.reason}.`,()=>"Give the URL of the 0-db, as in zdb://hub.example.com:9900, or leave the key out."),"zos\
-hook-not-executable":invalid("Hook that is not executable",p=>`${p.hook} is not executable by its owner, and a node that finds it so stops with an error.`,()=>"\
Run chmod +x on it and commit that (git update-index --chmod=+x where the file system has no such bit); rename it if it is no hook."),"zos-hook-not-a-file":invalid(
"Hook that is no file",p=>`${p.hook} at the bundle\u2019s root is ${p.what}, and a node would try to run it as a hook.`,()=>"Put an executable file there, or gi\
ve it another name."),"zos-upgrade-from-ignored":warning("Nodes that upgrade in spite of upgradeFrom",p=>`0-OS nodes install ${p.version} from ${p.from.join(", ")}\
, though upgradeFrom is ${show(p.upgradeFrom)}: they take every listed version in turn, whatever it promises.`,()=>"Release a version in between that is in the \
range, or let update.sh refuse to go on from versions outside of it."),"zos-flist-md5-empty":invalid("Empty .md5 of an flist",p=>`${p.url} is answered with stat\
us 200 and an empty body, at which a node breaks off.`,()=>"Put the bare lowercase MD5 of the flist there, or remove that file: a node does without it."),"zos-f\
list-md5-odd":warning(".md5 of an flist that is no MD5",p=>`${p.url} is answered with status 200 and ${show(p.found)}, which a node takes for the MD5 of the fli\
st.`,()=>"Put the bare lowercase MD5 of the flist there, or let the server answer 404 for what is not there."),"zos-flist-unreachable":warning("flist that is no\
t there",p=>`Nodes can\u2019t get ${p.url} yet: ${p.reason}.`,()=>"Upload the flist before this version is released: a node that can\u2019t get it goes no further."),
"publisher-url-invalid":invalid("Address that is no site of 0-OS",p=>`${show(p.url)} can\u2019t be read as a site of 0-OS: ${p.reason}.`,()=>"Give the absolute \
http(s) URL of the directory that holds versions and latest."),"publisher-version-invalid":invalid("Version that no site lists",p=>`${show(p.version)} is not a \
strict SemVer version, so no site has an upgrade object for it.`,()=>"Give a version as list() gives it: three numbers, no v, no blanks, no leading zeros."),"pu\
blisher-unreachable":failed("Site that doesn\u2019t answer",p=>`${p.url} gave no answer: ${p.reason}.`,()=>"Check the address and the network, and ask again."),
"publisher-status":failed("Answer that is not 200",p=>`${p.url} was answered with status ${p.status}; 0-OS takes 200 alone.`,()=>"Check the address. A site has \
versions, latest and an object for each listed version."),"publisher-answer-invalid":failed("Answer that 0-OS can\u2019t read",p=>`${p.url} is not what 0-OS rea\
ds there: ${p.reason}.`,()=>"Verify the site with ota-release verify; look for a web server that answers with a page of its own."),"publisher-latest-unlisted":failed(
"Latest version that is not listed",p=>`${p.url} gives ${p.latest} as the latest, and the list of versions has none such.`,()=>"A cache that serves a new latest\
 with old versions does this: ask again once it has caught up.")};var catalogue={...projectFileErrors,...projectErrors,...versionErrors,...configErrors,...bundleErrors,...repositoryErrors,...forgeErrors,...githubErrors,...gitlabErrors,
...keysErrors,...siteErrors,...hostErrors,...s3Errors,...gitBranchErrors,...httpPutErrors,...verifyErrors,...publicErrors,...transferErrors,...zosErrors,...ivyErrors,
...connhexErrors,...iotoErrors,...iotoPolicyErrors,...pantavisorErrors,...rehearsalErrors,...fleetErrors,...operationErrors,...freshnessErrors,...rolloutErrors,
...withdrawalErrors,...reissueErrors,...rotationErrors,...signaturesErrors,...tufErrors,...recordErrors,...pageErrors,...doctorErrors,...libraryErrors,...cliErrors};var problem=(code,details,place,severity)=>{let entry=catalogue[code];return{code,severity:severity??entry.severity,message:entry.message(details),hint:entry.hint(
details),docs:`docs/errors.md#${code}`,...place?{place}:{}}};var formatPlace=place=>{if(!place)return"";let spot=[place.file,place.line,place.column].filter(part=>part!==void 0).join(":");return[spot,place.path&&spot?`(${place.
path})`:place.path].filter(Boolean).join(" ")};var OtaError=class extends Error{name="OtaError";code;hint;docs;problems;exitCode;constructor(problems,options2){let first=problems.find(p=>p.severity==="error")??
problems[0];if(!first)throw new RangeError("an OtaError needs at least one problem");let place=formatPlace(first.place);super(place?`${place}: ${first.message}`:
first.message,options2),this.code=first.code,this.hint=first.hint,this.docs=first.docs,this.problems=problems,this.exitCode=catalogue[first.code].exit}},fail=(code,details,options2)=>new OtaError(
[problem(code,details,options2?.place,"error")],options2&&"cause"in options2?{cause:options2.cause}:void 0);var Unparsable=class extends Error{name="Unparsable"},found=cursor=>{let codePoint=cursor.text.codePointAt(cursor.offset);return codePoint===void 0?"the end of \
the text":/[\w$]/.test(String.fromCodePoint(codePoint))?"a word without quotes":codePoint>32&&codePoint<127?JSON.stringify(String.fromCodePoint(codePoint)):`the\
 character U+${codePoint.toString(16).toUpperCase().padStart(4,"0")}`},giveUp=(cursor,expected)=>{throw cursor.report(cursor.offset,"config-json-syntax",{expected,
found:found(cursor)}),new Unparsable},BLANKS=/[ \t\n\r]*/y,COMMENT=/\/\/[^\n\r]*|\/\*.*?(?:\*\/|$)|#[^\n\r]*/sy,take=(cursor,expression2)=>{expression2.lastIndex=
cursor.offset;let match=expression2.exec(cursor.text)?.[0];return cursor.offset+=match?.length??0,match},skipBlanks=cursor=>{for(;;){take(cursor,BLANKS);let start=cursor.
offset,comment=take(cursor,COMMENT);if(comment===void 0)return;cursor.report(start,"config-json-comment",{mark:/^(?:#|..)/.exec(comment)?.[0]??comment})}},takes=(cursor,character)=>cursor.
text[cursor.offset]!==character?!1:(cursor.offset+=1,!0);var PLAIN=/[ !#-&(-[\]-\uffff]+/y,PLAIN_STRING=/[ !#-[\]-\uffff]*/y,LONE_SURROGATE=/\p{Cs}/u,ESCAPE=/\\(?:u[0-9a-fA-F]{4}|.)?/sy,WORD=/[-+.\w$]+/y,NUMBER=/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
NUMBER_LIKE=/^[-+]?\.?\d/,ESCAPES={'"':'"',"\\":"\\","/":"/",b:"\b",f:"\f",n:`
`,r:"\r",t:"	"},LITERALS=new Map([["true",!0],["false",!1],["null",null]]),FOREIGN_WORD=/^[-+]?(?:nan|inf|infinity)$|^(?:true|false|null|none|nil|undefined|yes|no|on|off)$/i,
parseString=cursor=>{let start=cursor.offset,quote=cursor.text[start]??"";cursor.offset+=1,quote!=='"'&&cursor.report(start,"config-json-quotes",{});let plain=quote===
'"'?take(cursor,PLAIN_STRING)??"":"",value=cursor.text[cursor.offset]===quote?plain:plain+parseParts(cursor,quote);return cursor.offset+=1,LONE_SURROGATE.test(value)&&
cursor.report(start,"config-json-lone-surrogate",{}),value},parseParts=(cursor,quote)=>{let parts=[];for(;cursor.text[cursor.offset]!==quote;)parts.push(take(cursor,
PLAIN)??parsePart(cursor));return parts.join("")},parsePart=cursor=>{let character=cursor.text[cursor.offset];if(character===void 0||character===`
`||character==="\r")return giveUp(cursor,"a closing quote");if(character==="\\")return parseEscape(cursor);if(character<" "){let codePoint=`U+${character.charCodeAt(
0).toString(16).toUpperCase().padStart(4,"0")}`;cursor.report(cursor.offset,"config-json-control-character",{codePoint})}return cursor.offset+=1,character},parseEscape=cursor=>{
let start=cursor.offset,text2=take(cursor,ESCAPE)??"";if(text2.length===6)return String.fromCharCode(Number.parseInt(text2.slice(2),16));let character=ESCAPES[text2.
slice(1)];return character!==void 0?character:(cursor.report(start,"config-json-escape",{escape:text2}),"")},parseWord=cursor=>{let start=cursor.offset,word=take(
cursor,WORD)??"",literal2=LITERALS.get(word);return literal2!==void 0?literal2:NUMBER.test(word)?parseNumber(cursor,start,word):(NUMBER_LIKE.test(word)?cursor.report(
start,"config-json-number",{text:word}):FOREIGN_WORD.test(word)?cursor.report(start,"config-json-constant",{word}):(cursor.offset=start,giveUp(cursor,"a value")),
null)},parseNumber=(cursor,start,text2)=>{let value=Number(text2);return(cursor.roundsIntegers?!Number.isFinite(value):Math.abs(value)>Number.MAX_SAFE_INTEGER)&&
cursor.report(start,"config-json-integer-too-large",{text:text2}),value};var MAX_DEPTH=128,NO_VISITOR={enter:()=>{},leave:()=>{}},BARE_KEY=/[\w$-]+/y,parseJson=(text2,report,{visitor=NO_VISITOR,roundsIntegers=!1}={})=>{let parser={text:text2,
offset:0,depth:0,report,visitor,roundsIntegers};text2.startsWith("\uFEFF")&&(report(0,"config-json-byte-order-mark",{}),parser.offset=1),skipBlanks(parser);let value=parseValue(
parser);return skipBlanks(parser),parser.offset<text2.length&&giveUp(parser,"the end of the text"),value},parseValue=parser=>{switch(parser.text[parser.offset]){case"\
{":return nested(parser,parseObject);case"[":return nested(parser,parseList);case'"':case"'":return parseString(parser);default:return parseWord(parser)}},nested=(parser,parse5)=>{
if(parser.depth>=MAX_DEPTH)throw parser.report(parser.offset,"config-json-too-deep",{maxDepth:MAX_DEPTH}),new Unparsable;parser.depth+=1,parser.offset+=1;let value=parse5(
parser);return parser.depth-=1,value},parseObject=parser=>{let object2={};for(skipBlanks(parser);!takes(parser,"}");)parseMember(parser,object2),endMember(parser,
"}");return object2},parseMember=(parser,object2)=>{let keyOffset=parser.offset,key=parseKey(parser);Object.hasOwn(object2,key)&&parser.report(keyOffset,"config\
-json-duplicate-key",{key}),skipBlanks(parser),takes(parser,":")||giveUp(parser,"a colon after the key"),skipBlanks(parser),parser.visitor.enter(key,keyOffset,parser.
offset),setOwn(object2,key,parseValue(parser)),parser.visitor.leave()},parseKey=parser=>{let start=parser.offset,quote=parser.text[start];if(quote==='"'||quote===
"'")return parseString(parser);let key=take(parser,BARE_KEY)??giveUp(parser,"a key in double quotes");return parser.report(start,"config-json-unquoted-key",{key}),
key},setOwn=(object2,key,value)=>{key==="__proto__"?Object.defineProperty(object2,key,{value,writable:!0,enumerable:!0,configurable:!0}):Reflect.set(object2,key,
value)},parseList=parser=>{let list=[];for(skipBlanks(parser);!takes(parser,"]");)parser.visitor.enter(list.length,parser.offset,parser.offset),list.push(parseValue(
parser)),parser.visitor.leave(),endMember(parser,"]");return list},endMember=(parser,close)=>{skipBlanks(parser);let comma=parser.offset;parser.text[comma]!==close&&
(takes(parser,",")||giveUp(parser,`a comma or ${JSON.stringify(close)}`),skipBlanks(parser),parser.text[parser.offset]===close&&parser.report(comma,"config-json\
-trailing-comma",{before:close}))};var pointerTokens=pointer=>pointer.split("/").slice(1).map(token=>token.replaceAll("~1","/").replaceAll("~0","~")),dottedPath=pointer=>pointerTokens(pointer).reduce(
(path,token)=>/^\d+$/.test(token)?`${path}[${token}]`:/^[\w$*-]+$/.test(token)?path===""?token:`${path}.${token}`:`${path}[${JSON.stringify(token)}]`,"");var jsonSpots=(text2,file3,positionAt)=>{let root,placeOf=(pointer,offsetOf)=>{root??=recordSpots(text2);let spot=nearestSpot(root,pointerTokens(pointer)),path=dottedPath(
pointer);return{file:file3,...positionAt(offsetOf(spot)),...path===""?{}:{path}}};return{place:pointer=>placeOf(pointer,spot=>spot.offset),keyPlace:pointer=>placeOf(
pointer,spot=>spot.keyOffset)}},nearestSpot=(root,tokens)=>{let spot=root;for(let token of tokens){let next2=spot.children?.get(token);if(!next2)break;spot=next2}
return spot},recordSpots=text2=>{let start=/^\uFEFF?[ \t\n\r]*/.exec(text2)?.[0].length??0,root={keyOffset:start,offset:start},open2=[root],visitor={enter(key,keyOffset,offset){
let spot={keyOffset,offset},parent=open2.at(-1)??root;parent.children??=new Map,parent.children.set(String(key),spot),open2.push(spot)},leave(){open2.pop()}};try{
parseJson(text2,()=>{},{visitor})}catch(error2){if(!(error2 instanceof Unparsable))throw error2}return root};var textPositions=text2=>{let starts;return offset=>{starts??=lineStarts(text2);let line=lastAtOrBefore(starts,offset);return{line:line+1,column:offset-(starts[line]??
0)+1}}},lineStarts=text2=>{let starts=[0];for(let end of text2.matchAll(/\r\n|\n|\r/g))starts.push(end.index+end[0].length);return starts},lastAtOrBefore=(numbers,limit)=>{
let low=0,high=numbers.length-1;for(;low<high;){let middle=Math.ceil((low+high)/2);(numbers[middle]??0)<=limit?low=middle:high=middle-1}return low};var strict=new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}),lenient=new TextDecoder("utf-8",{ignoreBOM:!0}),utf8Text=bytes=>{try{return{text:strict.decode(bytes)}}catch{
let at2=firstFault(bytes);return{text:lenient.decode(bytes),fault:{offset:lenient.decode(bytes.subarray(0,at2)).length,byte:bytes[at2]??0}}}},sequence=lead=>{if(lead<
128)return[0,0,1];if(lead>=194&&lead<=223)return[128,191,2];if(lead===224)return[160,191,3];if(lead===237)return[128,159,3];if(lead>=225&&lead<=239)return[128,191,
3];if(lead===240)return[144,191,4];if(lead>=241&&lead<=243)return[128,191,4];if(lead===244)return[128,143,4]},isBetween=(byte,low,high)=>byte!==void 0&&byte>=low&&
byte<=high,firstFault=bytes=>{let at2=0;for(;;){let lead=bytes[at2],shape2=lead===void 0?void 0:sequence(lead);if(!shape2)return at2;let[low,high,length]=shape2;
if(length>1&&!isBetween(bytes[at2+1],low,high))return at2;for(let next2=2;next2<length;next2+=1)if(!isBetween(bytes[at2+next2],128,191))return at2;at2+=length}};var MAX_JSON_BYTES=16*1024*1024,MAX_FAULTS=100,parseJsonText=(input2,options2)=>{let maxBytes=options2.maxBytes??MAX_JSON_BYTES,bytes=typeof input2=="string"?Buffer.
byteLength(input2):input2.byteLength;if(bytes>maxBytes)return tooLarge(options2.file,bytes,maxBytes);let decoded=typeof input2=="string"?{text:input2}:utf8Text(
input2);return parseDecoded(decoded,options2)},tooLarge=(file3,bytes,maxBytes)=>({problems:[problem("config-json-too-large",{bytes,maxBytes},{file:file3})],place:()=>({
file:file3}),keyPlace:()=>({file:file3})}),parseDecoded=({text:text2,fault},{file:file3,roundsIntegers=!1})=>{let positionAt=textPositions(text2),problems=[],report=(offset,code,details)=>{
if(problems.push(problem(code,details,{file:file3,...positionAt(offset)})),problems.length>=MAX_FAULTS)throw new Unparsable};fault&&report(fault.offset,"config-\
json-not-utf8",{byte:`0x${fault.byte.toString(16).padStart(2,"0")}`});let value=parsed(text2,report,roundsIntegers),spots=jsonSpots(text2,file3,positionAt);return{
...problems.length===0?{value}:{},problems:inOrder(problems),...spots}},parsed=(text2,report,roundsIntegers)=>{try{return parseJson(text2,report,{roundsIntegers})}catch(error2){
if(error2 instanceof Unparsable)return;throw error2}},inOrder=problems=>problems.toSorted((a,b)=>(a.place?.line??0)-(b.place?.line??0)||(a.place?.column??0)-(b.
place?.column??0));var ALPHABET=new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");var DIGITS=new Uint8Array(256).fill(255);for(let[digit,code]of ALPHABET.entries())DIGITS[code]=digit;var decodeBase64=text2=>{if(text2.length%4!==0)return;let digits=text2.length-(text2.endsWith("==")?2:Number(text2.endsWith("="))),bytes=new Uint8Array(Math.floor(
digits*3/4)),held=0,bits=0,to=0;for(let from=0;from<digits;from+=1){let digit=DIGITS[text2.charCodeAt(from)]??255;if(digit===255)return;held=(held<<6|digit)&65535,
bits+=6,!(bits<8)&&(bits-=8,bytes[to]=held>>bits,to+=1)}return(held&(1<<bits)-1)===0?bytes:void 0};var MAX_PAYLOAD_BYTES=8*1024*1024,MAX_ENVELOPE_BYTES=12*1024*1024,MAX_SIGNATURES=64,MAX_SIGNATURE_BYTES=8192,PAYLOAD_TYPE=/^[\x21-\x7e]{1,255}$/,KEY_ID=/^[\x20-\x7e]{0,255}$/,
parseEnvelope=(input2,options2={})=>{let value=input2 instanceof Uint8Array?parseBytes(input2,options2):input2,problems=envelopeProblems(value,options2);if(problems.
length>0)throw new OtaError(problems);let{payloadType,payload,signatures}=value;return{payloadType,payload,signatures:signatures.map(({keyid,sig})=>({keyid:keyid??
"",sig}))}},parseBytes=(bytes,{file:file3})=>{if(bytes.length>MAX_ENVELOPE_BYTES){let size={bytes:bytes.length,maxBytes:MAX_ENVELOPE_BYTES};throw new OtaError([
problem("envelope-too-large",size,file3?{file:file3}:void 0)])}let{value,problems}=parseJsonText(bytes,{file:file3??"envelope"});if(problems.length===0)return value;
throw new OtaError(problems.map(({message,place})=>problem("envelope-not-json",{reason:message},place)))},envelopeProblems=(value,{file:file3,extraKeys=!1})=>{let at2=path=>file3===
void 0&&path===void 0?void 0:{...file3?{file:file3}:{},...path?{path}:{}},report=(path,reason)=>problem("envelope-field-invalid",{field:path,reason},at2(path));
return isObject(value)?[...(extraKeys?[]:unknownKeys(value,["payloadType","payload","signatures"])).map(key=>problem("envelope-key-unknown",{key},at2(key))),...PAYLOAD_TYPE.
test(textOf(value,"payloadType"))?[]:[report("payloadType","is not a media type or URI of 1 to 255 characters")],...base64Problems(field(value,"payload"),"paylo\
ad",MAX_PAYLOAD_BYTES,report),...signaturesProblems(field(value,"signatures"),report)]:[problem("envelope-not-an-object",{found:kindOf(value)},at2())]},signaturesProblems=(value,report)=>{
if(!Array.isArray(value))return[report("signatures",`should be a list and is ${kindOf(value)}`)];if(value.length===0)return[report("signatures","are empty")];if(value.
length>MAX_SIGNATURES)return[report("signatures",`are ${value.length}; at most ${MAX_SIGNATURES} are read`)];let keyIds=value.map(item=>isObject(item)?textOf(item,
"keyid"):"");return value.flatMap((item,index)=>[...signatureProblems(item,`signatures.${index}`,report),...keyIds[index]!==""&&keyIds.indexOf(keyIds[index]??"")!==
index?[report(`signatures.${index}.keyid`,"names a key that an earlier signature names")]:[]])},signatureProblems=(value,path,report)=>{if(!isObject(value))return[
report(path,`should be an object and is ${kindOf(value)}`)];let keyId=field(value,"keyid")??"";return[...unknownKeys(value,["keyid","sig"]).map(key=>report(`${path}\
.${key}`,"is a key that DSSE doesn\u2019t know")),...typeof keyId=="string"&&KEY_ID.test(keyId)?[]:[report(`${path}.keyid`,"is not a string of at most 255 print\
able ASCII characters")],...base64Problems(field(value,"sig"),`${path}.sig`,MAX_SIGNATURE_BYTES,report)]},base64Problems=(value,path,maxBytes,report)=>typeof value!=
"string"?[report(path,`should be a string and is ${kindOf(value)}`)]:value.length>Math.ceil(maxBytes/3)*4?[report(path,`is longer than ${maxBytes} bytes`)]:value===
""?[report(path,"is empty")]:decodeBase64(value)?[]:[report(path,"is not canonical standard base64 with padding")],isObject=value=>typeof value=="object"&&value!==
null&&!Array.isArray(value),field=(value,key)=>Object.hasOwn(value,key)?value[key]:void 0,textOf=(value,key)=>{let found2=field(value,key);return typeof found2==
"string"?found2:""},unknownKeys=(value,known2)=>Object.keys(value).filter(key=>!known2.includes(key)),kindOf=value=>value===void 0?"missing":value===null?"null":
Array.isArray(value)?"a list":`a ${typeof value}`;var import_parse=__toESM(require_parse(),1),parseVersion=text2=>{let parsed2=(0,import_parse.default)(text2);if(!parsed2)return;let{major,minor,patch,prerelease,
build:build2}=parsed2;return(build2.length===0?parsed2.version:`${parsed2.version}+${build2.join(".")}`)===text2?{text:text2,major,minor,patch,prerelease,build:build2}:
void 0};var STABLE="stable",COUNTER_DIGITS=8,channelLayout=channel=>{let prefix=channel===STABLE?"":`channels/${channel}/`;return{channel,prefix,index:`${prefix}index.j\
son`,page:`${prefix}index.html`,versions:`${prefix}versions`,latest:`${prefix}latest`,revisions:`${prefix}revisions/`,upgradeObject:version2=>`${prefix}${version2}`,
revision:counter=>`${prefix}revisions/${String(counter).padStart(COUNTER_DIGITS,"0")}.json`,archive:sha2562=>`${prefix}archive/${sha2562}.json`}};var import_range=__toESM(require_range(),1),import_compare=__toESM(require_compare(),1),import_parse2=__toESM(require_parse(),1),import_satisfies=__toESM(require_satisfies(),1);var compareVersions=(a,b)=>(0,import_compare.default)(a,b),sortVersions=versions=>versions.map(text2=>({text:text2,parsed:(0,import_parse2.default)(text2,{},!0)})).
sort((a,b)=>(0,import_compare.default)(a.parsed,b.parsed)||byText(a.text,b.text)).map(({text:text2})=>text2),byText=(a,b)=>a<b?-1:+(a>b);var satisfies=(version2,range)=>(0,import_satisfies.default)(version2,range,{includePrerelease:!0});var external_exports={};__export(external_exports,{$brand:()=>$brand,$input:()=>$input,$output:()=>$output,INVALID:()=>INVALID,NEVER:()=>NEVER,TimePrecision:()=>TimePrecision,
ZodAny:()=>ZodAny,ZodArray:()=>ZodArray,ZodBase64:()=>ZodBase64,ZodBase64URL:()=>ZodBase64URL,ZodBigInt:()=>ZodBigInt,ZodBigIntFormat:()=>ZodBigIntFormat,ZodBoolean:()=>ZodBoolean,
ZodCIDRv4:()=>ZodCIDRv4,ZodCIDRv6:()=>ZodCIDRv6,ZodCUID:()=>ZodCUID,ZodCUID2:()=>ZodCUID2,ZodCatch:()=>ZodCatch,ZodCodec:()=>ZodCodec,ZodCompileAsyncError:()=>ZodCompileAsyncError,
ZodCompileUnsupportedError:()=>ZodCompileUnsupportedError,ZodCreditCard:()=>ZodCreditCard,ZodCustom:()=>ZodCustom,ZodCustomStringFormat:()=>ZodCustomStringFormat,
ZodDate:()=>ZodDate,ZodDefault:()=>ZodDefault,ZodDiscriminatedUnion:()=>ZodDiscriminatedUnion,ZodE164:()=>ZodE164,ZodEmail:()=>ZodEmail,ZodEmoji:()=>ZodEmoji,ZodEnum:()=>ZodEnum,
ZodError:()=>ZodError,ZodExactOptional:()=>ZodExactOptional,ZodFile:()=>ZodFile,ZodFirstPartyTypeKind:()=>ZodFirstPartyTypeKind,ZodFunction:()=>ZodFunction,ZodGUID:()=>ZodGUID,
ZodIBAN:()=>ZodIBAN,ZodIPv4:()=>ZodIPv4,ZodIPv6:()=>ZodIPv6,ZodISODate:()=>ZodISODate,ZodISODateTime:()=>ZodISODateTime,ZodISODuration:()=>ZodISODuration,ZodISOTime:()=>ZodISOTime,
ZodInstanceOf:()=>ZodInstanceOf,ZodIntersection:()=>ZodIntersection,ZodIssueCode:()=>ZodIssueCode,ZodJWT:()=>ZodJWT,ZodKSUID:()=>ZodKSUID,ZodLazy:()=>ZodLazy,ZodLiteral:()=>ZodLiteral,
ZodMAC:()=>ZodMAC,ZodMap:()=>ZodMap,ZodNaN:()=>ZodNaN,ZodNanoID:()=>ZodNanoID,ZodNever:()=>ZodNever,ZodNonOptional:()=>ZodNonOptional,ZodNull:()=>ZodNull,ZodNullable:()=>ZodNullable,
ZodNumber:()=>ZodNumber,ZodNumberFormat:()=>ZodNumberFormat,ZodObject:()=>ZodObject,ZodOptional:()=>ZodOptional,ZodPipe:()=>ZodPipe,ZodPrefault:()=>ZodPrefault,
ZodPreprocess:()=>ZodPreprocess,ZodPromise:()=>ZodPromise,ZodReadonly:()=>ZodReadonly,ZodRealError:()=>ZodRealError,ZodRecord:()=>ZodRecord,ZodSet:()=>ZodSet,ZodString:()=>ZodString,
ZodStringFormat:()=>ZodStringFormat,ZodSuccess:()=>ZodSuccess,ZodSymbol:()=>ZodSymbol,ZodTemplateLiteral:()=>ZodTemplateLiteral,ZodTransform:()=>ZodTransform,ZodTuple:()=>ZodTuple,
ZodType:()=>ZodType,ZodULID:()=>ZodULID,ZodURL:()=>ZodURL,ZodUUID:()=>ZodUUID,ZodUndefined:()=>ZodUndefined,ZodUnion:()=>ZodUnion,ZodUnknown:()=>ZodUnknown,ZodVoid:()=>ZodVoid,
ZodXID:()=>ZodXID,ZodXor:()=>ZodXor,_ZodString:()=>_ZodString,_default:()=>_default2,_function:()=>_function,any:()=>any,array:()=>array,base64:()=>base642,base64url:()=>base64url2,
bigint:()=>bigint2,boolean:()=>boolean2,catch:()=>_catch2,check:()=>check,cidrv4:()=>cidrv42,cidrv6:()=>cidrv62,clone:()=>clone,codec:()=>codec,coerce:()=>coerce_exports,
compile:()=>compile,config:()=>config,core:()=>core_exports2,creditCard:()=>creditCard2,cuid:()=>cuid3,cuid2:()=>cuid22,currencyCode:()=>currencyCode2,custom:()=>custom,
date:()=>date2,decode:()=>decode2,decodeAsync:()=>decodeAsync2,deepPartial:()=>deepPartial,describe:()=>describe2,discriminatedUnion:()=>discriminatedUnion,e164:()=>e1642,
email:()=>email2,emoji:()=>emoji2,encode:()=>encode2,encodeAsync:()=>encodeAsync2,endsWith:()=>_endsWith,enum:()=>_enum2,exactOptional:()=>exactOptional,file:()=>file2,
flattenError:()=>flattenError,float32:()=>float32,float64:()=>float64,formatError:()=>formatError,fromJSONSchema:()=>fromJSONSchema,function:()=>_function,getDiscriminatedOption:()=>getDiscriminatedOption,
getErrorMap:()=>getErrorMap,globalRegistry:()=>globalRegistry,gt:()=>_gt,gte:()=>_gte,guid:()=>guid2,hash:()=>hash,hex:()=>hex2,hostname:()=>hostname2,httpUrl:()=>httpUrl,
iban:()=>iban2,includes:()=>_includes,input:()=>input,instanceof:()=>_instanceof,int:()=>int,int32:()=>int32,int64:()=>int64,intersection:()=>intersection,invertCodec:()=>invertCodec,
ipv4:()=>ipv42,ipv6:()=>ipv62,iso:()=>iso_exports,json:()=>json,jwt:()=>jwt,keyof:()=>keyof,ksuid:()=>ksuid2,lazy:()=>lazy,length:()=>_length,literal:()=>literal,
locales:()=>locales_exports,looseObject:()=>looseObject,looseRecord:()=>looseRecord,lowercase:()=>_lowercase,lt:()=>_lt,lte:()=>_lte,mac:()=>mac2,map:()=>map,maxLength:()=>_maxLength,
maxSize:()=>_maxSize,memoizer:()=>memoizer,meta:()=>meta2,mime:()=>_mime,minLength:()=>_minLength,minSize:()=>_minSize,multipleOf:()=>_multipleOf,nan:()=>nan,nanoid:()=>nanoid2,
nativeEnum:()=>nativeEnum,negative:()=>_negative,never:()=>never,nonnegative:()=>_nonnegative,nonoptional:()=>nonoptional,nonpositive:()=>_nonpositive,normalize:()=>_normalize,
null:()=>_null3,nullable:()=>nullable,nullish:()=>nullish2,number:()=>number2,object:()=>object,optional:()=>optional,output:()=>output,overwrite:()=>_overwrite,
parse:()=>parse4,parseAsync:()=>parseAsync2,partialRecord:()=>partialRecord,pipe:()=>pipe,positive:()=>_positive,prefault:()=>prefault,preprocess:()=>preprocess,
prettifyError:()=>prettifyError,promise:()=>promise,properties:()=>_properties,property:()=>_property,readonly:()=>readonly,record:()=>record,refine:()=>refine,
regex:()=>_regex,regexes:()=>regexes_exports,registry:()=>registry,safeDecode:()=>safeDecode2,safeDecodeAsync:()=>safeDecodeAsync2,safeEncode:()=>safeEncode2,safeEncodeAsync:()=>safeEncodeAsync2,
safeParse:()=>safeParse2,safeParseAsync:()=>safeParseAsync2,set:()=>set,setErrorMap:()=>setErrorMap,size:()=>_size,slugify:()=>_slugify,startsWith:()=>_startsWith,
strictObject:()=>strictObject,string:()=>string2,stringFormat:()=>stringFormat,stringbool:()=>stringbool,success:()=>success,superRefine:()=>superRefine,symbol:()=>symbol,
templateLiteral:()=>templateLiteral,toJSONSchema:()=>toJSONSchema,toLowerCase:()=>_toLowerCase,toUpperCase:()=>_toUpperCase,toZod:()=>toZod,transform:()=>transform,
treeifyError:()=>treeifyError,trim:()=>_trim,tuple:()=>tuple,uint32:()=>uint32,uint64:()=>uint64,ulid:()=>ulid2,undefined:()=>_undefined3,union:()=>union,unknown:()=>unknown,
uppercase:()=>_uppercase,url:()=>url,util:()=>util_exports,uuid:()=>uuid2,uuidv4:()=>uuidv4,uuidv6:()=>uuidv6,uuidv7:()=>uuidv7,validate:()=>validate,validateAsync:()=>validateAsync,
void:()=>_void2,withParser:()=>withParser,xid:()=>xid2,xor:()=>xor});var core_exports2={};__export(core_exports2,{$ZodAny:()=>$ZodAny,$ZodArray:()=>$ZodArray,$ZodAsyncError:()=>$ZodAsyncError,$ZodBase64:()=>$ZodBase64,$ZodBase64URL:()=>$ZodBase64URL,
$ZodBigInt:()=>$ZodBigInt,$ZodBigIntFormat:()=>$ZodBigIntFormat,$ZodBoolean:()=>$ZodBoolean,$ZodCIDRv4:()=>$ZodCIDRv4,$ZodCIDRv6:()=>$ZodCIDRv6,$ZodCUID:()=>$ZodCUID,
$ZodCUID2:()=>$ZodCUID2,$ZodCatch:()=>$ZodCatch,$ZodCheck:()=>$ZodCheck,$ZodCheckBigIntFormat:()=>$ZodCheckBigIntFormat,$ZodCheckEndsWith:()=>$ZodCheckEndsWith,
$ZodCheckGreaterThan:()=>$ZodCheckGreaterThan,$ZodCheckIncludes:()=>$ZodCheckIncludes,$ZodCheckLengthEquals:()=>$ZodCheckLengthEquals,$ZodCheckLessThan:()=>$ZodCheckLessThan,
$ZodCheckLowerCase:()=>$ZodCheckLowerCase,$ZodCheckMaxLength:()=>$ZodCheckMaxLength,$ZodCheckMaxSize:()=>$ZodCheckMaxSize,$ZodCheckMimeType:()=>$ZodCheckMimeType,
$ZodCheckMinLength:()=>$ZodCheckMinLength,$ZodCheckMinSize:()=>$ZodCheckMinSize,$ZodCheckMultipleOf:()=>$ZodCheckMultipleOf,$ZodCheckNumberFormat:()=>$ZodCheckNumberFormat,
$ZodCheckOverwrite:()=>$ZodCheckOverwrite,$ZodCheckProperties:()=>$ZodCheckProperties,$ZodCheckProperty:()=>$ZodCheckProperty,$ZodCheckRegex:()=>$ZodCheckRegex,
$ZodCheckSizeEquals:()=>$ZodCheckSizeEquals,$ZodCheckStartsWith:()=>$ZodCheckStartsWith,$ZodCheckStringFormat:()=>$ZodCheckStringFormat,$ZodCheckUpperCase:()=>$ZodCheckUpperCase,
$ZodCodec:()=>$ZodCodec,$ZodCreditCard:()=>$ZodCreditCard,$ZodCustom:()=>$ZodCustom,$ZodCustomStringFormat:()=>$ZodCustomStringFormat,$ZodCyclicError:()=>$ZodCyclicError,
$ZodDate:()=>$ZodDate,$ZodDefault:()=>$ZodDefault,$ZodDiscriminatedUnion:()=>$ZodDiscriminatedUnion,$ZodE164:()=>$ZodE164,$ZodEmail:()=>$ZodEmail,$ZodEmoji:()=>$ZodEmoji,
$ZodEncodeError:()=>$ZodEncodeError,$ZodEnum:()=>$ZodEnum,$ZodError:()=>$ZodError,$ZodExactOptional:()=>$ZodExactOptional,$ZodFile:()=>$ZodFile,$ZodFunction:()=>$ZodFunction,
$ZodGUID:()=>$ZodGUID,$ZodIBAN:()=>$ZodIBAN,$ZodIPv4:()=>$ZodIPv4,$ZodIPv6:()=>$ZodIPv6,$ZodISODate:()=>$ZodISODate,$ZodISODateTime:()=>$ZodISODateTime,$ZodISODuration:()=>$ZodISODuration,
$ZodISOTime:()=>$ZodISOTime,$ZodIntersection:()=>$ZodIntersection,$ZodJWT:()=>$ZodJWT,$ZodKSUID:()=>$ZodKSUID,$ZodLazy:()=>$ZodLazy,$ZodLiteral:()=>$ZodLiteral,
$ZodMAC:()=>$ZodMAC,$ZodMap:()=>$ZodMap,$ZodNaN:()=>$ZodNaN,$ZodNanoID:()=>$ZodNanoID,$ZodNever:()=>$ZodNever,$ZodNonOptional:()=>$ZodNonOptional,$ZodNull:()=>$ZodNull,
$ZodNullable:()=>$ZodNullable,$ZodNumber:()=>$ZodNumber,$ZodNumberFormat:()=>$ZodNumberFormat,$ZodObject:()=>$ZodObject,$ZodObjectJIT:()=>$ZodObjectJIT,$ZodOptional:()=>$ZodOptional,
$ZodPipe:()=>$ZodPipe,$ZodPrefault:()=>$ZodPrefault,$ZodPreprocess:()=>$ZodPreprocess,$ZodPromise:()=>$ZodPromise,$ZodReadonly:()=>$ZodReadonly,$ZodRealError:()=>$ZodRealError,
$ZodRecord:()=>$ZodRecord,$ZodRegistry:()=>$ZodRegistry,$ZodSet:()=>$ZodSet,$ZodString:()=>$ZodString,$ZodStringFormat:()=>$ZodStringFormat,$ZodSuccess:()=>$ZodSuccess,
$ZodSymbol:()=>$ZodSymbol,$ZodTemplateLiteral:()=>$ZodTemplateLiteral,$ZodTransform:()=>$ZodTransform,$ZodTuple:()=>$ZodTuple,$ZodType:()=>$ZodType,$ZodULID:()=>$ZodULID,
$ZodURL:()=>$ZodURL,$ZodUUID:()=>$ZodUUID,$ZodUndefined:()=>$ZodUndefined,$ZodUnion:()=>$ZodUnion,$ZodUnknown:()=>$ZodUnknown,$ZodVoid:()=>$ZodVoid,$ZodXID:()=>$ZodXID,
$ZodXor:()=>$ZodXor,$brand:()=>$brand,$constructor:()=>$constructor,$input:()=>$input,$output:()=>$output,Doc:()=>Doc,INVALID:()=>INVALID,JSONSchema:()=>json_schema_exports,
JSONSchemaGenerator:()=>JSONSchemaGenerator,NEVER:()=>NEVER,TimePrecision:()=>TimePrecision,URL_BAD_FORMAT:()=>URL_BAD_FORMAT,URL_UNPARSEABLE:()=>URL_UNPARSEABLE,
ZodCompileAsyncError:()=>ZodCompileAsyncError,ZodCompileUnsupportedError:()=>ZodCompileUnsupportedError,_any:()=>_any,_array:()=>_array,_base64:()=>_base64,_base64url:()=>_base64url,
_bigint:()=>_bigint,_boolean:()=>_boolean,_catch:()=>_catch,_check:()=>_check,_cidrv4:()=>_cidrv4,_cidrv6:()=>_cidrv6,_coercedBigint:()=>_coercedBigint,_coercedBoolean:()=>_coercedBoolean,
_coercedDate:()=>_coercedDate,_coercedNumber:()=>_coercedNumber,_coercedString:()=>_coercedString,_creditCard:()=>_creditCard,_cuid:()=>_cuid,_cuid2:()=>_cuid2,
_custom:()=>_custom,_date:()=>_date,_decode:()=>_decode,_decodeAsync:()=>_decodeAsync,_default:()=>_default,_discriminatedUnion:()=>_discriminatedUnion,_e164:()=>_e164,
_email:()=>_email,_emoji:()=>_emoji2,_encode:()=>_encode,_encodeAsync:()=>_encodeAsync,_endsWith:()=>_endsWith,_enum:()=>_enum,_file:()=>_file,_float32:()=>_float32,
_float64:()=>_float64,_gt:()=>_gt,_gte:()=>_gte,_guid:()=>_guid,_iban:()=>_iban,_includes:()=>_includes,_int:()=>_int,_int32:()=>_int32,_int64:()=>_int64,_intersection:()=>_intersection,
_ipv4:()=>_ipv4,_ipv6:()=>_ipv6,_isoDate:()=>_isoDate,_isoDateTime:()=>_isoDateTime,_isoDuration:()=>_isoDuration,_isoTime:()=>_isoTime,_jwt:()=>_jwt,_ksuid:()=>_ksuid,
_lazy:()=>_lazy,_length:()=>_length,_literal:()=>_literal,_lowercase:()=>_lowercase,_lt:()=>_lt,_lte:()=>_lte,_mac:()=>_mac,_map:()=>_map,_max:()=>_lte,_maxLength:()=>_maxLength,
_maxSize:()=>_maxSize,_mime:()=>_mime,_min:()=>_gte,_minLength:()=>_minLength,_minSize:()=>_minSize,_multipleOf:()=>_multipleOf,_nan:()=>_nan,_nanoid:()=>_nanoid,
_nativeEnum:()=>_nativeEnum,_negative:()=>_negative,_never:()=>_never,_nonnegative:()=>_nonnegative,_nonoptional:()=>_nonoptional,_nonpositive:()=>_nonpositive,
_normalize:()=>_normalize,_null:()=>_null2,_nullable:()=>_nullable,_number:()=>_number,_optional:()=>_optional,_overwrite:()=>_overwrite,_parse:()=>_parse,_parseAsync:()=>_parseAsync,
_pipe:()=>_pipe,_positive:()=>_positive,_promise:()=>_promise,_properties:()=>_properties,_property:()=>_property,_readonly:()=>_readonly,_record:()=>_record,_refine:()=>_refine,
_regex:()=>_regex,_safeDecode:()=>_safeDecode,_safeDecodeAsync:()=>_safeDecodeAsync,_safeEncode:()=>_safeEncode,_safeEncodeAsync:()=>_safeEncodeAsync,_safeParse:()=>_safeParse,
_safeParseAsync:()=>_safeParseAsync,_set:()=>_set,_size:()=>_size,_slugify:()=>_slugify,_startsWith:()=>_startsWith,_string:()=>_string,_stringFormat:()=>_stringFormat,
_stringbool:()=>_stringbool,_success:()=>_success,_superRefine:()=>_superRefine,_symbol:()=>_symbol,_templateLiteral:()=>_templateLiteral,_toLowerCase:()=>_toLowerCase,
_toUpperCase:()=>_toUpperCase,_transform:()=>_transform,_trim:()=>_trim,_tuple:()=>_tuple,_uint32:()=>_uint32,_uint64:()=>_uint64,_ulid:()=>_ulid,_undefined:()=>_undefined2,
_union:()=>_union,_unknown:()=>_unknown,_uppercase:()=>_uppercase,_url:()=>_url,_uuid:()=>_uuid,_uuidv4:()=>_uuidv4,_uuidv6:()=>_uuidv6,_uuidv7:()=>_uuidv7,_void:()=>_void,
_xid:()=>_xid,_xor:()=>_xor,base64Charset:()=>base64Charset,base64urlCharset:()=>base64urlCharset,canParseURL:()=>canParseURL,clone:()=>clone,compile:()=>compile,
compileFn:()=>compileFn,config:()=>config,createStandardJSONSchemaMethod:()=>createStandardJSONSchemaMethod,createToJSONSchemaMethod:()=>createToJSONSchemaMethod,
decode:()=>decode,decodeAsync:()=>decodeAsync,describe:()=>describe,encode:()=>encode,encodeAsync:()=>encodeAsync,extractDefs:()=>extractDefs,finalize:()=>finalize,
flattenError:()=>flattenError,formatError:()=>formatError,getDiscriminatedOption:()=>getDiscriminatedOption,globalConfig:()=>globalConfig,globalRegistry:()=>globalRegistry,
handleUnrepresentable:()=>handleUnrepresentable,initializeContext:()=>initializeContext,isBackEdge:()=>isBackEdge,isRecursiveSchema:()=>isRecursiveSchema,isValidBase64:()=>isValidBase64,
isValidBase64URL:()=>isValidBase64URL,isValidCIDRv6:()=>isValidCIDRv6,isValidCreditCard:()=>isValidCreditCard,isValidIBAN:()=>isValidIBAN,isValidIPv6:()=>isValidIPv6,
isValidJWT:()=>isValidJWT,locales:()=>locales_exports,memoizer:()=>memoizer,mergeValues:()=>mergeValues,meta:()=>meta,parse:()=>parse3,parseAsync:()=>parseAsync,
parseURLObject:()=>parseURLObject,prettifyError:()=>prettifyError,process:()=>processSchema,processSchema:()=>processSchema,regexes:()=>regexes_exports,registry:()=>registry,
safeDecode:()=>safeDecode,safeDecodeAsync:()=>safeDecodeAsync,safeEncode:()=>safeEncode,safeEncodeAsync:()=>safeEncodeAsync,safeParse:()=>safeParse,safeParseAsync:()=>safeParseAsync,
standardProps:()=>standardProps,stripTabAndNewline:()=>stripTabAndNewline,toDotPath:()=>toDotPath,toJSONSchema:()=>toJSONSchema,toZod:()=>toZod,treeifyError:()=>treeifyError,
urlHostnameOk:()=>urlHostnameOk,urlProtocolOk:()=>urlProtocolOk,util:()=>util_exports,validate:()=>validate,validateAsync:()=>validateAsync,validateURL:()=>validateURL,
version:()=>version,withParser:()=>withParser});var util_exports={};__export(util_exports,{BIGINT_FORMAT_RANGES:()=>BIGINT_FORMAT_RANGES,CONSTANT_CATCH:()=>CONSTANT_CATCH,Class:()=>Class,NUMBER_FORMAT_RANGES:()=>NUMBER_FORMAT_RANGES,
aborted:()=>aborted,allowsEval:()=>allowsEval,assert:()=>assert,assertEqual:()=>assertEqual,assertIs:()=>assertIs,assertNever:()=>assertNever,assertNotEqual:()=>assertNotEqual,
assignProp:()=>assignProp,attachSchema:()=>attachSchema,base64ToUint8Array:()=>base64ToUint8Array,base64urlToUint8Array:()=>base64urlToUint8Array,cached:()=>cached,
captureStackTrace:()=>captureStackTrace,cleanEnum:()=>cleanEnum,cleanRegex:()=>cleanRegex,clone:()=>clone,cloneDef:()=>cloneDef,codePointLength:()=>codePointLength,
constantCatch:()=>constantCatch,createTransparentProxy:()=>createTransparentProxy,defineLazy:()=>defineLazy,defineLazyInternal:()=>defineLazyInternal,derived:()=>derived,
esc:()=>esc,escapeRegex:()=>escapeRegex,explicitlyAborted:()=>explicitlyAborted,extend:()=>extend,finalizeIssue:()=>finalizeIssue,floatSafeRemainder:()=>floatSafeRemainder,
getElementAtPath:()=>getElementAtPath,getEnumValues:()=>getEnumValues,getLengthableOrigin:()=>getLengthableOrigin,getParsedType:()=>getParsedType,getSizableOrigin:()=>getSizableOrigin,
hexToUint8Array:()=>hexToUint8Array,hide:()=>hide,installLazyProp:()=>installLazyProp,isObject:()=>isObject2,isPlainObject:()=>isPlainObject,issue:()=>issue,joinValues:()=>joinValues,
jsonStringifyReplacer:()=>jsonStringifyReplacer,members:()=>members,merge:()=>merge,mergeDefs:()=>mergeDefs,normalizeParams:()=>normalizeParams,nullish:()=>nullish,
numKeys:()=>numKeys,objectClone:()=>objectClone,omit:()=>omit,optionalKeys:()=>optionalKeys,own:()=>own,parsedType:()=>parsedType,partial:()=>partial,pick:()=>pick,
prefixIssues:()=>prefixIssues,primitiveTypes:()=>primitiveTypes,promiseAllObject:()=>promiseAllObject,propertyKeyTypes:()=>propertyKeyTypes,randomString:()=>randomString,
rawShape:()=>rawShape,required:()=>required,safeExtend:()=>safeExtend,shallowClone:()=>shallowClone,sizeCaps:()=>sizeCaps,slugify:()=>slugify,stringifyPrimitive:()=>stringifyPrimitive,
toZod:()=>toZod,uint8ArrayToBase64:()=>uint8ArrayToBase64,uint8ArrayToBase64url:()=>uint8ArrayToBase64url,uint8ArrayToHex:()=>uint8ArrayToHex,unwrapMessage:()=>unwrapMessage});function assertEqual(val){return val}function assertNotEqual(val){return val}function toZod(){return schema=>schema}function assertIs(_arg){}function assertNever(_x){
throw new Error("Unexpected value in exhaustive check")}function assert(_){}function getEnumValues(entries){let numericValues=Object.values(entries).filter(v=>typeof v==
"number");return Object.entries(entries).filter(([k,_])=>numericValues.indexOf(+k)===-1).map(([_,v])=>v)}function joinValues(array2,separator="|"){return array2.
map(val=>stringifyPrimitive(val)).join(separator)}function jsonStringifyReplacer(_,value){return typeof value=="bigint"?value.toString():value}var Cached=class{constructor(getter){
this._getter=getter,this._value=void 0}get value(){let getter=this._getter;return getter!==void 0&&(this._value=getter(),this._getter=void 0),this._value}};function cached(getter){
return new Cached(getter)}function nullish(input2){return input2==null}function cleanRegex(source2){let start=source2.startsWith("^")?1:0,end=source2.endsWith("\
$")?source2.length-1:source2.length;return source2.slice(start,end)}function floatSafeRemainder(val,step){let ratio=val/step,roundedRatio=Math.round(ratio),tolerance=4*
Number.EPSILON*Math.max(Math.abs(ratio),1);return Math.abs(ratio-roundedRatio)<tolerance?0:ratio-roundedRatio}var EVALUATING=Symbol("evaluating");function defineLazy(object2,key,getter){
let value;Object.defineProperty(object2,key,{get(){if(value!==EVALUATING)return value===void 0&&(value=EVALUATING,value=getter()),value},set(v){Object.defineProperty(
object2,key,{value:v})},configurable:!0})}function objectClone(obj){return Object.create(Object.getPrototypeOf(obj),Object.getOwnPropertyDescriptors(obj))}function assignProp(target,prop,value){
Object.defineProperty(target,prop,{value,writable:!0,enumerable:!0,configurable:!0})}function rawShape(def){let desc=Object.getOwnPropertyDescriptor(def,"shape");
return desc?.get?desc.get.raw:desc?.value}function sourceShape(schema){return rawShape(schema._zod.def)??schema._zod.def.shape}function deferProp(target,key,getter){
Object.defineProperty(target,key,{get(){let value=getter();return assignProp(this,key,value),value},enumerable:!0,configurable:!0})}function putProp(target,key,value){
key in target?assignProp(target,key,value):target[key]=value}function mirrorShape(target,source2,keys,wrap){let raw=sourceShape(source2);for(let key of keys){let desc=Object.
getOwnPropertyDescriptor(raw,key);desc.enumerable&&(desc.get?deferProp(target,key,()=>{let value=source2._zod.def.shape[key];return wrap?wrap(value,key):value}):
putProp(target,key,wrap?wrap(desc.value,key):desc.value))}}function mirrorProps(target,source2){for(let key of Reflect.ownKeys(source2)){let desc=Object.getOwnPropertyDescriptor(
source2,key);desc.enumerable&&(desc.get?deferProp(target,key,()=>source2[key]):putProp(target,key,desc.value))}}function mergeDefs(...defs){let mergedDescriptors={};
for(let def of defs){let descriptors=Object.getOwnPropertyDescriptors(def);Object.assign(mergedDescriptors,descriptors)}return Object.defineProperties({},mergedDescriptors)}
function cloneDef(schema){return mergeDefs(schema._zod.def)}function getElementAtPath(obj,path){return path?path.reduce((acc,key)=>acc?.[key],obj):obj}function promiseAllObject(promisesObj){
let keys=Object.keys(promisesObj),promises=keys.map(key=>promisesObj[key]);return Promise.all(promises).then(results=>{let resolvedObj={};for(let i=0;i<keys.length;i++)
resolvedObj[keys[i]]=results[i];return resolvedObj})}function randomString(length=10){let chars="abcdefghijklmnopqrstuvwxyz",str="";for(let i=0;i<length;i++)str+=
chars[Math.floor(Math.random()*chars.length)];return str}function esc(str){return JSON.stringify(str)}function slugify(input2){return input2.toLowerCase().trim().
replace(/[^\w\s-]/g,"").replace(/[\s_-]+/g,"-").replace(/^-+|-+$/g,"")}var captureStackTrace="captureStackTrace"in Error?Error.captureStackTrace:(..._args)=>{};
function isObject2(data){return typeof data=="object"&&data!==null&&!Array.isArray(data)}var allowsEval=cached(()=>{if(globalConfig.jitless||typeof navigator<"u"&&
navigator?.userAgent?.includes("Cloudflare"))return!1;try{let F=Function;return new F(""),!0}catch{return!1}});function isPlainObject(o){if(isObject2(o)===!1)return!1;
let ctor=o.constructor;if(ctor===void 0||typeof ctor!="function")return!0;let prot=ctor.prototype;return!(isObject2(prot)===!1||Object.prototype.hasOwnProperty.
call(prot,"isPrototypeOf")===!1)}function shallowClone(o){return isPlainObject(o)?{...o}:Array.isArray(o)?[...o]:o instanceof Map?new Map(o):o instanceof Set?new Set(
o):o}function numKeys(data){let keyCount=0;for(let key in data)Object.prototype.hasOwnProperty.call(data,key)&&keyCount++;return keyCount}var getParsedType=data=>{
let t=typeof data;switch(t){case"undefined":return"undefined";case"string":return"string";case"number":return Number.isNaN(data)?"nan":"number";case"boolean":return"\
boolean";case"function":return"function";case"bigint":return"bigint";case"symbol":return"symbol";case"object":return Array.isArray(data)?"array":data===null?"nu\
ll":data.then&&typeof data.then=="function"&&data.catch&&typeof data.catch=="function"?"promise":typeof Map<"u"&&data instanceof Map?"map":typeof Set<"u"&&data instanceof
Set?"set":typeof Date<"u"&&data instanceof Date?"date":typeof File<"u"&&data instanceof File?"file":"object";default:throw new Error(`Unknown data type: ${t}`)}},
propertyKeyTypes=new Set(["string","number","symbol"]),primitiveTypes=new Set(["string","number","bigint","boolean","symbol","undefined"]);function escapeRegex(str){
return str.replace(/[.*+?^${}()|[\]\\]/g,"\\$&")}function clone(inst,def,params){let cl=new inst._zod.constr(def??inst._zod.def);return(!def||params?.parent)&&(cl.
_zod.parent=inst),cl}function normalizeParams(_params){let params=_params;if(!params)return{};if(typeof params=="string")return{error:()=>params};if(params?.message!==
void 0){if(params?.error!==void 0)throw new Error("Cannot specify both `message` and `error` params");params.error=params.message}return delete params.message,typeof params.
error=="string"?{...params,error:()=>params.error}:params}function createTransparentProxy(getter){let target;return new Proxy({},{get(_,prop,receiver){return target??
(target=getter()),Reflect.get(target,prop,receiver)},set(_,prop,value,receiver){return target??(target=getter()),Reflect.set(target,prop,value,receiver)},has(_,prop){
return target??(target=getter()),Reflect.has(target,prop)},deleteProperty(_,prop){return target??(target=getter()),Reflect.deleteProperty(target,prop)},ownKeys(_){
return target??(target=getter()),Reflect.ownKeys(target)},getOwnPropertyDescriptor(_,prop){return target??(target=getter()),Reflect.getOwnPropertyDescriptor(target,
prop)},defineProperty(_,prop,descriptor){return target??(target=getter()),Reflect.defineProperty(target,prop,descriptor)}})}function stringifyPrimitive(value){return typeof value==
"bigint"?value.toString()+"n":typeof value=="string"?`"${value}"`:`${value}`}function optionalKeys(shape2){return Object.keys(shape2).filter(k=>shape2[k]._zod.optin!==
void 0&&shape2[k]._zod.optout==="optional")}var NUMBER_FORMAT_RANGES={safeint:[Number.MIN_SAFE_INTEGER,Number.MAX_SAFE_INTEGER],int32:[-2147483648,2147483647],uint32:[
0,4294967295],float32:[-34028234663852886e22,34028234663852886e22],float64:[-Number.MAX_VALUE,Number.MAX_VALUE]},BIGINT_FORMAT_RANGES={int64:[BigInt("-922337203\
6854775808"),BigInt("9223372036854775807")],uint64:[BigInt(0),BigInt("18446744073709551615")]};function pick(schema,mask){let currDef=schema._zod.def,checks=currDef.
checks;if(checks&&checks.length>0)throw new Error(".pick() cannot be used on object schemas containing refinements");let newShape={};return mirrorShape(newShape,
schema,maskedKeys(schema,mask)),clone(schema,mergeDefs(currDef,{shape:newShape,checks:[]}))}function maskedKeys(schema,mask){let raw=sourceShape(schema),keys=[];
for(let key of Reflect.ownKeys(mask)){if(!Object.getOwnPropertyDescriptor(raw,key)?.enumerable)throw new Error(`Unrecognized key: "${String(key)}"`);mask[key]&&
keys.push(key)}return keys}function omit(schema,mask){let currDef=schema._zod.def,checks=currDef.checks;if(checks&&checks.length>0)throw new Error(".omit() cann\
ot be used on object schemas containing refinements");let omitted=new Set(maskedKeys(schema,mask)),newShape={};return mirrorShape(newShape,schema,Reflect.ownKeys(
sourceShape(schema)).filter(key=>!omitted.has(key))),clone(schema,mergeDefs(currDef,{shape:newShape,checks:[]}))}function extend(schema,shape2){if(!isPlainObject(
shape2))throw new Error("Invalid input to extend: expected a plain object");let checks=schema._zod.def.checks;if(checks&&checks.length>0){let existingShape=sourceShape(
schema);for(let key of Reflect.ownKeys(shape2))if(Object.getOwnPropertyDescriptor(existingShape,key)!==void 0)throw new Error("Cannot overwrite keys on object s\
chemas containing refinements. Use `.safeExtend()` instead.")}return clone(schema,mergeDefs(schema._zod.def,{shape:extended(schema,shape2)}))}function extended(schema,shape2){
let newShape={};return mirrorShape(newShape,schema,Reflect.ownKeys(sourceShape(schema))),mirrorProps(newShape,shape2),newShape}function safeExtend(schema,shape2){
if(!isPlainObject(shape2))throw new Error("Invalid input to safeExtend: expected a plain object");return clone(schema,mergeDefs(schema._zod.def,{shape:extended(
schema,shape2)}))}function merge(a,b){if(!b?._zod?.def)throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend(\
)`.");if(a._zod.def.checks?.length)throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");let newShape={};
mirrorShape(newShape,a,Reflect.ownKeys(sourceShape(a))),mirrorShape(newShape,b,Reflect.ownKeys(sourceShape(b)));let def=mergeDefs(a._zod.def,{shape:newShape,get catchall(){
return b._zod.def.catchall},checks:b._zod.def.checks??[]});return clone(a,def)}function partial(Class2,schema,mask,name="partial"){let checks=schema._zod.def.checks;
if(checks&&checks.length>0)throw new Error(`.${name}() cannot be used on object schemas containing refinements`);let selected=mask?new Set(maskedKeys(schema,mask)):
void 0,newShape={};return mirrorShape(newShape,schema,Reflect.ownKeys(sourceShape(schema)),Class2&&((value,key)=>selected&&!selected.has(key)?value:new Class2({
type:"optional",innerType:value}))),clone(schema,mergeDefs(schema._zod.def,{shape:newShape,checks:[]}))}function required(Class2,schema,mask){let selected=mask?
new Set(maskedKeys(schema,mask)):void 0,newShape={};return mirrorShape(newShape,schema,Reflect.ownKeys(sourceShape(schema)),(value,key)=>selected&&!selected.has(
key)?value:new Class2({type:"nonoptional",innerType:value})),clone(schema,mergeDefs(schema._zod.def,{shape:newShape}))}function aborted(x,startIndex=0){if(x.aborted===
!0)return!0;for(let i=startIndex;i<x.issues.length;i++)if(x.issues[i]?.continue!==!0)return!0;return!1}function explicitlyAborted(x,startIndex=0){if(x.aborted===
!0)return!0;for(let i=startIndex;i<x.issues.length;i++)if(x.issues[i]?.continue===!1)return!0;return!1}function prefixIssues(path,issues){return issues.map(iss=>{
var _a3;return(_a3=iss).path??(_a3.path=[]),iss.path.unshift(path),iss})}function unwrapMessage(message){return typeof message=="string"?message:message?.message}
function sizeCaps(defChecks){let caps=[];for(let ch of defChecks??[]){let d=ch._zod.def;if(!/_(length|size)$|_equals$/.test(d.check))break;let max=d.maximum??d.
length??d.size;max>=0&&caps.push([max,ch])}return caps}function attachSchema(issues,start,inst){var _a3;for(let i=start;i<issues.length;i++)(_a3=issues[i]).schema??
(_a3.schema=inst)}function finalizeIssue(iss,ctx,config2){var _a3;let traits=iss.inst?._zod?.traits;traits?.has("$ZodType")&&(traits.has("$ZodCheck")?(_a3=iss).
schema??(_a3.schema=iss.inst):iss.schema=iss.inst);let schemaError=iss.schema!==iss.inst?iss.schema?._zod.def?.error:void 0,message=iss.message?iss.message:unwrapMessage(
iss.inst?._zod.def?.error?.(iss))??unwrapMessage(schemaError?.(iss))??unwrapMessage(ctx?.error?.(iss))??unwrapMessage(config2.customError?.(iss))??unwrapMessage(
config2.localeError?.(iss))??"Invalid input",full={};for(let k of Object.keys(iss))k==="inst"||k==="schema"||k==="continue"||k==="input"||k==="__proto__"||(full[k]=
iss[k]);return full.path??(full.path=[]),full.message=message,ctx?.reportInput&&(full.input=iss.input),full}function getSizableOrigin(input2){return input2 instanceof
Set?"set":input2 instanceof Map?"map":input2 instanceof File?"file":"unknown"}var highSurrogate=/[\uD800-\uDBFF]/;function codePointLength(str){let units=str.length;
if(!highSurrogate.test(str))return units;let count=units;for(let i=0;i<units-1;i++)(str.charCodeAt(i)&64512)===55296&&(str.charCodeAt(i+1)&64512)===56320&&(count--,
i++);return count}function getLengthableOrigin(input2){return Array.isArray(input2)?"array":typeof input2=="string"?"string":"unknown"}function parsedType(data){
let t=typeof data;switch(t){case"number":return Number.isNaN(data)?"nan":"number";case"object":{if(data===null)return"null";if(Array.isArray(data))return"array";
let obj=data;if(obj&&Object.getPrototypeOf(obj)!==Object.prototype&&"constructor"in obj&&obj.constructor)return obj.constructor.name}}return t}function issue(...args){
let[iss,input2,inst]=args;return typeof iss=="string"?{message:iss,code:"custom",input:input2,inst}:{...iss}}function cleanEnum(obj){return Object.entries(obj).
filter(([k,_])=>Number.isNaN(Number.parseInt(k,10))).map(el=>el[1])}function base64ToUint8Array(base643){let binaryString=atob(base643),bytes=new Uint8Array(binaryString.
length);for(let i=0;i<binaryString.length;i++)bytes[i]=binaryString.charCodeAt(i);return bytes}function uint8ArrayToBase64(bytes){let binaryString="";for(let i=0;i<
bytes.length;i++)binaryString+=String.fromCharCode(bytes[i]);return btoa(binaryString)}function base64urlToUint8Array(base64url3){let base643=base64url3.replace(
/-/g,"+").replace(/_/g,"/"),padding="=".repeat((4-base643.length%4)%4);return base64ToUint8Array(base643+padding)}function uint8ArrayToBase64url(bytes){return uint8ArrayToBase64(
bytes).replace(/\+/g,"-").replace(/\//g,"_").replace(/=/g,"")}function hexToUint8Array(hex3){let cleanHex=hex3.replace(/^0x/,"");if(cleanHex.length%2!==0)throw new Error(
"Invalid hex string length");let bytes=new Uint8Array(cleanHex.length/2);for(let i=0;i<cleanHex.length;i+=2)bytes[i/2]=Number.parseInt(cleanHex.slice(i,i+2),16);
return bytes}function uint8ArrayToHex(bytes){return Array.from(bytes).map(b=>b.toString(16).padStart(2,"0")).join("")}var Class=class{constructor(..._args){}};function members(proto,table){
for(let key in table){let desc=Object.getOwnPropertyDescriptor(table,key);desc.get?Object.defineProperty(proto,key,{...desc,enumerable:!1}):defineBound(proto,key,
desc.value)}}function own(inst,key,value,enumerable=!0){return Object.defineProperty(inst,key,{configurable:!0,writable:!0,enumerable,value}),value}function hide(inst,key,value){
return own(inst,key,value,!1)}function derived(computes,table){for(let key in computes){let compute=computes[key];Object.defineProperty(table,key,{configurable:!0,
enumerable:!0,get(){return own(this,key,compute(this))},set(value){own(this,key,value)}})}return table}function defineBound(proto,key,fn){Object.defineProperty(
proto,key,{configurable:!0,get(){return this==null?fn:own(this,key,fn.bind(this))},set(value){own(this,key,value)}})}function claim(inst,sentinel){let proto=Object.
getPrototypeOf(inst);return sentinel in proto?void 0:proto}var installing,broke=!1,breaker={configurable:!0,get(){broke=!0}};function defineLazyInternal(inst,key,compute){
let proto=Object.getPrototypeOf(inst._zod);if(key in proto&&installing!==inst._zod){installing=void 0;return}installing=inst._zod,Object.defineProperty(proto,key,
{configurable:!0,get(){Object.defineProperty(this,key,breaker);let outer=broke;broke=!1;try{let value=compute(this);return broke?delete this[key]:Object.defineProperty(
this,key,{configurable:!0,writable:!0,value}),broke=broke||outer,value}catch(err){throw delete this[key],broke=broke||outer,err}},set(value){Object.defineProperty(
this,key,{configurable:!0,writable:!0,value})}})}function installLazyProp(inst,key,make,enumerable){let proto=claim(inst,key);proto&&Object.defineProperty(proto,
key,{configurable:!0,get(){let desc={configurable:!0,writable:!0,enumerable,value:void 0};return Object.defineProperty(this,key,desc),desc.value=make(this),Object.
defineProperty(this,key,desc),desc.value},set(value){Object.defineProperty(this,key,{configurable:!0,writable:!0,enumerable,value})}})}var CONSTANT_CATCH="~cons\
tantCatch";function constantCatch(value){let fn=()=>value;return fn[CONSTANT_CATCH]=!0,fn}var _a,NEVER=Object.freeze({status:"aborted"}),_zodDesc={value:void 0,enumerable:!1},_E="captureStackTrace"in Error?Error:null;function newError(Definition){let E=_E;
if(E){let saved=E.stackTraceLimit;if(typeof saved=="number"){try{E.stackTraceLimit=0}catch{return _E=null,new Definition}try{return new Definition}finally{E.stackTraceLimit=
saved}}}return new Definition}function $constructor(name,initializer3,proto,params){let zodProto={};function Internals(def){this.def=def,this.constr=_,this.traits=
new Set}Internals.prototype=zodProto;let protoMembers=proto,initialized=protoMembers&&new WeakSet;function init(inst,def){if(inst._zod){if(inst._zod.traits.has(
name))return}else{_zodDesc.value=new Internals(def);try{Object.defineProperty(inst,"_zod",_zodDesc)}finally{_zodDesc.value=void 0}}if(inst._zod.traits.add(name),
initializer3(inst,def),initialized){let own2=Object.getPrototypeOf(inst),ctorProto=inst._zod.constr.prototype,up=own2;for(;up&&up!==ctorProto;)up=Object.getPrototypeOf(
up);let target=up??own2;initialized.has(target)||(initialized.add(target),members(target,protoMembers))}let proto2=_.prototype;for(let k in proto2)Object.prototype.
hasOwnProperty.call(proto2,k)&&(k in inst||(inst[k]=proto2[k].bind(inst)))}let Parent=params?.Parent??Object;class Definition extends Parent{}Object.defineProperty(
Definition,"name",{value:name});function _(def){let inst=params?.Parent?newError(Definition):this;init(inst,def);let deferred=inst._zod.deferred;if(deferred){for(let fn of deferred)
fn();inst._zod.deferred=void 0}let pp=globalThis.__zod_globalConfig?.postProcessor;return pp&&pp(inst),inst}return Object.defineProperty(_,"init",{value:init}),
Object.defineProperty(_,Symbol.hasInstance,{value:inst=>params?.Parent&&inst instanceof params.Parent?!0:inst?._zod?.traits?.has(name)}),Object.defineProperty(_,
"name",{value:name}),_}var $brand=Symbol("zod_brand"),$ZodAsyncError=class extends Error{constructor(){super("Encountered Promise during synchronous parse. Use \
.parseAsync() instead.")}},$ZodEncodeError=class extends Error{constructor(name){super(`Encountered unidirectional transform during encode: ${name}`),this.name=
"ZodEncodeError"}};(_a=globalThis).__zod_globalConfig??(_a.__zod_globalConfig={});var globalConfig=globalThis.__zod_globalConfig;function config(newConfig){return newConfig&&
Object.assign(globalConfig,newConfig),globalConfig}function _getMessage(){let internals=this._zod;return internals.message??(internals.message=JSON.stringify(internals.def,jsonStringifyReplacer,2)),internals.message}
function _setMessage(value){this._zod.message=value}var _messageDesc={get:_getMessage,set:_setMessage,enumerable:!0,configurable:!0},_issuesDesc={value:void 0,enumerable:!1},
_installedToString=new WeakSet([Object.prototype,Error.prototype]),initializer=(inst,def)=>{inst.name="$ZodError",_issuesDesc.value=def,Object.defineProperty(inst,
"issues",_issuesDesc),_issuesDesc.value=void 0,Object.defineProperty(inst,"message",_messageDesc);let proto=Object.getPrototypeOf(inst);_installedToString.has(proto)||
(_installedToString.add(proto),Object.defineProperty(proto,"toString",{configurable:!0,enumerable:!1,get(){let value=()=>this.message;return Object.defineProperty(
this,"toString",{value,configurable:!0,writable:!0}),value},set(value){Object.defineProperty(this,"toString",{value,configurable:!0,writable:!0})}}))},$ZodError=$constructor(
"$ZodError",initializer),$ZodRealError=$constructor("$ZodError",initializer,void 0,{Parent:Error});function node(obj,key,make){return Object.prototype.hasOwnProperty.
call(obj,key)||(key==="__proto__"?Object.defineProperty(obj,key,{value:make(),writable:!0,enumerable:!0,configurable:!0}):obj[key]=make()),obj[key]}function flattenError(error2,mapper=issue2=>issue2.
message){let fieldErrors={},formErrors=[];for(let sub of error2.issues)sub.path.length>0?node(fieldErrors,sub.path[0],()=>[]).push(mapper(sub)):formErrors.push(
mapper(sub));return{formErrors,fieldErrors}}function formatError(error2,mapper=issue2=>issue2.message){let fieldErrors={_errors:[]},processError=(error3,path=[])=>{
for(let issue2 of error3.issues)if(issue2.code==="invalid_union"&&issue2.errors.length)issue2.errors.map(issues=>processError({issues},[...path,...issue2.path]));else if(issue2.
code==="invalid_key")processError({issues:issue2.issues},[...path,...issue2.path]);else if(issue2.code==="invalid_element")processError({issues:issue2.issues},[
...path,...issue2.path]);else{let fullpath=[...path,...issue2.path];if(fullpath.length===0)fieldErrors._errors.push(mapper(issue2));else{let curr=fieldErrors,i=0;
for(;i<fullpath.length;){let el=fullpath[i],terminal=i===fullpath.length-1;if(el==="_errors"){terminal&&curr._errors.push(mapper(issue2)),i++;continue}Object.prototype.
hasOwnProperty.call(curr,el)||Object.defineProperty(curr,el,{value:{_errors:[]},enumerable:!0,writable:!0,configurable:!0});let node2=curr[el];terminal&&node2._errors.
push(mapper(issue2)),curr=node2,i++}}}};return processError(error2),fieldErrors}function treeifyError(error2,mapper=issue2=>issue2.message){let result={errors:[]},
processError=(error3,path=[])=>{var _a3;for(let issue2 of error3.issues)if(issue2.code==="invalid_union"&&issue2.errors.length)issue2.errors.map(issues=>processError(
{issues},[...path,...issue2.path]));else if(issue2.code==="invalid_key")processError({issues:issue2.issues},[...path,...issue2.path]);else if(issue2.code==="inv\
alid_element")processError({issues:issue2.issues},[...path,...issue2.path]);else{let fullpath=[...path,...issue2.path];if(fullpath.length===0){result.errors.push(
mapper(issue2));continue}let curr=result,i=0;for(;i<fullpath.length;){let el=fullpath[i],terminal=i===fullpath.length-1;typeof el=="string"?(curr.properties??(curr.
properties={}),Object.prototype.hasOwnProperty.call(curr.properties,el)||Object.defineProperty(curr.properties,el,{value:{errors:[]},enumerable:!0,writable:!0,configurable:!0}),
curr=curr.properties[el]):(curr.items??(curr.items=[]),(_a3=curr.items)[el]??(_a3[el]={errors:[]}),curr=curr.items[el]),terminal&&curr.errors.push(mapper(issue2)),
i++}}};return processError(error2),result}function toDotPath(_path){let segs=[],path=_path.map(seg=>typeof seg=="object"?seg.key:seg);for(let seg of path)typeof seg==
"number"?segs.push(`[${seg}]`):typeof seg=="symbol"?segs.push(`[${JSON.stringify(String(seg))}]`):/[^\w$]/.test(seg)?segs.push(`[${JSON.stringify(seg)}]`):(segs.
length&&segs.push("."),segs.push(seg));return segs.join("")}function prettifyError(error2){let lines=[],issues=[...error2.issues].sort((a,b)=>(a.path??[]).length-
(b.path??[]).length);for(let issue2 of issues)lines.push(`\u2716 ${issue2.message}`),issue2.path?.length&&lines.push(`  \u2192 at ${toDotPath(issue2.path)}`);return lines.
join(`
`)}function finalizeParams(callee,params){return{callee:params?.callee??callee,Err:params?.Err}}var _parse=_Err=>{let fn=(schema,value,_ctx,_params)=>{let ctx=_ctx?
{..._ctx,async:!1}:{async:!1},result=schema._zod.run({value,issues:[]},ctx);if(result instanceof Promise)throw new $ZodAsyncError;if(result.issues.length){let e=new(_params?.
Err??_Err)(result.issues.map(iss=>finalizeIssue(iss,ctx,config())));throw captureStackTrace(e,_params?.callee??fn),e}return result.value};return fn},parse3=_parse(
$ZodRealError),_parseAsync=_Err=>{let fn=async(schema,value,_ctx,params)=>{let ctx=_ctx?{..._ctx,async:!0}:{async:!0},result=schema._zod.run({value,issues:[]},ctx);
if(result instanceof Promise&&(result=await result),result.issues.length){let e=new(params?.Err??_Err)(result.issues.map(iss=>finalizeIssue(iss,ctx,config())));
throw captureStackTrace(e,params?.callee??fn),e}return result.value};return fn},parseAsync=_parseAsync($ZodRealError),_safeParse=_Err=>(schema,value,_ctx)=>{let ctx=_ctx?
{..._ctx,async:!1}:{async:!1},result=schema._zod.run({value,issues:[]},ctx);if(result instanceof Promise)throw new $ZodAsyncError;return result.issues.length?failure(
_Err,result.issues,ctx):{success:!0,data:result.value}},safeParse=_safeParse($ZodRealError);function failure(Err,issues,ctx){let error2;return{success:!1,get error(){
return error2||(error2=new Err(issues.map(iss=>finalizeIssue(iss,ctx,config()))),issues=void 0,ctx=void 0),error2},set error(e){error2=e,issues=void 0,ctx=void 0}}}
var _safeParseAsync=_Err=>async(schema,value,_ctx)=>{let ctx=_ctx?{..._ctx,async:!0}:{async:!0},result=schema._zod.run({value,issues:[]},ctx);return result instanceof
Promise&&(result=await result),result.issues.length?failure(_Err,result.issues,ctx):{success:!0,data:result.value}},safeParseAsync=_safeParseAsync($ZodRealError),
COMPILE_INVALID=Symbol.for("zod.compile.invalid"),COMPILE_FALLBACK=Symbol.for("zod.compile.fallback"),validate=((schema,value,_ctx)=>{let validator=schema._zod.
bag.validator;if(validator!==void 0){if(validator(value)!==COMPILE_INVALID)return!0;if(validator.definite===!0&&_ctx===void 0)return!1}return validateFallback(schema,
value,_ctx)});function validateFallback(schema,value,_ctx){let ctx=_ctx?{..._ctx,async:!1,abortEarly:!0}:{async:!1,abortEarly:!0},fallbackRun=schema._zod.bag.fallbackRun,
result;if(fallbackRun?(ctx[COMPILE_FALLBACK]=!0,result=fallbackRun({value,issues:[]},ctx)):result=schema._zod.run({value,issues:[]},ctx),result instanceof Promise)
throw new $ZodAsyncError;return result.issues.length===0}var validateAsync=async(schema,value,_ctx)=>{let ctx=_ctx?{..._ctx,async:!0,abortEarly:!0}:{async:!0,abortEarly:!0},
result=schema._zod.run({value,issues:[]},ctx);return result instanceof Promise&&(result=await result),result.issues.length===0},_encode=_Err=>{let parse5=_parse(
_Err),fn=(schema,value,_ctx,_params)=>{let ctx=_ctx?{..._ctx,direction:"backward"}:{direction:"backward"};return parse5(schema,value,ctx,finalizeParams(fn,_params))};
return fn},encode=_encode($ZodRealError),_decode=_Err=>{let parse5=_parse(_Err),fn=(schema,value,_ctx,_params)=>parse5(schema,value,_ctx,finalizeParams(fn,_params));
return fn},decode=_decode($ZodRealError),_encodeAsync=_Err=>{let parseAsync3=_parseAsync(_Err),fn=async(schema,value,_ctx,_params)=>{let ctx=_ctx?{..._ctx,direction:"\
backward"}:{direction:"backward"};return await parseAsync3(schema,value,ctx,finalizeParams(fn,_params))};return fn},encodeAsync=_encodeAsync($ZodRealError),_decodeAsync=_Err=>{
let parseAsync3=_parseAsync(_Err),fn=async(schema,value,_ctx,_params)=>await parseAsync3(schema,value,_ctx,finalizeParams(fn,_params));return fn},decodeAsync=_decodeAsync(
$ZodRealError),_safeEncode=_Err=>(schema,value,_ctx)=>{let ctx=_ctx?{..._ctx,direction:"backward"}:{direction:"backward"};return _safeParse(_Err)(schema,value,ctx)},
safeEncode=_safeEncode($ZodRealError),_safeDecode=_Err=>(schema,value,_ctx)=>_safeParse(_Err)(schema,value,_ctx),safeDecode=_safeDecode($ZodRealError),_safeEncodeAsync=_Err=>async(schema,value,_ctx)=>{
let ctx=_ctx?{..._ctx,direction:"backward"}:{direction:"backward"};return _safeParseAsync(_Err)(schema,value,ctx)},safeEncodeAsync=_safeEncodeAsync($ZodRealError),
_safeDecodeAsync=_Err=>async(schema,value,_ctx)=>_safeParseAsync(_Err)(schema,value,_ctx),safeDecodeAsync=_safeDecodeAsync($ZodRealError);var regexes_exports={};__export(regexes_exports,{anyString:()=>anyString,base64:()=>base64,base64url:()=>base64url,bigint:()=>bigint,boolean:()=>boolean,browserEmail:()=>browserEmail,
cidrv4:()=>cidrv4,cidrv6:()=>cidrv6,creditCard:()=>creditCard,cuid:()=>cuid,cuid2:()=>cuid2,currencyCode:()=>currencyCode,date:()=>date,datetime:()=>datetime,domain:()=>domain,
duration:()=>duration,e164:()=>e164,email:()=>email,emoji:()=>emoji,extendedDuration:()=>extendedDuration,guid:()=>guid,hex:()=>hex,hostname:()=>hostname,html5Email:()=>html5Email,
httpProtocol:()=>httpProtocol,iban:()=>iban,idnEmail:()=>idnEmail,integer:()=>integer,ipv4:()=>ipv4,ipv6:()=>ipv6,ksuid:()=>ksuid,lowercase:()=>lowercase,mac:()=>mac,
md5_base64:()=>md5_base64,md5_base64url:()=>md5_base64url,md5_hex:()=>md5_hex,nanoid:()=>nanoid,nanoidOfLength:()=>nanoidOfLength,null:()=>_null,number:()=>number,
rfc5322Email:()=>rfc5322Email,sha1_base64:()=>sha1_base64,sha1_base64url:()=>sha1_base64url,sha1_hex:()=>sha1_hex,sha256_base64:()=>sha256_base64,sha256_base64url:()=>sha256_base64url,
sha256_hex:()=>sha256_hex,sha384_base64:()=>sha384_base64,sha384_base64url:()=>sha384_base64url,sha384_hex:()=>sha384_hex,sha512_base64:()=>sha512_base64,sha512_base64url:()=>sha512_base64url,
sha512_hex:()=>sha512_hex,string:()=>string,time:()=>time,ulid:()=>ulid,undefined:()=>_undefined,unicodeEmail:()=>unicodeEmail,uppercase:()=>uppercase,uuid:()=>uuid,
uuid4:()=>uuid4,uuid6:()=>uuid6,uuid7:()=>uuid7,xid:()=>xid});var cuid=/^[cC][0-9a-z]{6,}$/,cuid2=/^[0-9a-z]+$/,ulid=/^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/,xid=/^[0-9a-vA-V]{20}$/,ksuid=/^[A-Za-z0-9]{27}$/,nanoid=/^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length){return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`)}var duration=/^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/,
extendedDuration=/^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/,
guid=/^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/,uuid=version2=>version2?new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version2}\
[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`):/^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/,
uuid4=uuid(4),uuid6=uuid(6),uuid7=uuid(7),email=/^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/,html5Email=/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/,
rfc5322Email=/^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/,
unicodeEmail=/^[^\s@"]{1,64}@[^\s@]{1,255}$/u,idnEmail=unicodeEmail,browserEmail=/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/,
_emoji="^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$";function emoji(){return new RegExp(
_emoji,"u")}var ipv4=/^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/,ipv6=/^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/,
mac=delimiter=>{let escapedDelim=escapeRegex(delimiter??":");return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5\
}[0-9a-f]{2}$`)},cidrv4=/^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/,
cidrv6=/^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/,
base64=/^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/,base64url=/^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/,hostname=/^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/,
domain=/^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/,httpProtocol=/^https?$/,e164=/^\+[1-9]\d{6,14}$/,creditCard=/^\d(?:[ -]?\d){11,18}$/,
currencyCode=/^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/,
iban=/^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/,dateSource="(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[\
13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))";function anchor(source2){return new RegExp(`^${source2}\
$`)}var date=anchor(dateSource);function timeSource(args){let hhmm="(?:[01]\\d|2[0-3]):[0-5]\\d";return typeof args.precision=="number"?args.precision===-1?`${hhmm}`:
args.precision===0?`${hhmm}:[0-5]\\d`:`${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`:args.seconds?`${hhmm}:[0-5]\\d(?:\\.\\d+)?`:`${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`}
function time(args){return new RegExp(`^${timeSource(args)}$`)}function datetime(args){let opts=["Z"];args.offset&&opts.push("([+-](?:[01]\\d|2[0-3]):[0-5]\\d)");
let qualified=`${timeSource({precision:args.precision,seconds:!0})}(?:${opts.join("|")})`,timeRegex=args.local?`${qualified}|${timeSource({precision:args.precision})}`:
qualified;return new RegExp(`^${dateSource}T(?:${timeRegex})$`)}var anyString=/^[\s\S]{0,}$/,string=params=>{let regex=params?`[\\s\\S]{${params?.minimum??0},${params?.
maximum??""}}`:"[\\s\\S]*";return new RegExp(`^${regex}$`)},bigint=/^-?\d+n?$/,integer=/^-?\d+$/,number=/^-?\d+(?:\.\d+)?$/,boolean=/^(?:true|false)$/i,_null=/^null$/i;var _undefined=/^undefined$/i;var lowercase=/^[^A-Z]*$/,uppercase=/^[^a-z]*$/,hex=/^[0-9a-fA-F]*$/;function fixedBase64(bodyLength,padding){return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}\
$`)}function fixedBase64url(length){return new RegExp(`^[A-Za-z0-9_-]{${length}}$`)}var md5_hex=/^[0-9a-fA-F]{32}$/,md5_base64=fixedBase64(22,"=="),md5_base64url=fixedBase64url(
22),sha1_hex=/^[0-9a-fA-F]{40}$/,sha1_base64=fixedBase64(27,"="),sha1_base64url=fixedBase64url(27),sha256_hex=/^[0-9a-fA-F]{64}$/,sha256_base64=fixedBase64(43,"\
="),sha256_base64url=fixedBase64url(43),sha384_hex=/^[0-9a-fA-F]{96}$/,sha384_base64=fixedBase64(64,""),sha384_base64url=fixedBase64url(64),sha512_hex=/^[0-9a-fA-F]{128}$/,
sha512_base64=fixedBase64(86,"=="),sha512_base64url=fixedBase64url(86);var $ZodCheck=$constructor("$ZodCheck",(inst,def)=>{var _a3;inst._zod??(inst._zod={}),inst._zod.def=def,(_a3=inst._zod).onattach??(_a3.onattach=[])}),_whenHasSize=payload=>{
let val=payload.value;return!nullish(val)&&val.size!==void 0},_whenHasLength=payload=>{let val=payload.value;return!nullish(val)&&val.length!==void 0},numericOriginMap={
number:"number",bigint:"bigint",object:"date"},$ZodCheckLessThan=$constructor("$ZodCheckLessThan",(inst,def)=>{$ZodCheck.init(inst,def);let origin=numericOriginMap[typeof def.
value];inst._zod.check=payload=>{(def.inclusive?payload.value<=def.value:payload.value<def.value)||payload.issues.push({origin:numericOriginMap[typeof payload.value]??
origin,code:"too_big",maximum:typeof def.value=="object"?def.value.getTime():def.value,input:payload.value,inclusive:def.inclusive,inst,continue:!def.abort})}}),
$ZodCheckGreaterThan=$constructor("$ZodCheckGreaterThan",(inst,def)=>{$ZodCheck.init(inst,def);let origin=numericOriginMap[typeof def.value];inst._zod.check=payload=>{
(def.inclusive?payload.value>=def.value:payload.value>def.value)||payload.issues.push({origin:numericOriginMap[typeof payload.value]??origin,code:"too_small",minimum:typeof def.
value=="object"?def.value.getTime():def.value,input:payload.value,inclusive:def.inclusive,inst,continue:!def.abort})}}),$ZodCheckMultipleOf=$constructor("$ZodCh\
eckMultipleOf",(inst,def)=>{$ZodCheck.init(inst,def),inst._zod.check=payload=>{if(typeof payload.value!=typeof def.value)throw new Error("Cannot mix number and \
bigint in multiple_of check.");(typeof payload.value=="bigint"?def.value!==BigInt(0)&&payload.value%def.value===BigInt(0):floatSafeRemainder(payload.value,def.value)===
0)||payload.issues.push({origin:typeof payload.value,code:"not_multiple_of",divisor:def.value,input:payload.value,inst,continue:!def.abort})}}),$ZodCheckNumberFormat=$constructor(
"$ZodCheckNumberFormat",(inst,def)=>{$ZodCheck.init(inst,def),def.format=def.format||"float64";let isInt=def.format?.includes("int"),origin=isInt?"int":"number",
[minimum,maximum]=NUMBER_FORMAT_RANGES[def.format];inst._zod.check=payload=>{let input2=payload.value;if(isInt){if(!Number.isInteger(input2)){payload.issues.push(
{expected:origin,format:def.format,code:"invalid_type",continue:!1,input:input2,inst});return}if(!Number.isSafeInteger(input2)){input2>0?payload.issues.push({input:input2,
code:"too_big",maximum:Number.MAX_SAFE_INTEGER,note:"Integers must be within the safe integer range.",inst,origin,inclusive:!0,continue:!def.abort}):payload.issues.
push({input:input2,code:"too_small",minimum:Number.MIN_SAFE_INTEGER,note:"Integers must be within the safe integer range.",inst,origin,inclusive:!0,continue:!def.
abort});return}}input2<minimum&&payload.issues.push({origin:"number",input:input2,code:"too_small",minimum,inclusive:!0,inst,continue:!def.abort}),input2>maximum&&
payload.issues.push({origin:"number",input:input2,code:"too_big",maximum,inclusive:!0,inst,continue:!def.abort})}}),$ZodCheckBigIntFormat=$constructor("$ZodChec\
kBigIntFormat",(inst,def)=>{$ZodCheck.init(inst,def);let[minimum,maximum]=BIGINT_FORMAT_RANGES[def.format];inst._zod.check=payload=>{let input2=payload.value;input2<
minimum&&payload.issues.push({origin:"bigint",input:input2,code:"too_small",minimum,inclusive:!0,inst,continue:!def.abort}),input2>maximum&&payload.issues.push(
{origin:"bigint",input:input2,code:"too_big",maximum,inclusive:!0,inst,continue:!def.abort})}}),$ZodCheckMaxSize=$constructor("$ZodCheckMaxSize",(inst,def)=>{var _a3;
$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasSize),inst._zod.check=payload=>{let input2=payload.value;input2.size<=def.maximum||payload.
issues.push({origin:getSizableOrigin(input2),code:"too_big",maximum:def.maximum,inclusive:!0,input:input2,inst,continue:!def.abort})}}),$ZodCheckMinSize=$constructor(
"$ZodCheckMinSize",(inst,def)=>{var _a3;$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasSize),inst._zod.check=payload=>{let input2=payload.
value;input2.size>=def.minimum||payload.issues.push({origin:getSizableOrigin(input2),code:"too_small",minimum:def.minimum,inclusive:!0,input:input2,inst,continue:!def.
abort})}}),$ZodCheckSizeEquals=$constructor("$ZodCheckSizeEquals",(inst,def)=>{var _a3;$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasSize),
inst._zod.check=payload=>{let input2=payload.value,size=input2.size;if(size===def.size)return;let tooBig=size>def.size;payload.issues.push({origin:getSizableOrigin(
input2),...tooBig?{code:"too_big",maximum:def.size}:{code:"too_small",minimum:def.size},inclusive:!0,exact:!0,input:payload.value,inst,continue:!def.abort})}}),
$ZodCheckMaxLength=$constructor("$ZodCheckMaxLength",(inst,def)=>{var _a3;$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasLength),inst._zod.
check=payload=>{let input2=payload.value,units=input2.length;if((typeof input2=="string"&&units>def.maximum?codePointLength(input2):units)<=def.maximum)return;let origin=getLengthableOrigin(
input2);payload.issues.push({origin,code:"too_big",maximum:def.maximum,inclusive:!0,input:input2,inst,continue:!def.abort})}}),$ZodCheckMinLength=$constructor("\
$ZodCheckMinLength",(inst,def)=>{var _a3;$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasLength),inst._zod.check=payload=>{let input2=payload.
value,units=input2.length;if((typeof input2=="string"&&units>=def.minimum&&units<def.minimum*2?codePointLength(input2):units)>=def.minimum)return;let origin=getLengthableOrigin(
input2);payload.issues.push({origin,code:"too_small",minimum:def.minimum,inclusive:!0,input:input2,inst,continue:!def.abort})}}),$ZodCheckLengthEquals=$constructor(
"$ZodCheckLengthEquals",(inst,def)=>{var _a3;$ZodCheck.init(inst,def),(_a3=inst._zod.def).when??(_a3.when=_whenHasLength),inst._zod.check=payload=>{let input2=payload.
value,units=input2.length,length=typeof input2=="string"&&units>=def.length&&units<=def.length*2?codePointLength(input2):units;if(length===def.length)return;let origin=getLengthableOrigin(
input2),tooBig=length>def.length;payload.issues.push({origin,...tooBig?{code:"too_big",maximum:def.length}:{code:"too_small",minimum:def.length},inclusive:!0,exact:!0,
input:payload.value,inst,continue:!def.abort})}}),$ZodCheckStringFormat=$constructor("$ZodCheckStringFormat",(inst,def)=>{var _a3,_b;$ZodCheck.init(inst,def),def.
pattern?(_a3=inst._zod).check??(_a3.check=payload=>{def.pattern.lastIndex=0,!def.pattern.test(payload.value)&&payload.issues.push({origin:"string",code:"invalid\
_format",format:def.format,input:payload.value,...def.pattern?{pattern:def.pattern.toString()}:{},inst,continue:!def.abort})}):(_b=inst._zod).check??(_b.check=()=>{})}),
$ZodCheckRegex=$constructor("$ZodCheckRegex",(inst,def)=>{$ZodCheckStringFormat.init(inst,def),inst._zod.check=payload=>{def.pattern.lastIndex=0,!def.pattern.test(
payload.value)&&payload.issues.push({origin:"string",code:"invalid_format",format:"regex",input:payload.value,pattern:def.pattern.toString(),inst,continue:!def.
abort})}}),$ZodCheckLowerCase=$constructor("$ZodCheckLowerCase",(inst,def)=>{def.pattern??(def.pattern=lowercase),$ZodCheckStringFormat.init(inst,def)}),$ZodCheckUpperCase=$constructor(
"$ZodCheckUpperCase",(inst,def)=>{def.pattern??(def.pattern=uppercase),$ZodCheckStringFormat.init(inst,def)}),$ZodCheckIncludes=$constructor("$ZodCheckIncludes",
(inst,def)=>{$ZodCheck.init(inst,def);let escapedRegex=escapeRegex(def.includes),pattern=new RegExp(typeof def.position=="number"?`^.{${def.position},}${escapedRegex}`:
escapedRegex);def.pattern=pattern,inst._zod.check=payload=>{payload.value.includes(def.includes,def.position)||payload.issues.push({origin:"string",code:"invali\
d_format",format:"includes",includes:def.includes,input:payload.value,inst,continue:!def.abort})}}),$ZodCheckStartsWith=$constructor("$ZodCheckStartsWith",(inst,def)=>{
$ZodCheck.init(inst,def);let pattern=new RegExp(`^${escapeRegex(def.prefix)}.*`);def.pattern??(def.pattern=pattern),inst._zod.check=payload=>{payload.value.startsWith(
def.prefix)||payload.issues.push({origin:"string",code:"invalid_format",format:"starts_with",prefix:def.prefix,input:payload.value,inst,continue:!def.abort})}}),
$ZodCheckEndsWith=$constructor("$ZodCheckEndsWith",(inst,def)=>{$ZodCheck.init(inst,def);let pattern=new RegExp(`.*${escapeRegex(def.suffix)}$`);def.pattern??(def.
pattern=pattern),inst._zod.check=payload=>{payload.value.endsWith(def.suffix)||payload.issues.push({origin:"string",code:"invalid_format",format:"ends_with",suffix:def.
suffix,input:payload.value,inst,continue:!def.abort})}});function handleCheckPropertyResult(result,payload,property){result.issues.length&&payload.issues.push(...prefixIssues(
property,result.issues))}var $ZodCheckProperty=$constructor("$ZodCheckProperty",(inst,def)=>{$ZodCheck.init(inst,def),inst._zod.check=payload=>{let result=def.schema.
_zod.run({value:payload.value[def.property],issues:[]},{});if(result instanceof Promise)return result.then(result2=>handleCheckPropertyResult(result2,payload,def.
property));handleCheckPropertyResult(result,payload,def.property)}}),$ZodCheckProperties=$constructor("$ZodCheckProperties",(inst,def)=>{$ZodCheck.init(inst,def),
hide(inst,Symbol.iterator,function*(){yield inst});let entries;inst._zod.check=payload=>{if(payload.value==null){payload.issues.push({expected:"object",code:"in\
valid_type",input:payload.value,inst});return}entries??(entries=Reflect.ownKeys(def.shape).map(key=>[key,def.shape[key]]));let input2=payload.value,proms;for(let[
key,schema]of entries){let result=schema._zod.run({value:input2[key],issues:[]},{});result instanceof Promise?(proms??(proms=[]),proms.push(result.then(result2=>handleCheckPropertyResult(
result2,payload,key)))):handleCheckPropertyResult(result,payload,key)}if(proms)return Promise.all(proms).then(()=>{})}}),$ZodCheckMimeType=$constructor("$ZodChe\
ckMimeType",(inst,def)=>{$ZodCheck.init(inst,def);let mimeSet=new Set(def.mime);inst._zod.check=payload=>{mimeSet.has(payload.value.type)||payload.issues.push({
code:"invalid_value",values:def.mime,input:payload.value.type,inst,continue:!def.abort})}}),$ZodCheckOverwrite=$constructor("$ZodCheckOverwrite",(inst,def)=>{$ZodCheck.
init(inst,def),inst._zod.check=payload=>{payload.value=def.tx(payload.value)}});var Doc=class{constructor(args=[],closed={}){this.content=[],this.indent=0,this.args=args,this.closed=closed}indented(fn){this.indent+=1;try{fn(this)}finally{this.
indent-=1}}write(arg){if(typeof arg=="function"){arg(this,{execution:"sync"}),arg(this,{execution:"async"});return}let lines=arg.split(`
`).filter(x=>x),minIndent=Math.min(...lines.map(x=>x.length-x.trimStart().length)),dedented=lines.map(x=>x.slice(minIndent)).map(x=>" ".repeat(this.indent*2)+x);
for(let line of dedented)this.content.push(line)}compile(){let F=Function,content=this?.content??[""];return new F(...Object.keys(this.closed),`return function \
(${this.args.join(", ")}) {
${content.join(`
`)}
};`)(...Object.values(this.closed))}};var version={major:4,minor:6,patch:7};var $ZodType=$constructor("$ZodType",(inst,def)=>{var _a3;inst??(inst={}),inst._zod.def=def,inst._zod.bag=inst._zod.bag||{},inst._zod.version=version;let defChecks=inst.
_zod.def.checks,checks=inst._zod.traits.has("$ZodCheck")?[inst,...defChecks??[]]:defChecks?.length?[...defChecks]:[];for(let ch of checks)for(let fn of ch._zod.
onattach)fn(inst);if(checks.length===0)(_a3=inst._zod).deferred??(_a3.deferred=[]),inst._zod.deferred?.push(()=>{inst._zod.run=inst._zod.parse});else{let runChecks=(payload,checks2,ctx)=>{
if(payload.memo)return payload;let isAborted=aborted(payload),asyncResult;for(let ch of checks2){if(ch._zod.def.when){if(explicitlyAborted(payload)||!ch._zod.def.
when(payload))continue}else if(isAborted)continue;let currLen=payload.issues.length,_=ch._zod.check(payload);if(_ instanceof Promise&&ctx?.async===!1)throw new $ZodAsyncError;
if(asyncResult||_ instanceof Promise)asyncResult=(asyncResult??Promise.resolve()).then(async()=>{await _,payload.issues.length!==currLen&&(attachSchema(payload.
issues,currLen,inst),isAborted||(isAborted=aborted(payload,currLen)))});else{if(payload.issues.length===currLen)continue;attachSchema(payload.issues,currLen,inst),
isAborted||(isAborted=aborted(payload,currLen))}}return asyncResult?asyncResult.then(()=>payload):payload},handleCanaryResult=(canary,payload,ctx)=>{if(aborted(
canary))return canary.aborted=!0,canary;let checkResult=runChecks(payload,checks,ctx);if(checkResult instanceof Promise){if(ctx.async===!1)throw new $ZodAsyncError;
return checkResult.then(checkResult2=>inst._zod.parse(checkResult2,ctx))}return inst._zod.parse(checkResult,ctx)};inst._zod.run=(payload,ctx)=>{if(ctx.skipChecks)
return inst._zod.parse(payload,ctx);if(ctx.direction==="backward"){let canary=inst._zod.parse({value:payload.value,issues:[]},{...ctx,skipChecks:!0});return canary instanceof
Promise?canary.then(canary2=>handleCanaryResult(canary2,payload,ctx)):handleCanaryResult(canary,payload,ctx)}let result=inst._zod.parse(payload,ctx);if(result instanceof
Promise){if(ctx.async===!1)throw new $ZodAsyncError;return result.then(result2=>runChecks(result2,checks,ctx))}return runChecks(result,checks,ctx)}}},{get"~stan\
dard"(){return hide(this,"~standard",standardProps(this))},set"~standard"(value){own(this,"~standard",value)}}),toStandardResult=(r,ctx)=>r.issues.length?{issues:r.
issues.map(iss=>finalizeIssue(iss,ctx,config()))}:{value:r.value};async function validateAsync2(inst,value){let ctx={async:!0};return toStandardResult(await inst.
_zod.run({value,issues:[]},ctx),ctx)}function standardProps(inst){return{validate:value=>{let ctx={async:!1};try{let r=inst._zod.run({value,issues:[]},ctx);if(!(r instanceof
Promise))return toStandardResult(r,ctx)}catch{}return validateAsync2(inst,value)},vendor:"zod",version:1}}var $ZodString=$constructor("$ZodString",(inst,def)=>{
$ZodType.init(inst,def),inst._zod.pattern=def.pattern??anyString,inst._zod.parse=(payload,_)=>{if(def.coerce)try{payload.value=String(payload.value)}catch{}return typeof payload.
value=="string"||payload.issues.push({expected:"string",code:"invalid_type",input:payload.value,inst}),payload}}),$ZodStringFormat=$constructor("$ZodStringForma\
t",(inst,def)=>{$ZodCheckStringFormat.init(inst,def),$ZodString.init(inst,def)}),$ZodGUID=$constructor("$ZodGUID",(inst,def)=>{def.pattern??(def.pattern=guid),$ZodStringFormat.
init(inst,def)}),$ZodUUID=$constructor("$ZodUUID",(inst,def)=>{if(def.version){let v={v1:1,v2:2,v3:3,v4:4,v5:5,v6:6,v7:7,v8:8}[def.version];if(v===void 0)throw new Error(
`Invalid UUID version: "${def.version}"`);def.pattern??(def.pattern=uuid(v))}else def.pattern??(def.pattern=uuid());$ZodStringFormat.init(inst,def)}),$ZodEmail=$constructor(
"$ZodEmail",(inst,def)=>{def.pattern??(def.pattern=email),$ZodStringFormat.init(inst,def)}),URL_BAD_FORMAT=1,URL_UNPARSEABLE=2;function canParseURL(input2){try{
return typeof URL<"u"&&typeof URL.canParse=="function"?URL.canParse(input2):(new URL(input2),!0)}catch{return!1}}function validateURL(trimmed,def){return!("norm\
alize"in def)&&!("hostname"in def)&&!("protocol"in def)?canParseURL(trimmed)||URL_UNPARSEABLE:parseURLObject(trimmed,def)}function parseURLObject(trimmed,def){if(!def.
normalize&&def.protocol?.source===httpProtocol.source&&!/^https?:\/\//i.test(trimmed))return URL_BAD_FORMAT;try{if(typeof URL<"u"){let URLStatic=URL;if(typeof URLStatic.
parse=="function")return URLStatic.parse(trimmed)??URL_UNPARSEABLE}return new URL(trimmed)}catch{return URL_UNPARSEABLE}}var asciiTabOrNewline=/[\t\n\r]/g;function stripTabAndNewline(value){
return value.replace(asciiTabOrNewline,"")}function urlHostnameOk(url2,hostname3){return hostname3.lastIndex=0,hostname3.test(url2.hostname)}function urlProtocolOk(url2,protocol){
return protocol.lastIndex=0,protocol.test(url2.protocol.endsWith(":")?url2.protocol.slice(0,-1):url2.protocol)}var $ZodURL=$constructor("$ZodURL",(inst,def)=>{$ZodStringFormat.
init(inst,def),inst._zod.check=payload=>{try{let trimmed=payload.value.trim(),url2=validateURL(trimmed,def);if(url2===URL_BAD_FORMAT){payload.issues.push({code:"\
invalid_format",format:"url",note:"Invalid URL format",input:payload.value,inst,continue:!def.abort});return}if(url2===URL_UNPARSEABLE){payload.issues.push({code:"\
invalid_format",format:"url",input:payload.value,inst,continue:!def.abort});return}if(url2===!0){payload.value=stripTabAndNewline(trimmed);return}def.hostname&&
!urlHostnameOk(url2,def.hostname)&&payload.issues.push({code:"invalid_format",format:"url",note:"Invalid hostname",pattern:def.hostname.source,input:payload.value,
inst,continue:!def.abort}),def.protocol&&!urlProtocolOk(url2,def.protocol)&&payload.issues.push({code:"invalid_format",format:"url",note:"Invalid protocol",pattern:def.
protocol.source,input:payload.value,inst,continue:!def.abort}),payload.value=def.normalize?url2.href:stripTabAndNewline(trimmed);return}catch{payload.issues.push(
{code:"invalid_format",format:"url",input:payload.value,inst,continue:!def.abort})}}}),$ZodEmoji=$constructor("$ZodEmoji",(inst,def)=>{def.pattern??(def.pattern=
emoji()),$ZodStringFormat.init(inst,def)}),$ZodNanoID=$constructor("$ZodNanoID",(inst,def)=>{if(def.length!==void 0&&(!Number.isInteger(def.length)||def.length<
1))throw new Error(`Invalid nanoid length: ${def.length}`);def.pattern??(def.pattern=def.length===void 0?nanoid:nanoidOfLength(def.length)),$ZodStringFormat.init(
inst,def)}),$ZodCUID=$constructor("$ZodCUID",(inst,def)=>{def.pattern??(def.pattern=cuid),$ZodStringFormat.init(inst,def)}),$ZodCUID2=$constructor("$ZodCUID2",(inst,def)=>{
def.pattern??(def.pattern=cuid2),$ZodStringFormat.init(inst,def)}),$ZodULID=$constructor("$ZodULID",(inst,def)=>{def.pattern??(def.pattern=ulid),$ZodStringFormat.
init(inst,def)}),$ZodXID=$constructor("$ZodXID",(inst,def)=>{def.pattern??(def.pattern=xid),$ZodStringFormat.init(inst,def)}),$ZodKSUID=$constructor("$ZodKSUID",
(inst,def)=>{def.pattern??(def.pattern=ksuid),$ZodStringFormat.init(inst,def)}),$ZodISODateTime=$constructor("$ZodISODateTime",(inst,def)=>{def.pattern??(def.pattern=
datetime(def)),$ZodStringFormat.init(inst,def)}),$ZodISODate=$constructor("$ZodISODate",(inst,def)=>{def.pattern??(def.pattern=date),$ZodStringFormat.init(inst,
def)}),$ZodISOTime=$constructor("$ZodISOTime",(inst,def)=>{def.pattern??(def.pattern=time(def)),$ZodStringFormat.init(inst,def)}),$ZodISODuration=$constructor("\
$ZodISODuration",(inst,def)=>{def.pattern??(def.pattern=duration),$ZodStringFormat.init(inst,def)}),$ZodIPv4=$constructor("$ZodIPv4",(inst,def)=>{def.pattern??(def.
pattern=ipv4),$ZodStringFormat.init(inst,def)}),ipv6Alphabet=/^[0-9a-fA-F:.]+$/;function isValidIPv6(value){return ipv6Alphabet.test(value)?canParseURL(`http://\
[${value}]`):!1}var $ZodIPv6=$constructor("$ZodIPv6",(inst,def)=>{def.pattern??(def.pattern=ipv6),$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{isValidIPv6(
payload.value)||payload.issues.push({code:"invalid_format",format:"ipv6",input:payload.value,inst,continue:!def.abort})}}),$ZodMAC=$constructor("$ZodMAC",(inst,def)=>{
def.pattern??(def.pattern=mac(def.delimiter)),$ZodStringFormat.init(inst,def)}),$ZodCIDRv4=$constructor("$ZodCIDRv4",(inst,def)=>{def.pattern??(def.pattern=cidrv4),
$ZodStringFormat.init(inst,def)});function isValidCIDRv6(value){let parts=value.split("/");if(parts.length!==2)return!1;let[address,prefix]=parts;if(!prefix)return!1;
let prefixNum=Number(prefix);return`${prefixNum}`!==prefix||prefixNum<0||prefixNum>128?!1:isValidIPv6(address)}var $ZodCIDRv6=$constructor("$ZodCIDRv6",(inst,def)=>{
def.pattern??(def.pattern=cidrv6),$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{isValidCIDRv6(payload.value)||payload.issues.push({code:"invalid_for\
mat",format:"cidrv6",input:payload.value,inst,continue:!def.abort})}});function isValidBase64(data){if(data==="")return!0;if(/\s/.test(data)||data.length%4!==0)
return!1;try{return atob(data),!0}catch{return!1}}var base64Charset=/^[0-9a-zA-Z+/]*={0,2}$/,$ZodBase64=$constructor("$ZodBase64",(inst,def)=>{def.pattern??(def.
pattern=base64Charset),$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{isValidBase64(payload.value)||payload.issues.push({code:"invalid_format",format:"\
base64",input:payload.value,inst,continue:!def.abort})}}),base64urlCharset=/^[A-Za-z0-9_-]*$/;function isValidBase64URL(data){if(!base64urlCharset.test(data))return!1;
let base643=data.replace(/[-_]/g,c=>c==="-"?"+":"/"),padded=base643.padEnd(Math.ceil(base643.length/4)*4,"=");return isValidBase64(padded)}var $ZodBase64URL=$constructor(
"$ZodBase64URL",(inst,def)=>{def.pattern??(def.pattern=base64urlCharset),$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{isValidBase64URL(payload.value)||
payload.issues.push({code:"invalid_format",format:"base64url",input:payload.value,inst,continue:!def.abort})}}),$ZodE164=$constructor("$ZodE164",(inst,def)=>{def.
pattern??(def.pattern=e164),$ZodStringFormat.init(inst,def)}),CC_SANITIZE=/[- ]/g;function isLuhnAlgo(digits){let length=digits.length,bit=1,sum=0;for(;length;){
let value=digits.charCodeAt(--length)-48;bit^=1,sum+=bit?[0,2,4,6,8,1,3,5,7,9][value]:value}return sum%10===0}function isValidCreditCard(input2){return creditCard.
test(input2)?isLuhnAlgo(input2.replace(CC_SANITIZE,"")):!1}var $ZodCreditCard=$constructor("$ZodCreditCard",(inst,def)=>{def.pattern??(def.pattern=creditCard),$ZodStringFormat.
init(inst,def),inst._zod.check=payload=>{isValidCreditCard(payload.value)||payload.issues.push({code:"invalid_format",format:"credit_card",input:payload.value,inst,
continue:!def.abort})}});function isIso7064Mod97(iban3){let remainder=0,len=iban3.length;for(let i=4;i<len;i++){let code=iban3.charCodeAt(i);remainder=(code>=65?
remainder*100+(code-55):remainder*10+(code-48))%97}for(let i=0;i<4;i++){let code=iban3.charCodeAt(i);remainder=(code>=65?remainder*100+(code-55):remainder*10+(code-
48))%97}return remainder===1}function isValidIBAN(input2){return iban.test(input2)?isIso7064Mod97(input2):!1}var $ZodIBAN=$constructor("$ZodIBAN",(inst,def)=>{def.
pattern??(def.pattern=iban),$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{isValidIBAN(payload.value)||payload.issues.push({code:"invalid_format",format:"\
iban",input:payload.value,inst,continue:!def.abort})}});function isValidJWT(token,algorithm=null){try{let tokensParts=token.split(".");if(tokensParts.length!==3)
return!1;let[header]=tokensParts;if(!header)return!1;let parsedHeader=JSON.parse(atob(header));return!("typ"in parsedHeader&&parsedHeader?.typ!=="JWT"||!parsedHeader.
alg||algorithm&&(!("alg"in parsedHeader)||parsedHeader.alg!==algorithm))}catch{return!1}}var $ZodJWT=$constructor("$ZodJWT",(inst,def)=>{$ZodStringFormat.init(inst,
def),inst._zod.check=payload=>{isValidJWT(payload.value,def.alg)||payload.issues.push({code:"invalid_format",format:"jwt",input:payload.value,inst,continue:!def.
abort})}}),$ZodCustomStringFormat=$constructor("$ZodCustomStringFormat",(inst,def)=>{$ZodStringFormat.init(inst,def),inst._zod.check=payload=>{def.fn(payload.value)||
payload.issues.push({code:"invalid_format",format:def.format,input:payload.value,inst,continue:!def.abort})}}),$ZodNumber=$constructor("$ZodNumber",(inst,def)=>{
$ZodType.init(inst,def),inst._zod.pattern=number,inst._zod.parse=(payload,_ctx)=>{if(def.coerce)try{payload.value=Number(payload.value)}catch{}let input2=payload.
value;if(typeof input2=="number"&&!Number.isNaN(input2)&&Number.isFinite(input2))return payload;let received=typeof input2=="number"?Number.isNaN(input2)?"NaN":
Number.isFinite(input2)?void 0:String(input2):void 0;return payload.issues.push({expected:"number",code:"invalid_type",input:input2,inst,...received?{received}:
{}}),payload}}),$ZodNumberFormat=$constructor("$ZodNumberFormat",(inst,def)=>{$ZodCheckNumberFormat.init(inst,def),$ZodNumber.init(inst,def)}),$ZodBoolean=$constructor(
"$ZodBoolean",(inst,def)=>{$ZodType.init(inst,def),inst._zod.pattern=boolean,inst._zod.parse=(payload,_ctx)=>{if(def.coerce)try{payload.value=!!payload.value}catch{}
let input2=payload.value;return typeof input2=="boolean"||payload.issues.push({expected:"boolean",code:"invalid_type",input:input2,inst}),payload}}),$ZodBigInt=$constructor(
"$ZodBigInt",(inst,def)=>{$ZodType.init(inst,def),inst._zod.pattern=bigint,inst._zod.parse=(payload,_ctx)=>{if(def.coerce)try{payload.value=BigInt(payload.value)}catch{}
return typeof payload.value=="bigint"||payload.issues.push({expected:"bigint",code:"invalid_type",input:payload.value,inst}),payload}}),$ZodBigIntFormat=$constructor(
"$ZodBigIntFormat",(inst,def)=>{$ZodCheckBigIntFormat.init(inst,def),$ZodBigInt.init(inst,def)}),$ZodSymbol=$constructor("$ZodSymbol",(inst,def)=>{$ZodType.init(
inst,def),inst._zod.parse=(payload,_ctx)=>{let input2=payload.value;return typeof input2=="symbol"||payload.issues.push({expected:"symbol",code:"invalid_type",input:input2,
inst}),payload}}),$ZodUndefined=$constructor("$ZodUndefined",(inst,def)=>{$ZodType.init(inst,def),inst._zod.pattern=_undefined,inst._zod.values=new Set([void 0]),
inst._zod.parse=(payload,_ctx)=>{let input2=payload.value;return typeof input2>"u"||payload.issues.push({expected:"undefined",code:"invalid_type",input:input2,inst}),
payload}}),$ZodNull=$constructor("$ZodNull",(inst,def)=>{$ZodType.init(inst,def),inst._zod.pattern=_null,inst._zod.values=new Set([null]),inst._zod.parse=(payload,_ctx)=>{
let input2=payload.value;return input2===null||payload.issues.push({expected:"null",code:"invalid_type",input:input2,inst}),payload}}),$ZodAny=$constructor("$Zo\
dAny",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=payload=>payload}),$ZodUnknown=$constructor("$ZodUnknown",(inst,def)=>{$ZodType.init(inst,def),inst._zod.
parse=payload=>payload}),$ZodNever=$constructor("$ZodNever",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,_ctx)=>(payload.issues.push({expected:"\
never",code:"invalid_type",input:payload.value,inst}),payload)}),$ZodVoid=$constructor("$ZodVoid",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,_ctx)=>{
let input2=payload.value;return typeof input2>"u"||payload.issues.push({expected:"void",code:"invalid_type",input:input2,inst}),payload}}),$ZodDate=$constructor(
"$ZodDate",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,_ctx)=>{if(def.coerce)try{payload.value=new Date(payload.value)}catch{}let input2=payload.
value,isDate=input2 instanceof Date;return isDate&&!Number.isNaN(input2.getTime())||payload.issues.push({expected:"date",code:"invalid_type",input:input2,...isDate?
{received:"Invalid Date"}:{},inst}),payload}});function capSize(inst,size){let caps=sizeCaps(inst._zod.def.checks);if(!caps.length)return;let cap=Math.min(...caps.
map(c=>c[0])),parse5=inst._zod.parse;inst._zod.parse=(payload,ctx)=>{let n=size(payload.value);if(n>cap&&!ctx?.skipChecks&&ctx?.direction!=="backward"){for(let[
max,ch]of sizeCaps(inst._zod.def.checks))if(n>max&&ch._zod.def.when(payload)){let start=payload.issues.length;return ch._zod.check(payload),payload.issues[start].
continue=!1,attachSchema(payload.issues,start,inst),payload}}return parse5(payload,ctx)}}var arraySize=input2=>Array.isArray(input2)?input2.length:-1,mapSize=input2=>input2 instanceof
Map?input2.size:-1,setSize=input2=>input2 instanceof Set?input2.size:-1;function handleArrayResult(result,final,index){result.issues.length&&final.issues.push(...prefixIssues(
index,result.issues)),final.value[index]=result.value}var $ZodArray=$constructor("$ZodArray",(inst,def)=>{$ZodType.init(inst,def);let memo2=globalConfig.memoizer;
memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input2=payload.value;if(!Array.isArray(input2))return payload.issues.push({expected:"array",code:"invali\
d_type",input:input2,inst}),payload;payload.value=memo2?memo2.alloc(inst,payload,Array(input2.length),ctx):Array(input2.length);let proms=[],abortEarly=ctx?.abortEarly;
for(let i=0;i<input2.length;i++){let item=input2[i],result=def.element._zod.run({value:item,issues:[]},ctx);if(result instanceof Promise)proms.push(result.then(
result2=>handleArrayResult(result2,payload,i)));else if(handleArrayResult(result,payload,i),abortEarly&&result.issues.length!==0&&aborted(result))break}return proms.
length?Promise.all(proms).then(()=>payload):payload},capSize(inst,arraySize)});function handlePropertyResult(result,final,key,input2,optin,optout){let isPresent=key in
input2,isOptionalOut=optout==="optional";if(!(!isPresent&&isOptionalOut&&optin==="optional")){if(result.issues.length){if(optin!==void 0&&isOptionalOut&&!isPresent)
return;final.issues.push(...prefixIssues(key,result.issues))}if(!isPresent&&optin===void 0){result.issues.length||final.issues.push({code:"invalid_type",expected:"\
nonoptional",input:void 0,path:[key]});return}result.value===void 0?(isPresent||optin==="defaulted"&&!isOptionalOut)&&(final.value[key]=void 0):final.value[key]=
result.value}}var NO_SYMBOL_KEYS=[];function normalizeDef(def){let keys=Object.keys(def.shape),ownSymbols=Object.getOwnPropertySymbols(def.shape),symbolKeys=ownSymbols.
length?ownSymbols:NO_SYMBOL_KEYS,allKeys=symbolKeys.length?[...keys,...symbolKeys]:keys;for(let k of allKeys)if(!def.shape?.[k]?._zod?.traits?.has("$ZodType"))throw new Error(
`Invalid element at key "${String(k)}": expected a Zod schema`);let okeys=optionalKeys(def.shape);return{...def,allKeys,symbolKeys,keySet:new Set(keys),numKeys:keys.
length,optionalKeys:new Set(okeys)}}function handleCatchall(proms,input2,payload,ctx,def,inst,abortEarly){let unrecognized=[],keySet=def.keySet,_catchall=def.catchall.
_zod,t=_catchall.def.type,optin=_catchall.optin,optout=_catchall.optout,seen=0;for(let key in input2){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,
seen))break;seen=payload.issues.length}if(keySet.has(key))continue;if(key==="__proto__"){t==="never"&&unrecognized.push(key);continue}if(t==="never"){unrecognized.
push(key);continue}let r=_catchall.run({value:input2[key],issues:[]},ctx);r instanceof Promise?proms.push(r.then(r2=>handlePropertyResult(r2,payload,key,input2,
optin,optout))):handlePropertyResult(r,payload,key,input2,optin,optout)}return unrecognized.length&&payload.issues.push({code:"unrecognized_keys",keys:unrecognized,
input:input2,inst,continue:!0}),proms.length?Promise.all(proms).then(()=>payload):payload}var $ZodObject=$constructor("$ZodObject",(inst,def)=>{$ZodType.init(inst,
def);let desc=Object.getOwnPropertyDescriptor(def,"shape"),sh=desc?.get?desc.get.raw:def.shape??{};if(sh){let get=()=>{let newSh={...sh};return Object.defineProperty(
def,"shape",{value:newSh}),get.raw=newSh,newSh};get.raw=sh,Object.defineProperty(def,"shape",{get})}let _normalized=cached(()=>normalizeDef(def));defineLazyInternal(
inst,"propValues",zod=>{let shape2=zod.def.shape,propValues={};for(let key in shape2){let field2=shape2[key]._zod;if(field2.values){Object.prototype.hasOwnProperty.
call(propValues,key)||assignProp(propValues,key,new Set);for(let v of field2.values)propValues[key].add(v);field2.optin!==void 0&&propValues[key].add(void 0)}}return propValues});
let isObject3=isObject2,catchall=def.catchall,value,memo2=globalConfig.memoizer;memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{value??(value=_normalized.value);
let input2=payload.value;if(!isObject3(input2))return payload.issues.push({expected:"object",code:"invalid_type",input:input2,inst}),payload;payload.value=memo2?
memo2.alloc(inst,payload,{},ctx):{};let proms=[],shape2=value.shape,abortEarly=ctx?.abortEarly,seen=payload.issues.length;for(let key of value.allKeys){if(abortEarly&&
payload.issues.length!==seen){if(aborted(payload,seen))break;seen=payload.issues.length}if(key==="__proto__")continue;let el=shape2[key],optin=el._zod.optin,optout=el.
_zod.optout,r=el._zod.run({value:input2[key],issues:[]},ctx);r instanceof Promise?proms.push(r.then(r2=>handlePropertyResult(r2,payload,key,input2,optin,optout))):
handlePropertyResult(r,payload,key,input2,optin,optout)}return catchall?handleCatchall(proms,input2,payload,ctx,_normalized.value,inst,abortEarly===!0):proms.length?
Promise.all(proms).then(()=>payload):payload}}),$ZodObjectJIT=$constructor("$ZodObjectJIT",(inst,def)=>{$ZodObject.init(inst,def);let superParse=inst._zod.parse,
_normalized=cached(()=>normalizeDef(def)),memo2=globalConfig.memoizer,generateFastpass=shape2=>{let normalized=_normalized.value,syms=normalized.symbolKeys,doc=new Doc(
["payload","ctx"],{shape:shape2,inst,memo:memo2,syms}),parseStr=k=>`shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`,prefixStr=(id,k)=>`
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;doc.write("const input = payload.value;");let ids=Object.create(null),counter=0;for(let key of normalized.allKeys)ids[key]=`key_${counter++}`;doc.write(
memo2?"const newResult = memo.alloc(inst, payload, {}, ctx);":"const newResult = {};");for(let key of normalized.allKeys){if(key==="__proto__")continue;let id=ids[key],
k=typeof key=="symbol"?`syms[${syms.indexOf(key)}]`:esc(key),isPresent=`${k} in input`,schema=shape2[key],optin=schema?._zod?.optin,isOptionalIn=optin!==void 0,
isOptionalOut=schema?._zod?.optout==="optional";if(doc.write(`const ${id} = ${parseStr(k)};`),isOptionalIn&&isOptionalOut){let assign=optin==="optional"?`${id}_\
present`:`${id}.value !== undefined || ${id}_present`;doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id,k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `)}else isOptionalIn?(doc.write(`
        if (${id}.issues.length) {${prefixStr(id,k)}
        }
      `),optin==="defaulted"?doc.write(`newResult[${k}] = ${id}.value;`):doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `)):doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id,k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `)}return doc.write("payload.value = newResult;"),doc.write("return payload;"),doc.compile()},fastpass,isObject3=isObject2,jit=!globalConfig.jitless,fastEnabled=jit&&
allowsEval.value,catchall=def.catchall,value;inst._zod.parse=(payload,ctx)=>{value??(value=_normalized.value);let input2=payload.value;return isObject3(input2)?
jit&&fastEnabled&&ctx?.async===!1&&ctx.jitless!==!0?(fastpass||(fastpass=generateFastpass(def.shape)),payload=fastpass(payload,ctx),catchall?handleCatchall([],input2,
payload,ctx,value,inst,ctx?.abortEarly===!0):payload):superParse(payload,ctx):(payload.issues.push({expected:"object",code:"invalid_type",input:input2,inst}),payload)}});
function handleUnionResults(results,final,inst,ctx){for(let result of results)if(result.issues.length===0)return final.value=result.value,final;let nonaborted=results.
filter(r=>!aborted(r));return nonaborted.length===1?(final.value=nonaborted[0].value,nonaborted[0]):(final.issues.push({code:"invalid_union",input:final.value,inst,
errors:results.map(result=>result.issues.map(iss=>finalizeIssue(iss,ctx,config())))}),final)}var $ZodUnion=$constructor("$ZodUnion",(inst,def)=>{$ZodType.init(inst,
def),defineLazyInternal(inst,"optin",zod=>zod.def.options.some(o=>o._zod.optin==="defaulted")?"defaulted":zod.def.options.some(o=>o._zod.optin!==void 0)?"option\
al":void 0),defineLazyInternal(inst,"optout",zod=>zod.def.options.some(o=>o._zod.optout==="optional")?"optional":void 0),defineLazyInternal(inst,"values",zod=>{
if(zod.def.options.every(o=>o._zod.values))return new Set(zod.def.options.flatMap(option=>Array.from(option._zod.values)))}),defineLazyInternal(inst,"pattern",zod=>{
if(zod.def.options.every(o=>o._zod.pattern)){let patterns=zod.def.options.map(o=>o._zod.pattern);return new RegExp(`^(${patterns.map(p=>cleanRegex(p.source)).join(
"|")})$`)}});let first=def.options.length===1?def.options[0]._zod.run:null;inst._zod.parse=(payload,ctx)=>{if(first)return first(payload,ctx);let async=!1,results=[];
for(let option of def.options){let result=option._zod.run({value:payload.value,issues:[]},ctx);if(result instanceof Promise)results.push(result),async=!0;else{if(result.
issues.length===0)return result;results.push(result)}}return async?Promise.all(results).then(results2=>handleUnionResults(results2,payload,inst,ctx)):handleUnionResults(
results,payload,inst,ctx)}});function handleExclusiveUnionResults(results,final,inst,ctx){let matches2=[];for(let i=0;i<results.length;i++)results[i].issues.length===
0&&matches2.push(i);return matches2.length===1?(final.value=results[matches2[0]].value,final):(matches2.length===0?final.issues.push({code:"invalid_union",input:final.
value,inst,errors:results.map(result=>result.issues.map(iss=>finalizeIssue(iss,ctx,config())))}):final.issues.push({code:"invalid_union",input:final.value,inst,
errors:[],inclusive:!1,matches:matches2}),final)}var $ZodXor=$constructor("$ZodXor",(inst,def)=>{$ZodUnion.init(inst,def),def.inclusive=!1;let first=def.options.
length===1?def.options[0]._zod.run:null;inst._zod.parse=(payload,ctx)=>{if(first)return first(payload,ctx);let async=!1,results=[];for(let option of def.options){
let result=option._zod.run({value:payload.value,issues:[]},ctx);result instanceof Promise?(results.push(result),async=!0):results.push(result)}return async?Promise.
all(results).then(results2=>handleExclusiveUnionResults(results2,payload,inst,ctx)):handleExclusiveUnionResults(results,payload,inst,ctx)}});function getDiscriminatedOption(union2,value){
let internals=union2._zod,map2=internals.bag.optionsMap;map2||(map2=discriminatorMap(internals.def),internals.bag.optionsMap=map2);let option=map2.get(value);if(option===
null)throw new Error(`Ambiguous discriminator value "${String(value)}"`);return option}function discriminatorMap(def){let map2=new Map;for(let option of def.options){
let values2=option._zod.propValues?.[def.discriminator];if(!values2||values2.size===0)throw new Error(`Invalid discriminated union option at index "${def.options.
indexOf(option)}"`);for(let value of values2)if(map2.has(value)){if(value!==void 0)throw new Error(`Duplicate discriminator value "${String(value)}"`);map2.set(
value,null)}else map2.set(value,option)}return map2}var $ZodDiscriminatedUnion=$constructor("$ZodDiscriminatedUnion",(inst,def)=>{def.inclusive=!1,$ZodUnion.init(
inst,def);let _super=inst._zod.parse;defineLazyInternal(inst,"propValues",zod=>{let propValues={},undefinedCount=0;for(let option of zod.def.options){let pv=option.
_zod.propValues;if(!pv||Object.keys(pv).length===0)throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);pv[zod.def.
discriminator]?.has(void 0)&&undefinedCount++;for(let[k,v]of Object.entries(pv)){Object.prototype.hasOwnProperty.call(propValues,k)||assignProp(propValues,k,new Set);
for(let val of v)propValues[k].add(val)}}return!zod.def.unionFallback&&undefinedCount>1&&propValues[zod.def.discriminator]?.delete(void 0),propValues}),def.options.
forEach((option,i)=>{let propShape=rawShape(option._zod.def);if(propShape&&!Object.prototype.hasOwnProperty.call(propShape,def.discriminator))throw new Error(`I\
nvalid discriminated union option at index "${i}"`)});let disc=cached(()=>discriminatorMap(def));inst._zod.parse=(payload,ctx)=>{let input2=payload.value;if(!isObject2(
input2))return payload.issues.push({code:"invalid_type",expected:"object",input:input2,inst}),payload;let value=input2?.[def.discriminator],opt=disc.value.get(value);
return opt&&(value!==void 0||ctx.direction!=="backward")?opt._zod.run(payload,ctx):def.unionFallback||ctx.direction==="backward"?_super(payload,ctx):(payload.issues.
push({code:"invalid_union",errors:[],note:"No matching discriminator",discriminator:def.discriminator,options:Array.from(disc.value.keys()).filter(value2=>disc.
value.get(value2)!==null),input:input2,path:[def.discriminator],inst}),payload)}}),$ZodIntersection=$constructor("$ZodIntersection",(inst,def)=>{$ZodType.init(inst,
def),inst._zod.parse=(payload,ctx)=>{let input2=payload.value,left=def.left._zod.run({value:input2,issues:[]},ctx),right=def.right._zod.run({value:input2,issues:[]},
ctx);return left instanceof Promise||right instanceof Promise?Promise.all([left,right]).then(([left2,right2])=>handleIntersectionResults(payload,left2,right2)):
handleIntersectionResults(payload,left,right)}});function mergeValues(a,b){if(a===b)return{valid:!0,data:a};if(a instanceof Date&&b instanceof Date&&+a==+b)return{
valid:!0,data:a};if(isPlainObject(a)&&isPlainObject(b)){let bKeys=Object.keys(b),sharedKeys=Object.keys(a).filter(key=>bKeys.indexOf(key)!==-1),newObj={...a,...b};
Object.prototype.hasOwnProperty.call(newObj,"__proto__")&&delete newObj.__proto__;for(let key of sharedKeys){if(key==="__proto__")continue;let sharedValue=mergeValues(
a[key],b[key]);if(!sharedValue.valid)return{valid:!1,mergeErrorPath:[key,...sharedValue.mergeErrorPath]};newObj[key]=sharedValue.data}return{valid:!0,data:newObj}}
if(Array.isArray(a)&&Array.isArray(b)){if(a.length!==b.length)return{valid:!1,mergeErrorPath:[]};let newArray=[];for(let index=0;index<a.length;index++){let itemA=a[index],
itemB=b[index],sharedValue=mergeValues(itemA,itemB);if(!sharedValue.valid)return{valid:!1,mergeErrorPath:[index,...sharedValue.mergeErrorPath]};newArray.push(sharedValue.
data)}return{valid:!0,data:newArray}}return{valid:!1,mergeErrorPath:[]}}function handleIntersectionResults(result,left,right){let unrecKeys=new Map,unrecIssue,keyIssues=new Map,
collect=(iss,side)=>{let keys;if(iss.code==="unrecognized_keys"&&!iss.path?.length)unrecIssue??(unrecIssue=iss),keys=iss.keys;else if(iss.code==="invalid_key"&&
iss.origin==="record"&&iss.path?.length===1){let k=String(iss.path[0]);keyIssues.has(k)||keyIssues.set(k,iss),keys=[k]}else return!1;for(let k of keys)unrecKeys.
has(k)||unrecKeys.set(k,{}),unrecKeys.get(k)[side]=!0;return!0};for(let iss of left.issues)collect(iss,"l")||result.issues.push(iss);for(let iss of right.issues)
collect(iss,"r")||result.issues.push(iss);let bothKeys=[...unrecKeys].filter(([,f])=>f.l&&f.r).map(([k])=>k);if(bothKeys.length){let aggregated=unrecIssue?bothKeys.
filter(k=>unrecIssue.keys.includes(k)):[];aggregated.length&&result.issues.push({...unrecIssue,keys:aggregated});for(let k of bothKeys)!aggregated.includes(k)&&
keyIssues.has(k)&&result.issues.push(keyIssues.get(k))}let merged=mergeValues(left.value,right.value);if(!merged.valid){if(aborted(result))return result;throw new Error(
`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`)}return result.value=merged.data,result}var $ZodTuple=$constructor("$ZodTuple",(inst,def)=>{
$ZodType.init(inst,def);let items=def.items,memo2=globalConfig.memoizer;memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input2=payload.value;if(!Array.isArray(
input2))return payload.issues.push({input:input2,inst,expected:"tuple",code:"invalid_type"}),payload;payload.value=memo2?memo2.alloc(inst,payload,[],ctx):[];let proms=[],
optinStart=getTupleOptStart(items,"optin"),optoutStart=getTupleOptStart(items,"optout");if(!def.rest){if(input2.length<optinStart)return payload.issues.push({code:"\
too_small",minimum:optinStart,inclusive:!0,input:input2,inst,origin:"array"}),payload;input2.length>items.length&&payload.issues.push({code:"too_big",maximum:items.
length,inclusive:!0,input:input2,inst,origin:"array"})}let itemResults=new Array(items.length),abortEarly=def.rest?ctx?.abortEarly:void 0,itemAborted=!1;for(let i=0;i<
items.length;i++){let r=items[i]._zod.run({value:input2[i],issues:[]},ctx);r instanceof Promise?proms.push(r.then(rr=>{itemResults[i]=rr})):(itemResults[i]=r,abortEarly&&
!itemAborted&&r.issues.length&&(itemAborted=aborted(r)))}if(def.rest&&!itemAborted){let i=items.length-1,rest=input2.slice(items.length),seen=payload.issues.length;
for(let el of rest){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,seen))break;seen=payload.issues.length}i++;let result=def.rest._zod.run({value:el,
issues:[]},ctx);result instanceof Promise?proms.push(result.then(r=>handleTupleResult(r,payload,i))):handleTupleResult(result,payload,i)}}return proms.length?Promise.
all(proms).then(()=>handleTupleResults(itemResults,payload,items,input2,optoutStart)):handleTupleResults(itemResults,payload,items,input2,optoutStart)}});function getTupleOptStart(items,key){
for(let i=items.length-1;i>=0;i--)if(!(key==="optin"?items[i]._zod.optin!==void 0:items[i]._zod.optout==="optional"))return i+1;return 0}function handleTupleResult(result,final,index){
result.issues.length&&final.issues.push(...prefixIssues(index,result.issues)),final.value[index]=result.value}function handleTupleResults(itemResults,final,items,input2,optoutStart){
for(let i=0;i<items.length;i++){let r=itemResults[i],isPresent=i<input2.length;if(!isPresent&&i>=optoutStart&&items[i]._zod.optin==="optional"){final.value.length=
i;break}if(r.issues.length){if(!isPresent&&i>=optoutStart){final.value.length=i;break}final.issues.push(...prefixIssues(i,r.issues))}final.value[i]=r.value}for(let i=final.
value.length-1;i>=input2.length&&(items[i]._zod.optout==="optional"&&final.value[i]===void 0);i--)final.value.length=i;return final}var $ZodRecord=$constructor(
"$ZodRecord",(inst,def)=>{$ZodType.init(inst,def);let memo2=globalConfig.memoizer;memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input2=payload.value;if(!isPlainObject(
input2))return payload.issues.push({expected:"record",code:"invalid_type",input:input2,inst}),payload;let proms=[],values2=def.keyType._zod.values;if(values2&&!def.
partial){payload.value=memo2?memo2.alloc(inst,payload,{},ctx):{};let recordKeys=new Set;for(let key of values2)if(typeof key=="string"||typeof key=="number"||typeof key==
"symbol"){if(recordKeys.add(typeof key=="number"?key.toString():key),key==="__proto__")continue;let keyResult=def.keyType._zod.run({value:key,issues:[]},ctx);if(keyResult instanceof
Promise)throw new Error("Async schemas not supported in object keys currently");if(keyResult.issues.length){payload.issues.push({code:"invalid_key",origin:"reco\
rd",issues:keyResult.issues.map(iss=>finalizeIssue(iss,ctx,config())),input:key,path:[key],inst});continue}let outKey=keyResult.value;if(outKey==="__proto__")continue;
let result=def.valueType._zod.run({value:input2[key],issues:[]},ctx);result instanceof Promise?proms.push(result.then(result2=>{result2.issues.length&&payload.issues.
push(...prefixIssues(key,result2.issues)),payload.value[outKey]=result2.value})):(result.issues.length&&payload.issues.push(...prefixIssues(key,result.issues)),
payload.value[outKey]=result.value)}let unrecognized;for(let key in input2)if(!recordKeys.has(key))if(def.mode==="loose"){if(key==="__proto__")continue;payload.
value[key]=input2[key]}else unrecognized=unrecognized??[],unrecognized.push(key);unrecognized&&unrecognized.length>0&&payload.issues.push({code:"unrecognized_ke\
ys",input:input2,inst,keys:unrecognized,continue:!0})}else{payload.value=memo2?memo2.alloc(inst,payload,{},ctx):{};let unrecognized;for(let key of Reflect.ownKeys(
input2)){if(key==="__proto__"||!Object.prototype.propertyIsEnumerable.call(input2,key))continue;let keyResult=def.keyType._zod.run({value:key,issues:[]},ctx);if(keyResult instanceof
Promise)throw new Error("Async schemas not supported in object keys currently");if(typeof key=="string"&&number.test(key)&&keyResult.issues.length){let retryResult=def.
keyType._zod.run({value:Number(key),issues:[]},ctx);if(retryResult instanceof Promise)throw new Error("Async schemas not supported in object keys currently");retryResult.
issues.length===0&&(keyResult=retryResult)}if(keyResult.issues.length){def.mode==="loose"?payload.value[key]=input2[key]:values2?(unrecognized=unrecognized??[],
unrecognized.push(key)):payload.issues.push({code:"invalid_key",origin:"record",issues:keyResult.issues.map(iss=>finalizeIssue(iss,ctx,config())),input:key,path:[
key],inst});continue}let outKey=keyResult.value;if(outKey==="__proto__")continue;let result=def.valueType._zod.run({value:input2[key],issues:[]},ctx);result instanceof
Promise?proms.push(result.then(result2=>{result2.issues.length&&payload.issues.push(...prefixIssues(key,result2.issues)),payload.value[outKey]=result2.value})):
(result.issues.length&&payload.issues.push(...prefixIssues(key,result.issues)),payload.value[outKey]=result.value)}unrecognized&&unrecognized.length>0&&payload.
issues.push({code:"unrecognized_keys",input:input2,inst,keys:unrecognized,continue:!0})}return proms.length?Promise.all(proms).then(()=>payload):payload}}),$ZodMap=$constructor(
"$ZodMap",(inst,def)=>{$ZodType.init(inst,def);let memo2=globalConfig.memoizer;memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input2=payload.value;if(!(input2 instanceof
Map))return payload.issues.push({expected:"map",code:"invalid_type",input:input2,inst}),payload;let proms=[];payload.value=memo2?memo2.alloc(inst,payload,new Map,
ctx):new Map;let abortEarly=ctx?.abortEarly,seen=payload.issues.length;for(let[key,value]of input2){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,
seen))break;seen=payload.issues.length}let keyResult=def.keyType._zod.run({value:key,issues:[]},ctx),valueResult=def.valueType._zod.run({value,issues:[]},ctx);keyResult instanceof
Promise||valueResult instanceof Promise?proms.push(Promise.all([keyResult,valueResult]).then(([keyResult2,valueResult2])=>{handleMapResult(keyResult2,valueResult2,
payload,key,input2,inst,ctx)})):handleMapResult(keyResult,valueResult,payload,key,input2,inst,ctx)}return proms.length?Promise.all(proms).then(()=>payload):payload},
capSize(inst,mapSize)});function handleMapResult(keyResult,valueResult,final,key,input2,inst,ctx){keyResult.issues.length&&(propertyKeyTypes.has(typeof key)?final.
issues.push(...prefixIssues(key,keyResult.issues)):final.issues.push({code:"invalid_key",origin:"map",input:input2,inst,issues:keyResult.issues.map(iss=>finalizeIssue(
iss,ctx,config()))})),valueResult.issues.length&&(propertyKeyTypes.has(typeof key)?final.issues.push(...prefixIssues(key,valueResult.issues)):final.issues.push(
{origin:"map",code:"invalid_element",input:input2,inst,key,issues:valueResult.issues.map(iss=>finalizeIssue(iss,ctx,config()))})),final.value.set(keyResult.value,
valueResult.value)}var $ZodSet=$constructor("$ZodSet",(inst,def)=>{$ZodType.init(inst,def);let memo2=globalConfig.memoizer;memo2?.attach(inst),inst._zod.parse=(payload,ctx)=>{
let input2=payload.value;if(!(input2 instanceof Set))return payload.issues.push({input:input2,inst,expected:"set",code:"invalid_type"}),payload;let proms=[];payload.
value=memo2?memo2.alloc(inst,payload,new Set,ctx):new Set;let abortEarly=ctx?.abortEarly,seen=payload.issues.length;for(let item of input2){if(abortEarly&&payload.
issues.length!==seen){if(aborted(payload,seen))break;seen=payload.issues.length}let result=def.valueType._zod.run({value:item,issues:[]},ctx);result instanceof Promise?
proms.push(result.then(result2=>handleSetResult(result2,payload))):handleSetResult(result,payload)}return proms.length?Promise.all(proms).then(()=>payload):payload},
capSize(inst,setSize)});function handleSetResult(result,final){result.issues.length&&final.issues.push(...result.issues),final.value.add(result.value)}var $ZodEnum=$constructor(
"$ZodEnum",(inst,def)=>{$ZodType.init(inst,def);let values2=getEnumValues(def.entries),valuesSet=new Set(values2);inst._zod.values=valuesSet,defineLazyInternal(
inst,"pattern",zod=>{let patternValues=getEnumValues(zod.def.entries).filter(k=>propertyKeyTypes.has(typeof k));return new RegExp(patternValues.length?`^(${patternValues.
map(o=>escapeRegex(o.toString())).join("|")})$`:"^[^\\s\\S]$")}),inst._zod.parse=(payload,_ctx)=>{let input2=payload.value;return valuesSet.has(input2)||payload.
issues.push({code:"invalid_value",values:values2,input:input2,inst}),payload}}),$ZodLiteral=$constructor("$ZodLiteral",(inst,def)=>{$ZodType.init(inst,def);let values2=new Set(
def.values);inst._zod.values=values2,defineLazyInternal(inst,"pattern",zod=>{let vals=zod.def.values;return new RegExp(vals.length?`^(${vals.map(o=>typeof o=="s\
tring"?escapeRegex(o):o?escapeRegex(o.toString()):String(o)).join("|")})$`:"^[^\\s\\S]$")}),inst._zod.parse=(payload,_ctx)=>{let input2=payload.value;return values2.
has(input2)||payload.issues.push({code:"invalid_value",values:def.values,input:input2,inst}),payload}}),$ZodFile=$constructor("$ZodFile",(inst,def)=>{$ZodType.init(
inst,def),inst._zod.parse=(payload,_ctx)=>{let input2=payload.value;return input2 instanceof File||payload.issues.push({expected:"file",code:"invalid_type",input:input2,
inst}),payload}}),$ZodTransform=$constructor("$ZodTransform",(inst,def)=>{$ZodType.init(inst,def),inst._zod.optin="optional",globalConfig.memoizer?.guard(inst),
inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")throw new $ZodEncodeError(inst.constructor.name);let _out=def.transform(payload.value,payload);if(ctx.
async)return(_out instanceof Promise?_out:Promise.resolve(_out)).then(output3=>(payload.value=output3,payload));if(_out instanceof Promise)throw new $ZodAsyncError;
return payload.value=_out,payload}});function handleOptionalResult(payload,result){return payload.value=result.issues.length?void 0:result.value,payload}var $ZodOptional=$constructor(
"$ZodOptional",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"optin",zod=>zod.def.innerType._zod.optin==="defaulted"?"defaulted":"optional"),inst.
_zod.optout="optional",defineLazyInternal(inst,"values",zod=>{let values2=zod.def.innerType._zod.values;return values2?new Set([...values2,void 0]):void 0}),defineLazyInternal(
inst,"pattern",zod=>{let pattern=zod.def.innerType._zod.pattern;return pattern?new RegExp(`^(${cleanRegex(pattern.source)})?$`):void 0}),inst._zod.parse=(payload,ctx)=>{
if(payload.value===void 0){if(def.innerType._zod.optin!=="defaulted")return payload;let result=def.innerType._zod.run({value:payload.value,issues:[]},ctx);return result instanceof
Promise?result.then(result2=>handleOptionalResult(payload,result2)):handleOptionalResult(payload,result)}return def.innerType._zod.run(payload,ctx)}}),$ZodExactOptional=$constructor(
"$ZodExactOptional",(inst,def)=>{$ZodOptional.init(inst,def),defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values),defineLazyInternal(inst,"patte\
rn",zod=>zod.def.innerType._zod.pattern),inst._zod.parse=(payload,ctx)=>def.innerType._zod.run(payload,ctx)}),$ZodNullable=$constructor("$ZodNullable",(inst,def)=>{
$ZodType.init(inst,def),defineLazyInternal(inst,"optin",zod=>zod.def.innerType._zod.optin),defineLazyInternal(inst,"optout",zod=>zod.def.innerType._zod.optout),
defineLazyInternal(inst,"pattern",zod=>{let pattern=zod.def.innerType._zod.pattern;return pattern?new RegExp(`^(${cleanRegex(pattern.source)}|null)$`):void 0}),
defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values?new Set([...zod.def.innerType._zod.values,null]):void 0),inst._zod.parse=(payload,ctx)=>payload.
value===null?payload:def.innerType._zod.run(payload,ctx)}),$ZodDefault=$constructor("$ZodDefault",(inst,def)=>{$ZodType.init(inst,def),inst._zod.optin="defaulte\
d",defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")return def.innerType._zod.
run(payload,ctx);if(payload.value===void 0)return payload.value=def.defaultValue,payload;let result=def.innerType._zod.run(payload,ctx);return result instanceof
Promise?result.then(result2=>handleDefaultResult(result2,def)):handleDefaultResult(result,def)}});function handleDefaultResult(payload,def){return payload.value===
void 0&&(payload.value=def.defaultValue),payload}var $ZodPrefault=$constructor("$ZodPrefault",(inst,def)=>{$ZodType.init(inst,def),inst._zod.optin="defaulted",defineLazyInternal(
inst,"values",zod=>zod.def.innerType._zod.values),inst._zod.parse=(payload,ctx)=>(ctx.direction==="backward"||payload.value===void 0&&(payload.value=def.defaultValue),
def.innerType._zod.run(payload,ctx))}),$ZodNonOptional=$constructor("$ZodNonOptional",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"values",zod=>{
let v=zod.def.innerType._zod.values;return v?new Set([...v].filter(x=>x!==void 0)):void 0}),inst._zod.parse=(payload,ctx)=>{let result=def.innerType._zod.run(payload,
ctx);return result instanceof Promise?result.then(result2=>handleNonOptionalResult(result2,inst)):handleNonOptionalResult(result,inst)}});function handleNonOptionalResult(payload,inst){
return!payload.issues.length&&payload.value===void 0&&payload.issues.push({code:"invalid_type",expected:"nonoptional",input:payload.value,inst}),payload}var $ZodSuccess=$constructor(
"$ZodSuccess",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")throw new $ZodEncodeError("ZodSuccess");let result=def.
innerType._zod.run(payload,ctx);return result instanceof Promise?result.then(result2=>(payload.value=result2.issues.length===0,payload)):(payload.value=result.issues.
length===0,payload)}});function handleCatchResult(payload,result,def,ctx){return result.issues.length?(payload.value=def.catchValue({...result,value:payload.value,
error:{issues:result.issues.map(iss=>finalizeIssue(iss,ctx,config()))},input:payload.value}),payload):(payload.value=result.value,result.memo&&(payload.memo=!0),
payload)}var $ZodCatch=$constructor("$ZodCatch",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"optin",zod=>zod.def.innerType._zod.optin==="defaul\
ted"?"defaulted":"optional"),defineLazyInternal(inst,"optout",zod=>zod.def.innerType._zod.optout),defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values),
inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")return def.innerType._zod.run(payload,ctx);let result=def.innerType._zod.run({value:payload.value,
issues:[]},ctx);return result instanceof Promise?result.then(result2=>handleCatchResult(payload,result2,def,ctx)):handleCatchResult(payload,result,def,ctx)}}),$ZodNaN=$constructor(
"$ZodNaN",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,_ctx)=>((typeof payload.value!="number"||!Number.isNaN(payload.value))&&payload.issues.push(
{input:payload.value,inst,expected:"nan",code:"invalid_type"}),payload)}),$ZodPipe=$constructor("$ZodPipe",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(
inst,"values",zod=>zod.def.in._zod.values),defineLazyInternal(inst,"optin",zod=>zod.def.in._zod.optin),defineLazyInternal(inst,"optout",zod=>zod.def.out._zod.optout),
defineLazyInternal(inst,"propValues",zod=>zod.def.in._zod.propValues),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward"){let right=def.out._zod.run(
payload,ctx);return right instanceof Promise?right.then(right2=>handlePipeResult(right2,def.in,ctx)):handlePipeResult(right,def.in,ctx)}let left=def.in._zod.run(
payload,ctx);return left instanceof Promise?left.then(left2=>handlePipeResult(left2,def.out,ctx)):handlePipeResult(left,def.out,ctx)}});function handlePipeResult(left,next2,ctx){
return left.issues.some(iss=>iss.code!=="unrecognized_keys")?(left.aborted=!0,left):next2._zod.run({value:left.value,issues:left.issues},ctx)}var $ZodCodec=$constructor(
"$ZodCodec",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"values",zod=>zod.def.in._zod.values),defineLazyInternal(inst,"optin",zod=>zod.def.in._zod.
optin),defineLazyInternal(inst,"optout",zod=>zod.def.out._zod.optout),defineLazyInternal(inst,"propValues",zod=>zod.def.in._zod.propValues),inst._zod.parse=(payload,ctx)=>{
if((ctx.direction||"forward")==="forward"){let left=def.in._zod.run(payload,ctx);return left instanceof Promise?left.then(left2=>handleCodecAResult(left2,def,ctx)):
handleCodecAResult(left,def,ctx)}else{let right=def.out._zod.run(payload,ctx);return right instanceof Promise?right.then(right2=>handleCodecAResult(right2,def,ctx)):
handleCodecAResult(right,def,ctx)}}});function handleCodecAResult(result,def,ctx){if(result.issues.length)return result.aborted=!0,result;if((ctx.direction||"fo\
rward")==="forward"){let transformed=def.transform(result.value,result);return transformed instanceof Promise?transformed.then(value=>handleCodecTxResult(result,
value,def.out,ctx)):handleCodecTxResult(result,transformed,def.out,ctx)}else{let transformed=def.reverseTransform(result.value,result);return transformed instanceof
Promise?transformed.then(value=>handleCodecTxResult(result,value,def.in,ctx)):handleCodecTxResult(result,transformed,def.in,ctx)}}function handleCodecTxResult(left,value,nextSchema,ctx){
return left.issues.length?(left.aborted=!0,left):nextSchema._zod.run({value,issues:left.issues},ctx)}var $ZodPreprocess=$constructor("$ZodPreprocess",(inst,def)=>{
$ZodPipe.init(inst,def)}),$ZodReadonly=$constructor("$ZodReadonly",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"propValues",zod=>zod.def.innerType.
_zod.propValues),defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values),defineLazyInternal(inst,"optin",zod=>zod.def.innerType?._zod?.optin),defineLazyInternal(
inst,"optout",zod=>zod.def.innerType?._zod?.optout),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")return def.innerType._zod.run(payload,ctx);let result=def.
innerType._zod.run(payload,ctx);return result instanceof Promise?result.then(handleReadonlyResult):handleReadonlyResult(result)}});function handleReadonlyResult(payload){
return payload.memo||(payload.value=Object.freeze(payload.value)),payload}function leafPattern(schema){let def=schema._zod.def,pattern=def.pattern,isInt=!!def.format?.
includes("int"),minimum,maximum;for(let ch of def.checks??[]){let d=ch._zod.def;d.pattern&&(pattern=d.pattern),isInt||(isInt=!!d.format?.includes("int"));let lo=d.
minimum??d.length,hi=d.maximum??d.length;lo!==void 0&&(minimum===void 0||lo>minimum)&&(minimum=lo),hi!==void 0&&(maximum===void 0||hi<maximum)&&(maximum=hi)}if(pattern)
return pattern.source;if(minimum!==void 0&&maximum!==void 0&&minimum>maximum)return"(?!)";if(minimum!==void 0||maximum!==void 0)return string({minimum,maximum}).
source;let own2=schema._zod.pattern;return(isInt&&own2===number?integer:own2)?.source}function partPattern(schema){let def=schema._zod.def,own2=schema._zod.pattern?.
source,inner=def.innerType??schema._zod.innerType;if(inner){let before=inner._zod.pattern?.source,after2=partPattern(inner);return own2&&before&&after2&&after2!==
before?own2.replace(cleanRegex(before),()=>cleanRegex(after2)):own2}if(def.options){let sources=def.options.map(partPattern);if(sources.every(Boolean))return`^(${sources.
map(s=>cleanRegex(s)).join("|")})$`}return leafPattern(schema)}var $ZodTemplateLiteral=$constructor("$ZodTemplateLiteral",(inst,def)=>{$ZodType.init(inst,def);let regexParts=[];
for(let part of def.parts)if(typeof part=="object"&&part!==null){let source2=partPattern(part);if(!source2)throw new Error(`Invalid template literal part, no pa\
ttern found: ${[...part._zod.traits].shift()}`);regexParts.push(cleanRegex(source2))}else if(part===null||primitiveTypes.has(typeof part))regexParts.push(escapeRegex(
`${part}`));else throw new Error(`Invalid template literal part: ${part}`);inst._zod.pattern=new RegExp(`^${regexParts.join("")}$`),inst._zod.parse=(payload,_ctx)=>typeof payload.
value!="string"?(payload.issues.push({input:payload.value,inst,expected:"string",code:"invalid_type"}),payload):(inst._zod.pattern.lastIndex=0,inst._zod.pattern.
test(payload.value)||payload.issues.push({input:payload.value,inst,code:"invalid_format",format:def.format??"template_literal",pattern:inst._zod.pattern.source}),
payload)}),$ZodFunction=$constructor("$ZodFunction",(inst,def)=>($ZodType.init(inst,def),Object.defineProperty(inst,"_def",{value:def}),inst._zod.def=def,inst.implement=
func=>{if(typeof func!="function")throw new Error("implement() must be called with a function");return Object.defineProperty(function(...args){let parsedArgs=inst.
_def.input?parse3(inst._def.input,args):args,result=Reflect.apply(func,this,parsedArgs);return inst._def.output?parse3(inst._def.output,result):result},"_zod",{
value:inst._zod,enumerable:!1})},inst.implementAsync=func=>{if(typeof func!="function")throw new Error("implementAsync() must be called with a function");return Object.
defineProperty(async function(...args){let parsedArgs=inst._def.input?await parseAsync(inst._def.input,args):args,result=await Reflect.apply(func,this,parsedArgs);
return inst._def.output?await parseAsync(inst._def.output,result):result},"_zod",{value:inst._zod,enumerable:!1})},inst._zod.parse=(payload,_ctx)=>typeof payload.
value!="function"?(payload.issues.push({code:"invalid_type",expected:"function",input:payload.value,inst}),payload):(inst._def.output&&inst._def.output._zod.def.
type==="promise"?payload.value=inst.implementAsync(payload.value):payload.value=inst.implement(payload.value),payload),inst.input=(...args)=>{let F=inst.constructor;
return Array.isArray(args[0])?new F({type:"function",input:new $ZodTuple({type:"tuple",items:args[0],rest:args[1]}),output:inst._def.output}):new F({type:"funct\
ion",input:args[0],output:inst._def.output})},inst.output=output2=>{let F=inst.constructor;return new F({type:"function",input:inst._def.input,output:output2})},
inst)),$ZodPromise=$constructor("$ZodPromise",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,ctx)=>Promise.resolve(payload.value).then(inner=>def.
innerType._zod.run({value:inner,issues:[]},ctx))}),$ZodLazy=$constructor("$ZodLazy",(inst,def)=>{$ZodType.init(inst,def),defineLazy(inst._zod,"innerType",()=>{let d=def;
return d._cachedInner||(d._cachedInner=def.getter()),d._cachedInner}),defineLazyInternal(inst,"pattern",zod=>zod.innerType?._zod?.pattern),defineLazyInternal(inst,
"propValues",zod=>zod.innerType?._zod?.propValues),defineLazyInternal(inst,"optin",zod=>zod.innerType?._zod?.optin??void 0),defineLazyInternal(inst,"optout",zod=>zod.
innerType?._zod?.optout??void 0),inst._zod.parse=(payload,ctx)=>inst._zod.innerType._zod.run(payload,ctx)}),$ZodCustom=$constructor("$ZodCustom",(inst,def)=>{$ZodCheck.
init(inst,def),$ZodType.init(inst,def),inst._zod.parse=(payload,_)=>payload,inst._zod.check=payload=>{let input2=payload.value,r=def.fn(input2);if(r instanceof Promise)
return r.then(r2=>handleRefineResult(r2,payload,input2,inst));handleRefineResult(r,payload,input2,inst)}});function handleRefineResult(result,payload,input2,inst){
if(!result){let _iss={code:"custom",input:input2,inst,path:[...inst._zod.def.path??[]],continue:!inst._zod.def.abort};inst._zod.def.params&&(_iss.params=inst._zod.
def.params),payload.issues.push(issue(_iss))}}var $ZodCyclicError=class extends Error{constructor(){super("Cannot parse a reference cycle that closes through a transform"),this.name="ZodCyclicError"}},STATE="\
~memo",NO_ISSUES=[];function isRef(value){return value!==null&&typeof value=="object"}function cloneIssues(issues){return issues.map(iss=>iss.path?{...iss,path:iss.
path.slice()}:{...iss})}var recursive=new WeakMap,NONE=0,ASSUMED=1,PROVEN=2;function isRecursive(inst,stack,resolve){let cached2=recursive.get(inst);if(cached2!==
void 0)return cached2?PROVEN:NONE;if(stack.has(inst))return PROVEN;stack.add(inst);let result=NONE,check2=child=>{if(result!==PROVEN&&child?._zod){let answer=isRecursive(
child,stack,resolve);answer>result&&(result=answer)}},shape2=(sh,spread)=>{let answer=NONE;for(let key of Reflect.ownKeys(sh)){let desc=Object.getOwnPropertyDescriptor(
sh,key);if(spread&&!desc.enumerable)continue;let child=desc.get?ASSUMED:desc.value?._zod?isRecursive(desc.value,stack,resolve):NONE;child>answer&&(answer=child)}
return answer},merge2=answer=>{answer>result&&(result=answer)},def=inst._zod.def,kind=def.type;switch(kind){case"object":{let raw=rawShape(def);merge2(raw?shape2(
raw,!0):ASSUMED),check2(def.catchall);break}case"array":check2(def.element);break;case"tuple":for(let el of def.items)check2(el);check2(def.rest);break;case"rec\
ord":case"map":check2(def.keyType),check2(def.valueType);break;case"set":check2(def.valueType);break;case"union":for(let el of def.options)check2(el);break;case"\
intersection":check2(def.left),check2(def.right);break;case"optional":case"nullable":case"default":case"prefault":case"catch":case"readonly":case"nonoptional":case"\
promise":case"success":check2(def.innerType);break;case"pipe":check2(def.in),check2(def.out);break;case"function":check2(def.input),check2(def.output);break;case"\
lazy":{let inner=def._cachedInner??(resolve?inst._zod.innerType:void 0);merge2(inner?isRecursive(inner,stack,!1):ASSUMED);break}case"template_literal":case"stri\
ng":case"number":case"int":case"boolean":case"bigint":case"symbol":case"undefined":case"null":case"void":case"never":case"any":case"unknown":case"date":case"nan":case"\
enum":case"literal":case"file":case"transform":case"custom":break;default:for(let key in def){let desc=Object.getOwnPropertyDescriptor(def,key);if(!desc||desc.get)
continue;let value=desc.value;if(!(!value||typeof value!="object")){if(value._zod)check2(value);else if(Array.isArray(value))for(let el of value)check2(el)}}}return stack.
delete(inst),settle(inst,result)}function settle(inst,answer){return answer!==ASSUMED&&recursive.set(inst,answer===PROVEN),answer}function isRecursiveSchema(inst){
return isRecursive(inst,new Set,!0)!==NONE}function bucketFor(state,inst){let bucket=state.buckets.get(inst);return bucket||(bucket=new WeakMap,state.buckets.set(
inst,bucket)),bucket}var handoff,open=[],memo={alloc(_inst,payload,empty){let bucket=handoff;if(!bucket)return empty;handoff=void 0;let entry={value:empty,issues:null};
return bucket.set(payload.value,entry),open.push(entry),empty},guard(inst){var _a3;(_a3=inst._zod).deferred??(_a3.deferred=[]),inst._zod.deferred.push(()=>{let base=inst.
_zod.parse,wrapped=(payload,ctx)=>{if(ctx.direction!=="backward"&&isBackEdge(ctx,payload.value))throw new $ZodCyclicError;return base(payload,ctx)};inst._zod.parse=
wrapped,inst._zod.run===base&&(inst._zod.run=wrapped)})},attach(inst){var _a3;let isRecursiveInst,rechecked=!1,lastCtx,lastBucket;(_a3=inst._zod).deferred??(_a3.
deferred=[]),inst._zod.deferred.push(()=>{let base=inst._zod.parse,wrapped=(payload,ctx)=>{if(isRecursiveInst===void 0){let walked=isRecursive(inst,new Set,!1);
if(walked===NONE)return inst._zod.parse=base,inst._zod.run===wrapped&&(inst._zod.run=base),base(payload,ctx);walked===PROVEN||rechecked?isRecursiveInst=!0:rechecked=
!0}let input2=payload.value;if(!isRef(input2))return base(payload,ctx);let state=ctx[STATE];state||(state={buckets:new WeakMap,backEdges:void 0},ctx[STATE]=state);
let bucket;lastCtx===ctx?bucket=lastBucket:(bucket=bucketFor(state,inst),lastCtx=ctx,lastBucket=bucket);let hit=bucket.get(input2);if(hit)return payload.value=hit.
value,hit.issues?hit.issues.length&&payload.issues.push(...cloneIssues(hit.issues)):(payload.memo=!0,state.backEdges??(state.backEdges=new WeakSet),state.backEdges.
add(hit.value)),payload;handoff=bucket;let depth=open.length,result=base(payload,ctx);handoff=void 0;let entry=open.length>depth?open.pop():void 0;return result instanceof
Promise?result.then(r=>(entry&&(entry.issues=r.issues.length?cloneIssues(r.issues):NO_ISSUES),r)):(entry&&(entry.issues=result.issues.length?cloneIssues(result.
issues):NO_ISSUES),result)};inst._zod.parse=wrapped,inst._zod.run===base&&(inst._zod.run=wrapped)})}};function memoizer(){return memo}function isBackEdge(ctx,value){
let backEdges=ctx[STATE]?.backEdges;return backEdges!==void 0&&isRef(value)&&backEdges.has(value)}var locales_exports={};__export(locales_exports,{en:()=>en_default});var error=()=>{let Sizable={string:{unit:"characters",verb:"to have"},file:{unit:"bytes",verb:"to have"},array:{unit:"items",verb:"to have"},set:{unit:"items",verb:"\
to have"},map:{unit:"entries",verb:"to have"}};function getSizing(origin){return Sizable[origin]??null}let FormatDictionary={regex:"input",email:"email address",
url:"URL",emoji:"emoji",uuid:"UUID",uuidv4:"UUIDv4",uuidv6:"UUIDv6",nanoid:"nanoid",guid:"GUID",cuid:"cuid",cuid2:"cuid2",ulid:"ULID",xid:"XID",ksuid:"KSUID",datetime:"\
ISO datetime",date:"ISO date",time:"ISO time",duration:"ISO duration",ipv4:"IPv4 address",ipv6:"IPv6 address",mac:"MAC address",cidrv4:"IPv4 range",cidrv6:"IPv6\
 range",base64:"base64-encoded string",base64url:"base64url-encoded string",json_string:"JSON string",e164:"E.164 number",currency_code:"currency code",credit_card:"\
credit card number",iban:"IBAN",jwt:"JWT",template_literal:"input"},TypeDictionary={nan:"NaN"};function getTypeName(type,input2){return type==="number"&&typeof input2==
"number"&&!Number.isFinite(input2)?String(input2):TypeDictionary[type]??type}return issue2=>{switch(issue2.code){case"invalid_type":{let expected=getTypeName(issue2.
expected),receivedType=parsedType(issue2.input),received=getTypeName(receivedType,issue2.input);return`Invalid input: expected ${expected}, received ${received}`}case"\
invalid_value":return issue2.values.length===1?`Invalid input: expected ${stringifyPrimitive(issue2.values[0])}`:`Invalid option: expected one of ${joinValues(issue2.
values,"|")}`;case"too_big":{let adj=issue2.exact?"exactly ":issue2.inclusive?"<=":"<",sizing=getSizing(issue2.origin);return sizing?`Too big: expected ${issue2.
origin??"value"} to have ${adj}${issue2.maximum.toString()} ${sizing.unit??"elements"}`:`Too big: expected ${issue2.origin??"value"} to be ${adj}${issue2.maximum.
toString()}`}case"too_small":{let adj=issue2.exact?"exactly ":issue2.inclusive?">=":">",sizing=getSizing(issue2.origin);return sizing?`Too small: expected ${issue2.
origin} to have ${adj}${issue2.minimum.toString()} ${sizing.unit}`:`Too small: expected ${issue2.origin} to be ${adj}${issue2.minimum.toString()}`}case"invalid_\
format":{let _issue=issue2;return _issue.format==="starts_with"?`Invalid string: must start with "${_issue.prefix}"`:_issue.format==="ends_with"?`Invalid string\
: must end with "${_issue.suffix}"`:_issue.format==="includes"?`Invalid string: must include "${_issue.includes}"`:_issue.format==="regex"?`Invalid string: must\
 match pattern ${_issue.pattern}`:`Invalid ${FormatDictionary[_issue.format]??issue2.format}`}case"not_multiple_of":return`Invalid number: must be a multiple of\
 ${issue2.divisor}`;case"unrecognized_keys":return`Unrecognized key${issue2.keys.length>1?"s":""}: ${joinValues(issue2.keys,", ")}`;case"invalid_key":return`Inv\
alid key in ${issue2.origin}`;case"invalid_union":return issue2.options&&Array.isArray(issue2.options)&&issue2.options.length>0?`Invalid discriminator value. Ex\
pected ${issue2.options.map(o=>`'${o}'`).join(" | ")}`:issue2.inclusive===!1?"Invalid input: more than one option matched":"Invalid input";case"invalid_element":
return`Invalid value in ${issue2.origin}`;default:return"Invalid input"}}};function en_default(){return{localeError:error()}}var _a2,$output=Symbol("ZodOutput"),$input=Symbol("ZodInput"),$ZodRegistry=class{constructor(){this._map=new WeakMap,this._idmap=new Map}add(schema,..._meta){let meta3=_meta[0];
return this._map.set(schema,meta3),meta3&&typeof meta3=="object"&&"id"in meta3&&this._idmap.set(meta3.id,schema),this}clear(){return this._map=new WeakMap,this.
_idmap=new Map,this}remove(schema){let meta3=this._map.get(schema);return meta3&&typeof meta3=="object"&&"id"in meta3&&this._idmap.delete(meta3.id),this._map.delete(
schema),this}get(schema){let p=schema._zod.parent;if(p){let pm={...this.get(p)??{}};delete pm.id;let f={...pm,...this._map.get(schema)};return Object.keys(f).length?
f:void 0}return this._map.get(schema)}has(schema){return this._map.has(schema)}};function registry(){return new $ZodRegistry}(_a2=globalThis).__zod_globalRegistry??
(_a2.__zod_globalRegistry=registry());var globalRegistry=globalThis.__zod_globalRegistry;var INVALID=Symbol.for("zod.compile.invalid"),FALLBACK_FLAG=Symbol.for("zod.compile.fallback"),ZodCompileAsyncError=class extends Error{constructor(message="z.c\
ompile does not support async refinements, transforms, or checks"){super(message),this.name="ZodCompileAsyncError"}},ZodCompileUnsupportedError=class extends Error{constructor(feature,islandable=!0){
super(`z.compile does not support ${feature}; this schema must use the runtime parser`),this.name="ZodCompileUnsupportedError",this.islandable=islandable}};function compileValidator(schema,parser){
try{return compileFn(schema,{assertOnly:!0})}catch{return parser}}function compile(schema,options2){try{let parser=compileFn(schema),clone2=withParser(schema,parser);
return clone2._zod.bag.validator=compileValidator(schema,parser),clone2}catch(err){if(options2?.strict)throw err;return schema}}function withParser(schema,parser){
if(isRecursiveSchema(schema))throw new ZodCompileUnsupportedError("a schema whose subtree contains a reference cycle");let clone2=clone(schema),liveRun=schema._zod.
run,originalRun=liveRun.__originalRun??liveRun,wrapped=(payload,ctx)=>{if(ctx?.async||ctx?.direction==="backward"||ctx?.skipChecks||ctx?.[FALLBACK_FLAG]||ctx&&isBackEdge(
ctx,payload.value))return originalRun(payload,ctx);let out=parser(payload.value);return out!==INVALID?(payload.value=out,payload):(ctx&&(ctx[FALLBACK_FLAG]=!0),
originalRun(payload,ctx))};return wrapped.__originalRun=originalRun,clone2._zod.bag.fallbackRun=originalRun,clone2._zod.bag.validator=parser,clone2._zod.run=wrapped,
liveRun.__originalRun||installCompiledUserMethods(clone2,schema,parser),clone2}function installCompiledUserMethods(target,source2,parser){let targetAny=target,sourceAny=source2;
if(typeof sourceAny.safeParse=="function"){let originalSafeParse=sourceAny.safeParse;targetAny.safeParse=(data,params)=>{let out=parser(data);return out!==INVALID?
{success:!0,data:out}:originalSafeParse(data,params)}}if(typeof sourceAny.parse=="function"){let originalParse=sourceAny.parse;targetAny.parse=(data,params)=>{let out=parser(
data);return out!==INVALID?out:originalParse(data,params)}}}function compileFn(schema,options2){let recursive2=!0;try{recursive2=isRecursiveSchema(schema)}catch{}
if(recursive2)throw new ZodCompileUnsupportedError("a schema whose subtree contains a reference cycle");let ctx={constants:new Map,constantCounter:0,varCounter:0,
definite:!0},doc=new Doc(["input"]),outputAccessor=generateCheck(doc,ctx,schema,"input",!options2?.assertOnly);doc.write(outputAccessor===null?"return true;":`r\
eturn ${outputAccessor};`);let constantNames=["INVALID",...ctx.constants.keys()],constantValues=[INVALID,...ctx.constants.values()],code=doc.content.join(`
`),fullCode=options2?.debug?constantNames.length>0?`// Constants: ${constantNames.join(", ")}
${code}`:code:"",F=Function,factoryCode=`return (input) => {
${code}
}`,fn;try{fn=new F(...constantNames,factoryCode)(...constantValues)}catch(err){throw new ZodCompileUnsupportedError(`this schema (generated code failed to evalu\
ate: ${err.message})`)}return options2?.debug&&(fn.code=fullCode),fn.definite=ctx.definite,fn}function addConstant(ctx,value){for(let[name2,v]of ctx.constants)if(v===
value)return name2;let name=`c${ctx.constantCounter++}`;return ctx.constants.set(name,value),name}function addUserConstant(ctx,fn){return ctx.definite=!1,addConstant(
ctx,fn)}function newVar(ctx){return`v${ctx.varCounter++}`}function runtimeRun(schema,value){let result=schema._zod.run({value,issues:[]},{});if(result&&typeof result.
then=="function")return INVALID;let r=result;return r.issues.length===0?r.value:INVALID}function compileChild(doc,ctx,schema,accessor,needsValue=!0){let contentLen=doc.
content.length,constantCount=ctx.constants.size,constantCounter=ctx.constantCounter,varCounter=ctx.varCounter;try{return generateCheck(doc,ctx,schema,accessor,needsValue)}catch(err){
if(!(err instanceof ZodCompileUnsupportedError)||!err.islandable)throw err;if(doc.content.length=contentLen,ctx.constants.size>constantCount){let trailing=Array.
from(ctx.constants.keys()).slice(constantCount);for(let k of trailing)ctx.constants.delete(k)}return ctx.constantCounter=constantCounter,ctx.varCounter=varCounter,
emitRuntimeIsland(doc,ctx,schema,accessor)}}function emitRuntimeIsland(doc,ctx,schema,accessor){ctx.definite=!1;let schemaConst=addConstant(ctx,schema),runConst=addConstant(
ctx,runtimeRun),outVar=newVar(ctx);return doc.write(`const ${outVar} = ${runConst}(${schemaConst}, ${accessor});`),doc.write(`if (${outVar} === INVALID) return \
INVALID;`),outVar}var WHEN_DEFAULTED_CHECKS=new Set(["max_size","min_size","size_equals","max_length","min_length","length_equals"]);function generateChecks(doc,ctx,schema,accessor){
let schemaChecks=schema._zod.def.checks;if(!schemaChecks||schemaChecks.length===0)return accessor;let currentAccessor=accessor;for(let check2 of schemaChecks){let def=check2.
_zod.def;if(def.when&&!WHEN_DEFAULTED_CHECKS.has(def.check))throw new ZodCompileUnsupportedError('check with a custom "when" condition');switch(def.check){case"\
greater_than":generateGreaterThanCheck(doc,ctx,def,currentAccessor);break;case"less_than":generateLessThanCheck(doc,ctx,def,currentAccessor);break;case"multiple\
_of":generateMultipleOfCheck(doc,ctx,def,currentAccessor);break;case"number_format":generateNumberFormatCheck(doc,def,currentAccessor);break;case"min_length":{let min=numericOperand(
def.minimum,"min_length"),len=codePointLengthVar(doc,ctx,currentAccessor,`${currentAccessor}.length >= ${min} && ${currentAccessor}.length < ${def.minimum*2}`);
doc.write(`if (${len} < ${min}) return INVALID;`);break}case"max_length":{let max=numericOperand(def.maximum,"max_length"),len=codePointLengthVar(doc,ctx,currentAccessor,
`${currentAccessor}.length > ${max}`);doc.write(`if (${len} > ${max}) return INVALID;`);break}case"length_equals":{let exact=numericOperand(def.length,"length_e\
quals"),len=codePointLengthVar(doc,ctx,currentAccessor,`${currentAccessor}.length >= ${exact} && ${currentAccessor}.length <= ${def.length*2}`);doc.write(`if (${len}\
 !== ${exact}) return INVALID;`);break}case"min_size":doc.write(`if (${currentAccessor}.size < ${numericOperand(def.minimum,"min_size")}) return INVALID;`);break;case"\
max_size":doc.write(`if (${currentAccessor}.size > ${numericOperand(def.maximum,"max_size")}) return INVALID;`);break;case"size_equals":doc.write(`if (${currentAccessor}\
.size !== ${numericOperand(def.size,"size_equals")}) return INVALID;`);break;case"string_format":currentAccessor=generateStringFormatCheck(doc,ctx,def,currentAccessor);
break;case"custom":currentAccessor=generateCustomRefineCheck(doc,ctx,check2,currentAccessor);break;case"bigint_format":generateBigIntFormatCheck(doc,def,currentAccessor);
break;case"mime_type":generateMimeTypeCheck(doc,ctx,def,currentAccessor);break;case"property":generatePropertyCheck(doc,ctx,def,currentAccessor);break;case"prop\
erties":generatePropertiesChecks(doc,ctx,def,currentAccessor);break;case"overwrite":{let newAccessor=newVar(ctx);generateOverwriteCheck(doc,ctx,check2,currentAccessor,
newAccessor),currentAccessor=newAccessor;break}default:throw new ZodCompileUnsupportedError(`check type ${def.check}`)}}return currentAccessor}function codePointLengthVar(doc,ctx,accessor,inDoubt){
let cpLen=addConstant(ctx,codePointLength),v=newVar(ctx);return doc.write(`const ${v} = typeof ${accessor} === "string" && ${inDoubt} ? ${cpLen}(${accessor}) : ${accessor}\
.length;`),v}function numericOperand(value,label){if(typeof value!="number"||!Number.isFinite(value))throw new ZodCompileUnsupportedError(`${label} bound of typ\
e ${typeof value}`);return`${value}`}function comparisonOperand(ctx,value){if(typeof value=="bigint")return`${value}n`;if(typeof value=="number"){if(Number.isNaN(
value))throw new ZodCompileUnsupportedError("comparison check with NaN bound");return`${value}`}if(value instanceof Date){if(Number.isNaN(value.getTime()))throw new ZodCompileUnsupportedError(
"comparison check with Invalid Date bound");return addConstant(ctx,value)}throw new ZodCompileUnsupportedError(`comparison check bound of type ${typeof value}`)}
function generateGreaterThanCheck(doc,ctx,def,accessor){let op=def.inclusive?"<":"<=";doc.write(`if (${accessor} ${op} ${comparisonOperand(ctx,def.value)}) retu\
rn INVALID;`)}function generateLessThanCheck(doc,ctx,def,accessor){let op=def.inclusive?">":">=";doc.write(`if (${accessor} ${op} ${comparisonOperand(ctx,def.value)}\
) return INVALID;`)}function generateMultipleOfCheck(doc,ctx,def,accessor){if(typeof def.value=="bigint"){if(def.value===BigInt(0))throw new ZodCompileUnsupportedError(
"multiple_of check with a zero divisor");doc.write(`if (${accessor} % ${def.value}n !== 0n) return INVALID;`)}else{let remainder=addConstant(ctx,floatSafeRemainder);
doc.write(`if (${remainder}(${accessor}, ${numericOperand(def.value,"multiple_of")}) !== 0) return INVALID;`)}}function generateNumberFormatCheck(doc,def,accessor){
let format=def.format;switch(format){case"safeint":doc.write(`if (!Number.isSafeInteger(${accessor})) return INVALID;`);break;case"int32":doc.write(`if (!Number\
.isInteger(${accessor}) || ${accessor} < -2147483648 || ${accessor} > 2147483647) return INVALID;`);break;case"uint32":doc.write(`if (!Number.isInteger(${accessor}\
) || ${accessor} < 0 || ${accessor} > 4294967295) return INVALID;`);break;case"float32":doc.write(`if (!Number.isFinite(${accessor}) || ${accessor} < -3.4028234\
663852886e38 || ${accessor} > 3.4028234663852886e38) return INVALID;`);break;case"float64":doc.write(`if (!Number.isFinite(${accessor})) return INVALID;`);break;default:
throw new ZodCompileUnsupportedError(`number format ${format}`)}}function generateBigIntFormatCheck(doc,def,accessor){let format=def.format;if(format)switch(format){case"\
int64":doc.write(`if (${accessor} < -9223372036854775808n || ${accessor} > 9223372036854775807n) return INVALID;`);break;case"uint64":doc.write(`if (${accessor}\
 < 0n || ${accessor} > 18446744073709551615n) return INVALID;`);break;default:throw new ZodCompileUnsupportedError(`bigint format ${format}`)}}function generateMimeTypeCheck(doc,ctx,def,accessor){
let mimeTypes=def.mime;if(mimeTypes&&mimeTypes.length>0){let mimeSet=addConstant(ctx,new Set(mimeTypes));doc.write(`if (!${mimeSet}.has(${accessor}.type)) retur\
n INVALID;`)}}function generatePropertiesChecks(doc,ctx,def,accessor){if(def.when)throw new ZodCompileUnsupportedError('check with a custom "when" condition');doc.
write(`if (${accessor} == null) return INVALID;`);let shape2=def.shape;for(let key of Reflect.ownKeys(shape2)){let keyExpr=typeof key=="symbol"?addConstant(ctx,
key):esc(key),inputVar=newVar(ctx);doc.write(`const ${inputVar} = ${accessor}[${keyExpr}];`),compileChild(doc,ctx,shape2[key],inputVar,!1)}}function generatePropertyCheck(doc,ctx,def,accessor){
let propAccessor=`${accessor}[${JSON.stringify(def.property)}]`;generateCheck(doc,ctx,def.schema,propAccessor)}function generateOverwriteCheck(doc,ctx,check2,currentAccessor,newAccessor){
let tx=check2._zod.def.tx;if(!tx)throw new ZodCompileUnsupportedError("overwrite check without a transform function");if(isAsyncFunction(tx))throw new ZodCompileAsyncError(
"z.compile: async overwrite transforms are not supported");let txConst=addConstant(ctx,tx);doc.write(`const ${newAccessor} = ${txConst}(${currentAccessor});`)}function throwAsync(){
throw new $ZodAsyncError}function pushIssue(issue2){this.issues.push(issue2)}function generateCustomRefineCheck(doc,ctx,check2,accessor){let def=check2._zod.def;
if(def.fn){if(isAsyncFunction(def.fn))throw new ZodCompileAsyncError("z.compile: async .refine() predicates are not supported");let fnConst=addUserConstant(ctx,
def.fn),throwAsyncConst=addConstant(ctx,throwAsync),resVar=newVar(ctx);return doc.write(`const ${resVar} = ${fnConst}(${accessor});`),doc.write(`if (${resVar} i\
nstanceof Promise) ${throwAsyncConst}();`),doc.write(`if (!${resVar}) return INVALID;`),accessor}if(check2._zod.check){if(isAsyncFunction(check2._zod.check))throw new ZodCompileAsyncError(
"z.compile: async .superRefine() / check functions are not supported");let checkFn=check2._zod.check,helperConst=addUserConstant(ctx,value=>{let fakePayload={value,
issues:[],addIssue:pushIssue};return checkFn(fakePayload)instanceof Promise&&throwAsync(),fakePayload.issues.length===0?fakePayload.value:INVALID}),outVar=newVar(
ctx);return doc.write(`const ${outVar} = ${helperConst}(${accessor});`),doc.write(`if (${outVar} === INVALID) return INVALID;`),outVar}throw new ZodCompileUnsupportedError(
"custom check without a predicate or check function")}var PATTERN_IS_COMPLETE=new Set(["cidrv4","cuid","cuid2","date","datetime","duration","e164","email","emoj\
i","ends_with","guid","includes","ipv4","ksuid","lowercase","mac","nanoid","regex","starts_with","time","ulid","uppercase","uuid","xid"]);function generateStringFormatCheck(doc,ctx,def,accessor,needsValue=!0){
let fmt=def.format;if(fmt==="base64"){let validator=addConstant(ctx,isValidBase64);return doc.write(`if (!${validator}(${accessor})) return INVALID;`),accessor}
if(fmt==="base64url"){let validator=addConstant(ctx,isValidBase64URL);return doc.write(`if (!${validator}(${accessor})) return INVALID;`),accessor}if(fmt==="jwt"){
let validator=addConstant(ctx,isValidJWT),alg=addConstant(ctx,def.alg??null);return doc.write(`if (!${validator}(${accessor}, ${alg})) return INVALID;`),accessor}
if(fmt==="ipv6"){let validator=addConstant(ctx,isValidIPv6);return doc.write(`if (!${validator}(${accessor})) return INVALID;`),accessor}if(fmt==="cidrv6"){let validator=addConstant(
ctx,isValidCIDRv6);return doc.write(`if (!${validator}(${accessor})) return INVALID;`),accessor}if(fmt==="credit_card"){let validator=addConstant(ctx,isValidCreditCard);
return doc.write(`if (!${validator}(${accessor})) return INVALID;`),accessor}if(fmt==="iban"){let validator=addConstant(ctx,isValidIBAN);return doc.write(`if (!${validator}\
(${accessor})) return INVALID;`),accessor}let formatDef=def;if(fmt==="url"||fmt==="httpurl"||formatDef.normalize||formatDef.hostname!==void 0||formatDef.protocol!==
void 0){let parseConst=addConstant(ctx,validateURL),defConst=addConstant(ctx,def),trimVar=newVar(ctx),urlVar=newVar(ctx);if(doc.write(`const ${trimVar} = ${accessor}\
.trim();`),doc.write(`const ${urlVar} = ${parseConst}(${trimVar}, ${defConst});`),doc.write(`if (typeof ${urlVar} === "number") return INVALID;`),formatDef.hostname!==
void 0){let hostnameConst=addConstant(ctx,urlHostnameOk);doc.write(`if (!${hostnameConst}(${urlVar}, ${defConst}.hostname)) return INVALID;`)}if(formatDef.protocol!==
void 0){let protocolConst=addConstant(ctx,urlProtocolOk);doc.write(`if (!${protocolConst}(${urlVar}, ${defConst}.protocol)) return INVALID;`)}if(!needsValue)return null;
let outputVar=newVar(ctx),outputExpr=formatDef.normalize?`${urlVar}.href`:`${addConstant(ctx,stripTabAndNewline)}(${trimVar})`;return doc.write(`const ${outputVar}\
 = ${outputExpr};`),outputVar}let customFn=def.fn;if(customFn){if(isAsyncFunction(customFn))throw new ZodCompileUnsupportedError(`async string format ${fmt}`);let fnConst=addConstant(
ctx,customFn);return doc.write(`if (!${fnConst}(${accessor})) return INVALID;`),accessor}if(PATTERN_IS_COMPLETE.has(fmt)&&def.pattern){let patternConst=addConstant(
ctx,def.pattern);return doc.write(`${patternConst}.lastIndex = 0;`),doc.write(`if (!${patternConst}.test(${accessor})) return INVALID;`),accessor}let format=def.
format;switch(format){case"regex":throw new ZodCompileUnsupportedError("regex format without a pattern");case"lowercase":doc.write(`if (${accessor} !== ${accessor}\
.toLowerCase()) return INVALID;`);break;case"uppercase":doc.write(`if (${accessor} !== ${accessor}.toUpperCase()) return INVALID;`);break;case"includes":doc.write(
`if (!${accessor}.includes(${esc(def.includes)})) return INVALID;`);break;case"starts_with":{let prefix=def.prefix;doc.write(`if (${accessor}.slice(0, ${prefix.
length}) !== ${esc(prefix)}) return INVALID;`);break}case"ends_with":{let suffix=def.suffix;doc.write(`if (${accessor}.slice(-${suffix.length}) !== ${esc(suffix)}\
) return INVALID;`);break}default:throw new ZodCompileUnsupportedError(`string format ${format}`)}return accessor}function generateCheck(doc,ctx,schema,accessor,needsValue=!0){
let def=schema._zod.def,type=def.type;if(def.coerce)throw new ZodCompileUnsupportedError(`coercion (z.coerce.${type}())`);let buildsValue=needsValue||!!def.checks?.
length,typeAccessor;switch(type){case"string":typeAccessor=generateStringCheck(doc,ctx,schema,accessor,buildsValue);break;case"number":typeAccessor=generateNumberCheck(
doc,schema,accessor);break;case"boolean":typeAccessor=generateBooleanCheck(doc,accessor);break;case"bigint":typeAccessor=generateBigIntCheck(doc,schema,accessor);
break;case"symbol":typeAccessor=generateSymbolCheck(doc,accessor);break;case"undefined":typeAccessor=generateUndefinedCheck(doc,accessor);break;case"null":typeAccessor=
generateNullCheck(doc,accessor);break;case"any":case"unknown":typeAccessor=accessor;break;case"never":doc.write("return INVALID;"),typeAccessor=accessor;break;case"\
void":typeAccessor=generateVoidCheck(doc,accessor);break;case"nan":typeAccessor=generateNaNCheck(doc,accessor);break;case"date":typeAccessor=generateDateCheck(doc,
accessor);break;case"object":typeAccessor=generateObjectCheck(doc,ctx,schema,accessor,buildsValue);break;case"optional":typeAccessor=generateOptionalCheck(doc,ctx,
schema,accessor,buildsValue);break;case"nullable":typeAccessor=generateNullableCheck(doc,ctx,schema,accessor,buildsValue);break;case"array":typeAccessor=generateArrayCheck(
doc,ctx,schema,accessor,buildsValue);break;case"literal":typeAccessor=generateLiteralCheck(doc,ctx,schema,accessor);break;case"enum":typeAccessor=generateEnumCheck(
doc,ctx,schema,accessor);break;case"readonly":{let innerOut=generateWrapperCheck(doc,ctx,schema,accessor),frozenVar=newVar(ctx);doc.write(`const ${frozenVar} = \
Object.freeze(${innerOut});`),typeAccessor=frozenVar;break}case"success":generateWrapperCheck(doc,ctx,schema,accessor),typeAccessor="true";break;case"default":case"\
prefault":typeAccessor=generateDefaultCheck(doc,ctx,schema,accessor);break;case"nonoptional":typeAccessor=generateNonOptionalCheck(doc,ctx,schema,accessor);break;case"\
tuple":typeAccessor=generateTupleCheck(doc,ctx,schema,accessor);break;case"union":typeAccessor=generateUnionCheck(doc,ctx,schema,accessor);break;case"intersecti\
on":typeAccessor=generateIntersectionCheck(doc,ctx,schema,accessor);break;case"record":typeAccessor=generateRecordCheck(doc,ctx,schema,accessor);break;case"map":
typeAccessor=generateMapCheck(doc,ctx,schema,accessor);break;case"set":typeAccessor=generateSetCheck(doc,ctx,schema,accessor);break;case"file":typeAccessor=generateFileCheck(
doc,accessor);break;case"template_literal":typeAccessor=generateTemplateLiteralCheck(doc,ctx,schema,accessor);break;case"lazy":typeAccessor=generateLazyCheck(doc,
ctx,schema,accessor);break;case"pipe":typeAccessor=generatePipeCheck(doc,ctx,schema,accessor);break;case"custom":typeAccessor=generateCustomCheck(doc,ctx,schema,
accessor);break;case"transform":typeAccessor=generateTransformCheck(doc,ctx,schema,accessor);break;case"catch":typeAccessor=generateCatchCheck(doc,ctx,schema,accessor);
break;default:throw new ZodCompileUnsupportedError(`schema type ${type}`)}return typeAccessor===null?null:generateChecks(doc,ctx,schema,typeAccessor)}function generateStringCheck(doc,ctx,schema,accessor,needsValue=!0){
doc.write(`if (typeof ${accessor} !== "string") return INVALID;`);let def=schema._zod.def;return def.format===void 0?accessor:generateStringFormatCheck(doc,ctx,
def,accessor,needsValue)}function generateNumberCheck(doc,schema,accessor){doc.write(`if (typeof ${accessor} !== "number" || !Number.isFinite(${accessor})) retu\
rn INVALID;`);let def=schema._zod.def;return def.check==="number_format"&&def.format&&generateNumberFormatCheck(doc,{format:def.format},accessor),accessor}function generateBooleanCheck(doc,accessor){
return doc.write(`if (typeof ${accessor} !== "boolean") return INVALID;`),accessor}function generateBigIntCheck(doc,schema,accessor){doc.write(`if (typeof ${accessor}\
 !== "bigint") return INVALID;`);let def=schema._zod.def;if(def.format)switch(def.format){case"int64":doc.write(`if (${accessor} < -9223372036854775808n || ${accessor}\
 > 9223372036854775807n) return INVALID;`);break;case"uint64":doc.write(`if (${accessor} < 0n || ${accessor} > 18446744073709551615n) return INVALID;`);break}return accessor}
function generateSymbolCheck(doc,accessor){return doc.write(`if (typeof ${accessor} !== "symbol") return INVALID;`),accessor}function generateUndefinedCheck(doc,accessor){
return doc.write(`if (${accessor} !== undefined) return INVALID;`),accessor}function generateNullCheck(doc,accessor){return doc.write(`if (${accessor} !== null)\
 return INVALID;`),accessor}function generateVoidCheck(doc,accessor){return doc.write(`if (${accessor} !== undefined) return INVALID;`),accessor}function generateNaNCheck(doc,accessor){
return doc.write(`if (typeof ${accessor} !== "number" || !Number.isNaN(${accessor})) return INVALID;`),accessor}function generateDateCheck(doc,accessor){return doc.
write(`if (!(${accessor} instanceof Date) || Number.isNaN(${accessor}.getTime())) return INVALID;`),accessor}function generateObjectCheck(doc,ctx,schema,accessor,buildsValue=!0){
let def=schema._zod.def;doc.write(`if (typeof ${accessor} !== "object" || ${accessor} === null || Array.isArray(${accessor})) return INVALID;`);let shape2=def.shape,
keys=Object.keys(shape2),symbolKeys=Object.getOwnPropertySymbols(shape2),allKeys=symbolKeys.length?[...keys,...symbolKeys]:keys,keyExpr=k=>typeof k=="symbol"?addConstant(
ctx,k):esc(k),propKey=k=>typeof k=="symbol"?`[${keyExpr(k)}]`:esc(k),propShape=shape2;if(keys.includes("__proto__"))throw new ZodCompileUnsupportedError('object\
 shape key "__proto__"');let propOutputs=new Map;for(let key of allKeys){let propSchema=propShape[key],kx=keyExpr(key),inputVar=newVar(ctx);if(doc.write(`const ${inputVar}\
 = ${accessor}[${kx}];`),propSchema._zod.optin!==void 0){let outputVar2=newVar(ctx);doc.write(`let ${outputVar2} = (() => {`),doc.indented(d=>{let outputAccessor=compileChild(
d,ctx,propSchema,inputVar);d.write(`return ${outputAccessor};`)}),doc.write("})();"),propSchema._zod.optout==="optional"?(doc.write(`if (${outputVar2} === INVAL\
ID) {`),doc.indented(d=>{d.write(`if (${kx} in ${accessor}) return INVALID;`),d.write(`${outputVar2} = undefined;`)}),doc.write("}")):doc.write(`if (${outputVar2}\
 === INVALID) return INVALID;`),propOutputs.set(key,outputVar2)}else{requiresPresenceCheck(propSchema)&&doc.write(`if (!(${kx} in ${accessor})) return INVALID;`);
let outputAccessor=compileChild(doc,ctx,propSchema,inputVar,buildsValue);outputAccessor!==null&&propOutputs.set(key,outputAccessor)}}let catchall=def.catchall,unknownKeysMode="\
none";if(catchall){let catchallType=catchall._zod.def.type;if(catchallType==="never"){let condition=keys.map(k=>`k !== ${esc(k)}`).join(" && ")||"true";doc.write(
`for (const k in ${accessor}) {`),doc.indented(d=>{d.write(`if (${condition}) return INVALID;`)}),doc.write("}")}else(catchallType==="unknown"||catchallType==="\
any")&&!catchall._zod.def.checks?.length?unknownKeysMode="passthrough":unknownKeysMode="schema"}let outputVar=newVar(ctx),hasConditionalKeys=allKeys.some(k=>mayOmitUndefined(
propShape[k])||dropsWhenAbsent(propShape[k]));if(!buildsValue){if(unknownKeysMode==="schema"){let knownSet=keys.length>0?addConstant(ctx,new Set(keys)):null;doc.
write(`for (const k in ${accessor}) {`),doc.indented(d=>{d.write('if (k === "__proto__") continue;'),knownSet&&d.write(`if (${knownSet}.has(k)) continue;`);let valVar=newVar(
ctx);d.write(`const ${valVar} = ${accessor}[k];`),compileChild(d,ctx,catchall,valVar,!1)}),doc.write("}")}return null}if(hasConditionalKeys){doc.write(`const ${outputVar}\
 = {};`);for(let k of allKeys){let kx=keyExpr(k),out=propOutputs.get(k);dropsWhenAbsent(propShape[k])?doc.write(`if (${kx} in ${accessor}) ${outputVar}[${kx}] =\
 ${out};`):mayOmitUndefined(propShape[k])?doc.write(`if (${out} !== undefined || ${kx} in ${accessor}) ${outputVar}[${kx}] = ${out};`):doc.write(`${outputVar}[${kx}\
] = ${out};`)}}else{let propLiterals=allKeys.map(k=>`${propKey(k)}: ${propOutputs.get(k)}`).join(", ");doc.write(`const ${outputVar} = { ${propLiterals} };`)}if(unknownKeysMode!==
"none"){let knownSet=keys.length>0?addConstant(ctx,new Set(keys)):null;doc.write(`for (const k in ${accessor}) {`),doc.indented(d=>{if(d.write('if (k === "__pro\
to__") continue;'),knownSet&&d.write(`if (${knownSet}.has(k)) continue;`),unknownKeysMode==="passthrough")d.write(`${outputVar}[k] = ${accessor}[k];`);else{let valVar=newVar(
ctx);d.write(`const ${valVar} = ${accessor}[k];`);let catchallOut=compileChild(d,ctx,catchall,valVar);d.write(`${outputVar}[k] = ${catchallOut};`)}}),doc.write(
"}")}return outputVar}function generateOptionalCheck(doc,ctx,schema,accessor,buildsValue=!0){let def=schema._zod.def;if(isExactOptional(schema))return generateCheck(
doc,ctx,def.innerType,accessor,buildsValue);if(def.innerType._zod.optin==="defaulted"){let outputVar2=newVar(ctx),branchVar=newVar(ctx);return doc.write(`let ${outputVar2}\
;`),doc.write(`if (${accessor} === undefined) {`),doc.indented(d=>{d.write(`const ${branchVar} = (() => {`),d.indented(d2=>{let innerOutput=generateCheck(d2,ctx,
def.innerType,accessor);d2.write(`return ${innerOutput};`)}),d.write("})();"),d.write(`if (${branchVar} !== INVALID) ${outputVar2} = ${branchVar};`)}),doc.write(
"} else {"),doc.indented(d=>{let innerOutput=generateCheck(d,ctx,def.innerType,accessor);d.write(`${outputVar2} = ${innerOutput};`)}),doc.write("}"),outputVar2}
let outputVar=buildsValue?newVar(ctx):null;return outputVar&&doc.write(`let ${outputVar};`),doc.write(`if (${accessor} !== undefined) {`),doc.indented(d=>{let innerOutput=generateCheck(
d,ctx,def.innerType,accessor,buildsValue);outputVar&&innerOutput!==null&&d.write(`${outputVar} = ${innerOutput};`)}),doc.write("}"),outputVar}function isExactOptional(schema){
return schema._zod.traits?.has("$ZodExactOptional")===!0}function requiresPresenceCheck(schema){return schema._zod.optin===void 0&&fastPathAcceptsAbsence(schema)}
function fastPathAcceptsAbsence(schema){if(schema._zod.def.coerce)return!0;let def=schema._zod.def;switch(def.type){case"any":case"unknown":case"undefined":case"\
void":case"default":case"prefault":case"transform":case"custom":case"lazy":return!0;case"string":case"number":case"boolean":case"bigint":case"symbol":case"null":case"\
never":case"nan":case"date":case"object":case"array":case"tuple":case"record":case"map":case"set":case"file":case"template_literal":return!1;case"nonoptional":return def.
innerType?fastPathAcceptsAbsence(def.innerType):!1;case"literal":return!!def.values?.includes(void 0);case"enum":return!!schema._zod.values?.has(void 0);case"op\
tional":case"nullable":case"readonly":case"success":return def.innerType?fastPathAcceptsAbsence(def.innerType):!0;case"catch":return!0;case"union":return def.options?
def.options.some(fastPathAcceptsAbsence):!0;case"intersection":return!def.left||!def.right?!0:fastPathAcceptsAbsence(def.left)&&fastPathAcceptsAbsence(def.right);case"\
pipe":return def.in?fastPathAcceptsAbsence(def.in):!0;default:return!0}}function dropsWhenAbsent(schema){return schema._zod.optin==="optional"&&schema._zod.optout===
"optional"}function mayOmitUndefined(schema){return(schema._zod.optin!=="defaulted"||schema._zod.optout==="optional")&&mayOutputUndefined(schema)}function mayOutputUndefined(schema){
let def=schema._zod.def;switch(def.type){case"string":case"number":case"boolean":case"bigint":case"symbol":case"null":case"nan":case"date":case"object":case"arr\
ay":case"tuple":case"record":case"map":case"set":case"file":case"template_literal":case"never":case"success":return!1;case"literal":return!!def.values?.includes(
void 0);case"enum":return!!schema._zod.values?.has(void 0);case"optional":return!0;case"nullable":case"readonly":case"nonoptional":return def.innerType?mayOutputUndefined(
def.innerType):!0;case"union":return def.options?def.options.some(mayOutputUndefined):!0;case"intersection":return!def.left||!def.right||mayOutputUndefined(def.
left)||mayOutputUndefined(def.right);case"pipe":return def.out?mayOutputUndefined(def.out):!0;default:return!0}}function generateNullableCheck(doc,ctx,schema,accessor,buildsValue=!0){
let def=schema._zod.def,outputVar=buildsValue?newVar(ctx):null;return outputVar&&doc.write(`let ${outputVar} = null;`),doc.write(`if (${accessor} !== null) {`),
doc.indented(d=>{let innerOutput=generateCheck(d,ctx,def.innerType,accessor,buildsValue);outputVar&&innerOutput!==null&&d.write(`${outputVar} = ${innerOutput};`)}),
doc.write("}"),outputVar}function generateSizeGate(doc,schema,size){for(let[max,check2]of sizeCaps(schema._zod.def.checks))doc.write(`if (${size} > ${numericOperand(
max,check2._zod.def.check)}) return INVALID;`)}function generateArrayCheck(doc,ctx,schema,accessor,buildsValue=!0){let def=schema._zod.def;doc.write(`if (!Array\
.isArray(${accessor})) return INVALID;`),generateSizeGate(doc,schema,`${accessor}.length`);let outputVar=buildsValue?newVar(ctx):null,iVar=newVar(ctx),elemVar=newVar(
ctx);return outputVar&&doc.write(`const ${outputVar} = new Array(${accessor}.length);`),doc.write(`for (let ${iVar} = 0; ${iVar} < ${accessor}.length; ${iVar}++\
) {`),doc.indented(d=>{d.write(`const ${elemVar} = ${accessor}[${iVar}];`);let elemOutput=compileChild(d,ctx,def.element,elemVar,buildsValue);outputVar&&elemOutput!==
null&&d.write(`${outputVar}[${iVar}] = ${elemOutput};`)}),doc.write("}"),outputVar}function generateLiteralCheck(doc,ctx,schema,accessor){let values2=schema._zod.
def.values;if(values2.length!==1){let literalSet=addConstant(ctx,new Set(values2));return doc.write(`if (!${literalSet}.has(${accessor})) return INVALID;`),accessor}
let value=values2[0];if(typeof value=="number"&&Number.isNaN(value)){let literalSet=addConstant(ctx,new Set(values2));return doc.write(`if (!${literalSet}.has(${accessor}\
)) return INVALID;`),accessor}if(typeof value=="string")doc.write(`if (${accessor} !== ${esc(value)}) return INVALID;`);else if(typeof value=="number"||typeof value==
"boolean")doc.write(`if (${accessor} !== ${value}) return INVALID;`);else if(value===null)doc.write(`if (${accessor} !== null) return INVALID;`);else if(value===
void 0)doc.write(`if (${accessor} !== undefined) return INVALID;`);else if(typeof value=="bigint")doc.write(`if (${accessor} !== ${value}n) return INVALID;`);else
throw new ZodCompileUnsupportedError(`literal type ${typeof value}`);return accessor}function generateEnumCheck(doc,ctx,schema,accessor){let values2=schema._zod.
values;if(!values2)throw new ZodCompileUnsupportedError("enum schema without enumerated values");let enumSet=addConstant(ctx,values2);return doc.write(`if (!${enumSet}\
.has(${accessor})) return INVALID;`),accessor}function generateWrapperCheck(doc,ctx,schema,accessor){let def=schema._zod.def;return generateCheck(doc,ctx,def.innerType,
accessor)}function generateDefaultCheck(doc,ctx,schema,accessor){let def=schema._zod.def,defaultGetter=Object.getOwnPropertyDescriptor(schema._zod.def,"defaultV\
alue")?()=>schema._zod.def.defaultValue:void 0;if(schema._zod.def.type==="prefault"){if(!defaultGetter)return generateCheck(doc,ctx,def.innerType,accessor);let defaultFn=addConstant(
ctx,defaultGetter),inputVar=newVar(ctx);return doc.write(`let ${inputVar} = ${accessor};`),doc.write(`if (${accessor} === undefined) ${inputVar} = ${defaultFn}(\
);`),generateCheck(doc,ctx,def.innerType,inputVar)}let outputVar=newVar(ctx);if(defaultGetter){let defaultFn=addConstant(ctx,defaultGetter),cloneFn=addConstant(
ctx,shallowClone);doc.write(`let ${outputVar};`),doc.write(`if (${accessor} === undefined) {`),doc.indented(d=>{d.write(`${outputVar} = ${cloneFn}(${defaultFn}(\
));`)}),doc.write("} else {"),doc.indented(d=>{let innerOutput=generateCheck(d,ctx,def.innerType,accessor);d.write(`${outputVar} = ${innerOutput} === undefined \
? ${cloneFn}(${defaultFn}()) : ${innerOutput};`)}),doc.write("}")}else doc.write(`let ${outputVar};`),doc.write(`if (${accessor} !== undefined) {`),doc.indented(
d=>{let innerOutput=generateCheck(d,ctx,def.innerType,accessor);d.write(`${outputVar} = ${innerOutput};`)}),doc.write("}");return outputVar}function generateNonOptionalCheck(doc,ctx,schema,accessor){
let def=schema._zod.def,innerOutput=generateCheck(doc,ctx,def.innerType,accessor),outputVar=newVar(ctx);return doc.write(`const ${outputVar} = ${innerOutput};`),
doc.write(`if (${outputVar} === undefined) return INVALID;`),outputVar}function generateTupleCheck(doc,ctx,schema,accessor){let def=schema._zod.def,items=def.items,
rest=def.rest;doc.write(`if (!Array.isArray(${accessor})) return INVALID;`);let optinStart=getTupleOptStart2(items,"optin"),optoutStart=getTupleOptStart2(items,
"optout");rest?doc.write(`if (${accessor}.length < ${optinStart}) return INVALID;`):doc.write(`if (${accessor}.length < ${optinStart} || ${accessor}.length > ${items.
length}) return INVALID;`);let outputVar=newVar(ctx);doc.write(`const ${outputVar} = [];`);for(let i=0;i<items.length;i++){let itemSchema=items[i];if(i>=optoutStart)
doc.write(`if (${outputVar}.length === ${i}) {`),doc.indented(d=>{d.write(`if (${i} < ${accessor}.length) {`),d.indented(d2=>{let elemVar=newVar(ctx);d2.write(`\
const ${elemVar} = ${accessor}[${i}];`);let elemOutput=compileChild(d2,ctx,itemSchema,elemVar);d2.write(`${outputVar}[${i}] = ${elemOutput};`)}),d.write("} else\
 {"),d.indented(d2=>{if(dropsWhenAbsent(itemSchema)){d2.write(`${outputVar}.length = ${i};`);return}let elemVar=newVar(ctx),branchVar=newVar(ctx);d2.write(`cons\
t ${elemVar} = undefined;`),d2.write(`const ${branchVar} = (() => {`),d2.indented(d3=>{let elemOutput=compileChild(d3,ctx,itemSchema,elemVar);d3.write(`return ${elemOutput}\
;`)}),d2.write("})();"),d2.write(`if (${branchVar} === INVALID || ${branchVar} === undefined) ${outputVar}.length = ${i};`),d2.write(`else ${outputVar}[${i}] = ${branchVar}\
;`)}),d.write("}")}),doc.write("}");else{let elemVar=newVar(ctx);doc.write(`const ${elemVar} = ${accessor}[${i}];`);let elemOutput=compileChild(doc,ctx,itemSchema,
elemVar);doc.write(`${outputVar}[${i}] = ${elemOutput};`)}}if(rest){let iVar=newVar(ctx),elemVar=newVar(ctx);doc.write(`for (let ${iVar} = ${items.length}; ${iVar}\
 < ${accessor}.length; ${iVar}++) {`),doc.indented(d=>{d.write(`const ${elemVar} = ${accessor}[${iVar}];`);let elemOutput=compileChild(d,ctx,rest,elemVar);d.write(
`${outputVar}[${iVar}] = ${elemOutput};`)}),doc.write("}")}return outputVar}function getTupleOptStart2(items,key){for(let i=items.length-1;i>=0;i--)if(!(key==="\
optin"?items[i]._zod.optin!==void 0:items[i]._zod.optout==="optional"))return i+1;return 0}function generateUnionCheck(doc,ctx,schema,accessor){let def=schema._zod.
def,options2=def.options;if(def.discriminator)return generateDiscriminatedUnionCheck(doc,ctx,def,accessor);if(def.inclusive===!1)throw new ZodCompileUnsupportedError(
"exclusive unions (z.xor)");if(options2.length===0)return doc.write("return INVALID;"),accessor;if(options2.length===1)return generateCheck(doc,ctx,options2[0],
accessor);if(options2.every(opt=>opt._zod.def.type==="literal"&&!opt._zod.def.checks?.length)){let values2=new Set(options2.flatMap(opt=>opt._zod.def.values)),valuesConst=addConstant(
ctx,values2);return doc.write(`if (!${valuesConst}.has(${accessor})) return INVALID;`),accessor}let outputVar=newVar(ctx);doc.write(`let ${outputVar};`);for(let i=0;i<
options2.length;i++){let opt=options2[i];i===0?doc.write(`${outputVar} = (() => {`):doc.write(`if (${outputVar} === INVALID) ${outputVar} = (() => {`),doc.indented(
d=>{let branchOutput=generateCheck(d,ctx,opt,accessor);d.write(`return ${branchOutput};`)}),doc.write("})();")}return doc.write(`if (${outputVar} === INVALID) r\
eturn INVALID;`),outputVar}function generateDiscriminatedUnionCheck(doc,ctx,def,accessor){if(def.unionFallback)throw new ZodCompileUnsupportedError("discriminat\
ed union with unionFallback");if(def.options.length===0)return doc.write("return INVALID;"),accessor;let discVar=newVar(ctx),outputVar=newVar(ctx);doc.write(`co\
nst ${discVar} = ${accessor}?.[${esc(def.discriminator)}];`),doc.write(`let ${outputVar};`);let firstBranch=!0,claimed=new Set;for(let option of def.options){let values2=option.
_zod.propValues?.[def.discriminator];if(!values2||values2.size===0)throw new ZodCompileUnsupportedError("discriminated union option without static discriminator\
 values");for(let value of values2){if(claimed.has(value))throw new ZodCompileUnsupportedError(`duplicate discriminator value ${String(value)}`);claimed.add(value)}
let conditions=Array.from(values2,value=>literalEquality(ctx,discVar,value)),prefix=firstBranch?"if":"else if";doc.write(`${prefix} (${conditions.join(" || ")})\
 {`),doc.indented(d=>{let branchOutput=generateCheck(d,ctx,option,accessor);d.write(`${outputVar} = ${branchOutput};`)}),doc.write("}"),firstBranch=!1}return doc.
write("else { return INVALID; }"),outputVar}function literalEquality(ctx,accessor,value){if(typeof value=="string")return`${accessor} === ${esc(value)}`;if(typeof value==
"number")return Number.isNaN(value)?`Number.isNaN(${accessor})`:`${accessor} === ${value}`;if(typeof value=="boolean")return`${accessor} === ${value}`;if(value===
null)return`${accessor} === null`;if(value===void 0)return`${accessor} === undefined`;if(typeof value=="bigint")return`${accessor} === ${value}n`;if(typeof value==
"symbol"){let symbolConst=addConstant(ctx,value);return`${accessor} === ${symbolConst}`}throw new ZodCompileUnsupportedError(`literal discriminator value ${String(
value)}`)}function generateIntersectionCheck(doc,ctx,schema,accessor){let def=schema._zod.def;ctx.definite=!1;let leftOutput=compileChild(doc,ctx,def.left,accessor),
rightOutput=compileChild(doc,ctx,def.right,accessor),mergeConst=addConstant(ctx,mergeValues),mergedVar=newVar(ctx);return doc.write(`const ${mergedVar} = ${mergeConst}\
(${leftOutput}, ${rightOutput});`),doc.write(`if (!${mergedVar}.valid) return INVALID;`),`${mergedVar}.data`}function generateRecordCheck(doc,ctx,schema,accessor){
let def=schema._zod.def,isPlainObjectConst=addConstant(ctx,isPlainObject);doc.write(`if (!${isPlainObjectConst}(${accessor})) return INVALID;`);let outputVar=newVar(
ctx),kVar=newVar(ctx),valVar=newVar(ctx);doc.write(`const ${outputVar} = {};`);let recordDef=def,keyValues=recordDef.partial?void 0:def.keyType._zod.values;if(keyValues){
let inputKeys=[];for(let key of keyValues){if(!(typeof key=="string"||typeof key=="number"||typeof key=="symbol"))throw new ZodCompileUnsupportedError(`record k\
ey value ${String(key)}`);let inputKey=typeof key=="number"?key.toString():key;if(inputKey==="__proto__")throw new ZodCompileUnsupportedError('record key "__pro\
to__"');inputKeys.push(inputKey);let keyConst=addConstant(ctx,key),outKey=generateCheck(doc,ctx,def.keyType,keyConst),valueVar=newVar(ctx);doc.write(`const ${valueVar}\
 = ${accessor}[${literalPropertyKey(ctx,inputKey)}];`);let valOutput=compileChild(doc,ctx,def.valueType,valueVar);doc.write(`${outputVar}[${outKey}] = ${valOutput}\
;`)}let knownKeysConst=addConstant(ctx,new Set(inputKeys));return doc.write(`for (const ${kVar} in ${accessor}) {`),doc.indented(d=>{d.write(`if (${knownKeysConst}\
.has(${kVar})) continue;`),recordDef.mode==="loose"?d.write(`if (${kVar} !== "__proto__") ${outputVar}[${kVar}] = ${accessor}[${kVar}];`):d.write("return INVALI\
D;")}),doc.write("}"),outputVar}let keyDef=def.keyType._zod.def;if(!(keyDef.type==="string"&&keyDef.format===void 0&&!keyDef.coerce&&(keyDef.checks?.length??0)===
0)){let isLoose=def.mode==="loose",keyFn=compileFn(def.keyType);keyFn.definite===!1&&(ctx.definite=!1);let keyFast=addConstant(ctx,keyFn),numericConst=addConstant(
ctx,number),outKeyVar=newVar(ctx);return emitOwnKeys(doc,ctx,accessor,kVar,d=>{d.write(`let ${outKeyVar} = ${keyFast}(${kVar});`),d.write(`if (${outKeyVar} === \
INVALID && typeof ${kVar} === "string" && ${numericConst}.test(${kVar})) ${outKeyVar} = ${keyFast}(Number(${kVar}));`),isLoose?d.write(`if (${outKeyVar} === INV\
ALID) { ${outputVar}[${kVar}] = ${accessor}[${kVar}]; continue; }`):d.write(`if (${outKeyVar} === INVALID) return INVALID;`),d.write(`if (${outKeyVar} === "__pr\
oto__") continue;`);let valueVar=newVar(ctx);d.write(`const ${valueVar} = ${accessor}[${kVar}];`);let valOutput=compileChild(d,ctx,def.valueType,valueVar);d.write(
`${outputVar}[${outKeyVar}] = ${valOutput};`)}),outputVar}return emitOwnKeys(doc,ctx,accessor,kVar,d=>{d.write(`const ${valVar} = ${accessor}[${kVar}];`);let valOutput=compileChild(
d,ctx,def.valueType,valVar);d.write(`${outputVar}[${kVar}] = ${valOutput};`)},"return INVALID;"),outputVar}function emitOwnKeys(doc,ctx,accessor,kVar,body,onSymbol){
let propIsEnumerableConst=addConstant(ctx,Object.prototype.propertyIsEnumerable),symsVar=newVar(ctx),keysVar=newVar(ctx),iVar=newVar(ctx);doc.write(`const ${symsVar}\
 = Object.getOwnPropertySymbols(${accessor});`),doc.write(`const ${keysVar} = Object.getOwnPropertyNames(${accessor});`),doc.write(`for (let ${iVar} = 0; ${iVar}\
 < ${keysVar}.length; ${iVar}++) {`),doc.indented(d=>{d.write(`const ${kVar} = ${keysVar}[${iVar}];`),d.write(`if (${kVar} === "__proto__" || !${propIsEnumerableConst}\
.call(${accessor}, ${kVar})) continue;`),body(d)}),doc.write("}"),doc.write(`for (let ${iVar} = 0; ${iVar} < ${symsVar}.length; ${iVar}++) {`),doc.indented(d=>{
d.write(`const ${kVar} = ${symsVar}[${iVar}];`),d.write(`if (!${propIsEnumerableConst}.call(${accessor}, ${kVar})) continue;`),onSymbol?d.write(onSymbol):body(d)}),
doc.write("}")}function literalPropertyKey(ctx,key){return typeof key=="string"?esc(key):addConstant(ctx,key)}function generateMapCheck(doc,ctx,schema,accessor){
let def=schema._zod.def;doc.write(`if (!(${accessor} instanceof Map)) return INVALID;`),generateSizeGate(doc,schema,`${accessor}.size`);let outputVar=newVar(ctx),
kVar=newVar(ctx),valVar=newVar(ctx);return doc.write(`const ${outputVar} = new Map();`),doc.write(`for (const [${kVar}, ${valVar}] of ${accessor}) {`),doc.indented(
d=>{let keyOutput=generateCheck(d,ctx,def.keyType,kVar),valOutput=generateCheck(d,ctx,def.valueType,valVar);d.write(`${outputVar}.set(${keyOutput}, ${valOutput}\
);`)}),doc.write("}"),outputVar}function generateSetCheck(doc,ctx,schema,accessor){let def=schema._zod.def;doc.write(`if (!(${accessor} instanceof Set)) return \
INVALID;`),generateSizeGate(doc,schema,`${accessor}.size`);let outputVar=newVar(ctx),valVar=newVar(ctx);return doc.write(`const ${outputVar} = new Set();`),doc.
write(`for (const ${valVar} of ${accessor}) {`),doc.indented(d=>{let valOutput=generateCheck(d,ctx,def.valueType,valVar);d.write(`${outputVar}.add(${valOutput})\
;`)}),doc.write("}"),outputVar}function generateFileCheck(doc,accessor){return doc.write(`if (!(${accessor} instanceof File)) return INVALID;`),accessor}function generateTemplateLiteralCheck(doc,ctx,schema,accessor){
doc.write(`if (typeof ${accessor} !== "string") return INVALID;`);let pattern=schema._zod.pattern;if(pattern){let patternConst=addConstant(ctx,pattern);doc.write(
`${patternConst}.lastIndex = 0;`),doc.write(`if (!${patternConst}.test(${accessor})) return INVALID;`)}return accessor}function generateLazyCheck(doc,ctx,schema,accessor){
let def=schema._zod.def,getterConst=addUserConstant(ctx,def.getter),cacheConst=addConstant(ctx,{parser:null});doc.write(`if (!${cacheConst}.parser) {`),doc.indented(
d=>{d.write(`const inner = ${getterConst}();`),d.write(`${cacheConst}.parser = function(input) {`),d.indented(d2=>{d2.write("const result = inner._zod.run({ val\
ue: input, issues: [] }, {});"),d2.write("return result.issues.length === 0 ? result.value : INVALID;")}),d.write("};")}),doc.write("}");let outputVar=newVar(ctx);
return doc.write(`const ${outputVar} = ${cacheConst}.parser(${accessor});`),doc.write(`if (${outputVar} === INVALID) return INVALID;`),outputVar}function generatePipeCheck(doc,ctx,schema,accessor){
let def=schema._zod.def,inputOutput=generateCheck(doc,ctx,def.in,accessor);if(def.transform){if(isAsyncFunction(def.transform))throw new ZodCompileAsyncError("z\
.compile: async transforms in pipes are not supported");let transformFn=def.transform,helperConst=addUserConstant(ctx,value=>{let fakePayload={value,issues:[],addIssue:pushIssue},
result=transformFn(value,fakePayload);return result instanceof Promise?INVALID:fakePayload.issues.length===0?result:INVALID}),transformedVar=newVar(ctx);return doc.
write(`const ${transformedVar} = ${helperConst}(${inputOutput});`),doc.write(`if (${transformedVar} === INVALID) return INVALID;`),generateCheck(doc,ctx,def.out,
transformedVar)}else return generateCheck(doc,ctx,def.out,inputOutput)}function isAsyncFunction(fn){return typeof fn=="function"&&(fn.constructor.name==="AsyncF\
unction"||fn[Symbol.toStringTag]==="AsyncFunction")}function generateCustomCheck(doc,ctx,schema,accessor){let def=schema._zod.def;if(def.fn){if(isAsyncFunction(
def.fn))throw new ZodCompileAsyncError("z.compile: async custom predicates are not supported");let fnConst=addUserConstant(ctx,def.fn),throwAsyncConst=addConstant(
ctx,throwAsync),resVar=newVar(ctx);doc.write(`const ${resVar} = ${fnConst}(${accessor});`),doc.write(`if (${resVar} instanceof Promise) ${throwAsyncConst}();`),
doc.write(`if (!${resVar}) return INVALID;`)}else throw new ZodCompileUnsupportedError("custom schema without a predicate function");return accessor}function runtimeCatch(innerSchema,catchValue,value){
let result=innerSchema._zod.run({value,issues:[]},{});if(result&&typeof result.then=="function")return INVALID;let r=result;return r.issues.length===0?r.value:catchValue()}
function generateCatchCheck(doc,ctx,schema,accessor){let def=schema._zod.def;if(!def.catchValue[CONSTANT_CATCH])throw new ZodCompileUnsupportedError("catch with\
 a callback (only a constant catch value compiles)",!1);let outputVar=newVar(ctx);doc.write(`let ${outputVar} = (() => {`),doc.indented(d=>{let innerOut=compileChild(
d,ctx,def.innerType,accessor);d.write(`return ${innerOut};`)}),doc.write("})();");let innerConst=addConstant(ctx,def.innerType),catchConst=addUserConstant(ctx,def.
catchValue),catchHelperConst=addConstant(ctx,runtimeCatch);return doc.write(`if (${outputVar} === INVALID) {`),doc.indented(d=>{d.write(`${outputVar} = ${catchHelperConst}\
(${innerConst}, ${catchConst}, ${accessor});`),d.write(`if (${outputVar} === INVALID) return INVALID;`)}),doc.write("}"),outputVar}function generateTransformCheck(doc,ctx,schema,accessor){
let def=schema._zod.def;if(def.transform){if(isAsyncFunction(def.transform))throw new ZodCompileAsyncError("z.compile: async transforms are not supported");let transformFn=def.
transform,helperConst=addUserConstant(ctx,value=>{let fakePayload={value,issues:[],addIssue:pushIssue},result=transformFn(value,fakePayload);return result instanceof
Promise?INVALID:fakePayload.issues.length===0?result:INVALID}),outputVar=newVar(ctx);return doc.write(`const ${outputVar} = ${helperConst}(${accessor});`),doc.write(
`if (${outputVar} === INVALID) return INVALID;`),outputVar}return accessor}function snapshotChecks(def){return def.checks&&(def.checks=[...def.checks]),def}function _string(Class2,params){return new Class2(snapshotChecks({type:"string",
...normalizeParams(params)}))}function _coercedString(Class2,params){return new Class2(snapshotChecks({type:"string",coerce:!0,...normalizeParams(params)}))}function _email(Class2,params){
return new Class2({type:"string",format:"email",check:"string_format",abort:!1,...normalizeParams(params)})}function _guid(Class2,params){return new Class2({type:"\
string",format:"guid",check:"string_format",abort:!1,...normalizeParams(params)})}function _uuid(Class2,params){return new Class2({type:"string",format:"uuid",check:"\
string_format",abort:!1,...normalizeParams(params)})}function _uuidv4(Class2,params){return new Class2({type:"string",format:"uuid",check:"string_format",abort:!1,
version:"v4",...normalizeParams(params)})}function _uuidv6(Class2,params){return new Class2({type:"string",format:"uuid",check:"string_format",abort:!1,version:"\
v6",...normalizeParams(params)})}function _uuidv7(Class2,params){return new Class2({type:"string",format:"uuid",check:"string_format",abort:!1,version:"v7",...normalizeParams(
params)})}function _url(Class2,params){return new Class2({type:"string",format:"url",check:"string_format",abort:!1,...normalizeParams(params)})}function _emoji2(Class2,params){
return new Class2({type:"string",format:"emoji",check:"string_format",abort:!1,...normalizeParams(params)})}function _nanoid(Class2,params){return new Class2({type:"\
string",format:"nanoid",check:"string_format",abort:!1,...normalizeParams(params)})}function _cuid(Class2,params){return new Class2({type:"string",format:"cuid",
check:"string_format",abort:!1,...normalizeParams(params)})}function _cuid2(Class2,params){return new Class2({type:"string",format:"cuid2",check:"string_format",
abort:!1,...normalizeParams(params)})}function _ulid(Class2,params){return new Class2({type:"string",format:"ulid",check:"string_format",abort:!1,...normalizeParams(
params)})}function _xid(Class2,params){return new Class2({type:"string",format:"xid",check:"string_format",abort:!1,...normalizeParams(params)})}function _ksuid(Class2,params){
return new Class2({type:"string",format:"ksuid",check:"string_format",abort:!1,...normalizeParams(params)})}function _ipv4(Class2,params){return new Class2({type:"\
string",format:"ipv4",check:"string_format",abort:!1,...normalizeParams(params)})}function _ipv6(Class2,params){return new Class2({type:"string",format:"ipv6",check:"\
string_format",abort:!1,...normalizeParams(params)})}function _mac(Class2,params){return new Class2({type:"string",format:"mac",check:"string_format",abort:!1,...normalizeParams(
params)})}function _cidrv4(Class2,params){return new Class2({type:"string",format:"cidrv4",check:"string_format",abort:!1,...normalizeParams(params)})}function _cidrv6(Class2,params){
return new Class2({type:"string",format:"cidrv6",check:"string_format",abort:!1,...normalizeParams(params)})}function _base64(Class2,params){return new Class2({
type:"string",format:"base64",check:"string_format",abort:!1,...normalizeParams(params)})}function _base64url(Class2,params){return new Class2({type:"string",format:"\
base64url",check:"string_format",abort:!1,...normalizeParams(params)})}function _e164(Class2,params){return new Class2({type:"string",format:"e164",check:"strin\
g_format",abort:!1,...normalizeParams(params)})}function _creditCard(Class2,params){return new Class2({type:"string",format:"credit_card",check:"string_format",
abort:!1,...normalizeParams(params)})}function _iban(Class2,params){return new Class2({type:"string",format:"iban",check:"string_format",abort:!1,...normalizeParams(
params)})}function _jwt(Class2,params){return new Class2({type:"string",format:"jwt",check:"string_format",abort:!1,...normalizeParams(params)})}var TimePrecision={
Any:null,Minute:-1,Second:0,Millisecond:3,Microsecond:6};function _isoDateTime(Class2,params){return new Class2({type:"string",format:"datetime",check:"string_f\
ormat",offset:!1,local:!1,precision:null,...normalizeParams(params)})}function _isoDate(Class2,params){return new Class2({type:"string",format:"date",check:"str\
ing_format",...normalizeParams(params)})}function _isoTime(Class2,params){return new Class2({type:"string",format:"time",check:"string_format",precision:null,...normalizeParams(
params)})}function _isoDuration(Class2,params){return new Class2({type:"string",format:"duration",check:"string_format",...normalizeParams(params)})}function _number(Class2,params){
return new Class2(snapshotChecks({type:"number",checks:[],...normalizeParams(params)}))}function _coercedNumber(Class2,params){return new Class2(snapshotChecks(
{type:"number",coerce:!0,checks:[],...normalizeParams(params)}))}function _int(Class2,params){return new Class2({type:"number",check:"number_format",abort:!1,format:"\
safeint",...normalizeParams(params)})}function _float32(Class2,params){return new Class2({type:"number",check:"number_format",abort:!1,format:"float32",...normalizeParams(
params)})}function _float64(Class2,params){return new Class2({type:"number",check:"number_format",abort:!1,format:"float64",...normalizeParams(params)})}function _int32(Class2,params){
return new Class2({type:"number",check:"number_format",abort:!1,format:"int32",...normalizeParams(params)})}function _uint32(Class2,params){return new Class2({type:"\
number",check:"number_format",abort:!1,format:"uint32",...normalizeParams(params)})}function _boolean(Class2,params){return new Class2({type:"boolean",...normalizeParams(
params)})}function _coercedBoolean(Class2,params){return new Class2({type:"boolean",coerce:!0,...normalizeParams(params)})}function _bigint(Class2,params){return new Class2(
{type:"bigint",...normalizeParams(params)})}function _coercedBigint(Class2,params){return new Class2({type:"bigint",coerce:!0,...normalizeParams(params)})}function _int64(Class2,params){
return new Class2({type:"bigint",check:"bigint_format",abort:!1,format:"int64",...normalizeParams(params)})}function _uint64(Class2,params){return new Class2({type:"\
bigint",check:"bigint_format",abort:!1,format:"uint64",...normalizeParams(params)})}function _symbol(Class2,params){return new Class2({type:"symbol",...normalizeParams(
params)})}function _undefined2(Class2,params){return new Class2({type:"undefined",...normalizeParams(params)})}function _null2(Class2,params){return new Class2(
{type:"null",...normalizeParams(params)})}function _any(Class2){return new Class2({type:"any"})}function _unknown(Class2){return new Class2({type:"unknown"})}function _never(Class2,params){
return new Class2({type:"never",...normalizeParams(params)})}function _void(Class2,params){return new Class2({type:"void",...normalizeParams(params)})}function _date(Class2,params){
return new Class2({type:"date",...normalizeParams(params)})}function _coercedDate(Class2,params){return new Class2({type:"date",coerce:!0,...normalizeParams(params)})}
function _nan(Class2,params){return new Class2({type:"nan",...normalizeParams(params)})}function _lt(value,params){return new $ZodCheckLessThan({check:"less_tha\
n",...normalizeParams(params),value,inclusive:!1})}function _lte(value,params){return new $ZodCheckLessThan({check:"less_than",...normalizeParams(params),value,
inclusive:!0})}function _gt(value,params){return new $ZodCheckGreaterThan({check:"greater_than",...normalizeParams(params),value,inclusive:!1})}function _gte(value,params){return new $ZodCheckGreaterThan(
{check:"greater_than",...normalizeParams(params),value,inclusive:!0})}function _positive(params){return _gt(0,params)}function _negative(params){return _lt(0,params)}function _nonpositive(params){return _lte(0,params)}function _nonnegative(params){
return _gte(0,params)}function _multipleOf(value,params){return new $ZodCheckMultipleOf({check:"multiple_of",...normalizeParams(params),value})}function _maxSize(maximum,params){
return new $ZodCheckMaxSize({check:"max_size",...normalizeParams(params),maximum})}function _minSize(minimum,params){return new $ZodCheckMinSize({check:"min_siz\
e",...normalizeParams(params),minimum})}function _size(size,params){return new $ZodCheckSizeEquals({check:"size_equals",...normalizeParams(params),size})}function _maxLength(maximum,params){
return new $ZodCheckMaxLength({check:"max_length",...normalizeParams(params),maximum})}function _minLength(minimum,params){return new $ZodCheckMinLength({check:"\
min_length",...normalizeParams(params),minimum})}function _length(length,params){return new $ZodCheckLengthEquals({check:"length_equals",...normalizeParams(params),
length})}function _regex(pattern,params){return new $ZodCheckRegex({check:"string_format",format:"regex",...normalizeParams(params),pattern})}function _lowercase(params){
return new $ZodCheckLowerCase({check:"string_format",format:"lowercase",...normalizeParams(params)})}function _uppercase(params){return new $ZodCheckUpperCase({
check:"string_format",format:"uppercase",...normalizeParams(params)})}function _includes(includes,params){return new $ZodCheckIncludes({check:"string_format",format:"\
includes",...normalizeParams(params),includes})}function _startsWith(prefix,params){return new $ZodCheckStartsWith({check:"string_format",format:"starts_with",...normalizeParams(
params),prefix})}function _endsWith(suffix,params){return new $ZodCheckEndsWith({check:"string_format",format:"ends_with",...normalizeParams(params),suffix})}function _property(property,schema,params){
return new $ZodCheckProperty({check:"property",property,schema,...normalizeParams(params)})}function _properties(shape2,params){return new $ZodCheckProperties({
check:"properties",shape:shape2,...normalizeParams(params)})}function _mime(types,params){return new $ZodCheckMimeType({check:"mime_type",mime:types,...normalizeParams(
params)})}function _overwrite(tx){return new $ZodCheckOverwrite({check:"overwrite",tx})}function _normalize(form){return _overwrite(input2=>input2.normalize(form))}
function _trim(){return _overwrite(input2=>input2.trim())}function _toLowerCase(){return _overwrite(input2=>input2.toLowerCase())}function _toUpperCase(){return _overwrite(
input2=>input2.toUpperCase())}function _slugify(){return _overwrite(input2=>slugify(input2))}function _array(Class2,element,params){return new Class2({type:"arr\
ay",element,...normalizeParams(params)})}function _union(Class2,options2,params){return new Class2({type:"union",options:options2,...normalizeParams(params)})}function _xor(Class2,options2,params){
return new Class2({type:"union",options:options2,inclusive:!1,...normalizeParams(params)})}function _discriminatedUnion(Class2,discriminator,options2,params){return new Class2(
{type:"union",options:options2,discriminator,...normalizeParams(params)})}function _intersection(Class2,left,right){return new Class2({type:"intersection",left,
right})}function _tuple(Class2,items,_paramsOrRest,_params){let hasRest=_paramsOrRest instanceof $ZodType,params=hasRest?_params:_paramsOrRest,rest=hasRest?_paramsOrRest:
null;return new Class2({type:"tuple",items,rest,...normalizeParams(params)})}function _record(Class2,keyType,valueType,params){return new Class2({type:"record",
keyType,valueType,...normalizeParams(params)})}function _map(Class2,keyType,valueType,params){return new Class2({type:"map",keyType,valueType,...normalizeParams(
params)})}function _set(Class2,valueType,params){return new Class2({type:"set",valueType,...normalizeParams(params)})}function _enum(Class2,values2,params){let entries=Array.
isArray(values2)?Object.fromEntries(values2.map(v=>[v,v])):values2;return new Class2({type:"enum",entries,...normalizeParams(params)})}function _nativeEnum(Class2,entries,params){
return new Class2({type:"enum",entries,...normalizeParams(params)})}function _literal(Class2,value,params){return new Class2({type:"literal",values:Array.isArray(
value)?value:[value],...normalizeParams(params)})}function _file(Class2,params){return new Class2({type:"file",...normalizeParams(params)})}function _transform(Class2,fn){
return new Class2({type:"transform",transform:fn})}function _optional(Class2,innerType){return new Class2({type:"optional",innerType})}function _nullable(Class2,innerType){
return new Class2({type:"nullable",innerType})}function _default(Class2,innerType,defaultValue){return new Class2({type:"default",innerType,get defaultValue(){return typeof defaultValue==
"function"?defaultValue():shallowClone(defaultValue)}})}function _nonoptional(Class2,innerType,params){return new Class2({type:"nonoptional",innerType,...normalizeParams(
params)})}function _success(Class2,innerType){return new Class2({type:"success",innerType})}function _catch(Class2,innerType,catchValue){return new Class2({type:"\
catch",innerType,catchValue:typeof catchValue=="function"?catchValue:constantCatch(catchValue)})}function _pipe(Class2,in_,out){return new Class2({type:"pipe",in:in_,
out})}function _readonly(Class2,innerType){return new Class2({type:"readonly",innerType})}function _templateLiteral(Class2,parts,params){return new Class2({type:"\
template_literal",parts,...normalizeParams(params)})}function _lazy(Class2,getter){return new Class2({type:"lazy",getter})}function _promise(Class2,innerType){return new Class2(
{type:"promise",innerType})}function _custom(Class2,fn,_params){let norm=normalizeParams(_params);return norm.abort??(norm.abort=!0),new Class2({type:"custom",check:"\
custom",fn,...norm})}function _refine(Class2,fn,_params){return new Class2({type:"custom",check:"custom",fn,...normalizeParams(_params)})}function _superRefine(fn,params){
let ch=_check(payload=>(payload.addIssue=issue2=>{if(typeof issue2=="string")payload.issues.push(issue(issue2,payload.value,ch._zod.def));else{let _issue=issue2;
_issue.fatal&&(_issue.continue=!1),_issue.code??(_issue.code="custom"),"input"in _issue||(_issue.input=payload.value),_issue.inst??(_issue.inst=ch),_issue.continue??
(_issue.continue=!ch._zod.def.abort),payload.issues.push(issue(_issue))}},fn(payload.value,payload)),params);return ch}function _check(fn,params){let ch=new $ZodCheck(
{check:"custom",...normalizeParams(params)});return ch._zod.check=fn,ch}function describe(description){let ch=new $ZodCheck({check:"describe"});return ch._zod.onattach=
[inst=>{let existing=globalRegistry.get(inst)??{};globalRegistry.add(inst,{...existing,description})}],ch._zod.check=()=>{},ch}function meta(metadata){let ch=new $ZodCheck(
{check:"meta"});return ch._zod.onattach=[inst=>{let existing=globalRegistry.get(inst)??{};globalRegistry.add(inst,{...existing,...metadata})}],ch._zod.check=()=>{},
ch}function _stringbool(Classes,_params){let params=normalizeParams(_params),truthyArray=params.truthy??["true","1","yes","on","y","enabled"],falsyArray=params.
falsy??["false","0","no","off","n","disabled"];params.case!=="sensitive"&&(truthyArray=truthyArray.map(v=>typeof v=="string"?v.toLowerCase():v),falsyArray=falsyArray.
map(v=>typeof v=="string"?v.toLowerCase():v));let truthySet=new Set(truthyArray),falsySet=new Set(falsyArray),_Codec=Classes.Codec??$ZodCodec,_Boolean=Classes.Boolean??
$ZodBoolean,_String=Classes.String??$ZodString,stringSchema=new _String({type:"string",error:params.error}),booleanSchema=new _Boolean({type:"boolean",error:params.
error}),codec2=new _Codec({type:"pipe",in:stringSchema,out:booleanSchema,transform:((input2,payload)=>{let data=input2;return params.case!=="sensitive"&&(data=data.
toLowerCase()),truthySet.has(data)?!0:falsySet.has(data)?!1:(payload.issues.push({code:"invalid_value",expected:"stringbool",values:[...truthySet,...falsySet],input:payload.
value,inst:codec2,continue:!1}),{})}),reverseTransform:((input2,_payload)=>input2===!0?truthyArray[0]||"true":falsyArray[0]||"false"),error:params.error});return codec2.
_zod.bag.truthy=truthyArray,codec2._zod.bag.falsy=falsyArray,codec2._zod.bag.case=params.case??"insensitive",codec2}function _stringFormat(Class2,format,fnOrRegex,_params={}){
let params=normalizeParams(_params),def={check:"string_format",type:"string",format,fn:typeof fnOrRegex=="function"?fnOrRegex:val=>fnOrRegex.test(val),...params};
return fnOrRegex instanceof RegExp&&(def.pattern=fnOrRegex),new Class2(def)}function assignProps(target,...sources){for(let source2 of sources)for(let key of Reflect.ownKeys(source2))Object.prototype.propertyIsEnumerable.call(source2,key)&&
assignProp(target,key,source2[key]);return target}function initializeContext(params){let target=params?.target??"draft-2020-12";return target==="draft-4"&&(target=
"draft-04"),target==="draft-7"&&(target="draft-07"),{processors:params.processors??{},metadataRegistry:params?.metadata??globalRegistry,target,unrepresentable:params?.
unrepresentable??"throw",override:params?.override??(()=>{}),io:params?.io??"output",counter:0,seen:new Map,sharedDefsExtractedFor:void 0,sharedEmitDoneFor:void 0,
cycles:params?.cycles??"ref",reused:params?.reused??"inline",intersections:[],deferred:[],external:params?.external??void 0}}function handleUnrepresentable(schema,ctx,json2,params,message){
let result=typeof ctx.unrepresentable=="function"?ctx.unrepresentable({zodSchema:schema,path:params.path,message}):ctx.unrepresentable;if(result==="any")return!1;
if(result===void 0||result==="throw")throw new Error(message);return Object.assign(json2,result),!0}function processSchema(schema,ctx,_params={path:[],schemaPath:[]}){
var _a3;let def=schema._zod.def,seen=ctx.seen.get(schema);if(seen)return seen.count++,_params.schemaPath.includes(schema)&&(seen.cycle=_params.path),seen.schema;
let result={schema:{},count:1,cycle:void 0,path:_params.path};ctx.seen.set(schema,result),ctx.sharedDefsExtractedFor=void 0,ctx.sharedEmitDoneFor=void 0;let overrideSchema=schema.
_zod.toJSONSchema?.();if(overrideSchema)result.schema=overrideSchema;else{let params={..._params,schemaPath:[..._params.schemaPath,schema],path:_params.path};if(schema.
_zod.processJSONSchema)schema._zod.processJSONSchema(ctx,result.schema,params);else{let _json=result.schema,processor=ctx.processors[def.type];if(!processor)throw new Error(
`[toJSONSchema]: Non-representable type encountered: ${def.type}`);processor(schema,ctx,_json,params)}let parent=schema._zod.parent;parent&&(result.ref||(result.
ref=parent),processSchema(parent,ctx,params),ctx.seen.get(parent).isParent=!0)}let meta3=ctx.metadataRegistry.get(schema);return meta3&&assignProps(result.schema,
meta3),ctx.io==="input"&&isTransforming(schema)&&(delete result.schema.examples,delete result.schema.default),ctx.io==="input"&&"_prefault"in result.schema&&((_a3=
result.schema).default??(_a3.default=result.schema._prefault)),delete result.schema._prefault,ctx.seen.get(schema).schema}function encodeJSONPointerSegment(segment){return segment.replace(/~/g,"~0").replace(/\//g,"~1")}function extractDefs(ctx,schema){let root=ctx.seen.get(schema);
if(!root)throw new Error("Unprocessed schema. This is a bug in Zod.");if(ctx.external&&ctx.sharedDefsExtractedFor===ctx.external)return;let idToSchema=new Map;for(let entry of ctx.
seen.entries()){let id=ctx.metadataRegistry.get(entry[0])?.id;if(id){let existing=idToSchema.get(id);if(existing&&existing!==entry[0])throw new Error(`Duplicate\
 schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);idToSchema.set(id,entry[0])}}
let makeURI=entry=>{let defsSegment=ctx.target==="draft-2020-12"?"$defs":"definitions";if(ctx.external){let externalId=ctx.external.registry.get(entry[0])?.id,uriGenerator=ctx.
external.uri??(id2=>id2);if(externalId)return{ref:uriGenerator(externalId)};let id=entry[1].defId??entry[1].schema.id??`schema${ctx.counter++}`;return entry[1].
defId=id,{defId:id,ref:`${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`}}let uriPrefix="#",defUriPrefix=`${uriPrefix}/${defsSegment}\
/`;if(entry[1]===root&&!entry[1].schema.id)return{ref:uriPrefix};let defId=entry[1].schema.id??`__schema${ctx.counter++}`;return{defId,ref:defUriPrefix+encodeJSONPointerSegment(
defId)}},extractToDef=entry=>{if(entry[1].schema.$ref)return;let seen=entry[1],{ref,defId}=makeURI(entry);seen.def={...seen.schema},defId&&(seen.defId=defId);let schema2=seen.
schema;for(let key in schema2)delete schema2[key];schema2.$ref=ref};if(ctx.cycles==="throw")for(let entry of ctx.seen.entries()){let seen=entry[1];if(seen.cycle)
throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`)}for(let entry of ctx.seen.entries()){let seen=entry[1];if(schema===entry[0]){
extractToDef(entry);continue}if(ctx.external){let ext=ctx.external.registry.get(entry[0])?.id;if(schema!==entry[0]&&ext){extractToDef(entry);continue}}if(ctx.metadataRegistry.
get(entry[0])?.id){extractToDef(entry);continue}if(seen.cycle){extractToDef(entry);continue}seen.count>1&&ctx.reused==="ref"&&extractToDef(entry)}ctx.external&&
(ctx.sharedDefsExtractedFor=ctx.external)}function compactTypeUnion(schema){let options2=schema.anyOf;if(!Array.isArray(options2)||options2.length===0||schema.type!==
void 0)return;let types=[];for(let option of options2){if(!option||typeof option!="object")return;compactTypeUnion(option);let keys=Object.keys(option);if(keys.
length!==1||keys[0]!=="type")return;let type=option.type;for(let member of Array.isArray(type)?type:[type]){if(typeof member!="string")return;types.includes(member)||
types.push(member)}}delete schema.anyOf,schema.type=types.length===1?types[0]:types}var FOLDABLE_KEYS=new Set(["type","properties","required","additionalPropert\
ies"]),UNION_KEYS=["oneOf","anyOf"];function undeclaredConstraint(member){let extra=member.additionalProperties;return extra===void 0||extra===!1||typeof extra!=
"object"||extra===null?null:Object.keys(extra).length?extra:null}function foldObjects(members2){let objects=[];for(let member of members2){if(typeof member!="ob\
ject"||member.type!=="object")return null;for(let key in member)if(!FOLDABLE_KEYS.has(key))return null;objects.push(member)}let properties={},required2=new Set;
for(let object2 of objects){for(let key in object2.properties){if(Object.prototype.hasOwnProperty.call(properties,key))continue;let parts=[];for(let other of objects){
let part=other.properties?.[key]??undeclaredConstraint(other);part!=null&&(parts.some(seen=>JSON.stringify(seen)===JSON.stringify(part))||parts.push(part))}let merged=parts.
length===1?parts[0]:foldObjects(parts)??{allOf:parts};assignProp(properties,key,merged)}for(let key of object2.required??[])required2.add(key)}let folded={type:"\
object",properties};if(required2.size&&(folded.required=[...required2]),objects.every(object2=>object2.additionalProperties===!1))folded.additionalProperties=!1;else{
let constraints=[];for(let object2 of objects){let constraint=undeclaredConstraint(object2);constraint&&!constraints.some(seen=>JSON.stringify(seen)===JSON.stringify(
constraint))&&constraints.push(constraint)}constraints.length===1?folded.additionalProperties=constraints[0]:constraints.length>1&&(folded.additionalProperties=
{allOf:constraints})}return folded}function foldIntersection(json2){let allOf=json2.allOf;if(!Array.isArray(allOf)||allOf.length<2)return;for(let key of FOLDABLE_KEYS)
if(key in json2)return;let unions=allOf.filter(m=>UNION_KEYS.some(k=>Array.isArray(m[k]))),folded=null;if(!unions.length)folded=foldObjects(allOf);else{let union2=unions[0],
keyword=UNION_KEYS.find(k=>Array.isArray(union2[k]));if(Object.keys(union2).length!==1)return;let rest=allOf.filter(m=>m!==union2),branches=union2[keyword].map(
branch=>foldObjects([...rest,branch]));if(branches.some(b=>!b))return;folded={[keyword]:branches}}folded&&(delete json2.allOf,assignProps(json2,folded))}function finalize(ctx,schema){
let root=ctx.seen.get(schema);if(!root)throw new Error("Unprocessed schema. This is a bug in Zod.");let flattenRef=zodSchema=>{let seen=ctx.seen.get(zodSchema);
if(seen.ref===null)return;let schema2=seen.def??seen.schema,_cached={...schema2},ref=seen.ref;if(seen.ref=null,ref){flattenRef(ref);let refSeen=ctx.seen.get(ref),
refSchema=refSeen.schema;if(refSchema.$ref&&(ctx.target==="draft-07"||ctx.target==="draft-04"||ctx.target==="openapi-3.0")?(schema2.allOf=schema2.allOf??[],schema2.
allOf.push(refSchema)):assignProps(schema2,refSchema),assignProps(schema2,_cached),zodSchema._zod.parent===ref)for(let key in schema2)key==="$ref"||key==="allOf"||
key in _cached||delete schema2[key];if(refSchema.$ref&&refSeen.def)for(let key in schema2)key==="$ref"||key==="allOf"||key in refSeen.def&&JSON.stringify(schema2[key])===
JSON.stringify(refSeen.def[key])&&delete schema2[key]}let parent=zodSchema._zod.parent;if(parent&&parent!==ref){flattenRef(parent);let parentSeen=ctx.seen.get(parent);
if(parentSeen?.schema.$ref&&(schema2.$ref=parentSeen.schema.$ref,parentSeen.def))for(let key in schema2)key==="$ref"||key==="allOf"||key in parentSeen.def&&JSON.
stringify(schema2[key])===JSON.stringify(parentSeen.def[key])&&delete schema2[key]}ctx.override({zodSchema,jsonSchema:schema2,path:seen.path??[]})};if(!ctx.external||
ctx.sharedEmitDoneFor!==ctx.external){for(let entry of[...ctx.seen.entries()].reverse())flattenRef(entry[0]);if(ctx.target!=="openapi-3.0")for(let entry of ctx.
seen.entries())compactTypeUnion(entry[1].def??entry[1].schema);for(let rewrite of ctx.deferred)rewrite();if(ctx.intersections.length){let carriers=new Map;for(let seen of ctx.
seen.values())for(let json2 of[seen.schema,seen.def]){let allOf=json2?.allOf;if(!Array.isArray(allOf))continue;let existing=carriers.get(allOf);existing?existing.
push(json2):carriers.set(allOf,[json2])}for(let allOf of ctx.intersections)for(let json2 of carriers.get(allOf)??[])foldIntersection(json2)}}let result={};if(ctx.
target==="draft-2020-12"?result.$schema="https://json-schema.org/draft/2020-12/schema":ctx.target==="draft-07"?result.$schema="http://json-schema.org/draft-07/s\
chema#":ctx.target==="draft-04"?result.$schema="http://json-schema.org/draft-04/schema#":ctx.target,ctx.external?.uri){let id=ctx.external.registry.get(schema)?.
id;if(!id)throw new Error("Schema is missing an `id` property");result.$id=ctx.external.uri(id)}assignProps(result,root.defId?root.schema:root.def??root.schema);
let rootMetaId=ctx.metadataRegistry.get(schema)?.id;rootMetaId!==void 0&&result.id===rootMetaId&&delete result.id;let defs=ctx.external?.defs??{};if(!ctx.external||
ctx.sharedEmitDoneFor!==ctx.external)for(let entry of ctx.seen.entries()){let seen=entry[1];seen.def&&seen.defId&&(seen.def.id===seen.defId&&delete seen.def.id,
assignProp(defs,seen.defId,seen.def))}ctx.external&&(ctx.sharedEmitDoneFor=ctx.external),ctx.external||Object.keys(defs).length>0&&(ctx.target==="draft-2020-12"?
result.$defs=defs:result.definitions=defs);try{let finalized=JSON.parse(JSON.stringify(result));return Object.defineProperty(finalized,"~standard",{value:{...schema["\
~standard"],jsonSchema:{input:createStandardJSONSchemaMethod(schema,"input",ctx.processors),output:createStandardJSONSchemaMethod(schema,"output",ctx.processors)}},
enumerable:!1,writable:!1}),finalized}catch{throw new Error("Error converting schema to JSON.")}}function isTransforming(_schema,_ctx){let ctx=_ctx??{seen:new Set};
if(ctx.seen.has(_schema))return!1;ctx.seen.add(_schema);let def=_schema._zod.def;if(def.type==="transform")return!0;if(def.type==="array")return isTransforming(
def.element,ctx);if(def.type==="set")return isTransforming(def.valueType,ctx);if(def.type==="lazy")return isTransforming(def.getter(),ctx);if(def.type==="promis\
e"||def.type==="optional"||def.type==="nonoptional"||def.type==="nullable"||def.type==="readonly"||def.type==="default"||def.type==="prefault"||def.type==="catc\
h")return isTransforming(def.innerType,ctx);if(def.type==="intersection")return isTransforming(def.left,ctx)||isTransforming(def.right,ctx);if(def.type==="recor\
d"||def.type==="map")return isTransforming(def.keyType,ctx)||isTransforming(def.valueType,ctx);if(def.type==="pipe")return _schema._zod.traits.has("$ZodCodec")?
!0:isTransforming(def.in,ctx)||isTransforming(def.out,ctx);if(def.type==="object"){for(let key in def.shape)if(isTransforming(def.shape[key],ctx))return!0;return!1}
if(def.type==="union"){for(let option of def.options)if(isTransforming(option,ctx))return!0;return!1}if(def.type==="tuple"){for(let item of def.items)if(isTransforming(
item,ctx))return!0;return!!(def.rest&&isTransforming(def.rest,ctx))}return!1}var createToJSONSchemaMethod=(schema,processors={})=>params=>{let ctx=initializeContext(
{...params,processors});return processSchema(schema,ctx),extractDefs(ctx,schema),finalize(ctx,schema)},createStandardJSONSchemaMethod=(schema,io,processors={})=>params=>{
let{libraryOptions,target}=params??{},ctx=initializeContext({...libraryOptions??{},target,io,processors});return processSchema(schema,ctx),extractDefs(ctx,schema),
finalize(ctx,schema)};var narrowMin=(agg,key,value)=>{(agg[key]===void 0||value>agg[key])&&(agg[key]=value)},narrowMax=(agg,key,value)=>{(agg[key]===void 0||value<agg[key])&&(agg[key]=
value)},narrowBoth=(agg,value)=>{narrowMin(agg,"minimum",value),narrowMax(agg,"maximum",value)},addDivisor=(agg,value)=>{agg.multipleOf??(agg.multipleOf=[]),agg.
multipleOf.includes(value)||agg.multipleOf.push(value)},addPattern=(agg,pattern)=>{agg.patterns??(agg.patterns=new Set),agg.patterns.add(pattern)},intersectMime=(agg,mime)=>{
agg.mime=agg.mime?agg.mime.filter(m=>mime.includes(m)):[...mime]},setFormat=(agg,format)=>{agg.format=format,format.includes("int")&&(agg.isInt=!0)},minContributor=(agg,def)=>narrowMin(
agg,"minimum",def.minimum),maxContributor=(agg,def)=>narrowMax(agg,"maximum",def.maximum),formatContributor=ranges=>(agg,def)=>{setFormat(agg,def.format);let[minimum,
maximum]=ranges[def.format];narrowMin(agg,"minimum",minimum),narrowMax(agg,"maximum",maximum)},contributors={greater_than:(agg,def)=>narrowMin(agg,def.inclusive?
"minimum":"exclusiveMinimum",def.value),less_than:(agg,def)=>narrowMax(agg,def.inclusive?"maximum":"exclusiveMaximum",def.value),multiple_of:(agg,def)=>addDivisor(
agg,def.value),number_format:formatContributor(NUMBER_FORMAT_RANGES),bigint_format:formatContributor(BIGINT_FORMAT_RANGES),min_length:minContributor,max_length:maxContributor,
length_equals:(agg,def)=>narrowBoth(agg,def.length),min_size:minContributor,max_size:maxContributor,size_equals:(agg,def)=>narrowBoth(agg,def.size),string_format:(agg,def)=>{
setFormat(agg,def.format),def.pattern&&addPattern(agg,def.pattern),(def.format==="base64"||def.format==="base64url")&&(agg.contentEncoding=def.format),(def.local||
def.precision===-1)&&(agg.laxFormat=!0)},mime_type:(agg,def)=>intersectMime(agg,def.mime)};function aggregateChecks(schema){let agg={},def=schema._zod.def,list=schema.
_zod.traits.has("$ZodCheck")?[schema,...def.checks??[]]:def.checks??[];for(let ch of list)contributors[ch._zod.def.check]?.(agg,ch._zod.def);let bag=schema._zod.
bag;bag.minimum!==void 0&&narrowMin(agg,"minimum",bag.minimum),bag.exclusiveMinimum!==void 0&&narrowMin(agg,"exclusiveMinimum",bag.exclusiveMinimum),bag.maximum!==
void 0&&narrowMax(agg,"maximum",bag.maximum),bag.exclusiveMaximum!==void 0&&narrowMax(agg,"exclusiveMaximum",bag.exclusiveMaximum),bag.multipleOf!==void 0&&addDivisor(
agg,bag.multipleOf),bag.format!==void 0&&(agg.format??(agg.format=bag.format),bag.format.includes("int")&&(agg.isInt=!0)),bag.mime&&intersectMime(agg,bag.mime);
for(let pattern of bag.patterns??[])addPattern(agg,pattern);return agg}var formatMap={guid:"uuid",url:"uri",datetime:"date-time",json_string:"json-string",regex:""},
exactPatterns=new Map([[base64Charset,base64],[base64urlCharset,base64url]]),exactPattern=p=>exactPatterns.get(p)??p,stringProcessor=(schema,ctx,_json,_params)=>{
let json2=_json;json2.type="string";let{minimum,maximum,format,patterns,contentEncoding,laxFormat}=aggregateChecks(schema);if(typeof minimum=="number"&&(json2.minLength=
minimum),typeof maximum=="number"&&(json2.maxLength=maximum),format&&(json2.format=formatMap[format]??format,json2.format===""&&delete json2.format,(format==="t\
ime"||laxFormat)&&delete json2.format),contentEncoding&&(json2.contentEncoding=contentEncoding),patterns&&patterns.size>0){let patternList=[...patterns].map(exactPattern);
patternList.length===1?json2.pattern=patternList[0].source:patternList.length>1&&(json2.allOf=[...patternList.map(regex=>({...ctx.target==="draft-07"||ctx.target===
"draft-04"||ctx.target==="openapi-3.0"?{type:"string"}:{},pattern:regex.source}))])}},numberProcessor=(schema,ctx,_json,params)=>{let json2=_json,{minimum,maximum,
multipleOf,exclusiveMaximum,exclusiveMinimum,isInt}=aggregateChecks(schema);json2.type=isInt?"integer":"number";let exMin=typeof exclusiveMinimum=="number"&&exclusiveMinimum>=
(minimum??Number.NEGATIVE_INFINITY),exMax=typeof exclusiveMaximum=="number"&&exclusiveMaximum<=(maximum??Number.POSITIVE_INFINITY),legacy=ctx.target==="draft-04"||
ctx.target==="openapi-3.0";if(exMin?legacy?(json2.minimum=exclusiveMinimum,json2.exclusiveMinimum=!0):json2.exclusiveMinimum=exclusiveMinimum:typeof minimum=="n\
umber"&&(json2.minimum=minimum),exMax?legacy?(json2.maximum=exclusiveMaximum,json2.exclusiveMaximum=!0):json2.exclusiveMaximum=exclusiveMaximum:typeof maximum==
"number"&&(json2.maximum=maximum),multipleOf){let divisors=new Set;for(let divisor of multipleOf)Number.isFinite(divisor)&&divisor!==0?divisors.add(Math.abs(divisor)):
handleUnrepresentable(schema,ctx,json2,params,`A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);let[first,...rest]=divisors;first!==void 0&&
(json2.multipleOf=first),rest.length&&(json2.allOf=[...json2.allOf??[],...rest.map(m=>({multipleOf:m}))])}},booleanProcessor=(_schema,_ctx,json2,_params)=>{json2.
type="boolean"},bigintProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"BigInt cannot be represented in JSON Schema")},symbolProcessor=(schema,ctx,json2,params)=>{
handleUnrepresentable(schema,ctx,json2,params,"Symbols cannot be represented in JSON Schema")},nullProcessor=(_schema,ctx,json2,_params)=>{ctx.target==="openapi\
-3.0"?(json2.type="string",json2.nullable=!0,json2.enum=[null]):json2.type="null"},undefinedProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,
json2,params,"Undefined cannot be represented in JSON Schema")},voidProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"Void ca\
nnot be represented in JSON Schema")},neverProcessor=(_schema,_ctx,json2,_params)=>{json2.not={}},anyProcessor=(_schema,_ctx,_json,_params)=>{},unknownProcessor=(_schema,_ctx,_json,_params)=>{},
dateProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"Date cannot be represented in JSON Schema")},enumProcessor=(schema,_ctx,json2,_params)=>{
let def=schema._zod.def,values2=getEnumValues(def.entries);if(values2.length===0){json2.not={};return}values2.every(v=>typeof v=="number")&&(json2.type="number"),
values2.every(v=>typeof v=="string")&&(json2.type="string"),json2.enum=values2},literalProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def;if(def.values.
length===0){json2.not={};return}let vals=[];for(let val of def.values)if(val===void 0){if(handleUnrepresentable(schema,ctx,json2,params,"Literal `undefined` can\
not be represented in JSON Schema"))return}else if(typeof val=="bigint"){if(handleUnrepresentable(schema,ctx,json2,params,"BigInt literals cannot be represented\
 in JSON Schema"))return;vals.push(Number(val))}else vals.push(val);if(vals.length!==0)if(vals.length===1){let val=vals[0];json2.type=val===null?"null":typeof val,
ctx.target==="draft-04"||ctx.target==="openapi-3.0"?json2.enum=[val]:json2.const=val}else vals.every(v=>typeof v=="number")&&(json2.type="number"),vals.every(v=>typeof v==
"string")&&(json2.type="string"),vals.every(v=>typeof v=="boolean")&&(json2.type="boolean"),vals.every(v=>v===null)&&(json2.type="null"),json2.enum=vals},nanProcessor=(schema,ctx,json2,params)=>{
handleUnrepresentable(schema,ctx,json2,params,"NaN cannot be represented in JSON Schema")},templateLiteralProcessor=(schema,_ctx,json2,_params)=>{let _json=json2,
pattern=schema._zod.pattern;if(!pattern)throw new Error("Pattern not found in template literal");_json.type="string",_json.pattern=pattern.source},fileProcessor=(schema,_ctx,json2,_params)=>{
let _json=json2;_json.type="string",_json.format="binary",_json.contentEncoding="binary";let{minimum,maximum,mime}=aggregateChecks(schema);minimum!==void 0&&(_json.
minLength=minimum),maximum!==void 0&&(_json.maxLength=maximum),mime&&(mime.length===0?_json.not={}:mime.length===1?_json.contentMediaType=mime[0]:_json.anyOf=mime.
map(m=>({contentMediaType:m})))},successProcessor=(_schema,_ctx,json2,_params)=>{json2.type="boolean"},customProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(
schema,ctx,json2,params,"Custom types cannot be represented in JSON Schema")},functionProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,
params,"Function types cannot be represented in JSON Schema")},transformProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"Tra\
nsforms cannot be represented in JSON Schema")},mapProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"Map cannot be represente\
d in JSON Schema")},setProcessor=(schema,ctx,json2,params)=>{handleUnrepresentable(schema,ctx,json2,params,"Set cannot be represented in JSON Schema")},arrayProcessor=(schema,ctx,_json,params)=>{
let json2=_json,def=schema._zod.def,{minimum,maximum}=aggregateChecks(schema);typeof minimum=="number"&&(json2.minItems=minimum),typeof maximum=="number"&&(json2.
maxItems=maximum),json2.type="array",json2.items=processSchema(def.element,ctx,{...params,path:[...params.path,"items"]})};function inputOptin(schema){let def=schema.
_zod.def;return def.type==="pipe"&&def.in._zod.traits.has("$ZodTransform")?inputOptin(def.out):def.type==="catch"?inputOptin(def.innerType):schema._zod.optin}var objectProcessor=(schema,ctx,_json,params)=>{
let json2=_json,def=schema._zod.def,shape2=def.shape;if(Object.getOwnPropertySymbols(shape2).length&&handleUnrepresentable(schema,ctx,json2,params,"Symbol keys \
cannot be represented in JSON Schema"))return;json2.type="object",json2.properties={};for(let key in shape2)assignProp(json2.properties,key,processSchema(shape2[key],
ctx,{...params,path:[...params.path,"properties",key]}));let requiredKeys=[];for(let key of Object.keys(shape2)){let field2=def.shape[key];(ctx.io==="input"?inputOptin(
field2)===void 0:field2._zod.optout===void 0)&&requiredKeys.push(key)}requiredKeys.length>0&&(json2.required=requiredKeys),def.catchall?._zod.def.type==="never"?
json2.additionalProperties=!1:def.catchall?def.catchall&&(json2.additionalProperties=processSchema(def.catchall,ctx,{...params,path:[...params.path,"additionalP\
roperties"]})):ctx.io==="output"&&(json2.additionalProperties=!1)},unionProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def,isExclusive=def.inclusive===
!1,options2=def.options.map((x,i)=>processSchema(x,ctx,{...params,path:[...params.path,isExclusive?"oneOf":"anyOf",i]}));isExclusive?json2.oneOf=options2:json2.
anyOf=options2},intersectionProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def,a=processSchema(def.left,ctx,{...params,path:[...params.path,"allOf",0]}),
b=processSchema(def.right,ctx,{...params,path:[...params.path,"allOf",1]}),isSimpleIntersection=val=>"allOf"in val&&Object.keys(val).length===1,allOf=[...isSimpleIntersection(
a)?a.allOf:[a],...isSimpleIntersection(b)?b.allOf:[b]];json2.allOf=allOf,ctx.intersections.push(allOf)},tupleProcessor=(schema,ctx,_json,params)=>{let json2=_json,
def=schema._zod.def;json2.type="array";let prefixPath=ctx.target==="draft-2020-12"?"prefixItems":"items",restPath=ctx.target==="draft-2020-12"||ctx.target==="op\
enapi-3.0"?"items":"additionalItems",prefixItems=def.items.map((x,i)=>processSchema(x,ctx,{...params,path:[...params.path,prefixPath,i]})),rest=def.rest?processSchema(
def.rest,ctx,{...params,path:[...params.path,restPath,...ctx.target==="openapi-3.0"?[def.items.length]:[]]}):null,minItems=def.items.length;for(;minItems>0;){let item=def.
items[minItems-1];if(!(ctx.io==="input"?inputOptin(item)!==void 0:item._zod.optout==="optional"))break;minItems--}let maxItems=def.items.length,isClosed=!def.rest;
ctx.target==="draft-2020-12"?(json2.prefixItems=prefixItems,isClosed?json2.items=!1:rest&&(json2.items=rest),minItems>0&&(json2.minItems=minItems),isClosed&&(json2.
maxItems=maxItems)):ctx.target==="openapi-3.0"?(json2.items={anyOf:prefixItems},rest&&json2.items.anyOf.push(rest),minItems>0&&(json2.minItems=minItems),isClosed&&
(json2.maxItems=maxItems)):(json2.items=prefixItems,isClosed?json2.additionalItems=!1:rest&&(json2.additionalItems=rest),minItems>0&&(json2.minItems=minItems),isClosed&&
(json2.maxItems=maxItems));let{minimum,maximum}=aggregateChecks(schema);typeof minimum=="number"&&(json2.minItems=minimum),typeof maximum=="number"&&(json2.maxItems=
maximum)};function stringifyKeyNames(bySchema,json2,visited){if(json2.$ref){if(visited.has(json2))return json2;visited.add(json2);let def=bySchema.get(json2)?.def;
if(!def)return json2;let inlined=stringifyKeyNames(bySchema,def,visited);return inlined===def?json2:inlined}for(let keyword of["anyOf","oneOf"]){let branches=json2[keyword];
if(!Array.isArray(branches))continue;let mapped=branches.map(branch=>stringifyKeyNames(bySchema,branch,visited));mapped.some((branch,i)=>branch!==branches[i])&&
(json2={...json2,[keyword]:mapped})}let types=Array.isArray(json2.type)?json2.type:[json2.type],numericType=!types.includes("string")&&types.some(t=>t==="number"||
t==="integer"),values2=json2.enum??(json2.const!==void 0?[json2.const]:void 0);if(!numericType&&!values2?.some(v=>typeof v=="number"))return json2;let{minimum,maximum,
exclusiveMinimum,exclusiveMaximum,multipleOf,format,id,...rest}=json2;return rest.enum?rest.enum=rest.enum.map(v=>typeof v=="number"?String(v):v):typeof rest.const==
"number"&&(rest.const=String(rest.const)),numericType&&(rest.type="string",values2||(rest.pattern=(types.includes("number")?number:integer).source)),rest}var pendingRecords=new WeakMap;
function rewriteKeyNames(ctx){let bySchema=new Map;for(let entry of ctx.seen.values())entry.def&&!bySchema.has(entry.schema)&&bySchema.set(entry.schema,entry);let rewrites=new Map;
for(let record2 of pendingRecords.get(ctx)??[]){let seen=ctx.seen.get(record2),names=(seen?.def??seen?.schema)?.propertyNames;if(!names||names===!0||rewrites.has(
names))continue;let rewritten=stringifyKeyNames(bySchema,names,new Set);rewritten!==names&&rewrites.set(names,rewritten)}if(rewrites.size)for(let entry of ctx.seen.
values())for(let carrier of[entry.schema,entry.def]){let rewritten=carrier&&rewrites.get(carrier.propertyNames);rewritten&&(carrier.propertyNames=rewritten)}}var recordProcessor=(schema,ctx,_json,params)=>{
let json2=_json,def=schema._zod.def;json2.type="object";let keyType=def.keyType,patterns=aggregateChecks(keyType).patterns;if(def.mode==="loose"&&patterns&&patterns.
size>0){let valueSchema=processSchema(def.valueType,ctx,{...params,path:[...params.path,"patternProperties","*"]});json2.patternProperties={};for(let pattern of patterns)
assignProp(json2.patternProperties,exactPattern(pattern).source,valueSchema)}else{if(ctx.target==="draft-07"||ctx.target==="draft-2020-12"){json2.propertyNames=
processSchema(def.keyType,ctx,{...params,path:[...params.path,"propertyNames"]});let pending=pendingRecords.get(ctx);pending||(pending=[],pendingRecords.set(ctx,
pending),ctx.deferred.push(()=>rewriteKeyNames(ctx))),pending.push(schema)}json2.additionalProperties=processSchema(def.valueType,ctx,{...params,path:[...params.
path,"additionalProperties"]})}let keyValues=keyType._zod.values,omittableOnInput=ctx.io==="input"&&inputOptin(def.valueType)!==void 0;if(keyValues&&!def.partial&&
!omittableOnInput){let validKeyValues=[...keyValues].filter(v=>typeof v=="string"||typeof v=="number");validKeyValues.length>0&&(json2.required=validKeyValues.map(
String))}},nullableProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def,inner=processSchema(def.innerType,ctx,params),seen=ctx.seen.get(schema);ctx.target===
"openapi-3.0"?(seen.ref=def.innerType,json2.nullable=!0):json2.anyOf=[inner,{type:"null"}]},nonoptionalProcessor=(schema,ctx,_json,params)=>{let def=schema._zod.
def;processSchema(def.innerType,ctx,params);let seen=ctx.seen.get(schema);seen.ref=def.innerType},UNREPRESENTABLE_DEFAULT=Symbol();function serializeDefaultValue(value,schema,ctx,json2,params){
let unrepresentable=!1,serialized=JSON.stringify(value,(_,val)=>typeof val!="bigint"?val:(unrepresentable=!0,null));return unrepresentable?(handleUnrepresentable(
schema,ctx,json2,params,"BigInt defaults cannot be represented in JSON Schema"),UNREPRESENTABLE_DEFAULT):JSON.parse(serialized)}var defaultProcessor=(schema,ctx,json2,params)=>{
let def=schema._zod.def;processSchema(def.innerType,ctx,params);let seen=ctx.seen.get(schema);seen.ref=def.innerType;let value=serializeDefaultValue(def.defaultValue,
schema,ctx,json2,params);value!==UNREPRESENTABLE_DEFAULT&&(json2.default=value)},prefaultProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def;processSchema(
def.innerType,ctx,params);let seen=ctx.seen.get(schema);if(seen.ref=def.innerType,ctx.io!=="input")return;let value=serializeDefaultValue(def.defaultValue,schema,
ctx,json2,params);value!==UNREPRESENTABLE_DEFAULT&&(json2._prefault=value)},catchProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def;processSchema(def.
innerType,ctx,params);let seen=ctx.seen.get(schema);seen.ref=def.innerType;let catchValue;try{catchValue=def.catchValue(void 0)}catch{handleUnrepresentable(schema,
ctx,json2,params,"Dynamic catch values are not supported in JSON Schema");return}json2.default=catchValue},pipeProcessor=(schema,ctx,_json,params)=>{let def=schema.
_zod.def,inIsTransform=def.in._zod.traits.has("$ZodTransform"),innerType=ctx.io==="input"?inIsTransform?def.out:def.in:def.out;processSchema(innerType,ctx,params);
let seen=ctx.seen.get(schema);seen.ref=innerType},readonlyProcessor=(schema,ctx,json2,params)=>{let def=schema._zod.def;processSchema(def.innerType,ctx,params);
let seen=ctx.seen.get(schema);seen.ref=def.innerType,json2.readOnly=!0},promiseProcessor=(schema,ctx,_json,params)=>{let def=schema._zod.def;processSchema(def.innerType,
ctx,params);let seen=ctx.seen.get(schema);seen.ref=def.innerType},optionalProcessor=(schema,ctx,_json,params)=>{let def=schema._zod.def;processSchema(def.innerType,
ctx,params);let seen=ctx.seen.get(schema);seen.ref=def.innerType},lazyProcessor=(schema,ctx,_json,params)=>{let innerType=schema._zod.innerType;processSchema(innerType,
ctx,params);let seen=ctx.seen.get(schema);seen.ref=innerType},allProcessors={string:stringProcessor,number:numberProcessor,boolean:booleanProcessor,bigint:bigintProcessor,
symbol:symbolProcessor,null:nullProcessor,undefined:undefinedProcessor,void:voidProcessor,never:neverProcessor,any:anyProcessor,unknown:unknownProcessor,date:dateProcessor,
enum:enumProcessor,literal:literalProcessor,nan:nanProcessor,template_literal:templateLiteralProcessor,file:fileProcessor,success:successProcessor,custom:customProcessor,
function:functionProcessor,transform:transformProcessor,map:mapProcessor,set:setProcessor,array:arrayProcessor,object:objectProcessor,union:unionProcessor,intersection:intersectionProcessor,
tuple:tupleProcessor,record:recordProcessor,nullable:nullableProcessor,nonoptional:nonoptionalProcessor,default:defaultProcessor,prefault:prefaultProcessor,catch:catchProcessor,
pipe:pipeProcessor,readonly:readonlyProcessor,promise:promiseProcessor,optional:optionalProcessor,lazy:lazyProcessor};function toJSONSchema(input2,params){if("_\
idmap"in input2){let registry2=input2,ctx2=initializeContext({...params,processors:allProcessors}),defs={};for(let entry of registry2._idmap.entries()){let[_,schema]=entry;
processSchema(schema,ctx2)}let schemas2={},external={registry:registry2,uri:params?.uri,defs};ctx2.external=external;for(let entry of registry2._idmap.entries()){
let[key,schema]=entry;extractDefs(ctx2,schema),assignProp(schemas2,key,finalize(ctx2,schema))}if(Object.keys(defs).length>0){let defsSegment=ctx2.target==="draf\
t-2020-12"?"$defs":"definitions";schemas2.__shared={[defsSegment]:defs}}return{schemas:schemas2}}let ctx=initializeContext({...params,processors:allProcessors});
return processSchema(input2,ctx),extractDefs(ctx,input2),finalize(ctx,input2)}var JSONSchemaGenerator=class{get metadataRegistry(){return this.ctx.metadataRegistry}get target(){return this.ctx.target}get unrepresentable(){return this.ctx.
unrepresentable}get override(){return this.ctx.override}get io(){return this.ctx.io}get counter(){return this.ctx.counter}set counter(value){this.ctx.counter=value}get seen(){
return this.ctx.seen}constructor(params){let normalizedTarget=params?.target??"draft-2020-12";normalizedTarget==="draft-4"&&(normalizedTarget="draft-04"),normalizedTarget===
"draft-7"&&(normalizedTarget="draft-07"),this.ctx=initializeContext({processors:allProcessors,target:normalizedTarget,...params?.metadata&&{metadata:params.metadata},
...params?.unrepresentable&&{unrepresentable:params.unrepresentable},...params?.override&&{override:params.override},...params?.io&&{io:params.io}})}process(schema,_params={
path:[],schemaPath:[]}){return processSchema(schema,this.ctx,_params)}emit(schema,_params){_params&&(_params.cycles&&(this.ctx.cycles=_params.cycles),_params.reused&&
(this.ctx.reused=_params.reused),_params.external&&(this.ctx.external=_params.external)),this.ctx.sharedDefsExtractedFor=void 0,this.ctx.sharedEmitDoneFor=void 0,
extractDefs(this.ctx,schema);let result=finalize(this.ctx,schema),{"~standard":_,...plainResult}=result;return plainResult}};var json_schema_exports={};var schemas_exports2={};__export(schemas_exports2,{ZodAny:()=>ZodAny,ZodArray:()=>ZodArray,ZodBase64:()=>ZodBase64,ZodBase64URL:()=>ZodBase64URL,ZodBigInt:()=>ZodBigInt,
ZodBigIntFormat:()=>ZodBigIntFormat,ZodBoolean:()=>ZodBoolean,ZodCIDRv4:()=>ZodCIDRv4,ZodCIDRv6:()=>ZodCIDRv6,ZodCUID:()=>ZodCUID,ZodCUID2:()=>ZodCUID2,ZodCatch:()=>ZodCatch,
ZodCodec:()=>ZodCodec,ZodCreditCard:()=>ZodCreditCard,ZodCustom:()=>ZodCustom,ZodCustomStringFormat:()=>ZodCustomStringFormat,ZodDate:()=>ZodDate,ZodDefault:()=>ZodDefault,
ZodDiscriminatedUnion:()=>ZodDiscriminatedUnion,ZodE164:()=>ZodE164,ZodEmail:()=>ZodEmail,ZodEmoji:()=>ZodEmoji,ZodEnum:()=>ZodEnum,ZodExactOptional:()=>ZodExactOptional,
ZodFile:()=>ZodFile,ZodFunction:()=>ZodFunction,ZodGUID:()=>ZodGUID,ZodIBAN:()=>ZodIBAN,ZodIPv4:()=>ZodIPv4,ZodIPv6:()=>ZodIPv6,ZodISODate:()=>ZodISODate,ZodISODateTime:()=>ZodISODateTime,
ZodISODuration:()=>ZodISODuration,ZodISOTime:()=>ZodISOTime,ZodInstanceOf:()=>ZodInstanceOf,ZodIntersection:()=>ZodIntersection,ZodJWT:()=>ZodJWT,ZodKSUID:()=>ZodKSUID,
ZodLazy:()=>ZodLazy,ZodLiteral:()=>ZodLiteral,ZodMAC:()=>ZodMAC,ZodMap:()=>ZodMap,ZodNaN:()=>ZodNaN,ZodNanoID:()=>ZodNanoID,ZodNever:()=>ZodNever,ZodNonOptional:()=>ZodNonOptional,
ZodNull:()=>ZodNull,ZodNullable:()=>ZodNullable,ZodNumber:()=>ZodNumber,ZodNumberFormat:()=>ZodNumberFormat,ZodObject:()=>ZodObject,ZodOptional:()=>ZodOptional,
ZodPipe:()=>ZodPipe,ZodPrefault:()=>ZodPrefault,ZodPreprocess:()=>ZodPreprocess,ZodPromise:()=>ZodPromise,ZodReadonly:()=>ZodReadonly,ZodRecord:()=>ZodRecord,ZodSet:()=>ZodSet,
ZodString:()=>ZodString,ZodStringFormat:()=>ZodStringFormat,ZodSuccess:()=>ZodSuccess,ZodSymbol:()=>ZodSymbol,ZodTemplateLiteral:()=>ZodTemplateLiteral,ZodTransform:()=>ZodTransform,
ZodTuple:()=>ZodTuple,ZodType:()=>ZodType,ZodULID:()=>ZodULID,ZodURL:()=>ZodURL,ZodUUID:()=>ZodUUID,ZodUndefined:()=>ZodUndefined,ZodUnion:()=>ZodUnion,ZodUnknown:()=>ZodUnknown,
ZodVoid:()=>ZodVoid,ZodXID:()=>ZodXID,ZodXor:()=>ZodXor,_ZodString:()=>_ZodString,_default:()=>_default2,_function:()=>_function,any:()=>any,array:()=>array,base64:()=>base642,
base64url:()=>base64url2,bigint:()=>bigint2,boolean:()=>boolean2,catch:()=>_catch2,check:()=>check,cidrv4:()=>cidrv42,cidrv6:()=>cidrv62,codec:()=>codec,creditCard:()=>creditCard2,
cuid:()=>cuid3,cuid2:()=>cuid22,currencyCode:()=>currencyCode2,custom:()=>custom,date:()=>date2,describe:()=>describe2,discriminatedUnion:()=>discriminatedUnion,
e164:()=>e1642,email:()=>email2,emoji:()=>emoji2,enum:()=>_enum2,exactOptional:()=>exactOptional,file:()=>file2,float32:()=>float32,float64:()=>float64,function:()=>_function,
guid:()=>guid2,hash:()=>hash,hex:()=>hex2,hostname:()=>hostname2,httpUrl:()=>httpUrl,iban:()=>iban2,instanceof:()=>_instanceof,int:()=>int,int32:()=>int32,int64:()=>int64,
intersection:()=>intersection,invertCodec:()=>invertCodec,ipv4:()=>ipv42,ipv6:()=>ipv62,json:()=>json,jwt:()=>jwt,keyof:()=>keyof,ksuid:()=>ksuid2,lazy:()=>lazy,
literal:()=>literal,looseObject:()=>looseObject,looseRecord:()=>looseRecord,mac:()=>mac2,map:()=>map,meta:()=>meta2,nan:()=>nan,nanoid:()=>nanoid2,nativeEnum:()=>nativeEnum,
never:()=>never,nonoptional:()=>nonoptional,null:()=>_null3,nullable:()=>nullable,nullish:()=>nullish2,number:()=>number2,object:()=>object,optional:()=>optional,
partialRecord:()=>partialRecord,pipe:()=>pipe,prefault:()=>prefault,preprocess:()=>preprocess,promise:()=>promise,readonly:()=>readonly,record:()=>record,refine:()=>refine,
set:()=>set,strictObject:()=>strictObject,string:()=>string2,stringFormat:()=>stringFormat,stringbool:()=>stringbool,success:()=>success,superRefine:()=>superRefine,
symbol:()=>symbol,templateLiteral:()=>templateLiteral,transform:()=>transform,tuple:()=>tuple,uint32:()=>uint32,uint64:()=>uint64,ulid:()=>ulid2,undefined:()=>_undefined3,
union:()=>union,unknown:()=>unknown,url:()=>url,uuid:()=>uuid2,uuidv4:()=>uuidv4,uuidv6:()=>uuidv6,uuidv7:()=>uuidv7,void:()=>_void2,xid:()=>xid2,xor:()=>xor});var checks_exports2={};__export(checks_exports2,{endsWith:()=>_endsWith,gt:()=>_gt,gte:()=>_gte,includes:()=>_includes,length:()=>_length,lowercase:()=>_lowercase,
lt:()=>_lt,lte:()=>_lte,maxLength:()=>_maxLength,maxSize:()=>_maxSize,mime:()=>_mime,minLength:()=>_minLength,minSize:()=>_minSize,multipleOf:()=>_multipleOf,negative:()=>_negative,
nonnegative:()=>_nonnegative,nonpositive:()=>_nonpositive,normalize:()=>_normalize,overwrite:()=>_overwrite,positive:()=>_positive,properties:()=>_properties,property:()=>_property,
regex:()=>_regex,size:()=>_size,slugify:()=>_slugify,startsWith:()=>_startsWith,toLowerCase:()=>_toLowerCase,toUpperCase:()=>_toUpperCase,trim:()=>_trim,uppercase:()=>_uppercase});var _installedErrorProtos=new WeakSet([Object.prototype,Error.prototype]);function _lazyMethod(proto,key,make){Object.defineProperty(proto,key,{configurable:!0,
enumerable:!1,get(){let value=make(this);return Object.defineProperty(this,key,{value,configurable:!0,writable:!0}),value},set(value){Object.defineProperty(this,
key,{value,configurable:!0,writable:!0})}})}var initializer2=(inst,issues)=>{$ZodError.init(inst,issues),inst.name="ZodError";let proto=Object.getPrototypeOf(inst);
_installedErrorProtos.has(proto)||(_installedErrorProtos.add(proto),_lazyMethod(proto,"format",self2=>mapper=>formatError(self2,mapper)),_lazyMethod(proto,"flat\
ten",self2=>mapper=>flattenError(self2,mapper)),_lazyMethod(proto,"addIssue",self2=>issue2=>{self2.issues.push(issue2),self2.message=JSON.stringify(self2.issues,
jsonStringifyReplacer,2)}),_lazyMethod(proto,"addIssues",self2=>issues2=>{self2.issues.push(...issues2),self2.message=JSON.stringify(self2.issues,jsonStringifyReplacer,
2)}),Object.defineProperty(proto,"isEmpty",{configurable:!0,enumerable:!1,get(){return this.issues.length===0}}))},ZodError=$constructor("ZodError",initializer2),
ZodRealError=$constructor("ZodError",initializer2,void 0,{Parent:Error});var parse4=_parse(ZodRealError),parseAsync2=_parseAsync(ZodRealError),safeParse2=_safeParse(ZodRealError),safeParseAsync2=_safeParseAsync(ZodRealError),encode2=_encode(
ZodRealError),decode2=_decode(ZodRealError),encodeAsync2=_encodeAsync(ZodRealError),decodeAsync2=_decodeAsync(ZodRealError),safeEncode2=_safeEncode(ZodRealError),
safeDecode2=_safeDecode(ZodRealError),safeEncodeAsync2=_safeEncodeAsync(ZodRealError),safeDecodeAsync2=_safeDecodeAsync(ZodRealError);function _ensureDefaultLocale(){globalConfig.localeError||config(en_default())}function _ensureDefaultMemoizer(){globalConfig.memoizer||config({memoizer:memoizer()})}
var ZodType=$constructor("ZodType",(inst,def)=>(_ensureDefaultLocale(),$ZodType.init(inst,def),inst.def=def,inst.type=def.type,inst),{check(...chks){let def=this.
def;return this.clone(util_exports.mergeDefs(def,{checks:[...def.checks??[],...chks.map(ch=>typeof ch=="function"?{_zod:{check:ch,def:{check:"custom"},onattach:[]}}:
ch)]}),{parent:!0})},with(...chks){return this.check(...chks)},clone(def,params){return clone(this,def,params)},brand(){return this},register(reg,meta3){return reg.
add(this,meta3),this},refine(check2,params){return this.check(refine(check2,params))},superRefine(refinement,params){return this.check(superRefine(refinement,params))},
overwrite(fn){return this.check(_overwrite(fn))},optional(){return optional(this)},exactOptional(){return exactOptional(this)},nullable(){return nullable(this)},
nullish(){return optional(nullable(this))},nonoptional(params){return nonoptional(this,params)},array(){return array(this)},or(arg){return union([this,arg])},and(arg){
return intersection(this,arg)},transform(tx){return pipe(this,transform(tx))},default(d){return _default2(this,d)},prefault(d){return prefault(this,d)},catch(params){
return _catch2(this,params)},pipe(target){return pipe(this,target)},readonly(){return readonly(this)},describe(description){let cl=this.clone();return globalRegistry.
add(cl,{description}),cl},meta(...args){if(args.length===0)return globalRegistry.get(this);let cl=this.clone();return globalRegistry.add(cl,args[0]),cl},isOptional(){
return this.safeParse(void 0).success},isNullable(){return this.safeParse(null).success},apply(fn,...args){return args.length===0?fn(this):fn(this,...args)},get"\
~standard"(){return util_exports.hide(this,"~standard",{...standardProps(this),jsonSchema:{input:createStandardJSONSchemaMethod(this,"input"),output:createStandardJSONSchemaMethod(
this,"output")}})},set"~standard"(value){util_exports.own(this,"~standard",value)},parse:function _parse2(data,params){return parse4(this,data,params,{callee:_parse2})},
parseAsync:async function _parseAsync2(data,params){return await parseAsync2(this,data,params,{callee:_parseAsync2})},safeParse(data,params){return safeParse2(this,
data,params)},async safeParseAsync(data,params){return safeParseAsync2(this,data,params)},get spa(){return this?.safeParseAsync},set spa(value){util_exports.own(
this,"spa",value)},validate(data,params){return validate(this,data,params)},validateAsync(data,params){return validateAsync(this,data,params)},encode:function _encode2(data,params){
return encode2(this,data,params,{callee:_encode2})},decode:function _decode2(data,params){return decode2(this,data,params,{callee:_decode2})},encodeAsync:async function _encodeAsync2(data,params){
return await encodeAsync2(this,data,params,{callee:_encodeAsync2})},decodeAsync:async function _decodeAsync2(data,params){return await decodeAsync2(this,data,params,
{callee:_decodeAsync2})},safeEncode(data,params){return safeEncode2(this,data,params)},safeDecode(data,params){return safeDecode2(this,data,params)},async safeEncodeAsync(data,params){
return safeEncodeAsync2(this,data,params)},async safeDecodeAsync(data,params){return safeDecodeAsync2(this,data,params)},toJSONSchema(params){return createToJSONSchemaMethod(
this,{})(params)},get description(){return globalRegistry.get(this)?.description},get _def(){return this._zod.def}}),_ZodString=$constructor("_ZodString",(inst,def)=>{
$ZodString.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>stringProcessor(inst,ctx,json2,params)},util_exports.derived({format:inst=>aggregateChecks(
inst).format??null,minLength:inst=>aggregateChecks(inst).minimum??null,maxLength:inst=>aggregateChecks(inst).maximum??null},{regex(...args){return this.check(_regex(
...args))},includes(...args){return this.check(_includes(...args))},startsWith(...args){return this.check(_startsWith(...args))},endsWith(...args){return this.check(
_endsWith(...args))},min(...args){return this.check(_minLength(...args))},max(...args){return this.check(_maxLength(...args))},length(...args){return this.check(
_length(...args))},nonempty(...args){return this.check(_minLength(1,...args))},lowercase(params){return this.check(_lowercase(params))},uppercase(params){return this.
check(_uppercase(params))},trim(){return this.check(_trim())},normalize(...args){return this.check(_normalize(...args))},toLowerCase(){return this.check(_toLowerCase())},
toUpperCase(){return this.check(_toUpperCase())},slugify(){return this.check(_slugify())}})),ZodString=$constructor("ZodString",(inst,def)=>{$ZodString.init(inst,
def),_ZodString.init(inst,def)},{email(params){return this.check(_email(ZodEmail,params))},url(params){return this.check(_url(ZodURL,params))},jwt(params){return this.
check(_jwt(ZodJWT,params))},emoji(params){return this.check(_emoji2(ZodEmoji,params))},guid(params){return this.check(_guid(ZodGUID,params))},uuid(params){return this.
check(_uuid(ZodUUID,params))},uuidv4(params){return this.check(_uuidv4(ZodUUID,params))},uuidv6(params){return this.check(_uuidv6(ZodUUID,params))},uuidv7(params){
return this.check(_uuidv7(ZodUUID,params))},nanoid(params){return this.check(_nanoid(ZodNanoID,params))},cuid(params){return this.check(_cuid(ZodCUID,params))},
cuid2(params){return this.check(_cuid2(ZodCUID2,params))},ulid(params){return this.check(_ulid(ZodULID,params))},base64(params){return this.check(_base64(ZodBase64,
params))},base64url(params){return this.check(_base64url(ZodBase64URL,params))},xid(params){return this.check(_xid(ZodXID,params))},ksuid(params){return this.check(
_ksuid(ZodKSUID,params))},ipv4(params){return this.check(_ipv4(ZodIPv4,params))},ipv6(params){return this.check(_ipv6(ZodIPv6,params))},cidrv4(params){return this.
check(_cidrv4(ZodCIDRv4,params))},cidrv6(params){return this.check(_cidrv6(ZodCIDRv6,params))},e164(params){return this.check(_e164(ZodE164,params))},datetime(params){
return this.check(_isoDateTime(ZodISODateTime,params))},date(params){return this.check(_isoDate(ZodISODate,params))},time(params){return this.check(_isoTime(ZodISOTime,
params))},duration(params){return this.check(_isoDuration(ZodISODuration,params))}});function string2(params){return _string(ZodString,params)}var ZodStringFormat=$constructor(
"ZodStringFormat",(inst,def)=>{$ZodStringFormat.init(inst,def),_ZodString.init(inst,def)}),ZodISODateTime=$constructor("ZodISODateTime",(inst,def)=>{$ZodISODateTime.
init(inst,def),ZodStringFormat.init(inst,def)}),ZodISODate=$constructor("ZodISODate",(inst,def)=>{$ZodISODate.init(inst,def),ZodStringFormat.init(inst,def)}),ZodISOTime=$constructor(
"ZodISOTime",(inst,def)=>{$ZodISOTime.init(inst,def),ZodStringFormat.init(inst,def)}),ZodISODuration=$constructor("ZodISODuration",(inst,def)=>{$ZodISODuration.
init(inst,def),ZodStringFormat.init(inst,def)}),ZodEmail=$constructor("ZodEmail",(inst,def)=>{$ZodEmail.init(inst,def),ZodStringFormat.init(inst,def)});function email2(params){
return _email(ZodEmail,params)}var ZodGUID=$constructor("ZodGUID",(inst,def)=>{$ZodGUID.init(inst,def),ZodStringFormat.init(inst,def)});function guid2(params){return _guid(
ZodGUID,params)}var ZodUUID=$constructor("ZodUUID",(inst,def)=>{$ZodUUID.init(inst,def),ZodStringFormat.init(inst,def)});function uuid2(params){return _uuid(ZodUUID,
params)}function uuidv4(params){return _uuidv4(ZodUUID,params)}function uuidv6(params){return _uuidv6(ZodUUID,params)}function uuidv7(params){return _uuidv7(ZodUUID,
params)}var ZodURL=$constructor("ZodURL",(inst,def)=>{$ZodURL.init(inst,def),ZodStringFormat.init(inst,def)});function url(params){return _url(ZodURL,params)}function httpUrl(params){
return _url(ZodURL,{protocol:httpProtocol,hostname:domain,...util_exports.normalizeParams(params)})}var ZodEmoji=$constructor("ZodEmoji",(inst,def)=>{$ZodEmoji.
init(inst,def),ZodStringFormat.init(inst,def)});function emoji2(params){return _emoji2(ZodEmoji,params)}var ZodNanoID=$constructor("ZodNanoID",(inst,def)=>{$ZodNanoID.
init(inst,def),ZodStringFormat.init(inst,def)});function nanoid2(params){return _nanoid(ZodNanoID,params)}var ZodCUID=$constructor("ZodCUID",(inst,def)=>{$ZodCUID.
init(inst,def),ZodStringFormat.init(inst,def)});function cuid3(params){return _cuid(ZodCUID,params)}var ZodCUID2=$constructor("ZodCUID2",(inst,def)=>{$ZodCUID2.
init(inst,def),ZodStringFormat.init(inst,def)});function cuid22(params){return _cuid2(ZodCUID2,params)}var ZodULID=$constructor("ZodULID",(inst,def)=>{$ZodULID.
init(inst,def),ZodStringFormat.init(inst,def)});function ulid2(params){return _ulid(ZodULID,params)}var ZodXID=$constructor("ZodXID",(inst,def)=>{$ZodXID.init(inst,
def),ZodStringFormat.init(inst,def)});function xid2(params){return _xid(ZodXID,params)}var ZodKSUID=$constructor("ZodKSUID",(inst,def)=>{$ZodKSUID.init(inst,def),
ZodStringFormat.init(inst,def)});function ksuid2(params){return _ksuid(ZodKSUID,params)}var ZodIPv4=$constructor("ZodIPv4",(inst,def)=>{$ZodIPv4.init(inst,def),
ZodStringFormat.init(inst,def)});function ipv42(params){return _ipv4(ZodIPv4,params)}var ZodMAC=$constructor("ZodMAC",(inst,def)=>{$ZodMAC.init(inst,def),ZodStringFormat.
init(inst,def)});function mac2(params){return _mac(ZodMAC,params)}var ZodIPv6=$constructor("ZodIPv6",(inst,def)=>{$ZodIPv6.init(inst,def),ZodStringFormat.init(inst,
def)});function ipv62(params){return _ipv6(ZodIPv6,params)}var ZodCIDRv4=$constructor("ZodCIDRv4",(inst,def)=>{$ZodCIDRv4.init(inst,def),ZodStringFormat.init(inst,
def)});function cidrv42(params){return _cidrv4(ZodCIDRv4,params)}var ZodCIDRv6=$constructor("ZodCIDRv6",(inst,def)=>{$ZodCIDRv6.init(inst,def),ZodStringFormat.init(
inst,def)});function cidrv62(params){return _cidrv6(ZodCIDRv6,params)}var ZodBase64=$constructor("ZodBase64",(inst,def)=>{$ZodBase64.init(inst,def),ZodStringFormat.
init(inst,def)});function base642(params){return _base64(ZodBase64,params)}var ZodBase64URL=$constructor("ZodBase64URL",(inst,def)=>{$ZodBase64URL.init(inst,def),
ZodStringFormat.init(inst,def)});function base64url2(params){return _base64url(ZodBase64URL,params)}var ZodE164=$constructor("ZodE164",(inst,def)=>{$ZodE164.init(
inst,def),ZodStringFormat.init(inst,def)});function e1642(params){return _e164(ZodE164,params)}var ZodCreditCard=$constructor("ZodCreditCard",(inst,def)=>{$ZodCreditCard.
init(inst,def),ZodStringFormat.init(inst,def)});function creditCard2(params){return _creditCard(ZodCreditCard,params)}var ZodIBAN=$constructor("ZodIBAN",(inst,def)=>{
$ZodIBAN.init(inst,def),ZodStringFormat.init(inst,def)});function iban2(params){return _iban(ZodIBAN,params)}var ZodJWT=$constructor("ZodJWT",(inst,def)=>{$ZodJWT.
init(inst,def),ZodStringFormat.init(inst,def)});function jwt(params){return _jwt(ZodJWT,params)}var ZodCustomStringFormat=$constructor("ZodCustomStringFormat",(inst,def)=>{
$ZodCustomStringFormat.init(inst,def),ZodStringFormat.init(inst,def)});function stringFormat(format,fnOrRegex,_params={}){return _stringFormat(ZodCustomStringFormat,
format,fnOrRegex,_params)}function hostname2(_params){return _stringFormat(ZodCustomStringFormat,"hostname",hostname,_params)}function hex2(_params){return _stringFormat(
ZodCustomStringFormat,"hex",hex,_params)}function currencyCode2(_params){return _stringFormat(ZodCustomStringFormat,"currency_code",currencyCode,_params)}function hash(alg,params){
let enc=params?.enc??"hex",format=`${alg}_${enc}`,regex=regexes_exports[format];if(!regex)throw new Error(`Unrecognized hash format: ${format}`);return _stringFormat(
ZodCustomStringFormat,format,regex,params)}var ZodNumber=$constructor("ZodNumber",(inst,def)=>{$ZodNumber.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=
(ctx,json2,params)=>numberProcessor(inst,ctx,json2,params),inst.isFinite=!0},util_exports.derived({minValue:inst=>{let{minimum,exclusiveMinimum}=aggregateChecks(
inst);return Math.max(minimum??Number.NEGATIVE_INFINITY,exclusiveMinimum??Number.NEGATIVE_INFINITY)},maxValue:inst=>{let{maximum,exclusiveMaximum}=aggregateChecks(
inst);return Math.min(maximum??Number.POSITIVE_INFINITY,exclusiveMaximum??Number.POSITIVE_INFINITY)},isInt:inst=>{let{isInt,multipleOf}=aggregateChecks(inst);return!!isInt||
!!multipleOf?.some(Number.isSafeInteger)},format:inst=>aggregateChecks(inst).format??null},{gt(value,params){return this.check(_gt(value,params))},gte(value,params){
return this.check(_gte(value,params))},min(value,params){return this.check(_gte(value,params))},lt(value,params){return this.check(_lt(value,params))},lte(value,params){
return this.check(_lte(value,params))},max(value,params){return this.check(_lte(value,params))},int(params){return this.check(int(params))},safe(params){return this.
check(int(params))},positive(params){return this.check(_gt(0,params))},nonnegative(params){return this.check(_gte(0,params))},negative(params){return this.check(
_lt(0,params))},nonpositive(params){return this.check(_lte(0,params))},multipleOf(value,params){return this.check(_multipleOf(value,params))},step(value,params){
return this.check(_multipleOf(value,params))},finite(){return this}}));function number2(params){return _number(ZodNumber,params)}var ZodNumberFormat=$constructor(
"ZodNumberFormat",(inst,def)=>{$ZodNumberFormat.init(inst,def),ZodNumber.init(inst,def)});function int(params){return _int(ZodNumberFormat,params)}function float32(params){
return _float32(ZodNumberFormat,params)}function float64(params){return _float64(ZodNumberFormat,params)}function int32(params){return _int32(ZodNumberFormat,params)}
function uint32(params){return _uint32(ZodNumberFormat,params)}var ZodBoolean=$constructor("ZodBoolean",(inst,def)=>{$ZodBoolean.init(inst,def),ZodType.init(inst,
def),inst._zod.processJSONSchema=(ctx,json2,params)=>booleanProcessor(inst,ctx,json2,params)});function boolean2(params){return _boolean(ZodBoolean,params)}var ZodBigInt=$constructor(
"ZodBigInt",(inst,def)=>{$ZodBigInt.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>bigintProcessor(inst,ctx,json2,params)},
util_exports.derived({minValue:inst=>aggregateChecks(inst).minimum??null,maxValue:inst=>aggregateChecks(inst).maximum??null,format:inst=>aggregateChecks(inst).format??
null},{gte(value,params){return this.check(_gte(value,params))},min(value,params){return this.check(_gte(value,params))},gt(value,params){return this.check(_gt(
value,params))},lt(value,params){return this.check(_lt(value,params))},lte(value,params){return this.check(_lte(value,params))},max(value,params){return this.check(
_lte(value,params))},positive(params){return this.check(_gt(BigInt(0),params))},negative(params){return this.check(_lt(BigInt(0),params))},nonpositive(params){return this.
check(_lte(BigInt(0),params))},nonnegative(params){return this.check(_gte(BigInt(0),params))},multipleOf(value,params){return this.check(_multipleOf(value,params))}}));
function bigint2(params){return _bigint(ZodBigInt,params)}var ZodBigIntFormat=$constructor("ZodBigIntFormat",(inst,def)=>{$ZodBigIntFormat.init(inst,def),ZodBigInt.
init(inst,def)});function int64(params){return _int64(ZodBigIntFormat,params)}function uint64(params){return _uint64(ZodBigIntFormat,params)}var ZodSymbol=$constructor(
"ZodSymbol",(inst,def)=>{$ZodSymbol.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>symbolProcessor(inst,ctx,json2,params)});
function symbol(params){return _symbol(ZodSymbol,params)}var ZodUndefined=$constructor("ZodUndefined",(inst,def)=>{$ZodUndefined.init(inst,def),ZodType.init(inst,
def),inst._zod.processJSONSchema=(ctx,json2,params)=>undefinedProcessor(inst,ctx,json2,params)});function _undefined3(params){return _undefined2(ZodUndefined,params)}var ZodNull=$constructor("ZodNull",(inst,def)=>{$ZodNull.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>nullProcessor(inst,
ctx,json2,params)});function _null3(params){return _null2(ZodNull,params)}var ZodAny=$constructor("ZodAny",(inst,def)=>{$ZodAny.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>anyProcessor(inst,ctx,
json2,params)});function any(){return _any(ZodAny)}var ZodUnknown=$constructor("ZodUnknown",(inst,def)=>{$ZodUnknown.init(inst,def),ZodType.init(inst,def),inst.
_zod.processJSONSchema=(ctx,json2,params)=>unknownProcessor(inst,ctx,json2,params)});function unknown(){return _unknown(ZodUnknown)}var ZodNever=$constructor("Z\
odNever",(inst,def)=>{$ZodNever.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>neverProcessor(inst,ctx,json2,params)});function never(params){
return _never(ZodNever,params)}var ZodVoid=$constructor("ZodVoid",(inst,def)=>{$ZodVoid.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>voidProcessor(
inst,ctx,json2,params)});function _void2(params){return _void(ZodVoid,params)}var ZodDate=$constructor("ZodDate",(inst,def)=>{$ZodDate.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>dateProcessor(inst,
ctx,json2,params),inst.min=(value,params)=>inst.check(_gte(value,params)),inst.max=(value,params)=>inst.check(_lte(value,params))},util_exports.derived({minDate:inst=>{
let{minimum}=aggregateChecks(inst);return minimum?new Date(minimum):null},maxDate:inst=>{let{maximum}=aggregateChecks(inst);return maximum?new Date(maximum):null}},
{}));function date2(params){return _date(ZodDate,params)}var ZodArray=$constructor("ZodArray",(inst,def)=>{_ensureDefaultMemoizer(),$ZodArray.init(inst,def),ZodType.
init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>arrayProcessor(inst,ctx,json2,params),inst.element=def.element},{min(n,params){return this.check(
_minLength(n,params))},nonempty(params){return this.check(_minLength(1,params))},max(n,params){return this.check(_maxLength(n,params))},length(n,params){return this.
check(_length(n,params))},unwrap(){return this.element}});function array(element,params){return _array(ZodArray,element,params)}function keyof(schema){let shape2=schema.
_zod.def.shape;return _enum2(Object.keys(shape2))}var ZodObject=$constructor("ZodObject",(inst,def)=>{_ensureDefaultMemoizer(),$ZodObjectJIT.init(inst,def),ZodType.
init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>objectProcessor(inst,ctx,json2,params),util_exports.installLazyProp(inst,"shape",self2=>self2._zod.
def.shape,!1)},{keyof(){return _enum2(Object.keys(this._zod.def.shape))},catchall(catchall){return this.clone(util_exports.mergeDefs(this._zod.def,{catchall}))},
passthrough(){return this.clone(util_exports.mergeDefs(this._zod.def,{catchall:unknown()}))},loose(){return this.clone(util_exports.mergeDefs(this._zod.def,{catchall:unknown()}))},
strict(){return this.clone(util_exports.mergeDefs(this._zod.def,{catchall:never()}))},strip(){return this.clone(util_exports.mergeDefs(this._zod.def,{catchall:void 0}))},
extend(incoming){return util_exports.extend(this,incoming)},safeExtend(incoming){return util_exports.safeExtend(this,incoming)},merge(other){return util_exports.
merge(this,other)},pick(mask){return util_exports.pick(this,mask)},omit(mask){return util_exports.omit(this,mask)},partial(...args){return util_exports.partial(
ZodOptional,this,args[0])},exactPartial(...args){return util_exports.partial(ZodExactOptional,this,args[0],"exactPartial")},required(...args){return util_exports.
required(ZodNonOptional,this,args[0])}});function object(shape2,params){let def={type:"object",shape:shape2??{},...util_exports.normalizeParams(params)};return new ZodObject(
def)}function strictObject(shape2,params){return new ZodObject({type:"object",shape:shape2,catchall:never(),...util_exports.normalizeParams(params)})}function looseObject(shape2,params){
return new ZodObject({type:"object",shape:shape2,catchall:unknown(),...util_exports.normalizeParams(params)})}var ZodUnion=$constructor("ZodUnion",(inst,def)=>{
$ZodUnion.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>unionProcessor(inst,ctx,json2,params),inst.options=def.options});
function union(options2,params){return new ZodUnion({type:"union",options:options2,...util_exports.normalizeParams(params)})}var ZodXor=$constructor("ZodXor",(inst,def)=>{
ZodUnion.init(inst,def),$ZodXor.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>unionProcessor(inst,ctx,json2,params),inst.options=def.options});
function xor(options2,params){return new ZodXor({type:"union",options:options2,inclusive:!1,...util_exports.normalizeParams(params)})}var ZodDiscriminatedUnion=$constructor(
"ZodDiscriminatedUnion",(inst,def)=>{ZodUnion.init(inst,def),$ZodDiscriminatedUnion.init(inst,def)});function discriminatedUnion(discriminator,options2,params){
return new ZodDiscriminatedUnion({type:"union",options:options2,discriminator,...util_exports.normalizeParams(params)})}var ZodIntersection=$constructor("ZodInt\
ersection",(inst,def)=>{$ZodIntersection.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>intersectionProcessor(inst,ctx,json2,
params)});function intersection(left,right){return new ZodIntersection({type:"intersection",left,right})}var ZodTuple=$constructor("ZodTuple",(inst,def)=>{_ensureDefaultMemoizer(),
$ZodTuple.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>tupleProcessor(inst,ctx,json2,params)},{rest(rest){return this.clone(
{...this._zod.def,rest})},partial(){let def=this._zod.def;if(def.checks?.length)throw new Error(".partial() cannot be used on tuple schemas containing refinemen\
ts");return this.clone({...def,items:def.items.map(item=>new ZodOptional({type:"optional",innerType:item}))})}});function tuple(items,_paramsOrRest,_params){let hasRest=_paramsOrRest instanceof
$ZodType,params=hasRest?_params:_paramsOrRest,rest=hasRest?_paramsOrRest:null;return new ZodTuple({type:"tuple",items,rest,...util_exports.normalizeParams(params)})}
var ZodRecord=$constructor("ZodRecord",(inst,def)=>{_ensureDefaultMemoizer(),$ZodRecord.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>recordProcessor(
inst,ctx,json2,params),inst.keyType=def.keyType,inst.valueType=def.valueType});function record(keyType,valueType,params){return!valueType||!valueType._zod?new ZodRecord(
{type:"record",keyType:string2(),valueType:keyType,...util_exports.normalizeParams(valueType)}):new ZodRecord({type:"record",keyType,valueType,...util_exports.normalizeParams(
params)})}function partialRecord(keyType,valueType,params){return new ZodRecord({type:"record",keyType,valueType,...util_exports.normalizeParams(params),partial:!0})}
function looseRecord(keyType,valueType,params){return new ZodRecord({type:"record",keyType,valueType,mode:"loose",...util_exports.normalizeParams(params)})}var ZodMap=$constructor(
"ZodMap",(inst,def)=>{_ensureDefaultMemoizer(),$ZodMap.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>mapProcessor(inst,ctx,
json2,params),inst.keyType=def.keyType,inst.valueType=def.valueType,inst.min=(...args)=>inst.check(_minSize(...args)),inst.nonempty=params=>inst.check(_minSize(
1,params)),inst.max=(...args)=>inst.check(_maxSize(...args)),inst.size=(...args)=>inst.check(_size(...args))});function map(keyType,valueType,params){return new ZodMap(
{type:"map",keyType,valueType,...util_exports.normalizeParams(params)})}var ZodSet=$constructor("ZodSet",(inst,def)=>{_ensureDefaultMemoizer(),$ZodSet.init(inst,
def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>setProcessor(inst,ctx,json2,params),inst.min=(...args)=>inst.check(_minSize(...args)),
inst.nonempty=params=>inst.check(_minSize(1,params)),inst.max=(...args)=>inst.check(_maxSize(...args)),inst.size=(...args)=>inst.check(_size(...args))});function set(valueType,params){
return new ZodSet({type:"set",valueType,...util_exports.normalizeParams(params)})}var ZodEnum=$constructor("ZodEnum",(inst,def)=>{$ZodEnum.init(inst,def),ZodType.
init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>enumProcessor(inst,ctx,json2,params),inst.enum=def.entries,inst.options=[...inst._zod.values];let keys=new Set(
Object.keys(def.entries));inst.extract=(values2,params)=>{let newEntries={};for(let value of values2)if(keys.has(value))newEntries[value]=def.entries[value];else
throw new Error(`Key ${value} not found in enum`);return new ZodEnum({...def,checks:[],...util_exports.normalizeParams(params),entries:newEntries})},inst.exclude=
(values2,params)=>{let newEntries={...def.entries};for(let value of values2)if(keys.has(value))delete newEntries[value];else throw new Error(`Key ${value} not f\
ound in enum`);return new ZodEnum({...def,checks:[],...util_exports.normalizeParams(params),entries:newEntries})}});function _enum2(values2,params){let entries=Array.
isArray(values2)?Object.fromEntries(values2.map(v=>[v,v])):values2;return new ZodEnum({type:"enum",entries,...util_exports.normalizeParams(params)})}function nativeEnum(entries,params){return new ZodEnum({type:"enum",entries,...util_exports.normalizeParams(params)})}var ZodLiteral=$constructor("ZodLiteral",(inst,def)=>{
$ZodLiteral.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>literalProcessor(inst,ctx,json2,params),inst.values=new Set(def.
values),Object.defineProperty(inst,"value",{get(){if(def.values.length>1)throw new Error("This schema contains multiple valid literal values. Use `.values` inst\
ead.");return def.values[0]}})});function literal(value,params){return new ZodLiteral({type:"literal",values:Array.isArray(value)?value:[value],...util_exports.
normalizeParams(params)})}var ZodFile=$constructor("ZodFile",(inst,def)=>{$ZodFile.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>fileProcessor(
inst,ctx,json2,params),inst.min=(size,params)=>inst.check(_minSize(size,params)),inst.max=(size,params)=>inst.check(_maxSize(size,params)),inst.mime=(types,params)=>inst.
check(_mime(Array.isArray(types)?types:[types],params))});function file2(params){return _file(ZodFile,params)}var ZodTransform=$constructor("ZodTransform",(inst,def)=>{
_ensureDefaultMemoizer(),$ZodTransform.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>transformProcessor(inst,ctx,json2,params),
inst._zod.parse=(payload,_ctx)=>{if(_ctx.direction==="backward")throw new $ZodEncodeError(inst.constructor.name);payload.addIssue=issue2=>{if(typeof issue2=="st\
ring")payload.issues.push(util_exports.issue(issue2,payload.value,def));else{let _issue=issue2;_issue.fatal&&(_issue.continue=!1),_issue.code??(_issue.code="cus\
tom"),"input"in _issue||(_issue.input=payload.value),_issue.inst??(_issue.inst=inst),payload.issues.push(util_exports.issue(_issue))}};let output2=def.transform(
payload.value,payload);return output2 instanceof Promise?output2.then(output3=>(payload.value=output3,payload)):(payload.value=output2,payload)}});function transform(fn){
return new ZodTransform({type:"transform",transform:fn})}var ZodOptional=$constructor("ZodOptional",(inst,def)=>{$ZodOptional.init(inst,def),ZodType.init(inst,def),
inst._zod.processJSONSchema=(ctx,json2,params)=>optionalProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function optional(innerType){
return new ZodOptional({type:"optional",innerType})}var ZodExactOptional=$constructor("ZodExactOptional",(inst,def)=>{$ZodExactOptional.init(inst,def),ZodType.init(
inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>optionalProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function exactOptional(innerType){
return new ZodExactOptional({type:"optional",innerType})}var ZodNullable=$constructor("ZodNullable",(inst,def)=>{$ZodNullable.init(inst,def),ZodType.init(inst,def),
inst._zod.processJSONSchema=(ctx,json2,params)=>nullableProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function nullable(innerType){
return new ZodNullable({type:"nullable",innerType})}function nullish2(innerType){return optional(nullable(innerType))}var ZodDefault=$constructor("ZodDefault",(inst,def)=>{
$ZodDefault.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>defaultProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.
def.innerType,inst.removeDefault=inst.unwrap});function _default2(innerType,defaultValue){return new ZodDefault({type:"default",innerType,get defaultValue(){return typeof defaultValue==
"function"?defaultValue():util_exports.shallowClone(defaultValue)}})}var ZodPrefault=$constructor("ZodPrefault",(inst,def)=>{$ZodPrefault.init(inst,def),ZodType.
init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>prefaultProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function prefault(innerType,defaultValue){
return new ZodPrefault({type:"prefault",innerType,get defaultValue(){return typeof defaultValue=="function"?defaultValue():util_exports.shallowClone(defaultValue)}})}
var ZodNonOptional=$constructor("ZodNonOptional",(inst,def)=>{$ZodNonOptional.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>nonoptionalProcessor(
inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function nonoptional(innerType,params){return new ZodNonOptional({type:"nonoptional",innerType,
...util_exports.normalizeParams(params)})}var ZodSuccess=$constructor("ZodSuccess",(inst,def)=>{$ZodSuccess.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=
(ctx,json2,params)=>successProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function success(innerType){return new ZodSuccess({type:"s\
uccess",innerType})}var ZodCatch=$constructor("ZodCatch",(inst,def)=>{$ZodCatch.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>catchProcessor(
inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType,inst.removeCatch=inst.unwrap});function _catch2(innerType,catchValue){return new ZodCatch({type:"\
catch",innerType,catchValue:typeof catchValue=="function"?catchValue:util_exports.constantCatch(catchValue)})}var ZodNaN=$constructor("ZodNaN",(inst,def)=>{$ZodNaN.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>nanProcessor(inst,ctx,
json2,params)});function nan(params){return _nan(ZodNaN,params)}var ZodPipe=$constructor("ZodPipe",(inst,def)=>{$ZodPipe.init(inst,def),ZodType.init(inst,def),inst.
_zod.processJSONSchema=(ctx,json2,params)=>pipeProcessor(inst,ctx,json2,params),inst.in=def.in,inst.out=def.out});function pipe(in_,out){return new ZodPipe({type:"\
pipe",in:in_,out})}var ZodCodec=$constructor("ZodCodec",(inst,def)=>{ZodPipe.init(inst,def),$ZodCodec.init(inst,def)});function codec(in_,out,params){return new ZodCodec(
{type:"pipe",in:in_,out,transform:params.decode,reverseTransform:params.encode})}function invertCodec(codec2){let def=codec2._zod.def;return new ZodCodec({type:"\
pipe",in:def.out,out:def.in,transform:def.reverseTransform,reverseTransform:def.transform})}var ZodPreprocess=$constructor("ZodPreprocess",(inst,def)=>{ZodPipe.
init(inst,def),$ZodPreprocess.init(inst,def)}),ZodReadonly=$constructor("ZodReadonly",(inst,def)=>{$ZodReadonly.init(inst,def),ZodType.init(inst,def),inst._zod.
processJSONSchema=(ctx,json2,params)=>readonlyProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function readonly(innerType){return new ZodReadonly(
{type:"readonly",innerType})}var ZodTemplateLiteral=$constructor("ZodTemplateLiteral",(inst,def)=>{$ZodTemplateLiteral.init(inst,def),ZodType.init(inst,def),inst.
_zod.processJSONSchema=(ctx,json2,params)=>templateLiteralProcessor(inst,ctx,json2,params)});function templateLiteral(parts,params){return new ZodTemplateLiteral(
{type:"template_literal",parts,...util_exports.normalizeParams(params)})}var ZodLazy=$constructor("ZodLazy",(inst,def)=>{$ZodLazy.init(inst,def),ZodType.init(inst,
def),inst._zod.processJSONSchema=(ctx,json2,params)=>lazyProcessor(inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.getter()});function lazy(getter){return new ZodLazy(
{type:"lazy",getter})}var ZodPromise=$constructor("ZodPromise",(inst,def)=>{$ZodPromise.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>promiseProcessor(
inst,ctx,json2,params),inst.unwrap=()=>inst._zod.def.innerType});function promise(innerType){return new ZodPromise({type:"promise",innerType})}var ZodFunction=$constructor(
"ZodFunction",(inst,def)=>{$ZodFunction.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>functionProcessor(inst,ctx,json2,params)});
function _function(params){return new ZodFunction({type:"function",input:Array.isArray(params?.input)?tuple(params?.input):params?.input??array(unknown()),output:params?.
output??unknown()})}var ZodCustom=$constructor("ZodCustom",(inst,def)=>{$ZodCustom.init(inst,def),ZodType.init(inst,def),inst._zod.processJSONSchema=(ctx,json2,params)=>customProcessor(
inst,ctx,json2,params)});function check(fn){let ch=new $ZodCheck({check:"custom"});return ch._zod.check=fn,ch}function custom(fn,_params){return _custom(ZodCustom,
fn??(()=>!0),_params)}function refine(fn,_params={}){return _refine(ZodCustom,fn,_params)}function superRefine(fn,params){return _superRefine(fn,params)}var describe2=describe,
meta2=meta,ZodInstanceOf=$constructor("ZodInstanceOf",(inst,def)=>{ZodCustom.init(inst,def)},{properties(shape2,params){return this.check(_properties(shape2,params))}});
function _instanceof(cls,params={}){let inst=new ZodInstanceOf({type:"custom",check:"custom",fn:data=>data instanceof cls,abort:!0,...util_exports.normalizeParams(
params)});return inst._zod.bag.Class=cls,inst._zod.check=payload=>{payload.value instanceof cls||payload.issues.push({code:"invalid_type",expected:cls.name,input:payload.
value,inst,path:[...inst._zod.def.path??[]]})},inst}var stringbool=(...args)=>_stringbool({Codec:ZodCodec,Boolean:ZodBoolean,String:ZodString},...args);function json(params){let jsonSchema=lazy(()=>union([string2(
params),number2(),boolean2(),_null3(),array(jsonSchema),record(string2(),jsonSchema)]));return jsonSchema}function preprocess(fn,schema){return new ZodPreprocess(
{type:"pipe",in:transform(fn),out:schema})}var ZodIssueCode={invalid_type:"invalid_type",too_big:"too_big",too_small:"too_small",invalid_format:"invalid_format",not_multiple_of:"not_multiple_of",unrecognized_keys:"\
unrecognized_keys",invalid_union:"invalid_union",invalid_key:"invalid_key",invalid_element:"invalid_element",invalid_value:"invalid_value",custom:"custom"};function setErrorMap(map2){
config({customError:map2})}function getErrorMap(){return config().customError}var ZodFirstPartyTypeKind;ZodFirstPartyTypeKind||(ZodFirstPartyTypeKind={});var iso_exports={};__export(iso_exports,{ZodISODate:()=>ZodISODate,ZodISODateTime:()=>ZodISODateTime,ZodISODuration:()=>ZodISODuration,ZodISOTime:()=>ZodISOTime,
date:()=>date3,datetime:()=>datetime2,duration:()=>duration2,time:()=>time2});function datetime2(params){return _isoDateTime(ZodISODateTime,params)}function date3(params){return _isoDate(ZodISODate,params)}function time2(params){return _isoTime(
ZodISOTime,params)}function duration2(params){return _isoDuration(ZodISODuration,params)}var z={...schemas_exports2,...checks_exports2,iso:iso_exports},RECOGNIZED_KEYS=new Set(["$schema","$ref","$defs","definitions","$id","id","$comment","$anchor","\
$vocabulary","$dynamicRef","$dynamicAnchor","type","enum","const","anyOf","oneOf","allOf","not","properties","required","additionalProperties","patternPropertie\
s","propertyNames","minProperties","maxProperties","items","prefixItems","additionalItems","minItems","maxItems","uniqueItems","contains","minContains","maxCont\
ains","minLength","maxLength","pattern","format","minimum","maximum","exclusiveMinimum","exclusiveMaximum","multipleOf","description","default","contentEncoding",
"contentMediaType","contentSchema","unevaluatedItems","unevaluatedProperties","if","then","else","dependentSchemas","dependentRequired","nullable","readOnly"]);
function detectVersion(schema,defaultTarget){let $schema=schema.$schema;return $schema==="https://json-schema.org/draft/2020-12/schema"?"draft-2020-12":$schema===
"http://json-schema.org/draft-07/schema#"?"draft-7":$schema==="http://json-schema.org/draft-04/schema#"?"draft-4":defaultTarget??"draft-2020-12"}function applyMinItems(items,minItems){
return items.map((item,index)=>index<minItems?item:item.optional())}function decodeJSONPointerSegment(segment){return segment.replace(/~1/g,"/").replace(/~0/g,"\
~")}function resolveRef(ref,ctx){if(!ref.startsWith("#"))throw new Error("External $ref is not supported, only local refs (#/...) are allowed");let path=ref.slice(
1).split("/").filter(Boolean);if(path.length===0)return ctx.rootSchema;let defsKey=ctx.version==="draft-2020-12"?"$defs":"definitions";if(path[0]===defsKey){let key=path[1]===
void 0?void 0:decodeJSONPointerSegment(path[1]);if(!key||!ctx.defs[key])throw new Error(`Reference not found: ${ref}`);return ctx.defs[key]}throw new Error(`Ref\
erence not found: ${ref}`)}function checkObjectGuards(objectSchema,guards){return z.transform(value=>value).check(payload=>{let value=payload.value;if(typeof value!=
"object"||value===null||Array.isArray(value))return;let keys=Object.getOwnPropertyNames(value);if(guards.minProperties!==void 0&&keys.length<guards.minProperties&&
payload.issues.push({origin:"object",code:"too_small",minimum:guards.minProperties,inclusive:!0,message:`Too small: expected object to have >=${guards.minProperties}\
 properties`,input:value,inst:objectSchema,continue:!0}),guards.maxProperties!==void 0&&keys.length>guards.maxProperties&&payload.issues.push({origin:"object",code:"\
too_big",maximum:guards.maxProperties,inclusive:!0,message:`Too big: expected object to have <=${guards.maxProperties} properties`,input:value,inst:objectSchema,
continue:!0}),guards.keySchema)for(let key of keys){let result=guards.keySchema.safeParse(key);result.success||payload.issues.push({code:"invalid_key",origin:"r\
ecord",issues:result.error.issues,input:key,path:[key],continue:!0})}}).pipe(objectSchema)}function canonicalKey(value,seen){if(value===null)return"z";let type=typeof value;
if(type!=="object"){if(type==="number"&&Number.isNaN(value))return null;let raw=String(value);return`${type[0]}${raw.length}:${raw}`}if(seen.has(value))return null;
seen.add(value);try{if(Array.isArray(value)){let parts2=[];for(let item of value){let key=canonicalKey(item,seen);if(key===null)return null;parts2.push(key)}return`\
a${parts2.length}:[${parts2.join(",")}]`}let keys=Object.keys(value).sort(),parts=[];for(let k of keys){let key=canonicalKey(value[k],seen);if(key===null)return null;
parts.push(`${k.length}:${k}=${key}`)}return`o${parts.length}:{${parts.join(",")}}`}finally{seen.delete(value)}}var SCHEMA_KEYWORDS=new Set(["items","prefixItem\
s","additionalItems","additionalProperties","contains","propertyNames","not","if","then","else","allOf","anyOf","oneOf","unevaluatedItems","unevaluatedPropertie\
s","contentSchema"]),SCHEMA_MAP_KEYWORDS=new Set(["properties","patternProperties","dependentSchemas","dependencies","$defs","definitions"]);function containsRef(value){
return typeof value!="object"||value===null?!1:Array.isArray(value)?value.some(containsRef):typeof value.$ref=="string"?!0:Object.entries(value).some(([key,sub])=>SCHEMA_KEYWORDS.
has(key)?containsRef(sub):!SCHEMA_MAP_KEYWORDS.has(key)||typeof sub!="object"||sub===null?!1:Object.values(sub).some(containsRef))}function plural2(n){return n===
1?"element":"elements"}function checkArrayGuards(arraySchema,guards){return z.transform(value=>value).check(payload=>{let items=payload.value;if(Array.isArray(items)){
if(guards.uniqueItems===!0){let firstSeen=new Map;for(let i=0;i<items.length;i++){let key=canonicalKey(items[i],new Set);if(key===null)continue;let first=firstSeen.
get(key);if(first===void 0){firstSeen.set(key,i);continue}payload.issues.push({code:"custom",message:`Array items must be unique: element at index ${i} duplicat\
es the one at index ${first}`,input:items,path:[i],continue:!0})}}if(guards.containsSchema){let minContains=guards.minContains??1,ceiling=guards.maxContains!==void 0?
guards.maxContains+1:Number.POSITIVE_INFINITY,matches2=0;for(let item of items)if(guards.containsSchema.safeParse(item).success&&++matches2>=ceiling)break;matches2<
minContains&&payload.issues.push({code:"custom",message:`Array must contain at least ${minContains} matching ${plural2(minContains)}; found ${matches2}`,input:items,
continue:!0}),guards.maxContains!==void 0&&matches2>guards.maxContains&&payload.issues.push({code:"custom",message:`Array must contain at most ${guards.maxContains}\
 matching ${plural2(guards.maxContains)}`,input:items,continue:!0})}}}).pipe(arraySchema)}function getTupleRest(restSchema,ctx){if(restSchema!==!1)return restSchema===
void 0||restSchema===!0?z.any():convertSchema(restSchema,ctx)}var fullTime=/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;function convertBaseSchema(schema,ctx){
if(schema.not!==void 0){if(typeof schema.not=="object"&&Object.keys(schema.not).length===0)return z.never();throw new Error("not is not supported in Zod (except\
 { not: {} } for never)")}if(schema.unevaluatedItems!==void 0)throw new Error("unevaluatedItems is not supported");if(schema.unevaluatedProperties!==void 0)throw new Error(
"unevaluatedProperties is not supported");if(schema.if!==void 0||schema.then!==void 0||schema.else!==void 0)throw new Error("Conditional schemas (if/then/else) \
are not supported");if(schema.dependentSchemas!==void 0||schema.dependentRequired!==void 0)throw new Error("dependentSchemas and dependentRequired are not suppo\
rted");if(schema.$ref){let refPath=schema.$ref;if(ctx.refs.has(refPath))return ctx.refs.get(refPath);if(ctx.processing.has(refPath))return z.lazy(()=>{if(!ctx.refs.
has(refPath))throw new Error(`Circular reference not resolved: ${refPath}`);return ctx.refs.get(refPath)});ctx.processing.add(refPath);let resolved=resolveRef(refPath,
ctx),zodSchema2=convertSchema(resolved,ctx);return ctx.refs.set(refPath,zodSchema2),ctx.processing.delete(refPath),zodSchema2}if(schema.enum!==void 0){let enumValues=schema.
enum;if(ctx.version==="openapi-3.0"&&schema.nullable===!0&&enumValues.length===1&&enumValues[0]===null)return z.null();if(enumValues.length===0)return z.never();
if(enumValues.length===1)return z.literal(enumValues[0]);if(enumValues.every(v=>typeof v=="string"))return z.enum(enumValues);let literalSchemas=enumValues.map(
v=>z.literal(v));return literalSchemas.length<2?literalSchemas[0]:z.union([literalSchemas[0],literalSchemas[1],...literalSchemas.slice(2)])}if(schema.const!==void 0)
return z.literal(schema.const);let type=schema.type;if(Array.isArray(type)){let typeSchemas=type.map(t=>{let typeSchema={...schema,type:t};return convertBaseSchema(
typeSchema,ctx)});return typeSchemas.length===0?z.never():typeSchemas.length===1?typeSchemas[0]:z.union(typeSchemas)}if(!type)return z.any();let zodSchema;switch(type){case"\
string":{let stringSchema=z.string();if(schema.format){let format=schema.format;format==="email"?stringSchema=stringSchema.check(z.email()):format==="uri"||format===
"uri-reference"?stringSchema=stringSchema.check(z.url()):format==="uuid"||format==="guid"?stringSchema=stringSchema.check(z.uuid()):format==="date-time"?stringSchema=
stringSchema.check(z.iso.datetime({offset:!0})):format==="date"?stringSchema=stringSchema.check(z.iso.date()):format==="time"?stringSchema=stringSchema.check(z.
regex(fullTime)):format==="duration"?stringSchema=stringSchema.check(z.iso.duration()):format==="hostname"?stringSchema=stringSchema.check(z.hostname()):format===
"ipv4"?stringSchema=stringSchema.check(z.ipv4()):format==="ipv6"?stringSchema=stringSchema.check(z.ipv6()):format==="mac"?stringSchema=stringSchema.check(z.mac()):
format==="cidr"?stringSchema=stringSchema.check(z.cidrv4()):format==="cidr-v6"?stringSchema=stringSchema.check(z.cidrv6()):format==="base64"?stringSchema=stringSchema.
check(z.base64()):format==="base64url"?stringSchema=stringSchema.check(z.base64url()):format==="e164"?stringSchema=stringSchema.check(z.e164()):format==="credit\
_card"?stringSchema=stringSchema.check(z.creditCard()):format==="iban"?stringSchema=stringSchema.check(z.iban()):format==="jwt"?stringSchema=stringSchema.check(
z.jwt()):format==="emoji"?stringSchema=stringSchema.check(z.emoji()):format==="nanoid"?stringSchema=stringSchema.check(z.nanoid()):format==="cuid"?stringSchema=
stringSchema.check(z.cuid()):format==="cuid2"?stringSchema=stringSchema.check(z.cuid2()):format==="ulid"?stringSchema=stringSchema.check(z.ulid()):format==="xid"?
stringSchema=stringSchema.check(z.xid()):format==="ksuid"&&(stringSchema=stringSchema.check(z.ksuid()))}typeof schema.minLength=="number"&&(stringSchema=stringSchema.
min(schema.minLength)),typeof schema.maxLength=="number"&&(stringSchema=stringSchema.max(schema.maxLength)),schema.pattern&&(stringSchema=stringSchema.regex(new RegExp(
schema.pattern))),zodSchema=stringSchema;break}case"number":case"integer":{let numberSchema=type==="integer"?z.number().int():z.number();typeof schema.minimum==
"number"&&schema.exclusiveMinimum!==!0&&(numberSchema=numberSchema.min(schema.minimum)),typeof schema.maximum=="number"&&schema.exclusiveMaximum!==!0&&(numberSchema=
numberSchema.max(schema.maximum)),typeof schema.exclusiveMinimum=="number"?numberSchema=numberSchema.gt(schema.exclusiveMinimum):schema.exclusiveMinimum===!0&&typeof schema.
minimum=="number"&&(numberSchema=numberSchema.gt(schema.minimum)),typeof schema.exclusiveMaximum=="number"?numberSchema=numberSchema.lt(schema.exclusiveMaximum):
schema.exclusiveMaximum===!0&&typeof schema.maximum=="number"&&(numberSchema=numberSchema.lt(schema.maximum)),typeof schema.multipleOf=="number"&&(numberSchema=
numberSchema.multipleOf(schema.multipleOf)),zodSchema=numberSchema;break}case"boolean":{zodSchema=z.boolean();break}case"null":{zodSchema=z.null();break}case"ob\
ject":{let shape2={},properties=schema.properties||{},requiredSet=new Set(schema.required||[]),additionalSchema=typeof schema.additionalProperties=="object"?convertSchema(
schema.additionalProperties,ctx):void 0;for(let[key,propSchema]of Object.entries(properties)){let propZodSchema=convertSchema(propSchema,ctx);assignProp(shape2,
key,requiredSet.has(key)?propZodSchema:propZodSchema.optional())}if(schema.patternProperties){let patternProps=schema.patternProperties,patternKeys=Object.keys(
patternProps),looseRecords=[];for(let pattern of patternKeys){let patternValue=convertSchema(patternProps[pattern],ctx),keySchema=z.string().regex(new RegExp(pattern));
looseRecords.push(z.looseRecord(keySchema,patternValue))}let schemasToIntersect=[];if(Object.keys(shape2).length>0&&schemasToIntersect.push(z.object(shape2).passthrough()),
schemasToIntersect.push(...looseRecords),schemasToIntersect.length===0)zodSchema=z.object({}).passthrough();else if(schemasToIntersect.length===1)zodSchema=schemasToIntersect[0];else{
let result=z.intersection(schemasToIntersect[0],schemasToIntersect[1]);for(let i=2;i<schemasToIntersect.length;i++)result=z.intersection(result,schemasToIntersect[i]);
zodSchema=result}if(schema.additionalProperties===!1){let propertyKeys=Object.keys(shape2),patterns=patternKeys.map(p=>new RegExp(p)),basePatternSchema=zodSchema;
zodSchema=zodSchema.check(payload=>{if(!isPlainObject(payload.value))return;let unrecognized=[];for(let key of Object.keys(payload.value))propertyKeys.includes(
key)||patterns.some(regex=>regex.test(key))||unrecognized.push(key);unrecognized.length&&payload.issues.push({code:"unrecognized_keys",keys:unrecognized,input:payload.
value,inst:basePatternSchema})})}}else{let objectSchema=z.object(shape2);schema.additionalProperties===!1?zodSchema=objectSchema.strict():additionalSchema?zodSchema=
objectSchema.catchall(additionalSchema):zodSchema=objectSchema.passthrough()}let hasKeyGuard=schema.propertyNames!==void 0&&schema.propertyNames!==!0,minProperties=typeof schema.
minProperties=="number"?schema.minProperties:void 0,maxProperties=typeof schema.maxProperties=="number"?schema.maxProperties:void 0;if(hasKeyGuard||minProperties!==
void 0||maxProperties!==void 0){let keySchema;if(hasKeyGuard){let keyJSONSchema=typeof schema.propertyNames=="object"&&schema.propertyNames.type===void 0?{type:"\
string",...schema.propertyNames}:schema.propertyNames;keySchema=convertSchema(keyJSONSchema,ctx)}zodSchema=checkObjectGuards(zodSchema,{keySchema,minProperties,
maxProperties})}break}case"array":{let prefixItems=schema.prefixItems,items=schema.items;if(prefixItems&&Array.isArray(prefixItems)){let minItems=typeof schema.
minItems=="number"?schema.minItems:0,tupleItems=prefixItems.map(item=>convertSchema(item,ctx)),positionalItems=applyMinItems(tupleItems,minItems),rest=Array.isArray(
items)?void 0:getTupleRest(items,ctx),tupleSchema=z.tuple(positionalItems);zodSchema=rest?tupleSchema.rest(rest):tupleSchema,typeof schema.minItems=="number"&&(zodSchema=
zodSchema.check(z.minLength(schema.minItems))),typeof schema.maxItems=="number"&&(zodSchema=zodSchema.check(z.maxLength(schema.maxItems)))}else if(Array.isArray(
items)){let minItems=typeof schema.minItems=="number"?schema.minItems:0,tupleItems=items.map(item=>convertSchema(item,ctx)),positionalItems=applyMinItems(tupleItems,
minItems),rest=getTupleRest(schema.additionalItems,ctx),tupleSchema=z.tuple(positionalItems);zodSchema=rest?tupleSchema.rest(rest):tupleSchema,typeof schema.minItems==
"number"&&(zodSchema=zodSchema.check(z.minLength(schema.minItems))),typeof schema.maxItems=="number"&&(zodSchema=zodSchema.check(z.maxLength(schema.maxItems)))}else if(items!==
void 0){let element=convertSchema(items,ctx),arraySchema=z.array(element);typeof schema.minItems=="number"&&(arraySchema=arraySchema.min(schema.minItems)),typeof schema.
maxItems=="number"&&(arraySchema=arraySchema.max(schema.maxItems)),zodSchema=arraySchema}else zodSchema=z.array(z.any());(schema.uniqueItems===!0||schema.contains!==
void 0)&&(zodSchema=checkArrayGuards(zodSchema,{uniqueItems:schema.uniqueItems===!0,containsSchema:schema.contains!==void 0?convertSchema(schema.contains,ctx):void 0,
minContains:typeof schema.minContains=="number"?schema.minContains:void 0,maxContains:typeof schema.maxContains=="number"?schema.maxContains:void 0}));break}default:
throw new Error(`Unsupported type: ${type}`)}return zodSchema}function convertSchema(schema,ctx){if(typeof schema=="boolean")return schema?z.any():z.never();let baseSchema=convertBaseSchema(
schema,ctx),hasExplicitType=schema.type||schema.enum!==void 0||schema.const!==void 0;if(schema.anyOf&&Array.isArray(schema.anyOf)){let options2=schema.anyOf.map(
s=>convertSchema(s,ctx)),anyOfUnion=z.union(options2);baseSchema=hasExplicitType?z.intersection(baseSchema,anyOfUnion):anyOfUnion}if(schema.oneOf&&Array.isArray(
schema.oneOf)){let options2=schema.oneOf.map(s=>convertSchema(s,ctx)),oneOfUnion=z.xor(options2);baseSchema=hasExplicitType?z.intersection(baseSchema,oneOfUnion):
oneOfUnion}if(schema.allOf&&Array.isArray(schema.allOf))if(schema.allOf.length===0)baseSchema=hasExplicitType?baseSchema:z.any();else{let result=hasExplicitType?
baseSchema:convertSchema(schema.allOf[0],ctx),startIdx=hasExplicitType?0:1;for(let i=startIdx;i<schema.allOf.length;i++)result=z.intersection(result,convertSchema(
schema.allOf[i],ctx));baseSchema=result}schema.nullable===!0&&ctx.version==="openapi-3.0"&&(baseSchema=z.nullable(baseSchema)),schema.readOnly===!0&&(baseSchema=
z.readonly(baseSchema)),schema.default!==void 0&&(baseSchema=baseSchema.default(schema.default));let extraMeta={},coreMetadataKeys=["$id","id","$comment","$anch\
or","$vocabulary","$dynamicRef","$dynamicAnchor"];for(let key of coreMetadataKeys)key in schema&&(extraMeta[key]=schema[key]);let contentMetadataKeys=["contentE\
ncoding","contentMediaType","contentSchema"];for(let key of contentMetadataKeys)key in schema&&(extraMeta[key]=schema[key]);if(schema.type==="object"&&schema.$ref===
void 0){schema.propertyNames!==void 0&&!containsRef(schema.propertyNames)&&(extraMeta.propertyNames=schema.propertyNames);for(let key of["minProperties","maxPro\
perties"])schema[key]!==void 0&&(extraMeta[key]=schema[key])}if(schema.type==="array"&&schema.$ref===void 0){schema.contains!==void 0&&!containsRef(schema.contains)&&
(extraMeta.contains=schema.contains);for(let key of["uniqueItems","minContains","maxContains"])schema[key]!==void 0&&(extraMeta[key]=schema[key])}for(let key of Object.
keys(schema))RECOGNIZED_KEYS.has(key)||assignProp(extraMeta,key,schema[key]);return Object.keys(extraMeta).length>0&&ctx.registry.add(baseSchema,extraMeta),schema.
description&&(baseSchema=baseSchema.describe(schema.description)),baseSchema}function fromJSONSchema(schema,params){if(typeof schema=="boolean")return schema?z.
any():z.never();let normalized;try{normalized=JSON.parse(JSON.stringify(schema))}catch{throw new Error("fromJSONSchema input is not valid JSON (possibly cyclic)\
; use $defs/$ref for recursive schemas")}let version2=detectVersion(normalized,params?.defaultTarget),defs=normalized.$defs||normalized.definitions||{},ctx={version:version2,
defs,refs:new Map,processing:new Set,rootSchema:normalized,registry:params?.registry??globalRegistry};return convertSchema(normalized,ctx)}var RESOLVING=Symbol("z.visit/resolving");function visit(schema,fnOrHandlers){let fn=typeof fnOrHandlers=="function"?fnOrHandlers:(node2,rewritten)=>{let h=fnOrHandlers[node2.
_zod.def.type];return h?h(node2,rewritten):node2},cache=new Map;function run(s){let cached2=cache.get(s);if(cached2===RESOLVING)return new $ZodLazy({type:"lazy",
getter:()=>cache.get(s)});if(cached2!==void 0)return cached2;cache.set(s,RESOLVING);let inner=mapInner(s),mapped=fn(inner,inner!==s);return cache.set(s,mapped),
mapped}function mapInner(s){let def=s._zod.def,kind=def.type;switch(kind){case"object":{let oldShape=def.shape,keys=Object.keys(oldShape),changed=!1,newShape={};
for(let k of keys){let mapped=run(oldShape[k]);mapped!==oldShape[k]&&(changed=!0),newShape[k]=mapped}let newCatchall=def.catchall;return def.catchall&&(newCatchall=
run(def.catchall),newCatchall!==def.catchall&&(changed=!0)),changed?clone(s,{...def,shape:newShape,catchall:newCatchall}):s}case"array":{let mapped=run(def.element);
return mapped===def.element?s:clone(s,{...def,element:mapped})}case"tuple":{let oldItems=def.items,changed=!1,newItems=[];for(let item of oldItems){let mapped=run(
item);mapped!==item&&(changed=!0),newItems.push(mapped)}let newRest=def.rest;return def.rest&&(newRest=run(def.rest),newRest!==def.rest&&(changed=!0)),changed?clone(
s,{...def,items:newItems,rest:newRest}):s}case"record":case"map":{let newKey=run(def.keyType),newVal=run(def.valueType);return newKey===def.keyType&&newVal===def.
valueType?s:clone(s,{...def,keyType:newKey,valueType:newVal})}case"set":{let newVal=run(def.valueType);return newVal===def.valueType?s:clone(s,{...def,valueType:newVal})}case"\
union":{let oldOptions=def.options,changed=!1,newOptions=[];for(let opt of oldOptions){let mapped=run(opt);mapped!==opt&&(changed=!0),newOptions.push(mapped)}return changed?
clone(s,{...def,options:newOptions}):s}case"intersection":{let newLeft=run(def.left),newRight=run(def.right);return newLeft===def.left&&newRight===def.right?s:clone(
s,{...def,left:newLeft,right:newRight})}case"optional":case"nullable":case"default":case"prefault":case"catch":case"readonly":case"nonoptional":case"promise":case"\
success":{let newInner=run(def.innerType);return newInner===def.innerType?s:clone(s,{...def,innerType:newInner})}case"pipe":{let newIn=run(def.in),newOut=run(def.
out);return newIn===def.in&&newOut===def.out?s:clone(s,{...def,in:newIn,out:newOut})}case"function":{let newInput=run(def.input),newOutput=run(def.output);return newInput===
def.input&&newOutput===def.output?s:clone(s,{...def,input:newInput,output:newOutput})}case"lazy":{let original=def.getter,{_cachedInner,...rest}=def;return clone(
s,{...rest,getter:()=>run(original())})}case"template_literal":case"string":case"number":case"int":case"boolean":case"bigint":case"symbol":case"undefined":case"\
null":case"void":case"never":case"any":case"unknown":case"date":case"nan":case"enum":case"literal":case"file":case"transform":case"custom":return s;default:return s}}
return run(schema)}function deepPartial(schema){return visit(schema,{object:s=>s.partial(),union:s=>{let def=s._zod.def;return def.discriminator===void 0?s:union(def.options)}})}function withChecks(side,checks){if(!checks?.length)return side;let def=side._zod.def;return clone(side,mergeDefs(def,{checks:[...def.checks??[],...checks]}),{parent:!0})}
function outSide(def){return withChecks(def.out,def.checks)}function inSide(def){return def.in._zod.traits.has("$ZodTransform")?outSide(def):def.in}function input(schema){
return visit(schema,{pipe:s=>inSide(s._zod.def),default:(s,rewritten)=>rewritten?optional(s._zod.def.innerType):s,catch:(s,rewritten)=>rewritten?s._zod.def.innerType:
s})}function output(schema){return visit(schema,{pipe:s=>outSide(s._zod.def),prefault:(s,rewritten)=>rewritten?s._zod.def.innerType:s})}var coerce_exports={};__export(coerce_exports,{bigint:()=>bigint3,boolean:()=>boolean3,date:()=>date4,number:()=>number3,string:()=>string3});function string3(params){return _coercedString(ZodString,params)}function number3(params){return _coercedNumber(ZodNumber,params)}function boolean3(params){return _coercedBoolean(
ZodBoolean,params)}function bigint3(params){return _coercedBigint(ZodBigInt,params)}function date4(params){return _coercedDate(ZodDate,params)}var STATEMENT_TYPE="https://in-toto.io/Statement/v1",PAYLOAD_TYPE2="application/vnd.in-toto+json",RELEASE_PREDICATE="urn:ota-release:predicate:release:v1",INDEX_PREDICATE="\
urn:ota-release:predicate:index:v1",sha256Schema=external_exports.string().regex(/^[0-9a-f]{64}$/,"must be 64 lowercase hex digits"),sitePathSchema=external_exports.
string().regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/(?:\/|$))[\x21-\x5b\x5d-\x7e]+$/,"must be a relative path on the site"),subjectSchema=external_exports.
looseObject({name:sitePathSchema,digest:external_exports.looseObject({sha256:sha256Schema})}),objectRefSchema=external_exports.looseObject({path:sitePathSchema,
sha256:sha256Schema}),sizedRefSchema=objectRefSchema.extend({size:external_exports.int().nonnegative()}),attachmentSchema=sizedRefSchema.extend({name:external_exports.
string().min(1),mediaType:external_exports.string().min(1)}),deviceFileSchema=sizedRefSchema.extend({family:external_exports.string().min(1)}),reissuedFromSchema=external_exports.
looseObject({channel:external_exports.string().min(1),version:external_exports.string().min(1),upgradeObject:external_exports.looseObject({sha256:sha256Schema}),
site:external_exports.string().min(1).optional()}),releasePredicateSchema=external_exports.looseObject({product:external_exports.string().min(1),models:external_exports.
array(external_exports.string().min(1)).min(1),version:external_exports.string().min(1),channel:external_exports.string().min(1),tag:external_exports.string().min(
1),commit:external_exports.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,"must be a commit in lowercase hex"),created:external_exports.iso.datetime(),bundle:sizedRefSchema,
upgradeFrom:external_exports.string().optional(),barrier:external_exports.looseObject({reason:external_exports.string()}).optional(),schemas:external_exports.looseObject(
{config:objectRefSchema.optional(),foreignConfig:objectRefSchema.optional(),template:objectRefSchema.optional()}).optional(),notes:external_exports.string().optional(),
policy:external_exports.string().optional(),zos:external_exports.looseObject({flist:external_exports.string().optional(),storage:external_exports.string().optional()}).
optional(),attachments:external_exports.array(attachmentSchema),deviceFiles:external_exports.array(deviceFileSchema).optional(),reissuedFrom:reissuedFromSchema.
optional()}),releaseStatementSchema=external_exports.looseObject({_type:external_exports.literal(STATEMENT_TYPE),subject:external_exports.array(subjectSchema).length(
1),predicateType:external_exports.literal(RELEASE_PREDICATE),predicate:releasePredicateSchema});var schemaDigestsSchema=external_exports.looseObject({config:sha256Schema.optional(),foreignConfig:sha256Schema.optional(),template:sha256Schema.optional()}),rolloutSchema=external_exports.
looseObject({percent:external_exports.int().min(0).max(100).optional(),start:external_exports.iso.datetime().optional(),hours:external_exports.int().positive().
optional(),paused:external_exports.literal(!0).optional(),pausedAt:external_exports.iso.datetime().optional()}),indexReleaseSchema=external_exports.looseObject(
{version:external_exports.string().min(1),upgradeObject:external_exports.looseObject({sha256:sha256Schema}),bundle:sizedRefSchema,upgradeFrom:external_exports.string().
optional(),barrier:external_exports.looseObject({reason:external_exports.string()}).optional(),schemas:schemaDigestsSchema.optional(),policy:external_exports.string().
optional(),rollout:rolloutSchema.optional(),sealedFiles:external_exports.array(sizedRefSchema.extend({family:external_exports.string().min(1)})).optional(),families:external_exports.
record(external_exports.string(),external_exports.unknown()).optional(),yanked:external_exports.looseObject({reason:external_exports.string(),at:external_exports.
iso.datetime()}).optional(),trust:external_exports.int().nonnegative().optional(),record:external_exports.looseObject({sha256:sha256Schema}).optional()}),trustSetSchema=external_exports.
looseObject({keyids:external_exports.array(sha256Schema).min(1),threshold:external_exports.int().positive()}),changeNoteSchema=external_exports.looseObject({kind:external_exports.
string().min(1),version:external_exports.string().min(1).optional(),what:external_exports.string().min(1).optional(),reason:external_exports.string().min(1).optional(),
by:external_exports.string().min(1).optional()}),tufSignatureSchema=external_exports.looseObject({keyid:sha256Schema,sig:external_exports.string().regex(/^[0-9a-f]{128}$/)}),
tufFactsSchema=external_exports.looseObject({root:external_exports.looseObject({version:external_exports.int().positive(),sha256:sha256Schema}),latest:external_exports.
looseObject({size:external_exports.int().positive()}).optional(),signatures:external_exports.looseObject({timestamp:external_exports.array(tufSignatureSchema),snapshot:external_exports.
array(tufSignatureSchema),targets:external_exports.array(tufSignatureSchema)})}),trustedKeySchema=external_exports.looseObject({keyid:sha256Schema,publicKey:external_exports.
base64(),since:external_exports.int().positive().optional(),replaces:sha256Schema.optional()}),retiredKeySchema=external_exports.looseObject({keyid:sha256Schema,
publicKey:external_exports.base64(),since:external_exports.int().positive()}),archiveRefSchema=objectRefSchema.extend({releases:external_exports.int().positive()}),
indexPredicateSchema=external_exports.looseObject({product:external_exports.string().min(1),channel:external_exports.string().min(1),counter:external_exports.int().
positive(),previous:sha256Schema.nullable(),created:external_exports.iso.datetime(),expires:external_exports.iso.datetime(),trustedKeys:external_exports.array(trustedKeySchema).
min(1),threshold:external_exports.int().positive(),latest:external_exports.string().nullable(),releases:external_exports.array(indexReleaseSchema),families:external_exports.
record(external_exports.string(),external_exports.unknown()).optional(),archive:archiveRefSchema.optional(),trustSets:external_exports.array(trustSetSchema).optional(),
retiredKeys:external_exports.array(retiredKeySchema).optional(),page:sizedRefSchema.optional(),change:changeNoteSchema.optional(),tuf:tufFactsSchema.optional()}),
indexStatementSchema=external_exports.looseObject({_type:external_exports.literal(STATEMENT_TYPE),subject:external_exports.array(subjectSchema),predicateType:external_exports.
literal(INDEX_PREDICATE),predicate:indexPredicateSchema}),archivePageSchema=external_exports.looseObject({releases:external_exports.array(indexReleaseSchema).min(
1)}),archiveDirectorySchema=external_exports.looseObject({pages:external_exports.array(objectRefSchema.extend({first:external_exports.string(),last:external_exports.
string(),releases:external_exports.int().positive()})),groups:external_exports.array(external_exports.looseObject({schemas:schemaDigestsSchema.optional(),versions:external_exports.
array(external_exports.string()).min(1),trust:external_exports.int().nonnegative().optional()})),pruned:external_exports.array(external_exports.string()).min(1).
optional()}),PREDICATE_KEYS=Object.keys(indexPredicateSchema.shape),ENTRY_KEYS=Object.keys(indexReleaseSchema.shape);var WHOLE_FLEET=100,HOUR_MS=36e5,offeredPercent=(rollout,at2)=>{if(!rollout)return WHOLE_FLEET;let{percent=WHOLE_FLEET,start,hours,paused}=rollout;if(paused)return 0;
if(hours===void 0)return percent;if(start===void 0)return 0;let elapsedMs=millisecondsOf(at2)-millisecondsOf(start),wholeMs=hours*HOUR_MS;return elapsedMs>=wholeMs?
percent:Math.floor(percent*Math.max(0,elapsedMs)/wholeMs)},isForEverybody=({rollout},at2)=>offeredPercent(rollout,at2)===WHOLE_FLEET;var millisecondsOf=time3=>new Date(time3).getTime();var listedVersions=(predicate,directory)=>sortVersions([...directory.groups.flatMap(group=>group.versions),...predicate.releases.filter(release=>isListed(predicate,
release)).map(release=>release.version)]),isListed=({latest,created},release)=>release.yanked?!1:latest===null||compareVersions(release.version,latest)>0||isForEverybody(
release,created);var channelView=(predicate,directory)=>({product:predicate.product,channel:predicate.channel,at:predicate.created,latest:predicate.latest,versions:listedVersions(
predicate,directory),releases:new Map(predicate.releases.map(release=>[release.version,release]))});var checkInAnswer=(publicUrl,offer)=>offer===void 0?NOTHING:JSON.stringify({url:`${publicUrl}/${offer.path}`,checksum:offer.checksum,update:offer.update,version:offer.
version}),NOTHING="{}";var deviceProperties=value=>{if(typeof value!="object"||value===null||Array.isArray(value))return;let told2=Object.entries(value).flatMap(([name,member])=>isPolicyValue(
member)?[[name,member]]:[]);return Object.fromEntries(told2)},isPolicyValue=value=>value===null||["string","number","boolean"].includes(typeof value);var positionAbove=(ascending,version2)=>{let[low,high]=[0,ascending.length];for(;low<high;){let middle=low+high>>>1,at2=ascending[middle]??"";compareVersions(at2,
version2)>0?high=middle:low=middle+1}return low};var nextStep=(channel,from,accepts=()=>!0,reach="everybody")=>{let offered=offeredBy(channel,reach),barriers=barriersOf(channel),barrier=barriers[positionAbove(
barriers,from)],end=barrier===void 0?offered.length:positionAbove(offered,barrier);return offered.slice(positionAbove(offered,from),end).findLast(version2=>isDirect(
channel,from,version2)&&accepts(version2))},isBehind=(channel,from,reach="everybody")=>{let newest=reach==="everybody"?channel.latest:newestOf(channel);return newest!==
null&&compareVersions(newest,from)>0},newestOf=channel=>offeredBy(channel,"parts").at(-1)??null;var known={everybody:new WeakMap,parts:new WeakMap},knownBarriers=new WeakMap,barriersOf=channel=>{let before=knownBarriers.get(channel);if(before)return before;
let found2=[...channel.releases].filter(([,{barrier,yanked}])=>barrier!==void 0&&!yanked),barriers=sortVersions(found2.map(([version2])=>version2));return knownBarriers.
set(channel,barriers),barriers},offeredBy=(channel,reach)=>{let before=known[reach].get(channel);if(before)return before;let offered=sortVersions([...channel.releases.
keys()].filter(version2=>isOffered(channel,version2,reach)));return known[reach].set(channel,offered),offered},isOffered=({latest,releases,at:at2},version2,reach)=>{
let release=releases.get(version2);return!release||release.yanked?!1:reach==="parts"&&release.rollout?!0:latest!==null&&compareVersions(version2,latest)<=0&&isForEverybody(
release,at2)},isDirect=({releases},from,version2)=>{let range=releases.get(version2)?.upgradeFrom;return range===void 0||satisfies(from,range)};var POLICY_LIMITS={maxLength:2048,maxTerms:50,maxDepth:32,maxTextLength:1024,maxPatternLength:256,maxPatternStates:256,maxStates:512,maxPatternDepth:16};var NUMBER2=/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/,scalar=value=>typeof value=="string"?value.length<=POLICY_LIMITS.maxTextLength?value:null:typeof value==
"number"?Number.isFinite(value)?value:null:typeof value=="boolean"?value:null,toNumber=value=>typeof value=="number"?value:typeof value=="boolean"?Number(value):
value===null?null:value==="true"||value==="false"?+(value==="true"):NUMBER2.test(value)?finite(Number(value)):null,isNumeric=text2=>NUMBER2.test(text2)&&Number.
isFinite(Number(text2)),finite=number4=>Number.isFinite(number4)?number4:null,toText=value=>value===null?null:String(value),isTrue=value=>value===null||value===
""?!1:toNumber(value)!==0;var calculate=(operator,left,right)=>{let a=toNumber(left),b=toNumber(right);if(a===null||b===null)return null;switch(operator){case"+":return finite(a+b);case"\
-":return finite(a-b);case"*":return finite(a*b);case"/":return finite(a/b);case"%":return finite(a%b);case"^":return finite(a**b)}},compare2=(operator,left,right)=>{
if(left===null||right===null)return!1;if(operator==="=="||operator==="!=")return equal(left,right)===(operator==="==");if(operator==="<"||operator==="<="||operator===
">"||operator===">="){let order=orderOf(left,right);return order!==null&&holds(operator,order)}return compareTexts(operator,toText(left)??"",toText(right)??"")},
equal=(left,right)=>{if(typeof left=="string"&&typeof right=="string")return left===right;let a=toNumber(left);return a!==null&&a===toNumber(right)},orderOf=(left,right)=>{
if(typeof left=="string"&&typeof right=="string"&&!(isNumeric(left)&&isNumeric(right)))return versionOrder(left,right)??(left<right?-1:+(left>right));let a=toNumber(
left),b=toNumber(right);return a===null||b===null?null:a-b},holds=(operator,order)=>{switch(operator){case"<":return order<0;case"<=":return order<=0;case">":return order>
0;case">=":return order>=0;case"==":return order===0;case"!=":return order!==0}},compareTexts=(operator,text2,part)=>{switch(operator){case"^=":return text2.startsWith(
part);case"^!=":return!text2.startsWith(part);case"$=":return text2.endsWith(part);case"$!=":return!text2.endsWith(part);case"><":return text2.includes(part);case"\
<>":return!text2.includes(part)}},versionOrder=(left,right)=>isVersion(left)&&isVersion(right)?compareVersions(left,right):void 0,isVersion=value=>typeof value==
"string"&&parseVersion(value)!==void 0,compareAsVersions=(operator,left,right)=>{let order=versionOrder(left,right);return order!==void 0&&holds(operator,order)};var POLICY_PATH="devices.ioto.policy",placeAt=(text2,offset)=>{let before=text2.slice(0,offset).split(/\r\n|\r|\n/);return{line:before.length,column:(before.at(
-1)?.length??0)+1,path:POLICY_PATH}},excerpt=(text2,{start,end})=>text2.slice(start,end).replace(/\s+/g," ");var typeOf=node2=>{switch(node2.kind){case"literal":return typeOfLiteral(node2.value);case"builtIn":return node2.name==="version"||node2.name==="newVersion"?"ve\
rsion":"number";case"property":return"unknown";case"pattern":return"pattern";case"arithmetic":case"negative":return"number";default:return"boolean"}},typeOfLiteral=value=>value===
null?"null":typeof value=="string"?"text":typeof value=="number"?"number":"boolean";var checkTypes=(text2,root)=>[...checkCondition(text2,root,void 0),...checkWithin(text2,root)],checkWithin=(text2,node2)=>{switch(node2.kind){case"literal":case"\
pattern":case"builtIn":case"property":return[];case"not":return[...checkCondition(text2,node2.operand,void 0),...checkWithin(text2,node2.operand)];case"negative":
return[...checkNumber(text2,node2,node2.operand),...checkWithin(text2,node2.operand)];case"presence":case"match":return[...checkMatched(text2,node2,node2.operand),
...checkWithin(text2,node2.operand)];default:return[...checkBinary(text2,node2),...checkWithin(text2,node2.left),...checkWithin(text2,node2.right)]}},checkBinary=(text2,node2)=>{
switch(node2.kind){case"logic":return[...checkCondition(text2,node2.left,void 0),...checkCondition(text2,node2.right,node2.left)];case"arithmetic":return[...checkNumber(
text2,node2,node2.left),...checkNumber(text2,node2,node2.right)];case"comparison":return checkComparison(text2,node2);case"semver":return[...checkVersion(text2,
node2,node2.left),...checkVersion(text2,node2,node2.right)]}},at=(text2,node2)=>placeAt(text2,node2.start),checkCondition=(text2,node2,before)=>{let type=typeOf(
node2);if(type==="boolean"||type==="unknown")return[];let instead=before?.kind==="comparison"?`${excerpt(text2,before.left)} ${before.operator} ${excerpt(text2,
node2)}`:"a comparison, as in memory >= 256";return[problem("ioto-policy-no-condition",{text:excerpt(text2,node2),instead},at(text2,node2))]},CALLED={number:"a \
number",text:"a text",version:"a version",boolean:"true or false",null:"null",pattern:"a regular expression",unknown:"a value of the device"},refuse=(text2,node2,operator,reason,instead)=>problem(
"ioto-policy-type",{text:excerpt(text2,node2),operator,reason,instead},at(text2,node2)),checkNumber=(text2,node2,operand)=>{let type=typeOf(operand),isNumber=type===
"number"||type==="unknown"||isText(operand)&&isNumeric(operand.value),operator=node2.kind==="negative"?"-":node2.operator;return isNumber?[]:[refuse(text2,node2,
operator,`${excerpt(text2,operand)} is ${CALLED[type]}`,"numbers on both sides; texts are joined by nothing")]},isText=node2=>node2.kind==="literal"&&typeof node2.
value=="string",checkMatched=(text2,node2,operand)=>{let type=typeOf(operand);return type==="pattern"||type==="null"?[refuse(text2,node2,"the comparison","both \
sides are no value of the device","a property on one side")]:[]},checkComparison=(text2,node2)=>{let{left,operator,right}=node2,types=[typeOf(left),typeOf(right)];
return types.includes("null")?[refuse(text2,node2,operator,"null is no value","model == null, or model != null")]:types.includes("pattern")?[refuse(text2,node2,
operator,"a regular expression is no value","model =~ /^A/")]:isOrderOrEquality(operator)?types.includes("version")?[...checkAgainstVersion(text2,node2,left,right),
...checkAgainstVersion(text2,node2,right,left)]:types.includes("boolean")&&operator!=="=="&&operator!=="!="?[refuse(text2,node2,operator,"true and false have no\
 order","== or !=")]:[...checkPair(text2,node2,left,right),...checkPair(text2,node2,right,left)]:checkTextOperator(text2,node2,types)},isOrderOrEquality=operator=>[
"==","!=","<","<=",">",">="].includes(operator),checkTextOperator=(text2,node2,types)=>types.includes("boolean")?[refuse(text2,node2,node2.operator,"true and fa\
lse are no texts","== or !=")]:[],checkPair=(text2,node2,one,other)=>{let type=typeOf(one);return type!=="number"&&type!=="boolean"||!isText(other)?[]:isNumeric(
other.value)||other.value==="true"||other.value==="false"?[]:[refuse(text2,node2,node2.operator,`${excerpt(text2,one)} is ${CALLED[type]}, and ${excerpt(text2,other)}\
 is none`,"two values of one kind")]},checkAgainstVersion=(text2,node2,one,other)=>{if(typeOf(one)!=="version")return[];if(isText(other))return checkVersionText(
text2,other);let type=typeOf(other);return type==="number"||type==="boolean"?[refuse(text2,node2,node2.operator,`${excerpt(text2,one)} is a version, and ${excerpt(
text2,other)} is ${CALLED[type]}`,'a whole version in quotes, "1.2.0", or compare major, minor and patch')]:[]},checkVersion=(text2,node2,operand)=>{if(isText(operand))
return checkVersionText(text2,operand);let type=typeOf(operand);return type==="version"||type==="unknown"?[]:[refuse(text2,node2,"semver",`${excerpt(text2,operand)}\
 is ${CALLED[type]}`,'a whole version in quotes, as in "1.2.0"')]},checkVersionText=(text2,node2)=>{if(isVersion(node2.value))return[];let suggestion=completed(
node2.value);return[problem("ioto-policy-version",{text:node2.value,suggestion},at(text2,node2))]},completed=text2=>{let numbers=/^v?(\d{1,9}(?:\.\d{1,9}){0,2})$/.
exec(text2)?.[1]?.split(".").map(Number);return numbers?[...numbers,0,0].slice(0,3).join("."):void 0};var lookupOf=({version:version2,properties={}},newVersion)=>{let builtIns=builtInsOf(version2,newVersion);return variable=>variable.kind==="builtIn"?builtIns[variable.
name]:Object.hasOwn(properties,variable.name)?scalar(properties[variable.name]):null},builtInsOf=(version2,newVersion)=>{let text2=scalar(version2),parsed2=typeof text2==
"string"?parseVersion(text2):void 0;return{version:text2,newVersion:scalar(newVersion),major:parsed2?.major??null,minor:parsed2?.minor??null,patch:parsed2?.patch??
null}};var DIGITS2=[[48,57]],WORD2=[[48,57],[65,90],[95,95],[97,122]],SPACE=[[9,13],[32,32],[160,160],[5760,5760],[8192,8202],[8232,8233],[8239,8239],[8287,8287],[12288,
12288],[65279,65279]],LINE_ENDS=[[10,10],[13,13],[8232,8233]],others=ranges=>{let starts=[0,...ranges.map(([,to])=>to+1)],ends=[...ranges.map(([from])=>from-1),
1114111];return starts.map((from,index)=>[from,ends[index]??1114111]).filter(([from,to])=>from<=to)},ANY={ranges:LINE_ENDS,negated:!0},CLASS_ESCAPES=new Map([["\
d",DIGITS2],["D",others(DIGITS2)],["w",WORD2],["W",others(WORD2)],["s",SPACE],["S",others(SPACE)]]),within=(ranges,point)=>{for(let[from,to]of ranges)if(from<=point&&
point<=to)return!0;return!1},contains=({ranges,negated},point)=>within(ranges,point)!==negated,isWord=point=>within(WORD2,point),withoutCase=({ranges,negated})=>({
ranges:ranges.flatMap(range=>[range,...shifted(range,65,90,32),...shifted(range,97,122,-32)]),negated}),shifted=([from,to],first,last,by)=>{let start=Math.max(from,
first),end=Math.min(to,last);return start<=end?[[start+by,end+by]]:[]};var runPattern=({states,start},text2)=>{let run={states,points:Array.from(text2,character=>character.codePointAt(0)??0),reached:new Uint32Array(states.length)},
current2=[];for(let at2=0;at2<=run.points.length;at2+=1){let next2=follow(run,[start,...current2],at2);if(next2==="accepted")return!0;current2=next2}return!1},follow=({
states,points,reached},waiting,at2)=>{let next2=[];for(let index=waiting.pop();index!==void 0;index=waiting.pop()){if(reached[index]===at2+1)continue;reached[index]=
at2+1;let state=states[index];if(state===void 0||state.kind==="accept")return"accepted";state.kind==="fork"?waiting.push(state.other,state.next):state.kind==="a\
ssertion"?waiting.push(...holds2(state.assertion,points,at2)?[state.next]:[]):at2<points.length&&contains(state.set,points[at2]??0)&&next2.push(state.next)}return next2},
holds2=(assertion,points,at2)=>assertion==="start"?at2===0:assertion==="end"?at2===points.length:isWord(points[at2-1]??-1)!==isWord(points[at2]??-1)===(assertion===
"border");var evaluate=(node2,lookup)=>{switch(node2.kind){case"literal":return node2.value;case"pattern":return null;case"builtIn":case"property":return lookup(node2);case"\
not":return given(evaluate(node2.operand,lookup),value=>!isTrue(value));case"negative":return given(evaluate(node2.operand,lookup),value=>calculate("-",0,value));case"\
logic":return evaluateLogic(node2,lookup);case"presence":return given(evaluate(node2.operand,lookup),value=>value!==null===node2.present);case"match":return given(
evaluate(node2.operand,lookup),value=>{let text2=toText(value);return text2!==null&&runPattern(node2.pattern,text2)!==node2.negated});case"arithmetic":return both(
node2,lookup,(left,right)=>calculate(node2.operator,left,right));case"comparison":return both(node2,lookup,(left,right)=>compare2(node2.operator,left,right));case"\
semver":return both(node2,lookup,(left,right)=>compareAsVersions(node2.operator,left,right))}},given=(outcome,use)=>outcome===void 0?void 0:use(outcome),both=({
left,right},lookup,use)=>given(evaluate(left,lookup),a=>given(evaluate(right,lookup),b=>use(a,b))),evaluateLogic=({operator,left,right},lookup)=>{let deciding=operator===
"||",first=evaluate(left,lookup);if(first!==void 0&&isTrue(first)===deciding)return deciding;let second=evaluate(right,lookup);return second!==void 0&&isTrue(second)===
deciding?deciding:first===void 0||second===void 0?void 0:!deciding};var OPERATORS=["^!=","$!=","^=","$=","><","<>","=~","==","!=","<=",">=","&&","||","<",">","+","-","*","/","%","^","!","(",")",","];var BLANKS2=/[ \t\r\n]+/y,NAME=/[A-Za-z_]\w*(?:[-.]\w+)*/y,NUMBER3=/(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y,NUMBER_TAIL=/[\w.][\w.+-]*/y,PATTERN=/\/((?:[^/\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+)\/([A-Za-z]*)/y,
FOREIGN_OPERATORS=[["===","=="],["!==","!="],["!~","!(a =~ /b/)"],["**","a * a"],["<<","a product: policies have no shifts"],[">>","a quotient: policies have no\
 shifts"],["=","== to compare"],["&","&&"],["|","||"],["~","=~ for regular expressions"],["?","conditions joined by && and ||"]],tokenize=text2=>{let tokens=[];
for(let at2=skipBlanks2(text2,0);at2<text2.length;){let token=readToken(text2,at2,tokens.at(-1));tokens.push(token),at2=skipBlanks2(text2,token.end)}return[...tokens,
{kind:"end",start:text2.length,end:text2.length}]},take2=(pattern,text2,at2)=>(pattern.lastIndex=at2,pattern.exec(text2)??void 0),skipBlanks2=(text2,at2)=>at2+(take2(
BLANKS2,text2,at2)?.[0].length??0),readToken=(text2,at2,before)=>{let first=text2.charAt(at2);if(first==='"'||first==="'")return readText(text2,at2,first);if(first===
"/"&&!endsOperand(before))return readPattern(text2,at2);let number4=take2(NUMBER3,text2,at2);if(number4)return readNumber(text2,at2,number4[0]);let name=take2(NAME,
text2,at2);return name?{kind:"name",name:name[0],start:at2,end:at2+name[0].length}:readOperator(text2,at2)},endsOperand=token=>token!==void 0&&(token.kind==="op\
erator"?token.operator===")":!0),readNumber=(text2,start,digits)=>{let end=start+digits.length,tail=take2(NUMBER_TAIL,text2,end)?.[0],whole=digits+(tail??""),refuse2=instead=>fail(
"ioto-policy-number",{text:whole,instead},{place:placeAt(text2,start)});if(tail!==void 0)throw refuse2(/^\d+\.\d+\./.test(whole)?`versions in quotes: "${whole}"`:
"a number without a unit, or a text in quotes");let value=Number(digits);if(!Number.isFinite(value)||Number.isInteger(value)&&!Number.isSafeInteger(value))throw refuse2(
`it in quotes: beyond ${Number.MAX_SAFE_INTEGER}, numbers that differ count as equal`);return{kind:"number",value,start,end}},ESCAPES2=new Map([["\\","\\"],['"',
'"'],["'","'"],["n",`
`],["r","\r"],["t","	"]]),readText=(text2,start,quote)=>{let value="";for(let at2=start+1;at2<text2.length;at2+=1){let character=text2.charAt(at2);if(character===
quote)return{kind:"text",value,start,end:at2+1};if(character===`
`||character==="\r")break;character==="\\"?(at2+=1,value+=readEscape(text2,at2)):value+=character}throw unclosed(text2,{start,end:start+1},"text",quote)},readEscape=(text2,at2)=>{
let character=ESCAPES2.get(text2.charAt(at2));if(character!==void 0)return character;throw fail("ioto-policy-escape",{escape:`\\${text2.charAt(at2)}`},{place:placeAt(
text2,at2-1)})},readPattern=(text2,start)=>{let found2=take2(PATTERN,text2,start);if(!found2)throw unclosed(text2,{start,end:start+1},"regular expression","/");
return{kind:"pattern",source:found2[1]??"",flags:found2[2]??"",start,end:start+found2[0].length}},unclosed=(text2,{start},what,closing)=>fail("ioto-policy-unclo\
sed",{what,closing},{place:placeAt(text2,start)}),readOperator=(text2,start)=>{let foreign=FOREIGN_OPERATORS.find(([found2])=>text2.startsWith(found2,start)),operator=OPERATORS.
find(candidate=>text2.startsWith(candidate,start));if(operator&&(foreign===void 0||foreign[0].length<=operator.length))return{kind:"operator",operator,start,end:start+
operator.length};if(foreign)throw fail("ioto-policy-operator",{found:foreign[0],instead:foreign[1]},{place:placeAt(text2,start)});let character=String.fromCodePoint(
text2.codePointAt(start)??0);throw fail("ioto-policy-character",{character,instead:insteadOf(character)},{place:placeAt(text2,start)})},insteadOf=character=>/[“”„«»]/.
test(character)?'straight quotes: "text"':/[‘’‚`´]/.test(character)?"straight quotes: 'text'":/\s/.test(character)?"a plain blank":/[–—−]/.test(character)?
"a plain minus: -":"texts in quotes, names with ASCII letters, digits, _, and - or . between them";var partsOf=node2=>{switch(node2.kind){case"literal":case"pattern":case"builtIn":case"property":return[];case"not":case"negative":case"presence":case"match":return[
node2.operand];default:return[node2.left,node2.right]}},nodesOf=node2=>[node2,...partsOf(node2).flatMap(nodesOf)];var propertyNamesOf=node2=>[...new Set(nodesOf(node2).flatMap(inner=>inner.kind==="property"?[inner.name]:[]))];var OF_DEVICE=["version","major","minor","patch"],BUILT_INS=[...OF_DEVICE,"newVersion"],meaningOf=name=>{if(name==="newVersion"||name==="update.version")return{
kind:"builtIn",name:"newVersion"};if(name.startsWith("update."))return{kind:"unknown"};let bare=name.replace(/^(?:device|value)\./,""),builtIn=OF_DEVICE.find(candidate=>candidate===
bare);return builtIn?{kind:"builtIn",name:builtIn}:{kind:"property",name:bare}};var parsePattern=(source2,refuse2)=>{if(source2.length>POLICY_LIMITS.maxPatternLength)throw refuse2(`has more than ${POLICY_LIMITS.maxPatternLength} characters`,
"a shorter one, or several joined by ||");let cursor={characters:[...source2],refuse:refuse2,at:0,depth:0},node2=readChoice(cursor);if(cursor.at<cursor.characters.
length)throw refuse2("has a ) without its (",String.raw`\) for the character`);return node2},peek=({characters,at:at2},ahead=0)=>characters[at2+ahead]??"",eat=(cursor,expected)=>cursor.
characters.slice(cursor.at,cursor.at+expected.length).join("")!==expected?!1:(cursor.at+=expected.length,!0),next=cursor=>{let character=peek(cursor);return cursor.
at+=1,character},readChoice=cursor=>{let choices=[readSequence(cursor)];for(;eat(cursor,"|");)choices.push(readSequence(cursor));return choices.length===1&&choices[0]?
choices[0]:{kind:"choice",choices}},readSequence=cursor=>{let parts=[];for(;!["","|",")"].includes(peek(cursor));)parts.push(readRepeated(cursor));return{kind:"\
sequence",parts}},readRepeated=cursor=>{let part=readAtom(cursor),times=readTimes(cursor);if(!times)return part;if(part.kind==="assertion")throw cursor.refuse("\
repeats what has no length","a character or group before * + ? {");if(eat(cursor,"?"),readTimes(cursor))throw cursor.refuse("repeats a repetition","a group: (?:\
a+)*");return{kind:"repeat",part,...times}},readTimes=cursor=>{if(eat(cursor,"*"))return{min:0,max:void 0};if(eat(cursor,"+"))return{min:1,max:void 0};if(eat(cursor,
"?"))return{min:0,max:1};if(peek(cursor)!=="{")return;let counted=/^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(cursor.characters.slice(cursor.at,cursor.at+12).join(""));
if(!counted)throw cursor.refuse("has a { that counts nothing",String.raw`\{ for the character`);cursor.at+=counted[0].length;let min=Number(counted[1]),max=counted[2]===
void 0?min:counted[3]===void 0?void 0:Number(counted[3]);if(max!==void 0&&max<min)throw cursor.refuse("counts down in {}",`{${max},${min}}`);return{min,max}},readAtom=cursor=>{
let character=next(cursor);switch(character){case".":return{kind:"set",set:ANY};case"^":return{kind:"assertion",assertion:"start"};case"$":return{kind:"assertio\
n",assertion:"end"};case"(":return readGroup(cursor);case"[":return readClass(cursor);case"\\":return readEscape2(cursor);case"*":case"+":case"?":case"{":throw cursor.
refuse(`has a ${character} with nothing to repeat`,`\\${character} for the character`);case"}":case"]":throw cursor.refuse(`has a ${character} alone`,`\\${character}\
 for the character`);default:return single(pointOf(character))}},pointOf=character=>character.codePointAt(0)??0,single=point=>({kind:"set",set:{ranges:[[point,point]],
negated:!1}}),readGroup=cursor=>{if(["?=","?!","?<=","?<!"].some(mark=>eat(cursor,mark)))throw cursor.refuse("looks around, which can take for ever","a second c\
ondition joined by && or !");if(!eat(cursor,"?:")&&peek(cursor)==="?")throw cursor.refuse("has a group with a name or flags","(?:\u2026), or (\u2026)");if(cursor.
depth+=1,cursor.depth>POLICY_LIMITS.maxPatternDepth)throw cursor.refuse(`has more than ${POLICY_LIMITS.maxPatternDepth} groups inside one another`,"fewer parent\
heses");let node2=readChoice(cursor);if(!eat(cursor,")"))throw cursor.refuse("has a ( without its )",String.raw`\( for the character`);return cursor.depth-=1,node2},
readEscape2=cursor=>{if(eat(cursor,"b"))return{kind:"assertion",assertion:"border"};if(eat(cursor,"B"))return{kind:"assertion",assertion:"no-border"};if(/[1-9k]/.
test(peek(cursor)))throw cursor.refuse("refers back to a group, which can take for ever","the alternatives: (?:aa|bb)");let ranges=readClassEscape(cursor);return ranges?
{kind:"set",set:{ranges,negated:!1}}:single(readCharacterEscape(cursor))},readClassEscape=cursor=>{let ranges=CLASS_ESCAPES.get(peek(cursor));return ranges&&(cursor.
at+=1),ranges},CONTROLS=new Map([["t",9],["n",10],["v",11],["f",12],["r",13]]),readCharacterEscape=cursor=>{let letter=next(cursor),control=CONTROLS.get(letter);
if(control!==void 0)return control;if(letter==="x")return readHexadecimal(cursor,2);if(letter==="u")return readHexadecimal(cursor,4);if(/^[!-/:-@[-^`{-~]$/.test(
letter))return pointOf(letter);throw cursor.refuse(`has the unknown escape \\${letter}`,"the character itself, or \\\\ for a backslash")},readHexadecimal=(cursor,length)=>{
let digits=cursor.characters.slice(cursor.at,cursor.at+length).join("");if(digits.length!==length||!/^[0-9A-Fa-f]+$/.test(digits))throw cursor.refuse("has an es\
cape without its hexadecimal digits",String.raw`\xHH or \uHHHH`);return cursor.at+=length,Number.parseInt(digits,16)},readClass=cursor=>{let negated=eat(cursor,
"^"),ranges=[];for(;!eat(cursor,"]");){if(peek(cursor)==="")throw cursor.refuse("has a [ without its ]",String.raw`\[ for the character`);ranges.push(...readClassRange(
cursor))}if(ranges.length===0)throw cursor.refuse("has an empty class","characters between [ and ]");return{kind:"set",set:{ranges,negated}}},readClassRange=cursor=>{
let from=readClassMember(cursor);if(peek(cursor)!=="-"||peek(cursor,1)==="]")return typeof from=="number"?[[from,from]]:from;cursor.at+=1;let to=readClassMember(
cursor);if(typeof from!="number"||typeof to!="number")throw cursor.refuse("has a range that begins or ends with a class",String.raw`\- for the character`);if(to<
from)throw cursor.refuse("has a range that runs backwards","the lower character first");return[[from,to]]},readClassMember=cursor=>{let character=next(cursor);if(character===
"")throw cursor.refuse("has a [ without its ]",String.raw`\[ for the character`);return character!=="\\"?pointOf(character):readClassEscape(cursor)??readCharacterEscape(
cursor)};var compilePattern=(source2,flags,refuse2)=>{if(flags!==""&&flags!=="i")throw refuse2(`has the flags ${flags}`,"no flag, or i to leave the case of ASCII letters\
 aside");let root=parsePattern(source2,refuse2);if(sizeOf(root)>=POLICY_LIMITS.maxPatternStates)throw refuse2(`has more than ${POLICY_LIMITS.maxPatternStates} s\
tates, repetitions such as {100} written out`,"smaller counts, or + and *");let states=[{kind:"accept"}],start=build(root,0,{states,ignoreCase:flags==="i"});return{
source:source2,ignoreCase:flags==="i",states,start}},sizeOf=node2=>{switch(node2.kind){case"set":case"assertion":return 1;case"sequence":return node2.parts.reduce(
(sum,part)=>sum+sizeOf(part),0);case"choice":return node2.choices.reduce((sum,choice)=>sum+sizeOf(choice)+1,-1);case"repeat":{let optional2=node2.max===void 0?1:
node2.max-node2.min;return node2.min*Math.max(1,sizeOf(node2.part))+optional2*(sizeOf(node2.part)+1)}}},add=({states},state)=>states.push(state)-1,build=(node2,next2,workshop)=>{
switch(node2.kind){case"set":return add(workshop,{kind:"set",set:workshop.ignoreCase?withoutCase(node2.set):node2.set,next:next2});case"assertion":return add(workshop,
{kind:"assertion",assertion:node2.assertion,next:next2});case"sequence":return node2.parts.reduceRight((after2,part)=>build(part,after2,workshop),next2);case"ch\
oice":return node2.choices.map(choice=>build(choice,next2,workshop)).reduceRight((other,first)=>add(workshop,{kind:"fork",next:first,other}));case"repeat":return buildRepeat(
node2,next2,workshop)}},buildRepeat=({part,min,max},next2,workshop)=>{let start=max===void 0?buildLoop(part,next2,workshop):next2;for(let optional2=max??min;optional2>
min;optional2-=1)start=add(workshop,{kind:"fork",next:build(part,start,workshop),other:next2});for(let required2=0;required2<min;required2+=1)start=build(part,start,
workshop);return start},buildLoop=(part,next2,workshop)=>{let fork=add(workshop,{kind:"accept"});return workshop.states[fork]={kind:"fork",next:build(part,fork,
workshop),other:next2},fork};var parseExpression=(text2,tokens)=>{let cursor={text:text2,tokens,at:0,terms:0,depth:0,states:0},expression2=readOr(cursor),rest=current(cursor);if(rest.kind!==
"end")throw unexpected(cursor,rest,"an operator");return expression2},current=({tokens,at:at2,text:text2})=>tokens[at2]??{kind:"end",start:text2.length,end:text2.
length},takeOperator=(cursor,wanted)=>{let token=current(cursor),found2=token.kind==="operator"?wanted.find(operator=>operator===token.operator):void 0;return found2!==
void 0&&(cursor.at+=1),found2},across=(left,right)=>({start:left.start,end:right.end}),OR=["||"],AND=["&&"],SUM=["+","-"],PRODUCT=["*","/","%"],EQUALITY_AND_ORDER=[
"==","!=","<","<=",">",">="],COMPARISON=[...EQUALITY_AND_ORDER,"^=","^!=","$=","$!=","><","<>","=~"],readOr=cursor=>readLogic(cursor,OR,inner=>readLogic(inner,AND,
readComparison)),readLogic=(cursor,operators,readOperand2)=>{let left=readOperand2(cursor);for(;;){let operator=takeOperator(cursor,operators);if(operator===void 0)
return left;let right=readOperand2(cursor);left={kind:"logic",operator,left,right,...across(left,right)}}},readComparison=cursor=>{let left=readSum(cursor),sign=current(
cursor),operator=takeOperator(cursor,COMPARISON);if(operator===void 0)return left;let right=readSum(cursor);if(takeOperator(cursor,COMPARISON)!==void 0)throw fail(
"ioto-policy-chain",{text:excerpt(cursor.text,across(left,right))},{place:placeAt(cursor.text,sign.start)});return comparison(cursor,left,operator,right,sign)},
comparison=({text:text2},left,operator,right,sign)=>{let span=across(left,right),negated=operator==="!=";if(right.kind==="pattern"&&["=~","==","!="].includes(operator))
return{kind:"match",operand:left,pattern:right.pattern,negated,...span};if(left.kind==="pattern"&&["==","!="].includes(operator))return{kind:"match",operand:right,
pattern:left.pattern,negated,...span};if(operator==="=~")throw fail("ioto-policy-syntax",{found:show(excerpt(text2,right)),expected:"a regular expression",instead:"\
it between slashes: model =~ /^A/"},{place:placeAt(text2,sign.start)});if(operator==="=="||operator==="!="){let[value,other]=isNull(right)?[left,right]:[right,left];
if(isNull(other))return{kind:"presence",operand:value,present:negated,...span}}return{kind:"comparison",operator,left,right,...span}},isNull=node2=>node2.kind===
"literal"&&node2.value===null,readSum=cursor=>readArithmetic(cursor,SUM,readProduct),readProduct=cursor=>readArithmetic(cursor,PRODUCT,readSigned),readArithmetic=(cursor,operators,readOperand2)=>{
let left=readOperand2(cursor);for(;;){let operator=takeOperator(cursor,operators);if(operator===void 0)return left;let right=readOperand2(cursor);left={kind:"ar\
ithmetic",operator,left,right,...across(left,right)}}},deeper=(cursor,at2,read)=>{if(cursor.depth+=1,cursor.depth>POLICY_LIMITS.maxDepth)throw fail("ioto-policy\
-too-deep",{maximum:POLICY_LIMITS.maxDepth},{place:placeAt(cursor.text,at2)});let node2=read(cursor);return cursor.depth-=1,node2},readSigned=cursor=>{let{start}=current(
cursor),sign=takeOperator(cursor,["!","-"]);if(sign===void 0)return readPower(cursor);let operand=deeper(cursor,start,readSigned);return{kind:sign==="!"?"not":"\
negative",operand,start,end:operand.end}},readPower=cursor=>{let left=readOperand(cursor),{start}=current(cursor);if(takeOperator(cursor,["^"])===void 0)return left;
let right=deeper(cursor,start,readSigned);return{kind:"arithmetic",operator:"^",left,right,...across(left,right)}},readOperand=cursor=>{let token=current(cursor);
if(cursor.at+=1,token.kind==="operator")return readParenthesis(cursor,token);if(token.kind==="end")throw unexpected(cursor,token,"a value or a variable");if(token.
kind==="name")return readName(cursor,token);if(countTerm(cursor,token),token.kind==="pattern")return patternNode(cursor,token);let{value,start,end}=token;return{
kind:"literal",value,start,end}},countTerm=(cursor,token)=>{if(cursor.terms+=1,cursor.terms>POLICY_LIMITS.maxTerms)throw fail("ioto-policy-too-many-terms",{maximum:POLICY_LIMITS.
maxTerms},{place:placeAt(cursor.text,token.start)})},readParenthesis=(cursor,token)=>{if(token.operator!=="(")throw unexpected(cursor,token,"a value or a variab\
le");let inner=deeper(cursor,token.start,readOr),{end}=current(cursor);return closeParenthesis(cursor,token),{...inner,start:token.start,end}},closeParenthesis=(cursor,opening)=>{
if(takeOperator(cursor,[")"])!==void 0)return;let token=current(cursor);throw token.kind==="end"?unclosed(cursor.text,opening,"parenthesis",")"):unexpected(cursor,
token,"an operator or )")},patternNode=(cursor,{source:source2,flags,start,end})=>{let refuse2=(reason,instead)=>fail("ioto-policy-regex",{source:source2,reason,
instead},{place:placeAt(cursor.text,start)}),pattern=compilePattern(source2,flags,refuse2);if(cursor.states+=pattern.states.length,cursor.states>POLICY_LIMITS.maxStates)
throw refuse2(`has more than ${POLICY_LIMITS.maxStates} states together with those before it`,"fewer or smaller ones, with ^= or $= for what is plain text");return{
kind:"pattern",pattern,start,end}},CONSTANTS=new Map([["true",!0],["false",!1],["null",null]]),readName=(cursor,token)=>{let{name,start,end}=token,place=placeAt(
cursor.text,start);if(takeOperator(cursor,["("])!==void 0){if(name!=="semver")throw fail("ioto-policy-function",{name},{place});return readSemver(cursor,start)}
countTerm(cursor,token);let constant=CONSTANTS.get(name);if(constant!==void 0)return{kind:"literal",value:constant,start,end};let meaning=meaningOf(name);if(meaning.
kind==="unknown")throw fail("ioto-policy-update-variable",{name},{place});return{...meaning,start,end}},readSemver=(cursor,start)=>{let refuse2=reason=>fail("io\
to-policy-semver",{reason},{place:placeAt(cursor.text,start)}),readArguments=()=>{let given2=[deeper(cursor,start,readOr)];for(;takeOperator(cursor,[","])!==void 0;)
given2.push(deeper(cursor,start,readOr));return given2},isEmpty=takeOperator(cursor,[")"])!==void 0,[left,middle,right,...more]=isEmpty?[]:readArguments(),{end}=isEmpty?
{end:start}:current(cursor);if(isEmpty||closeParenthesis(cursor,{start,end:start}),!left||!middle||!right||more.length>0)throw refuse2("takes three arguments");
let operator=middle.kind==="literal"?versionOperator(middle):void 0;if(operator===void 0)throw refuse2("takes an operator in quotes as its second argument");return{
kind:"semver",left,operator,right,start,end}},versionOperator=({value})=>value==="="?"==":EQUALITY_AND_ORDER.find(operator=>operator===value),unexpected=({text:text2,
tokens},token,expected)=>fail("ioto-policy-syntax",{found:token.kind==="end"?"the end of the policy":show(excerpt(text2,token)),expected,instead:wordOf(token)??
wordOf(tokens[tokens.indexOf(token)-1])??insteadOf2(token,expected)},{place:placeAt(text2,token.start)}),WORDS=new Map([["and","&&"],["or","||"],["not","!"],["i\
n","=~ /^(A|B)$/"],["contains","><"],["is","=="],["like","=~ /re/"]]),wordOf=token=>token?.kind==="name"?WORDS.get(token.name.toLowerCase()):void 0,insteadOf2=(token,expected)=>token.
kind==="operator"&&token.operator==="+"?"the number without its +":expected.startsWith("an operator")?"&& or || between two conditions":"one, as in memory >= 25\
6";var DEFAULT_POLICY='semver(version, "<", newVersion)',parsePolicy=text2=>{if(text2.length>POLICY_LIMITS.maxLength){let details={length:text2.length,maximum:POLICY_LIMITS.
maxLength};return{problems:[problem("ioto-policy-too-long",details,placeAt("",0))]}}let source2=/^[ \t\r\n]*$/.test(text2)?DEFAULT_POLICY:text2;try{let root=parseExpression(
source2,tokenize(source2)),problems=checkTypes(source2,root);return problems.length>0?{problems}:{policy:{text:source2,root}}}catch(error2){if(error2 instanceof
OtaError)return{problems:error2.problems};throw error2}},matches=({root},device,newVersion)=>isTrue(evaluate(root,lookupOf(device,newVersion))??null);var propertiesOf=({root})=>propertyNamesOf(root);var fromNumH=n=>n/2**32|0,fromNumL=n=>n>>>0;function setU64FromNum(view,byteOffset,n,isLE){let h=fromNumH(n),l=fromNumL(n);view.setUint32(byteOffset,isLE?l:h,isLE),
view.setUint32(byteOffset+4,isLE?h:l,isLE)}function isBytes(a){return a instanceof Uint8Array||ArrayBuffer.isView(a)&&a.constructor.name==="Uint8Array"&&"BYTES_PER_ELEMENT"in a&&a.BYTES_PER_ELEMENT===1}var atitle=title=>title?
`"${title}" `:"";function anumber(n,title=""){if(typeof n!="number")throw new TypeError(atitle(title)+"expected number, got "+typeof n);if(!Number.isSafeInteger(
n)||n<0)throw new RangeError(atitle(title)+"expected integer >= 0, got "+n);return n}function abytes(value,length,title=""){if(isBytes(value)&&(length===void 0||value.length===length))return value;length!==void 0&&anumber(length,"length");let bytes=isBytes(
value),ofLen=length!==void 0?` of length ${length}`:"",got=bytes?`length=${value.length}`:`type=${typeof value}`,message=atitle(title)+"expected Uint8Array"+ofLen+
", got "+got;throw bytes?new RangeError(message):new TypeError(message)}var aobject=(value,label)=>{if(value===null||typeof value!="object"||Array.isArray(value))throw new TypeError((label==="object"?"":`"${label}" `)+"expected obje\
ct, got type="+typeof value)},aopts=(value,label)=>{aobject(value,label);let proto=Object.getPrototypeOf(value);if(proto!==Object.prototype&&proto!==null)throw new TypeError(
`"${label}" expected plain object`);if(Object.hasOwn(value,"__proto__"))throw new TypeError(`"${label}.__proto__" is not allowed`)};function aexists(instance,checkFinished=!0){
if(instance.destroyed)throw new Error("hash was destroyed");if(checkFinished&&instance.finished)throw new Error("digest() was already called")}function aoutput(out,instance){
abytes(out,void 0,"output");let min=instance.outputLen;if(!(out.length>=min))throw new RangeError('"output" expected length >= '+min)}function clean(...arrays){for(let i=0;i<arrays.length;i++)arrays[i].fill(0)}function createView(arr){return new DataView(arr.buffer,arr.byteOffset,arr.byteLength)}
function rotr(word,shift){return word<<32-shift|word>>>shift}function checkOpts(defaults,opts,title="opts"){return aopts(defaults,"defaults"),opts!==void 0&&aopts(opts,title),Object.assign(Object.create(null),defaults,opts)}
function createHasher(hashCons,info={}){if(typeof hashCons!="function")throw new TypeError('"hashCons" expected function, got type='+typeof hashCons);info=checkOpts(
{},info,"info");let hashC=(msg,opts)=>hashCons(opts).update(msg).digest(),tmp=hashCons(void 0);return hashC.outputLen=tmp.outputLen,hashC.blockLen=tmp.blockLen,
hashC.canXOF=tmp.canXOF,hashC.create=opts=>hashCons(opts),Object.assign(hashC,info),Object.freeze(hashC)}var oidNist=suffix=>({oid:Uint8Array.from([6,9,96,134,72,1,101,3,4,2,suffix])});function Chi(a,b,c){return a&b^~a&c}function Maj(a,b,c){return a&b^a&c^b&c}var HashMD=class{blockLen;outputLen;canXOF=!1;padOffset;isLE;buffer;view;finished=!1;length=0;pos=0;destroyed=!1;constructor(blockLen,outputLen,padOffset,isLE){
this.blockLen=blockLen,this.outputLen=outputLen,this.padOffset=padOffset,this.isLE=isLE,this.buffer=new Uint8Array(blockLen),this.view=createView(this.buffer)}update(data){
aexists(this),abytes(data);let{view,buffer,blockLen}=this,len=data.length,processed=!1;for(let pos=0;pos<len;){let take3=Math.min(blockLen-this.pos,len-pos);if(take3===
blockLen){let dataView=createView(data);for(;blockLen<=len-pos;pos+=blockLen)this.process(dataView,pos);processed=!0;continue}buffer.set(pos===0&&take3===len?data:
data.subarray(pos,pos+take3),this.pos),this.pos+=take3,pos+=take3,this.pos===blockLen&&(this.process(view,0),this.pos=0,processed=!0)}return this.length+=data.length,
processed&&this.roundClean(),this}digestInto(out){aexists(this),aoutput(out,this),this.finished=!0;let{buffer,view,blockLen,isLE}=this,{pos}=this;buffer[pos++]=
128,buffer.fill(0,pos),this.padOffset>blockLen-pos&&(this.process(view,0),buffer.fill(0)),setU64FromNum(view,blockLen-8,this.length*8,isLE),this.process(view,0),
this.roundClean();let oview=out===buffer?view:createView(out),len=this.outputLen,outLen=len/4,state=this.get();if(len%4||outLen>state.length)throw new Error("in\
valid outputLen");for(let i=0;i<outLen;i++)oview.setUint32(4*i,state[i],isLE)}digest(){let{buffer,outputLen}=this;this.digestInto(buffer);let res=buffer.slice(0,
outputLen);return this.destroy(),res}_cloneIntoMeta(to){let{buffer,length,finished,destroyed,pos}=this;return to.destroyed=destroyed,to.finished=finished,to.length=
length,to.pos=pos,pos&&to.buffer.set(buffer),to}clone(){return this._cloneInto()}},SHA256_IV=Uint32Array.from([1779033703,3144134277,1013904242,2773480762,1359893119,
2600822924,528734635,1541459225]);var SHA256_K=Uint32Array.from([1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748,2870763221,3624381080,310598401,607225278,1426881987,
1925078388,2162078206,2614888103,3248222580,3835390401,4022224774,264347078,604807628,770255983,1249150122,1555081692,1996064986,2554220882,2821834349,2952996808,
3210313671,3336571891,3584528711,113926993,338241895,666307205,773529912,1294757372,1396182291,1695183700,1986661051,2177026350,2456956037,2730485921,2820302411,
3259730800,3345764771,3516065817,3600352804,4094571909,275423344,430227734,506948616,659060556,883997877,958139571,1322822218,1537002063,1747873779,1955562222,2024104815,
2227730452,2361852424,2428436474,2756734187,3204031479,3329325298]),SHA256_W=new Uint32Array(64),SHA2_32B=class extends HashMD{A=0;B=0;C=0;D=0;E=0;F=0;G=0;H=0;constructor(outputLen,IV){
super(64,outputLen,8,!1),this.A=IV[0]|0,this.B=IV[1]|0,this.C=IV[2]|0,this.D=IV[3]|0,this.E=IV[4]|0,this.F=IV[5]|0,this.G=IV[6]|0,this.H=IV[7]|0}get(){let{A,B,C,
D:D2,E,F,G,H}=this;return[A,B,C,D2,E,F,G,H]}set(A,B,C,D2,E,F,G,H){this.A=A|0,this.B=B|0,this.C=C|0,this.D=D2|0,this.E=E|0,this.F=F|0,this.G=G|0,this.H=H|0}_cloneInto(to){
return(to||=new this.constructor).set(...this.get()),this._cloneIntoMeta(to)}process(view,offset){for(let i=0;i<16;i++,offset+=4)SHA256_W[i]=view.getUint32(offset,
!1);for(let i=16;i<64;i++){let W15=SHA256_W[i-15],W2=SHA256_W[i-2],s0=rotr(W15,7)^rotr(W15,18)^W15>>>3,s1=rotr(W2,17)^rotr(W2,19)^W2>>>10;SHA256_W[i]=s1+SHA256_W[i-
7]+s0+SHA256_W[i-16]|0}let{A,B,C,D:D2,E,F,G,H}=this;for(let i=0;i<64;i++){let sigma1=rotr(E,6)^rotr(E,11)^rotr(E,25),T1=H+sigma1+Chi(E,F,G)+SHA256_K[i]+SHA256_W[i]|
0,T2=(rotr(A,2)^rotr(A,13)^rotr(A,22))+Maj(A,B,C)|0;H=G,G=F,F=E,E=D2+T1|0,D2=C,C=B,B=A,A=T1+T2|0}A=A+this.A|0,B=B+this.B|0,C=C+this.C|0,D2=D2+this.D|0,E=E+this.
E|0,F=F+this.F|0,G=G+this.G|0,H=H+this.H|0,this.set(A,B,C,D2,E,F,G,H)}roundClean(){clean(SHA256_W)}destroy(){this.destroyed=!0,this.set(0,0,0,0,0,0,0,0),clean(this.
buffer)}},_SHA256=class extends SHA2_32B{constructor(){super(32,SHA256_IV)}};var sha256=createHasher(()=>new _SHA256,oidNist(1));var iotoSettingsSchema=external_exports.looseObject({product:external_exports.string().min(1).optional(),from:external_exports.array(external_exports.string().min(
1)).optional(),cohorts:external_exports.boolean().optional()});var BUCKETS=100,encoder=new TextEncoder,bucketOf=deviceId=>modulo(deviceId),rolloutOffset=(product,channel,version2)=>modulo(`${product}/${channel}/${version2}`),
isInRollout=(percent,bucket,offset)=>(bucket+offset)%BUCKETS<percent,modulo=text2=>{let[a=0,b=0,c=0,d=0]=sha256(encoder.encode(text2));return((a<<24|b<<16|c<<8|
d)>>>0)%BUCKETS};var iotoFile=({sealedFiles=[]})=>sealedFiles.find(({family})=>family==="ioto"),iotoOffers=channel=>{let isMeantFor=judgeOf(channel),hasFile=version2=>{let release=channel.
releases.get(version2);return release!==void 0&&iotoFile(release)!==void 0};return{offerTo:device=>{let accepts=above=>hasFile(above)&&isMeantFor(above,device),
version2=nextStep(channel,device.version,accepts,"parts"),release=version2===void 0?void 0:channel.releases.get(version2);return release&&offerOf(release)},isStuck:({
version:version2})=>isBehind(channel,version2,"parts")&&nextStep(channel,version2,hasFile,"parts")===void 0}},judgeOf=({product,channel,releases,at:at2})=>{let policies=new Map,
policyOf=text2=>(policies.has(text2)||policies.set(text2,readable(text2)),policies.get(text2));return(version2,device)=>{let{rollout,policy:text2}=releases.get(
version2)??{},percent=offeredPercent(rollout,device.at??at2);if(percent<WHOLE_FLEET&&(device.bucket===void 0||!isInRollout(percent,device.bucket,rolloutOffset(product,
channel,version2))))return!1;if(text2===void 0)return!0;let policy=policyOf(text2);if(!policy||device.properties===void 0&&propertiesOf(policy).length>0)return!1;
let{version:from,properties}=device;return matches(policy,{version:from,...properties?{properties}:{}},version2)}},readable=text2=>{let read=parsePolicy(text2);
return"policy"in read?read.policy:void 0},offerOf=release=>{let file3=iotoFile(release);return file3&&{version:release.version,path:file3.path,checksum:file3.sha256,
update:release.upgradeObject.sha256}};var CHECK_PATH="tok/provision/update",REPORT_PATH="tok/provision/updateReport",encoder2=new TextEncoder;var nothing={status:200,body:"{}"},noUpdate=message=>({status:200,body:JSON.stringify({message})}),refusal=(status,error2)=>({status,body:JSON.stringify({error:error2})});var MAX_BODY_BYTES=64*1024,MAX_ID_LENGTH=256,MAX_VERSION_LENGTH=64,purposeOf=path=>path.endsWith(`/${CHECK_PATH}`)?"check-in":path.endsWith(`/${REPORT_PATH}`)?"\
report":void 0,checkInDesk=(predicate,now)=>{let publicUrl=publicUrlOf(predicate.families?.site),settings=iotoSettingsSchema.safeParse(predicate.families?.ioto);
if(publicUrl===void 0||!settings.success)return;let{offerTo}=iotoOffers(channelView(predicate,NO_ARCHIVE)),product=settings.data.product??predicate.product;return{
judge:body=>{let told2=readBody(body);if("status"in told2)return told2;let{id,version:version2,properties}=told2;if(told2.product!==product)return noUpdate("not\
hing is released for this product here");if(!parseVersion(version2))return noUpdate("the version of the device is not a version by SemVer");let at2=now&&{at:new Date(
now())},offer=offerTo({version:version2,properties,bucket:bucketOf(id),...at2});return{deviceId:id,offer,answer:{status:200,body:checkInAnswer(publicUrl,offer)}}}}},
NO_ARCHIVE={pages:[],groups:[]},reportAnswer=nothing,readBody=body=>{if(body.length>MAX_BODY_BYTES)return refusal(413,"the check-in is too large");let{value,problems}=parseJsonText(
body,{file:"check-in",maxBytes:MAX_BODY_BYTES,roundsIntegers:!0});if(problems.length>0)return refusal(400,faultOf(problems[0]?.code));let properties=deviceProperties(
value);if(!properties)return refusal(400,"the check-in is no JSON object");let[id,product,version2]=["id","product","version"].map(name=>textOf2(properties,name));
return id===void 0||product===void 0||version2===void 0?refusal(400,"the check-in lacks id, product or version"):id.length>MAX_ID_LENGTH||version2.length>MAX_VERSION_LENGTH?
refusal(400,"id or version of the check-in is too long"):{id,product,version:version2,properties}},faultOf=code=>code==="config-json-duplicate-key"?"the check-i\
n has a property twice":"the check-in is no JSON",textOf2=(properties,name)=>{let found2=Object.hasOwn(properties,name)?properties[name]:void 0;return typeof found2==
"string"&&found2!==""?found2:void 0},publicUrlOf=site=>{let found2=typeof site=="object"&&site!==null?Reflect.get(site,"publicUrl"):void 0;return typeof found2==
"string"?found2:void 0};var readStream=async(stream,{maxBytes,timeoutMs})=>{if(!stream)return new Uint8Array;let reader=stream.getReader(),timer=deadline(timeoutMs),chunks=[],size=0;try{
for(;;){let next2=await Promise.race([reader.read(),timer.passed]);if(next2==="too slow")return next2;if(next2.done)return joined(chunks,size);if(size+=next2.value.
length,size>maxBytes)return"too large";chunks.push(next2.value)}}finally{timer.stop(),reader.cancel().catch(()=>{})}},deadline=timeoutMs=>{let timer;return{passed:new Promise(
resolve=>{timer=setTimeout(()=>resolve("too slow"),timeoutMs)}),stop:()=>clearTimeout(timer)}},joined=(chunks,size)=>{let whole=new Uint8Array(size),at2=0;for(let chunk of chunks)
whole.set(chunk,at2),at2+=chunk.length;return whole};var NoIndex=class extends Error{name="NoIndex"},indexKeeper=({load,now,freshMs})=>{let kept,askAgainAt=Number.NEGATIVE_INFINITY,fault,asking,ask=async()=>{try{let found2=await load();
if(!kept||found2.counter>kept.predicate.counter)kept={predicate:found2};else if(found2.counter<kept.predicate.counter)throw new NoIndex(`revision ${found2.counter}\
 follows revision ${kept.predicate.counter}`);askAgainAt=now()+freshMs,fault=void 0}catch(error2){fault=error2,askAgainAt=now()+Math.min(5e3,freshMs)}finally{asking=
void 0}};return async()=>{if(now()>=askAgainAt&&(asking??=ask(),await asking),!kept)throw new NoIndex("there is no index that verifies",{cause:fault});if(Date.parse(
kept.predicate.expires)<=now())throw new NoIndex("the index has expired",{cause:fault});return kept}};var encoder3=new TextEncoder,pae=(payloadType,payload)=>{let length=encoder3.encode(payloadType).length,head=encoder3.encode(`DSSEv1 ${length} ${payloadType} ${payload.
length} `),bytes=new Uint8Array(head.length+payload.length);return bytes.set(head),bytes.set(payload,head.length),bytes};var verifyEnvelopeBy=(verify,envelope,trust)=>{if(!Number.isInteger(trust.threshold)||trust.threshold<1)throw new RangeError("a trust needs a threshold of 1 or \
more");let{payloadType,payload:text2,signatures}=parseEnvelope(envelope,{extraKeys:!0}),payload=bytesOf(text2),bytes=pae(payloadType,payload),keys=new Map(trust.
keys.map(key=>[key.keyId,key])),keyIds=new Set;for(let{keyid,sig}of signatures){let key=keys.get(keyid);if(key){if(!verify(bytes,bytesOf(sig),key.raw))throw fail(
"signature-invalid",{keyId:keyid});keyIds.add(keyid)}}if(keyIds.size<trust.threshold){let unknown2=signatures.length-keyIds.size;throw fail("signature-threshold\
-unmet",{valid:keyIds.size,threshold:trust.threshold,unknown:unknown2})}return{payload,keyIds:[...keyIds]}},bytesOf=text2=>decodeBase64(text2)??new Uint8Array;var soundIndex=(statement,path,layout)=>{let{predicate}=statement;if(predicate.channel!==layout.channel)throw fail("site-other-channel",{path,found:predicate.channel,
channel:layout.channel});let subjects=statement.subject.map(({name,digest})=>`${name} ${digest.sha256}`),listed6=predicate.releases.map(r=>`${layout.upgradeObject(
r.version)} ${r.upgradeObject.sha256}`);if(subjects.join(`
`)!==listed6.join(`
`))throw fail("site-object-unreadable",{path,reason:"its subjects are not the upgrade objects of its releases"});if(new Set(predicate.releases.map(release=>release.
version)).size!==predicate.releases.length)throw fail("site-object-unreadable",{path,reason:"it lists a version twice"});let invalid2=predicate.releases.filter(
({version:version2})=>!parseVersion(version2));if(invalid2.length>0)throw new OtaError(invalid2.map(({version:version2})=>problem("verify-version-invalid",{path,
version:version2},{file:path})));return predicate};var readSignedStatement=(value,{path,schema,verify,extraKeys=!1})=>{try{let envelope=parseEnvelope(value,{file:path,extraKeys});if(envelope.payloadType!==PAYLOAD_TYPE2)
throw fail("site-object-unverified",{path,reason:`its payloadType is not ${PAYLOAD_TYPE2}`});let{payload,keyIds}=verify(envelope),signed=payloadValue(payload,path);
if(fits(signed,schema))return{statement:signed,keyIds,envelope};throw fail("site-object-unreadable",{path,reason:misfit(signed,schema)})}catch(error2){throw atPath(
error2,path)}},payloadValue=(payload,path)=>{let{value,problems}=parseJsonText(payload,{file:path}),[first]=problems;if(first)throw fail("site-object-unverified",
{path,reason:`its payload: ${first.message.replace(/\.$/,"")}`});return value},fits=(value,schema)=>schema.safeParse(value).success,misfit=(value,schema)=>{let judged=schema.
safeParse(value),issue2=judged.success?void 0:judged.error.issues[0];return`${issue2?.path.join(".")||"the statement"}: ${issue2?.message}`},atPath=(error2,path)=>{
if(error2 instanceof OtaError&&error2.problems.some(p=>p.place?.file===path||p.code.startsWith("site-")))return error2;let reason=(error2 instanceof Error?error2.
message:String(error2)).replace(/\.$/,"");return new OtaError([problem("site-object-unverified",{path,reason})],{cause:error2})};var import_tweetnacl=__toESM(require_nacl_fast(),1);var GROUP_ORDER=[16,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,20,222,249,222,162,247,156,214,88,18,99,26,92,245,211,237],isBelowGroupOrder=scalar2=>{for(let[position,limit]of GROUP_ORDER.
entries()){let byte=scalar2[GROUP_ORDER.length-1-position]??0;if(byte!==limit)return byte<limit}return!1};var verifyAnywhere=(message,signature,publicKey)=>signature.length===import_tweetnacl.default.sign.signatureLength&&publicKey.length===import_tweetnacl.default.
sign.publicKeyLength&&isBelowGroupOrder(signature.subarray(signature.length/2))&&import_tweetnacl.default.sign.detached.verify(message,signature,publicKey);var verifiedIndex=(bytes,channel,trust)=>{let layout=channelLayout(channel),path=layout.index,{value,problems}=parseJsonText(bytes,{file:path,maxBytes:MAX_ENVELOPE_BYTES});
if(problems.length>0)throw fail("site-object-unreadable",{path,reason:problems[0]?.message??"not JSON"});let{statement}=readSignedStatement(value,{path,schema:indexStatementSchema,
verify:envelope=>verifyEnvelopeBy(verifyAnywhere,envelope,trust)});return soundIndex(statement,path,layout)};var checkInService=options2=>{let{readIndex,trust,channel,cacheSeconds,now}=options2,keep=indexKeeper({load:async()=>verifiedIndex(await readIndex(),channel,trust),
now,freshMs:cacheSeconds*1e3}),desks=new WeakMap,deskOf=predicate=>{let desk=desks.get(predicate)??checkInDesk(predicate,now);return desk&&desks.set(predicate,desk),
desk};return{index:async()=>(await keep()).predicate,answer:async request=>{let purpose=purposeOf(request.path);if(!purpose)return refusal(404,"devices check in\
 at tok/provision/update");if(request.method!=="POST")return{...refusal(405,"devices check in with POST"),allow:"POST"};try{let body=await request.body();if(purpose===
"report")return reportAnswer;if(body==="too large")return refusal(413,"the check-in is too large");if(body==="too slow")return refusal(408,"the check-in took to\
o long");let desk=deskOf((await keep()).predicate);if(!desk)return noUpdate("nothing is released for Ioto here");let judged=desk.judge(body);return"status"in judged?
judged:await withinLimit(judged,options2.limit)}catch(error2){return options2.onFault?.(error2),error2 instanceof NoIndex?refusal(503,"there is no index that ca\
n be trusted at hand"):refusal(500,"the check-in could not be answered")}}}},withinLimit=async({deviceId,offer,answer},limit)=>!offer||!limit||await limit.take(
offer.version,deviceId)?answer:noUpdate("the release has reached its limit");var P=2n**255n-19n,D=37095705934669439343138083508754565189542113879843219016388785533085940283555n,ORDER_8_Y=55188659117513257062467267217118295137698188065244968500265048394206261417927n,
SMALL_ORDER_Y=new Set([0n,1n,P-1n,ORDER_8_Y,P-ORDER_8_Y]),pointKind=encoded=>{let y=littleEndian(encoded)&2n**255n-1n;return y>=P?"non-canonical":SMALL_ORDER_Y.
has(y)?"small-order":hasSquareRoot(xSquaredTimesDenominatorSquared(y))?"good":"off-curve"},littleEndian=bytes=>bytes.reduceRight((sum,byte)=>sum<<8n|BigInt(byte),
0n),xSquaredTimesDenominatorSquared=y=>(y*y-1n)*(D*y*y+1n)%P,hasSquareRoot=value=>value===0n||power(value,(P-1n)/2n)===1n,power=(base,exponent)=>{let result=1n,
square=base%P;for(let rest=exponent;rest>0n;rest>>=1n)rest&1n&&(result=result*square%P),square=square*square%P;return result};var RAW_BYTES=32,MINISIGN_BYTES=42,MINISIGN_ALGORITHM=[69,100],trustedKeys=(texts,threshold)=>{let keys=new Map(texts.map(text2=>keyOf(text2)).map(key=>[key.keyId,
key]));if(!Number.isInteger(threshold)||threshold<1||threshold>keys.size)throw new TypeError(`${threshold} signatures can\u2019t be asked of ${keys.size} key(s)`);
return{keys:[...keys.values()],threshold}},keyOf=text2=>{let line=text2.trim().split(/\r?\n/).at(-1)?.trim()??"",raw=rawKey(decodeBase64(line)??new Uint8Array);
if(raw?.length!==RAW_BYTES||pointKind(raw)!=="good")throw new TypeError("a key is no public key in base64 or in minisign\u2019s form");let keyId=[...sha256(raw)].
map(byte=>byte.toString(16).padStart(2,"0")).join("");return{raw,keyId}},rawKey=bytes=>bytes.length===RAW_BYTES?bytes:bytes.length===MINISIGN_BYTES&&MINISIGN_ALGORITHM.
every((byte,at2)=>bytes[at2]===byte)?bytes.slice(MINISIGN_BYTES-RAW_BYTES):void 0;var BODY_TIMEOUT_MS=1e4,INDEX_TIMEOUT_MS=1e4,DEFAULT_CACHE_SECONDS=60,MAX_CACHE_SECONDS=3600,CHANNEL_NAME=/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,createCheckInHandler=options2=>{
let{keys,threshold=1,channel="stable",onFault}=options2,limit=limitStore(options2),service=checkInService({readIndex:indexReader(options2,channel),trust:trustedKeys(
keys,threshold),channel,cacheSeconds:cacheSecondsOf(options2),now:Date.now,...limit?{limit}:{},...onFault?{onFault}:{}});return async request=>{let answer=await service.
answer({method:request.method,path:new URL(request.url).pathname,body:()=>readStream(request.body,{maxBytes:MAX_BODY_BYTES,timeoutMs:BODY_TIMEOUT_MS})});return responseOf(
answer)}},limitStore=({limit})=>{if(limit&&typeof limit.store?.take!="function")throw new TypeError("limit needs a store with take(releaseVersion, deviceId)");return limit?.
store},cacheSecondsOf=({cacheSeconds=DEFAULT_CACHE_SECONDS})=>{if(cacheSeconds>=0&&cacheSeconds<=MAX_CACHE_SECONDS)return cacheSeconds;throw new TypeError(`cach\
eSeconds is from 0 to ${MAX_CACHE_SECONDS}`)},indexReader=({site,fetch:given2},channel)=>{let base=new URL(site.endsWith("/")?site:`${site}/`);if(base.protocol!==
"https:"&&base.protocol!=="http:")throw new TypeError("site is an http(s) URL");if(!CHANNEL_NAME.test(channel))throw new TypeError("channel is the name of a cha\
nnel, such as stable");let url2=new URL(channelLayout(channel).index,base).href,send=given2??((address,init)=>fetch(address,init));return async()=>{let response=await send(
url2,{signal:AbortSignal.timeout(INDEX_TIMEOUT_MS)}),body=await readStream(response.body,{maxBytes:MAX_ENVELOPE_BYTES,timeoutMs:INDEX_TIMEOUT_MS});if(response.status!==
200)throw new Error(`${url2} is answered with ${response.status}`);if(typeof body=="string")throw new Error(`${url2} is ${body}`);return body}},responseOf=({status,
body,allow:allow2})=>{let bytes=new TextEncoder().encode(body),headers={"Content-Type":"application/json","Content-Length":String(bytes.length),"Cache-Control":"\
no-store",...allow2===void 0?{}:{Allow:allow2}};return new Response(bytes,{status,headers})};var lambdaHandler=handler=>async event=>{let response=await handler(requestOf(event));return{statusCode:response.status,headers:Object.fromEntries(response.headers),
body:await response.text()}},requestOf=event=>{let{domainName="lambda.invalid",http}=event.requestContext??{},method=http?.method??"GET",query=event.rawQueryString?
`?${event.rawQueryString}`:"",headers=Object.entries(event.headers??{}).flatMap(([name,value])=>value===void 0||UNSENDABLE.has(name.toLowerCase())?[]:[[name,value]]),
hasBody=method!=="GET"&&method!=="HEAD";return new Request(`https://${domainName}${event.rawPath??"/"}${query}`,{method,headers,...hasBody?{body:bodyOf(event)}:
{}})},UNSENDABLE=new Set(["content-length","connection","host","transfer-encoding"]),bodyOf=({body,isBase64Encoded})=>body?isBase64Encoded?Uint8Array.from(atob(
body),character=>character.charCodeAt(0)):body:"";export{createCheckInHandler,lambdaHandler};
