import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import type { OwnerName } from '@holdfast/contracts'
import { connectMongo } from '@holdfast/runtime'

const scripts = new URL('../../deploy/restore/', import.meta.url)
/**
 * Runs what operators run by mongosh after this owner was restored, the same text.
 * @param nameOf what a database is called here
 * @returns what it printed
 */
export async function afterRestore(
  mongoUri: string,
  owner: Extract<OwnerName, 'company' | 'site'>,
  nameOf = (database: string) => database,
): Promise<string[]> {
  const text = await readFile(new URL(`after-${owner}.js`, scripts), 'utf8')
  const connection = await connectMongo(mongoUri, nameOf(`holdfast_${owner}`))
  const printed: string[] = []
  try {
    const getSiblingDB = (database: string) => {
      const { db } = connection.useDb(nameOf(database))
      return { getCollection: (name: string) => db!.collection(name) }
    }
    // Its last expression is the promise that mongosh waits for, too.
    await runInNewContext(text, { db: { getSiblingDB }, print: (line: string) => printed.push(line) })
  } finally {
    await connection.close()
  }
  return printed
}
