import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{createHash}from"node:crypto";var encoder=new TextEncoder,jsonBytes=value=>encoder.encode(`${JSON.stringify(value)}
`),sha256Hex=bytes=>createHash("sha256").update(bytes).digest("hex");export{jsonBytes,sha256Hex};
