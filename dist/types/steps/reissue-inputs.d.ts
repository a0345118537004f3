import type { Place } from '../errors/problem.js';
import type { Trust } from '../signing/trust.js';
import type { SiteSource } from '../site/site-source.js';
import type { ReleaseInputs } from './services.js';
/** Which bytes are issued anew, and as what. */
export interface ReissueRequest {
    /** `promote`: of another channel of the site. `reissue`: of the very channel. `resign`: of another site. */
    readonly kind: 'promote' | 'reissue' | 'resign';
    /** The released version. */
    readonly of: string;
    /** The version that it becomes. */
    readonly as: string;
    /** What gave that one, for findings about it. */
    readonly place: Place;
    /** The channel that it is taken from; left out, of a promotion, whichever other channel of the site holds it. */
    readonly from?: string;
    readonly reason?: string;
    /** The other site, and whom it is verified with; the project’s own site where this is left out. */
    readonly site?: {
        readonly source: SiteSource;
        readonly trust: Trust;
    };
}
/** The inputs of a flow that issues bytes anew: those of a release, and which bytes. */
export interface ReissueInputs extends ReleaseInputs {
    readonly reissue: ReissueRequest;
}
