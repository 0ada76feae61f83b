// Loaded into each process of the site service before its own code (node --import): recognises the points at which it is
// struck by the commands that go to MongoDB, and by its calls of the driver.
import { subscribe } from 'node:diagnostics_channel'
import { isMainThread } from 'node:worker_threads'
import { type Deed, type Document, documentsOf, watchDatabase } from '../mongo-points.ts'
import { reach } from './strike.ts'

if (isMainThread) {
  watchDatabase({ deedOf, singleOf, reach })
  watchDriver()
}

/** Of a command in a transaction: what the transaction does, if this command tells. */
function deedOf(commandName: string, command: Document): Deed | undefined {
  const [document]: Document[] = documentsOf(commandName, command)
  if (!document) return undefined
  const ids = [document._id, document.siteId, document.environmentId].map(text)
  switch (`${commandName} ${command[commandName]}`) {
    case 'insert operations':
      return { what: 'begun', ids }
    case 'insert backups':
      return { what: 'backup', ids }
    case 'update operations':
      return document.isVisible && document.state === 'running' ? { what: 'visible', ids } : undefined
    case 'update sites':
      return document.state === 'deleted' ? { what: 'deleted', ids } : undefined
    case 'update environments':
      if (document.state === 'purging') return { what: 'purge begun', ids }
      return document.state === 'purged' ? { what: 'purged', ids } : undefined
    default:
      return undefined
  }
}

/** Of a command without a transaction: what it writes. */
function singleOf(commandName: string, command: Document): Deed | undefined {
  const [document]: Document[] = documentsOf(commandName, command)
  if (!document) return undefined
  const [{ q = {} } = {}]: Document[] = command.updates ?? []
  switch (`${commandName} ${command[commandName]}`) {
    case 'update operations': {
      if (document._id === undefined) return undefined
      const ids = [document._id, document.siteId, document.environmentId].map(text)
      if (document.fence !== q.fence) return { what: 'the operation is taken', ids }
      // One that only waits stays where it is.
      const isMoved = document.step !== q.step || document.state === 'done'
      return isMoved ? { what: `step ${q.step} is saved`, ids } : undefined
    }
    case 'update environments':
      return document.$set?.confirmed ? { what: 'the confirmation is noted', ids: [text(q._id)] } : undefined
    default:
      return undefined
  }
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}

function watchDriver(): void {
  const points = [
    ['undici:request:create', 'before the call'],
    ['undici:request:bodySent', 'sent'],
    ['undici:request:headers', 'answered'],
  ] as const
  for (const [channel, point] of points) {
    subscribe(channel, (message) => {
      const called = callOf((message as { request: Request }).request)
      if (called) reach(`${called.what}: ${point}`, called.ids)
    })
  }
}

/** As undici has it. */
interface Request {
  method: string
  path: string
  body: unknown
}

function callOf({ method, path, body }: Request): Deed | undefined {
  const [, environmentId, kind, itemId] = /^\/environments\/([^/?]+)(?:\/([a-z]+)\/([^/?]+))?/.exec(path) ?? []
  if (environmentId !== undefined) {
    const ids = [environmentId, itemId]
    if (method === 'PUT' && kind === undefined) return { what: 'wish', ids }
    if (method === 'DELETE' && kind === undefined) return { what: 'removal', ids }
    if (method === 'GET' && kind === 'releases') return { what: 'look for the release', ids }
    return undefined
  }
  if (method !== 'POST' || !path.startsWith('/acts')) return undefined
  const act = JSON.parse(String(body))
  return { what: `act ${act.kind}`, ids: [act.environmentId] }
}
