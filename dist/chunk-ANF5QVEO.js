import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{archivedVersions}from"./chunk-TEJVASTL.js";import{sortVersions}from"./chunk-NSNPTMK2.js";var fieldedVersions=(predicate,directory,further)=>[...new Set(sortVersions([...predicate.releases.map(({version})=>version),...archivedVersions(directory),...further]))];export{fieldedVersions};
