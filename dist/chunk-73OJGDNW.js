import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{archivedVersions}from"./chunk-ZYLCGNOM.js";import{sortVersions}from"./chunk-IHZBEBB3.js";var fieldedVersions=(predicate,directory,further)=>[...new Set(sortVersions([...predicate.releases.map(({version})=>version),...archivedVersions(directory),...further]))];export{fieldedVersions};
