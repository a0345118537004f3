import { createServer } from 'node:http';
import { openSync, ftruncateSync, closeSync, createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { githubClient } from './src/forges/github/client.js';
import { uploadAsset } from './src/forges/github/asset-upload.js';
import { openFetch } from './src/forges/http/open-fetch.js';
import { openNetwork } from './src/forges/http/network.js';
import { fork } from 'node:child_process';
const size = 1024*1024*1024;
if (process.argv[2] === 'server') {
  const s = createServer((q, r) => { let n=0; q.on('data', (c)=>{n+=c.length}); q.on('end', ()=>{ r.writeHead(201,{'content-type':'application/json'}).end(JSON.stringify({id:1,name:'x',state:'uploaded',size:n,digest:null})); }); });
  s.listen(0,'127.0.0.1',()=>process.send!((s.address() as any).port));
} else {
  const path='/tmp/mem-1g.bin'; const fd=openSync(path,'w'); ftruncateSync(fd,size); closeSync(fd);
  const h=createHash('sha256'); for await (const c of createReadStream(path)) h.update(c); const sha256=h.digest('hex');
  const child=fork(process.argv[1]!, ['server']); const port=await new Promise<number>((d)=>child.once('message',(m)=>d(m as number)));
  const apiUrl=`http://127.0.0.1:${port}`;
  const kind=process.argv[3];
  const f = kind==='global' ? globalThis.fetch : kind==='network' ? await openNetwork({environment:{},userAgent:'x'}) : await openFetch({ environment: {}, userAgent:'x/1', now: Date.now, sleep: async()=>{}, random: Math.random });
  const client=githubClient({kind:'github',apiUrl,owner:'o',name:'r',token:'x'}, f as any);
  let peak=0, ext=0; const t=setInterval(()=>{ (globalThis as any).gc?.(); const m=process.memoryUsage(); peak=Math.max(peak,m.rss); ext=Math.max(ext,m.external)},20); const t0=Date.now();
  const before=process.memoryUsage().rss;
  await uploadAsset(client,{tag:'v1',releaseId:1,uploadUrl:`${apiUrl}/x{?name,label}`},{name:'x.bin',mediaType:'application/zip',body:{kind:'file',path,size,sha256}},undefined,()=>{});
  clearInterval(t); console.log(kind, 'rss before', before>>20, 'peak', peak>>20,'MB ext', ext>>20, Date.now()-t0,'ms'); child.kill();
}
