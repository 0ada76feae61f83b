import type { HostedEnvironment } from '../environments/environment-store.ts'
import type { StoredContent } from '../releases/content-reading.ts'
import type { ContentFile } from '../releases/manifest.ts'
import { cacheControl, type Validators } from './caching.ts'
import { type Encoding, mayCompress } from './encoding.ts'
import { mediaType } from './media.ts'

/** One form of a file, with the headers that are always the same. */
interface Form extends Validators {
  headers: string[]
}

/** How a file is served, worked out once. */
export interface ServedFile {
  file: ContentFile
  type: string
  /** Of its bytes, in memory. */
  key: string
  plain: Form
  encoded(encoding: Encoding): Form
  /** As the site's own page for what it does not have. */
  missingHeaders: string[]
}

interface Manner {
  isClosed: boolean
  isIndexed: boolean
}

/** The files of a content, as visitors of the environment get them. Each is worked out when it is first asked for. */
export interface ServedFiles {
  get(path: string): ServedFile | undefined
}

const known = new WeakMap<StoredContent, { manner: Manner; files: ServedFiles }>()

export function servedFiles(content: StoredContent, { standing }: HostedEnvironment): ServedFiles {
  const wish = standing.state === 'wished' ? standing.wish : undefined
  const manner = { isClosed: wish?.gate != null, isIndexed: wish?.indexing === true }
  const already = known.get(content)
  if (already?.manner.isClosed === manner.isClosed && already.manner.isIndexed === manner.isIndexed)
    return already.files
  const files = createServedFiles(content, manner)
  known.set(content, { manner, files })
  return files
}

function createServedFiles(content: StoredContent, manner: Manner): ServedFiles {
  const served = new Map<string, ServedFile>()
  const lastModified = new Date(content.head.createdAt).toUTCString()
  return {
    get(path) {
      const before = served.get(path)
      if (before) return before
      const file = content.files.get(path)
      if (!file) return undefined
      const one = serve(file, lastModified, manner)
      served.set(path, one)
      return one
    },
  }
}

function serve(file: ContentFile, lastModified: string, { isClosed, isIndexed }: Manner): ServedFile {
  const type = mediaType(file.path)
  const key = file.sha256
  const tag = key.slice(0, 32)
  const always = ['Content-Type', type, 'X-Content-Type-Options', 'nosniff']
  if (!isIndexed) always.push('X-Robots-Tag', 'noindex, nofollow')
  const vary = mayCompress(type, file.bytes) ? ['Vary', 'Accept-Encoding'] : []

  const form = (suffix: string, more: string[]): Form => {
    const etag = `"${tag}${suffix}"`
    const validators = ['ETag', etag, 'Last-Modified', lastModified, 'Cache-Control', cacheControl(file.path, isClosed)]
    return { etag, lastModified, headers: [...always, ...validators, ...vary, ...more] }
  }
  const forms: Partial<Record<Encoding, Form>> = {}
  return {
    file,
    type,
    key,
    plain: form('', ['Accept-Ranges', 'bytes']),
    encoded(encoding) {
      forms[encoding] ??= form(`-${encoding}`, ['Content-Encoding', encoding])
      return forms[encoding]
    },
    missingHeaders: [...always, 'Cache-Control', 'no-cache'],
  }
}
