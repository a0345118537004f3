import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{sortVersions}from"./chunk-TTQJ6B3F.js";var fieldedVersions=(predicate,directory,further)=>[...new Set(sortVersions([...predicate.releases.map(({version})=>version),...directory.groups.flatMap(({versions})=>versions),...further]))];export{fieldedVersions};
