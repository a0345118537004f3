import { commentText } from './comment-text.js';
import { carriedFolder, type HostSetup, isAws, mayIgnoreConditions, yamlText } from './host-setup.js';
import { PLACEHOLDER_URL } from './public-url.js';

/** How a site is reached, and what stands beside the project file. */
export interface PublicAddress {
  /** A pipeline is written beside it, which releases one at a time. */
  readonly serialised: boolean;
  /** The placeholder where it is left out. */
  readonly publicUrl?: string;
  /** The pages of the forge show a release some time after its job has ended. */
  readonly shownLater?: boolean;
}

/** The lines of a new project file that say where the site goes. */
export const hostLines = (
  host: HostSetup,
  { serialised, publicUrl = PLACEHOLDER_URL, shownLater = false }: PublicAddress,
): string => `\
${commentText(about(host))}
host: ${yamlText(host.text)}
${mayIgnoreConditions(host) && serialised ? ONE_AT_A_TIME : ''}\
publicUrl: ${yamlText(publicUrl)}
${host.spec.kind === 'directory' ? '' : shownLater ? SHOWN_LATER : NOT_YET_PUBLIC}`;

const about = (host: HostSetup): string => {
  const { spec } = host;
  switch (spec.kind) {
    case 'directory':
      return carriedFolder(host) === undefined
        ? 'The directory that your web server serves, and the URL under which devices reach it.'
        : 'The directory that your web server serves (keep it out of git), and the URL under which devices reach it.';
    case 'git-branch':
      return 'The branch that holds the site, one commit a release, and the URL under which devices reach it: let GitHub Pages, GitLab Pages or any web server serve it. Other hosts (a directory, a bucket, a server): docs/hosting.md of ota-release.';
    case 's3':
      return isAws(host)
        ? 'The bucket that holds the site, and the URL under which devices reach it. The pipeline takes a role for it; on your own machine your AWS profile counts.'
        : 'The bucket that holds the site, and the URL under which devices reach it. The keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
    case 'http-put':
      return 'The URL below which the server takes PUT, and the one under which devices reach the site. Credentials come from OTA_HOST_TOKEN, or OTA_HOST_USER and OTA_HOST_PASSWORD.';
  }
};

const ONE_AT_A_TIME = `\
${commentText('Some hosts of this kind overwrite where they are asked not to, so that two releases at once could lose one. The pipeline beside this file releases one at a time; this is your word that nothing else releases to the same place meanwhile.')}
oneAtATime: true
`;

/** A directory is never asked for unasked. */
const NOT_YET_PUBLIC = `\
${commentText('A release ends by asking publicUrl, as a device would. Remove this line once that URL is yours and serves the site.')}
publicCheck: "off"
`;

/** What comes after the job can’t be asked for in it. */
const SHOWN_LATER = `\
${commentText('A release ends by asking publicUrl, as a device would. Pages show it only after the job has ended, so it is left out: ota-release verify --public-check on asks at any time.')}
publicCheck: "off"
`;
