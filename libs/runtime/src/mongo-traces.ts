import type { mongo } from 'mongoose'
import type { OpenSpan } from './span.ts'
import { startSpan } from './tracing.ts'

/**
 * Makes a span of each command that belongs to a traced request. It has the names of the command and of the collection,
 * and nothing that was asked for or found.
 */
export function traceCommands(client: mongo.MongoClient): void {
  const open = new Map<number, OpenSpan>()
  client.on('commandStarted', ({ requestId, commandName, command, databaseName }) => {
    // A command names its collection; getMore does so in a field of its own.
    const named = commandName === 'getMore' ? command.collection : command[commandName]
    const collection = typeof named === 'string' ? named : undefined
    const span = startSpan(collection ? `${commandName} ${collection}` : commandName, {
      kind: 'client',
      attributes: {
        'db.system.name': 'mongodb',
        'db.namespace': databaseName,
        'db.operation.name': commandName,
        ...(collection && { 'db.collection.name': collection }),
      },
    })
    if (span) open.set(requestId, span)
  })
  client.on('commandSucceeded', ({ requestId }) => close(requestId))
  client.on('commandFailed', ({ requestId, failure }) => close(requestId, failure))

  function close(requestId: number, failure?: Error) {
    open.get(requestId)?.end(failure)
    open.delete(requestId)
  }
}
