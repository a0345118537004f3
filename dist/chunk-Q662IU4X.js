import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var ZOS_KEYS=["flist","signature","transaction_id","storage"],FOLDED=ZOS_KEYS.map(key=>[key,new RegExp(`^${key}$`,"iu")]),zosKeyOf=key=>FOLDED.find(([,spelling])=>spelling.test(key))?.[0];export{zosKeyOf};
