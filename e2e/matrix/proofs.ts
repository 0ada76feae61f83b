import { exampleOf } from '@holdfast/testing/schema-example'
import { createConnection } from 'mongoose'
import type { Route } from '../support/documented-routes.ts'
import { Person } from '../support/person.ts'
import type { Scene } from './scene.ts'

const LONG_AGO_MS = 3_600_000

/**
 * Where `x-fresh-proof` differs from the answer to a caller who proved their password long ago. The owner of a company
 * calls every operation once. The scene cannot be used afterwards.
 */
export async function wrongProofs(
  routes: Route[],
  scene: Scene,
  mongoUri: string,
): Promise<{ wrong: string[]; refused: number; asked: number }> {
  const connection = await createConnection(mongoUri, { dbName: 'holdfast_identity' }).asPromise()
  const sessions = connection.db!.collection<{ _id: string; provenAt: number }>('sessions')
  const owner = new Person(scene.owner, scene.owner)
  const wrong: string[] = []
  let refused = 0
  // Operations that end something come last.
  const signedIn = routes.filter(({ isSignedOut }) => !isSignedOut)
  const inOrder = signedIn.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  try {
    for (const route of inOrder) {
      if (!(await isSignedIn())) await signInLongAgo()
      const { status, body } = await owner.call(route.method, pathOf(route), route.body && exampleOf(route.body))
      const outcome = status >= 400 ? `${status} ${body.code}` : String(status)
      const isRefused = outcome === '403 proof-needed'
      if (isRefused) refused++
      if (isRefused === route.needsFreshProof) continue
      wrong.push(`${route.id}: x-fresh-proof is ${route.needsFreshProof}, an old proof is answered ${outcome}`)
    }
  } finally {
    await connection.close()
  }
  return { wrong, refused, asked: inOrder.length }

  async function isSignedIn(): Promise<boolean> {
    return owner.token !== undefined && (await owner.call('GET', '/v1/sessions/current')).status === 200
  }

  /** To be called before the session's first use, because the gateway remembers sessions that it has seen. */
  async function signInLongAgo(): Promise<void> {
    await owner.signIn()
    const [newest] = await sessions.find({ userId: owner.userId }).sort({ _id: -1 }).limit(1).toArray()
    await sessions.updateOne({ _id: newest!._id }, { $set: { provenAt: Date.now() - LONG_AGO_MS } })
  }

  function pathOf({ path }: Route): string {
    const ids: Record<string, string> = {
      companyId: scene.companyId,
      userId: scene.target.userId,
      invitationId: scene.invitationId,
      keyId: scene.keyId,
      sessionId: scene.target.userId,
      operationId: 'none',
    }
    return path.replace(/\{(\w+)\}/g, (whole, name) => ids[name] ?? whole)
  }
}
