import type { components } from './generated/openapi.ts'
import { ApiProblem, type ProblemDocument } from './problem.ts'
import { session } from './session.ts'
import { refuseWhileViewing } from './viewed.ts'

type Operation = components['schemas']['Operation']

/** Up to here the archive is read twice: its digest lets the gateway know a repeated upload, so that it is never done twice. */
const MOST_DIGESTED_BYTES = 256 * 1024 * 1024

export interface Upload {
  environmentId: string
  file: File
  note: string
  /** Of this upload, and of every try of it. */
  key: string
}

/**
 * Sends an archive. `fetch` tells nothing of how much was sent, so this is the one call that goes another way than
 * send.ts; it keeps to the same rules.
 * @param onProgress told the share that was sent, from 0 to 1
 */
export async function upload(
  what: Upload,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Operation> {
  refuseWhileViewing()
  const headers = await repeatable(what)
  try {
    return await put(what, headers, { signal, onProgress })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'csrf-token-needed') throw error
    await session.load()
    return put(what, headers, { signal, onProgress })
  }
}

/** The same file sent again under the same key is the same upload. Without both nobody could tell. */
async function repeatable({ file, key }: Upload): Promise<Record<string, string>> {
  if (file.size > MOST_DIGESTED_BYTES) return {}
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)))
  return { 'idempotency-key': key, 'content-digest': `sha-256=:${base64}:` }
}

function put(
  { environmentId, file, note }: Upload,
  headers: Record<string, string>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Operation> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = new XMLHttpRequest()
    const query = note === '' ? '' : `?${new URLSearchParams({ note })}`
    request.open('POST', `/v1/environments/${environmentId}/releases${query}`)
    const type = file.name.endsWith('.zip') ? 'application/zip' : 'application/gzip'
    const all = { accept: 'application/json', 'content-type': type, 'x-csrf-token': session.csrfToken, ...headers }
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onerror = () => reject(new ApiProblem(0, {}))
    request.onabort = () => reject(signal.reason)
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status === 202) return resolve(answer as Operation)
      const problem = answer as Partial<ProblemDocument>
      if (problem.code === 'not-signed-in') void session.load(false)
      reject(new ApiProblem(request.status, problem))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
