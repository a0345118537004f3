import type { IndexRelease } from '../../site/index-statement.js';
import { compareVersions } from '../../version/semver.js';
import { el, replace } from './dom.js';
import type { PageTrust } from './keys.js';
import { latestView } from './latest-view.js';
import { olderReleases } from './older-releases.js';
import { type ReleaseChecks, releaseChecks } from './release-checks.js';
import { CHECKED_AT_ONCE, releaseList } from './release-list.js';
import type { Fault, VerifiedSite } from './site-state.js';
import type { ObjectSource } from './source.js';
import { upgradeView } from './upgrade-view.js';
import { verifyView } from './verify-view.js';

/** What the page of a verified site is made from. */
export interface VerifiedFacts {
  readonly site: VerifiedSite;
  readonly source: ObjectSource;
  readonly trust: PageTrust;
  /** The site’s address, for commands. */
  readonly address: string;
  readonly now: Date;
  /** Told whenever a check has come out. */
  readonly changed: (checks: ReleaseChecks, faults: readonly Fault[]) => void;
}

/** Everything below the verdict, for a site whose index verifies. */
export const verifiedView = (
  facts: VerifiedFacts,
): { readonly parts: readonly HTMLElement[]; readonly started: Promise<void> } => {
  const { site, source, trust, now } = facts;
  const { predicate } = site.index;
  const { channel, latest } = predicate;
  const checks = releaseChecks(source, predicate, trust);
  const faults = new Map<string, Fault>();
  const tell = (): void => facts.changed(checks, [...faults.values()]);
  const archive = olderReleases(source, predicate, (name, reason) => {
    faults.set(reason, { name, reason });
    tell();
  });
  const known: IndexRelease[] = [];
  const newestFirst = predicate.releases.toReversed();
  const list = releaseList(
    { channel, latest, source, checks, now, isPruned: archive.isPruned },
    {
      left: archive.left,
      next: async () => {
        const next = await archive.next();
        known.push(...next);
        drawUpgrades();
        return next;
      },
    },
  );
  const upgrades = el('div');
  const drawUpgrades = (): void =>
    replace(
      upgrades,
      upgradeView(
        [...predicate.releases, ...known].sort((a, b) => compareVersions(a.version, b.version)),
        latest,
      ),
    );
  const top = newestFirst.find(({ version }) => version === latest);
  const latestCard = top && latestView(top, source);
  checks.watch((version, state) => {
    if (version === latest) latestCard?.update(state);
    if (state.kind === 'bad') faults.set(version, { name: version, reason: state.reason });
    tell();
  });
  drawUpgrades();
  list.add(newestFirst);
  const first = [...(top ? [top] : []), ...newestFirst.slice(0, CHECKED_AT_ONCE)];
  latestCard?.update(checks.state(latest ?? ''));
  tell();
  const started = Promise.all(first.map((entry) => checks.check(entry))).then(() => undefined);
  const releases = el(
    'section',
    { class: 'list', id: 'releases', 'aria-labelledby': 'releases-title' },
    el('h2', { id: 'releases-title' }, 'Releases'),
    list.element,
  );
  const how = verifyView({ site: facts.address, channel, trust, source, releases: newestFirst, latest });
  const isEmpty = predicate.releases.length === 0 && !predicate.archive;
  const parts = [...(latestCard ? [latestCard.element] : []), releases, upgrades, how];
  return { parts: isEmpty ? [] : parts, started };
};
