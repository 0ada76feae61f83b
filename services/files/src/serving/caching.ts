/** At least 8 hex digits, among them a letter and a decimal one: a year or a word is no fingerprint. */
const HEX = /[.\-_](?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{8,64}\./
/** As bundlers write them into folders of their own: 8 characters, mixed. */
const MIXED =
  /(?:^|\/)(?:assets|_astro|_app|chunks)\/(?:[^/]{1,200}[.-])(?=[\w-]{0,7}[A-Z])(?=[\w-]{0,7}[a-z])[\w-]{8}\.(?:js|mjs|css)$/

/** Whether the name of a file holds a fingerprint of its content, so that it never has another one. */
export function isFingerprinted(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return HEX.test(name) || MIXED.test(path)
}

/** @param isClosed whether a password stands before it: then no shared cache may keep it */
export function cacheControl(path: string, isClosed: boolean): string {
  const where = isClosed ? 'private' : 'public'
  return isFingerprinted(path) ? `${where}, max-age=31536000, immutable` : `${where}, no-cache`
}

export interface Validators {
  etag: string
  /** As HTTP writes dates. */
  lastModified: string
}

interface Conditions {
  'if-none-match'?: string
  'if-modified-since'?: string
  'if-range'?: string | string[]
}

/** Whether whoever asks has the current content already. */
export function isUnchanged(headers: Conditions, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) {
    return tags === etag || tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  }
  // The very same time, and not a later one: after a rollback the current content is older than what a browser has.
  return headers['if-modified-since'] === lastModified
}

/** Whether a part may be sent, or the content is another one by now than that of which the other parts are. */
export function isRangeCurrent({ 'if-range': condition }: Conditions, { etag, lastModified }: Validators): boolean {
  return condition === undefined || condition === etag || condition === lastModified
}
