// Loaded into the driver before its own code (node --import): recognises the points at which it is struck by what it
// renames on its disk, and by the calls that come to it.
import { subscribe } from 'node:diagnostics_channel'
import { promises, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import type { Act, ActState } from '@holdfast/driver/contract'
import { reach } from './strike.ts'

interface Point {
  what: string
  ids: string[]
}

if (isMainThread) {
  watchDisk(process.env.DATA_FOLDER!)
  watchCalls(Number(process.env.DRIVER_PORT))
}

function watchDisk(folder: string): void {
  const { rename } = promises
  promises.rename = async (from, to) => {
    const point = pointOf(folder, String(from), String(to))
    if (point) reach(`before ${point.what}`, point.ids)
    await rename(from, to)
    if (point) reach(`after ${point.what}`, point.ids)
  }
  syncBuiltinESMExports()
}

function pointOf(folder: string, from: string, to: string): Point | undefined {
  const environments = join(folder, 'environments/')
  if (to.startsWith(join(folder, 'acts/'))) {
    const { act, state }: { act: Act; state: ActState } = JSON.parse(readFileSync(from, 'utf8'))
    const what = state.state === 'running' ? `act ${act.kind} is noted` : `the end of ${act.kind} is noted`
    return { what, ids: [act.environmentId] }
  }
  if (to.startsWith(environments)) {
    const [environmentId, place] = to.slice(environments.length).split('/') as [string, string]
    if (place === 'releases') return { what: 'the release is placed', ids: [environmentId] }
    if (place === 'backups') return { what: 'the backup is placed', ids: [environmentId] }
    if (place !== 'standing.json') return undefined
    const { state } = JSON.parse(readFileSync(from, 'utf8'))
    return { what: state === 'deleted' ? 'the removal is written' : 'the wish is written', ids: [environmentId] }
  }
  if (!from.startsWith(environments)) return undefined
  const [environmentId, place] = from.slice(environments.length).split('/') as [string, string, string?]
  return place === 'releases' ? { what: 'the bytes are moved away', ids: [environmentId] } : undefined
}

function watchCalls(port: number): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const called = callOf(request, port)
    if (!called) return
    const { what, ids } = called
    if (what !== 'archive') return reach(`the ${what} arrives`, ids)
    reach('the archive begins', ids)
    const push = request.push
    let chunks = 0
    request.push = (chunk, encoding) => {
      // The first one may be all that is written yet.
      if (chunk === null) reach('the archive is there', ids)
      else if (++chunks === 3) reach('the archive is on its way', ids)
      return push.call(request, chunk, encoding)
    }
  })
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const called = callOf(request, port)
    if (called && response.statusCode < 300) reach(`the ${called.what} is answered`, called.ids)
  })
}

function callOf({ method, url, socket }: IncomingMessage, port: number): Point | undefined {
  if (socket.localPort !== port) return undefined
  const [, environmentId, kind] = /^\/environments\/([^/?]+)(?:\/([a-z]+)\/)?/.exec(url!) ?? []
  if (environmentId === undefined) return undefined
  const ids = [environmentId]
  if (method === 'PUT' && kind === undefined) return { what: 'wish', ids }
  if (method === 'PUT' && kind === 'releases') return { what: 'archive', ids }
  return method === 'DELETE' && kind === undefined ? { what: 'removal', ids } : undefined
}
