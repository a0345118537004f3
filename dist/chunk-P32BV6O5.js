import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
var SECRET_INPUTS={signingKey:{name:"signingKey",flag:"signing-key",env:"OTA_SIGNING_KEY"},signingKeyPassword:{name:"signingKeyPassword",flag:"signing-key-password",env:"OTA_SIGNING_KEY_PASSWORD"},token:{name:"token",flag:"token",env:"GITHUB_TOKEN"}};export{SECRET_INPUTS};
