import { CHECK_PATH } from '../devices/ioto/documents.js';
import type { IotoOffer } from '../devices/ioto/offers.js';
import { bucketOf } from '../devices/ioto/rollout.js';
import { iotoSettingsSchema } from '../devices/ioto/settings-schema.js';
import { checkInDesk } from '../serve/check-in.js';
import { type Attempt, attempt } from './device-failure.js';
import type { RehearsalContext } from './rehearsal.js';

/**
 * What a rehearsed device says of itself at a check-in, every property a text as the updaters have it (Ioto contract, “Check”). Its id is
 * one of the part of the fleet that it is to belong to.
 */
export const checkInBody = (
  { site, settings, traits }: Pick<RehearsalContext, 'site' | 'settings' | 'traits'>,
  version: string,
): Readonly<Record<string, string>> => {
  const read = iotoSettingsSchema.safeParse(settings);
  const texts = Object.entries(traits.properties ?? {}).map(([name, value]) => [name, String(value)]);
  const product = read.data?.product ?? site.channel.product;
  return { ...Object.fromEntries(texts), id: idIn(traits.bucket), product, version };
};

const ID = 'rehearsal';

const idIn = (bucket: number | undefined): string => {
  if (bucket === undefined) return ID;
  for (let number = 1; ; number += 1) if (bucketOf(`${ID}-${number}`) === bucket) return `${ID}-${number}`;
};

/** The answer to a check-in: an update, or undefined for none. */
type Answer = IotoOffer | undefined;

/**
 * Asks as a device on `version` does: the document that the site has for it, or, where it has none, what `serve` would answer from the
 * same index. A document knows nothing of a device but its version and part of the fleet, so one with properties asks `serve`.
 */
export const checkIn = async (context: RehearsalContext, version: string): Promise<Attempt<Answer>> => {
  const { site, traits } = context;
  const path = documentOf(context, version);
  const document =
    traits.properties === undefined
      ? await attempt(() => site.source.read(path))
      : ({ ok: true, value: undefined } as const);
  if (!document.ok) return document;
  if (document.value) return readAnswer(new TextDecoder().decode(document.value), path, publicUrlOf(context));
  const judged = checkInDesk(site.predicate)?.judge(
    new TextEncoder().encode(JSON.stringify(checkInBody(context, version))),
  );
  if (!judged) return failed('the index holds nothing for Ioto: neither documents nor serve answer a check-in');
  const { status, body } = 'answer' in judged ? judged.answer : judged;
  return status === 200 ? readAnswer(body, 'serve', publicUrlOf(context)) : failed(`serve answers with ${status}`);
};

const documentOf = ({ site, traits: { bucket } }: RehearsalContext, version: string): string => {
  const part = bucket === undefined ? '' : `${String(bucket).padStart(2, '0')}/`;
  return `ioto/${site.channel.product}/${site.layout.channel}/from/${version}/${part}${CHECK_PATH}`;
};

const failed = (why: string): { readonly ok: false; readonly failure: { why: string; unverified: boolean } } => ({
  ok: false,
  failure: { why, unverified: false },
});

/** The URL that the documents were made with. */
const publicUrlOf = ({ site }: RehearsalContext): string | undefined => {
  const named: unknown = site.predicate.families?.site;
  const url: unknown = typeof named === 'object' && named !== null ? Reflect.get(named, 'publicUrl') : undefined;
  return typeof url === 'string' ? url : site.publicUrl;
};

/** The C client scans for these four, in compact JSON, before anything else (Ioto contract, “Answer”). */
const UPDATE =
  /^\{"url":"([^"\\]+)","checksum":"([0-9a-f]{64})","update":"([^"\\]+)","version":"([^"\\]+)"(?:,[\s\S]*)?\}$/;
const NO_UPDATE = /^\{(?:"message":"[^"\\]*")?\}$/;

/**
 * What a device makes of an answer: the strictest of the four clients decides.
 *
 * @param from where it comes from, for messages. @param publicUrl the files of the site lie below it; without a trailing slash.
 */
export const readAnswer = (text: string, from: string, publicUrl: string | undefined): Attempt<Answer> => {
  if (NO_UPDATE.test(text)) return { ok: true, value: undefined };
  const [, url = '', checksum = '', update = '', version = ''] = UPDATE.exec(text) ?? [];
  if (url === '') return failed(`${from} is not an answer that every client reads: ${text.slice(0, MAX_SHOWN)}`);
  if (!URL.canParse(url)) return failed(`${from} gives ${url}, which is no absolute URL`);
  if (publicUrl === undefined || !url.startsWith(`${publicUrl}/`))
    return failed(`${from} gives ${url}, which is not below the site`);
  return { ok: true, value: { path: url.slice(publicUrl.length + 1), checksum, update, version } };
};

const MAX_SHOWN = 200;
