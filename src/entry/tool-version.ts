declare const OTA_RELEASE_VERSION: string | undefined;

/** The tool's version, put in by the build; run from source it has none. */
export const toolVersion: string = typeof OTA_RELEASE_VERSION === 'string' ? OTA_RELEASE_VERSION : '0.0.0-source';
