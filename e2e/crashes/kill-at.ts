import type { RecordProducer } from '@holdfast/messaging'
import type { mongo } from 'mongoose'
import type { OwningStep } from './owner-follower-effects.ts'

/** The step that is reached when a command of the transaction succeeds, by the command and its collection. */
const WRITTEN = new Map<string, OwningStep>([
  ['findAndModify ledger_heads', 'head moved'],
  ['update follower_positions', 'position moved'],
  ['update effects', 'effect written'],
  ['insert ledger_entries', 'own entry written'],
])

/**
 * Kills this process with -9 when it reaches a step for the n-th time; never, if there is no step. A commit counts only
 * if its transaction has appended an entry.
 * @param after n
 * @param client the client whose commands show the steps
 * @returns the producer with which the ledger must publish
 */
export function killAt(step: string | undefined, after: number, client: mongo.MongoClient, producer: RecordProducer) {
  let left = after
  const succeeding = new Map<number, OwningStep>()
  const appending = new Set<string>()

  client.on('commandStarted', ({ requestId, commandName, command }: mongo.CommandStartedEvent) => {
    // This command is not part of a transaction.
    if (command.autocommit !== false) return
    const session = command.lsid.id.toString('hex')
    const written = WRITTEN.get(`${commandName} ${command[commandName]}`)
    if (written === 'head moved') reach('before the transaction')
    if (written === 'own entry written') appending.add(session)
    if (written) succeeding.set(requestId, written)
    if (commandName === 'commitTransaction' && appending.delete(session)) {
      reach('before the commit')
      succeeding.set(requestId, 'committed, not announced')
      // The command is written to the socket right after this event.
      setImmediate(() => reach('commit sent, not answered'))
    }
  })
  client.on('commandSucceeded', ({ requestId }: mongo.CommandSucceededEvent) => {
    const reached = succeeding.get(requestId)
    if (reached) reach(reached)
    succeeding.delete(requestId)
  })
  client.on('commandFailed', ({ requestId }) => succeeding.delete(requestId))

  return {
    producer: {
      ...producer,
      async send(topic, records) {
        reach('announced, not published')
        await producer.send(topic, records)
        reach('published, not noted')
      },
    } satisfies RecordProducer,
  }

  function reach(reached: OwningStep) {
    if (reached === step && --left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
