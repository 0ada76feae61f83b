import { mongo } from 'mongoose'

type Ids = (string | undefined)[]

/** What is written, and what it is about. */
export interface Deed {
  what: string
  ids: Ids
}

// biome-ignore lint/suspicious/noExplicitAny: commands of many forms
export type Document = any

/** How a program's points are recognised by the commands that it sends to MongoDB. */
export interface Recognition {
  /** Of a command in a transaction: what the transaction does, if this command tells. */
  deedOf(commandName: string, command: Document): Deed | undefined
  /** Of a command without a transaction: what it writes. */
  singleOf(commandName: string, command: Document): Deed | undefined
  /** Which of two says what the transaction does; the later one unless told otherwise. */
  stronger?(before: Deed, after: Deed): Deed
  reach(point: string, ids: Ids): void
}

/** Watches every client that this process connects from now on. To be called before anything connects. */
export function watchDatabase(recognition: Recognition): void {
  const uri = process.env.MONGODB_URI!
  // Not by `URL`, which refuses the several hosts of a replica set.
  process.env.MONGODB_URI = `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`
  const { connect } = mongo.MongoClient.prototype
  const watched = new WeakSet<mongo.MongoClient>()
  mongo.MongoClient.prototype.connect = function (this: mongo.MongoClient) {
    if (!watched.has(this)) watch(this, recognition)
    watched.add(this)
    return connect.call(this)
  }
}

function watch(client: mongo.MongoClient, recognition: Recognition): void {
  const { deedOf, singleOf, stronger = (_, after) => after, reach } = recognition
  const deeds = new Map<string, Deed>()
  /** What is reached when a command succeeds. */
  const succeeding = new Map<number, { point: string; ids: Ids }>()

  client.on('commandStarted', ({ requestId, commandName, command }: mongo.CommandStartedEvent) => {
    if (command.autocommit !== false) {
      const single = singleOf(commandName, command)
      if (!single) return
      reach(`before ${single.what}`, single.ids)
      succeeding.set(requestId, { point: `after ${single.what}`, ids: single.ids })
      return
    }
    const session = command.lsid.id.toString('hex')
    const deed = deedOf(commandName, command)
    const before = deeds.get(session)
    if (deed) deeds.set(session, before ? stronger(before, deed) : deed)
    if (commandName === 'abortTransaction') deeds.delete(session)
    const committed = commandName === 'commitTransaction' && deeds.get(session)
    if (!committed) return
    deeds.delete(session)
    const { what, ids } = committed
    reach(`${what}: before the commit`, ids)
    succeeding.set(requestId, { point: `${what}: committed`, ids })
    // The command is written to the socket right after this event.
    setImmediate(() => reach(`${what}: commit sent`, ids))
  })
  client.on('commandSucceeded', ({ requestId }: mongo.CommandSucceededEvent) => {
    const reached = succeeding.get(requestId)
    succeeding.delete(requestId)
    if (reached) reach(reached.point, reached.ids)
  })
  client.on('commandFailed', ({ requestId }) => succeeding.delete(requestId))
}

/** What a command puts into a collection. */
export function documentsOf(commandName: string, command: Document): Document[] {
  if (commandName === 'insert') return command.documents ?? []
  if (commandName === 'update') return (command.updates ?? []).map(({ u }: Document) => u)
  return []
}
