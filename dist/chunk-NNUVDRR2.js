import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{archivedVersions}from"./chunk-RBRED4KA.js";import{sortVersions}from"./chunk-JT2IDNMK.js";var fieldedVersions=(predicate,directory,further)=>[...new Set(sortVersions([...predicate.releases.map(({version})=>version),...archivedVersions(directory),...further]))];export{fieldedVersions};
