import{createRequire as otaCreateRequire}from'node:module';const require=otaCreateRequire(import.meta.url);
import{archivedVersions}from"./chunk-O73PVA6B.js";import{sortVersions}from"./chunk-6UPRCO7P.js";var fieldedVersions=(predicate,directory,further)=>[...new Set(sortVersions([...predicate.releases.map(({version})=>version),...archivedVersions(directory),...further]))];export{fieldedVersions};
